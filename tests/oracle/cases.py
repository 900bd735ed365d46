"""Small random countries in which everything can happen."""

from dataclasses import replace
from typing import get_args

import numpy as np
from hypothesis import strategies as st

from beredt.engine.kernels import records
from beredt.engine.register import SpecialUnit
from beredt.engine.scenario import (
    SOURCES,
    EarlyDischarge,
    Evacuate,
    FacilityDamage,
    MassCasualty,
    Observation,
    OpenSurge,
    Ordinary,
    PostponeElective,
    Quantity,
    Redistribute,
    TransportClosed,
)
from worlds import (
    Site,
    elsewhere,
    make_register,
    make_scenario,
    offer,
    set_up,
    step,
    stream,
    vehicle,
)

KINDS = ("ward", "municipal", "intensive", "theatre", "emergency", "rehabilitation")
UNITS = get_args(SpecialUnit)
ROLES = ("none", "function", "centre")
LAWS = ("exponential", "lognormal", "gamma", "fixed")
WHERE = st.sampled_from(["norway", "s0"])


@st.composite
def sites(draw, kinds):
    """Return one to four facilities on a road, the first of them never empty."""
    found = []
    for i in range(draw(st.integers(1, 4))):
        places = {kind: draw(st.sampled_from([0, 1, 3, 8])) for kind in kinds}
        if i == 0:
            places[kinds[0]] += 1
        found.append(
            Site(
                f"s{i}",
                places,
                region=draw(st.sampled_from(["north", "south"])),
                km=draw(st.sampled_from([0.0, 20.0, 150.0])) + i,
                acute=i == 0 or draw(st.booleans()),
                trauma=draw(st.sampled_from(ROLES)),
                isolation={kind: draw(st.integers(0, 2)) for kind in kinds},
            )
        )
    return found


@st.composite
def stages(draw, kinds, categories):
    """Return one to three stages, at least one of them certain."""
    rows = []
    for i in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from((*kinds, *kinds, "burn")))
        rows.append(
            step(
                kind,
                draw(st.sampled_from([0.1, 0.7, 2.0, 5.0])),
                distribution=draw(st.sampled_from(LAWS)),
                variation=draw(st.sampled_from([0.5, 1.0, 1.7])),
                share=1.0 if i == 0 else draw(st.sampled_from([1.0, 0.5])),
                priority=draw(st.integers(0, 3)),
                patience=draw(st.sampled_from([None, 0.0, 3.0, 24.0])),
                waiting_death=draw(st.sampled_from([0.0, 0.3, 1.0])),
                worsens_to=draw(st.sampled_from(["", *categories])),
                fallback=draw(st.sampled_from([None, None, *kinds])),
                reach=draw(st.sampled_from([0.0, 1.0, 1000.0])),
            )
        )
    return rows


@st.composite
def registers(draw):
    """Return a register."""
    more = draw(st.lists(st.sampled_from(KINDS[1:]), max_size=3, unique=True))
    kinds = ["ward", *more]
    categories = ["A", "B", "C"][: draw(st.integers(1, 3))]
    shares = st.sampled_from([0.0, 0.3, 1.0])
    return make_register(
        draw(sites(kinds)),
        {c: draw(stages(kinds, categories)) for c in categories},
        traits={
            c: {
                "death_share": draw(shares),
                "isolation_share": draw(shares),
                "postponable_share": draw(shares),
                "bulk_move_hours": draw(st.sampled_from([None, 0.0, 6.0, 30.0])),
                "special_unit": draw(st.sampled_from([None, None, *UNITS])),
            }
            for c in categories
        },
        activity={c: draw(st.sampled_from([0.0, 1.0, 6.0])) for c in categories},
        moves=draw(st.sampled_from([24, 240, 2400])),
        vehicles=[
            vehicle("bus", region="north", litters=draw(st.integers(1, 9)), intensive=2)
        ],
        elsewhere=[
            elsewhere("abroad", "partner", km=80, trauma=draw(st.sampled_from(ROLES)))
        ],
        offers=[
            offer(kind, kind, draw(st.integers(1, 6)), facility="abroad",
                  activation_days=draw(st.sampled_from([0.0, 1.3])))
            for kind in kinds
        ],
    )  # fmt: skip


@st.composite
def needs(draw, days, categories):
    """Return what brings patients."""
    mix = {c: 1 / len(categories) for c in categories}
    source = st.sampled_from(SOURCES)
    rate = st.sampled_from([1.0, 5.0, 20.0])
    found = [Ordinary(name="ordinary"), stream(draw(rate), days, mix)]
    found.append(
        stream(draw(rate), 2, mix, name="b", place="s0", source=draw(source), start=0.7)
    )
    if draw(st.booleans()):
        injured = Quantity(value=20, low=5, high=60)
        event = {"name": "c", "source": draw(source), "place": draw(WHERE)}
        found.append(MassCasualty(injured=injured, mix=mix, start=0.4, **event))
    if draw(st.booleans()):
        seen = tuple(draw(st.lists(st.integers(0, 9), max_size=days)))
        found.append(Observation(name="d", source="civil", mix=mix, admissions=seen))
    return found


@st.composite
def happenings(draw, days, kinds):
    """Return disruptions and measures."""
    when = {"start": draw(st.sampled_from([0.0, 0.6, 2.0]))}
    when["days"] = draw(st.sampled_from([0.5, 2.0, days + 1.0]))
    half = Quantity(value=0.5)
    region = {"authority_level": "region"} | when
    disruptions = [
        FacilityDamage(name="fire", place="s0", lost=half, repair_days=1.0, **when),
        TransportClosed(name="snow", place="s0", **when),
    ]
    measures = [
        EarlyDischarge(name="home", share=half, kept=0.3, **region),
        PostponeElective(name="later", share=half, **region),
        OpenSurge(name="surge", places=kinds, **region),
    ]
    return (
        [row for row in disruptions if draw(st.booleans())],
        [row for row in measures if draw(st.booleans())],
    )


@st.composite
def moves(draw, kinds):
    """Return measures that move patients, in any order."""
    found = []
    for i in range(draw(st.integers(1, 3))):
        how = {
            "name": f"move {i}",
            "place": draw(st.sampled_from(["norway", "north", "s0"])),
            "start": draw(st.sampled_from([0.0, 1.5])),
            "days": 30.0,
            "patients_per_day": Quantity(value=draw(st.sampled_from([0.4, 3, 20]))),
            "mode": draw(st.sampled_from([None, "bus", "ambulance"])),
            "authority_level": "region",
        }
        if draw(st.booleans()):
            to = draw(st.sampled_from(["norway", "south", "s1"]))
            some = tuple(draw(st.lists(st.sampled_from(kinds), unique=True)))
            found.append(Redistribute(to=to, places=some, **how))
        else:
            found.append(Evacuate(offer=draw(st.sampled_from(kinds)), **how))
    return found


@st.composite
def worlds(draw, *, moving=False):
    """Return a world with further changes of capacity."""
    register = draw(registers())
    days = draw(st.integers(2, 12))
    kinds = tuple(dict.fromkeys(row.kind for row in register.places))
    disruptions, measures = draw(happenings(days, kinds))
    if moving:
        measures += draw(moves(kinds))
    scenario = make_scenario(
        days,
        needs=draw(needs(days, [row.id for row in register.categories])),
        disruptions=disruptions,
        measures=measures,
        weekday=draw(st.integers(0, 6)),
    )
    world = set_up(register, scenario, seed=draw(st.integers(0, 2**63 - 1)))
    plan = world.plan._replace(
        changes=draw(changes(world.plan)), move_limit=draw(move_limits(world.plan))
    )
    return replace(world, plan=plan)


@st.composite
def changes(draw, plan):
    """Return the changes of a plan with further ones, up and down, in order."""
    rows = [tuple(row) for row in plan.changes.tolist()]
    for _ in range(draw(st.integers(0, 6))):
        time = draw(st.integers(1, 8 * plan.days - 1)) / 8
        station = draw(st.integers(0, len(plan.stations) - 1))
        capacity = draw(st.integers(0, 6))
        rows.append((time, station, capacity, draw(st.integers(0, capacity))))
    return np.array(sorted(rows), records.CHANGE)


@st.composite
def move_limits(draw, plan):
    """Return how many can be moved: as planned, or few and not the same every day."""
    if draw(st.booleans()):
        return plan.move_limit
    few = draw(st.lists(st.integers(0, 3), min_size=2, max_size=7))
    return np.resize(few, plan.move_limit.shape).astype(np.int64)
