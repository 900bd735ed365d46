"""The two models that every peer also runs: a plain network and a rich one.

Plain: 50 hospitals x {ward, intensive}; 2 591 arrivals a day; lognormal stays (6 days,
sigma 0.8; 5 days, sigma 1.0); 10 % intensive care, then ward; a full hospital sends on
to the nearest with a free place; none free: the patient is lost. 90 days from empty.

Rich: 50 hospitals x {ward, intermediate, intensive} in four regions; six categories
with pathways of one to three stages and four priorities; patients wait, lose patience,
leave or die; who waits for a lower place keeps the higher one; transfers within reach
take their time; ordinary arrivals follow the hours of the day and the days of the week;
one region meets 1.8 times the patients for 20 days, another has 0.6 of its places for
20 days. 90 days from ordinary occupancy.
"""

import math
from typing import Any, NamedTuple

from benchmarks.building import SOURCED, category, register, sizes, stage
from beredt.engine.capacity import Capacity, plan_capacity
from beredt.engine.demand import Demand, draw_demand
from beredt.engine.network import build_network
from beredt.engine.register import Activity, Register, WeekdayFactor
from beredt.engine.scenario import (
    FacilityDamage,
    Ordinary,
    PatientStream,
    Quantity,
    Scenario,
)

HOSPITALS = 50
DAYS = 90
PLAIN_ARRIVALS = 2591
PLAIN_PLACES = {"ward": 16362, "intensive": 1286}
QUARTERS = ("north", "east", "south", "west")
# Ordinary admissions a day with 50 hospitals, of each category of the rich model.
RICH_ARRIVALS = {
    "minor": 900.0,
    "medical": 1600.0,
    "surgical": 350.0,
    "severe": 150.0,
    "critical": 90.0,
    "worsening": 300.0,
}
RICH_DEATHS = {"severe": 0.1, "critical": 0.2, "medical": 0.02}
RICH_PLACES = {"ward": 17600, "intermediate": 1650, "intensive": 1250}
SURGE, SURGE_REGION = 1.8, "north"
LOSS, LOSS_REGION = 0.4, "south"
EVENT_DAYS = 20.0


class Case(NamedTuple):
    """One model ready to be run by the product's kernel."""

    demand: Demand
    capacity: Capacity
    days: int


def quarter(index: int) -> str:
    """Return the region of a hospital: which quarter of the spiral it lies in."""
    turn = 2.4 * index / (2 * math.pi)
    return QUARTERS[int((turn - math.floor(turn)) * len(QUARTERS))]


def plain_case(count: int = HOSPITALS, days: int = DAYS, seed: int = 1) -> Case:
    """Return the plain network; `count` hospitals take their share of arrivals."""
    return ready(plain(count), plain_scenario(count, days), seed)


def plain_scenario(count: int, days: int) -> Scenario:
    """Return the stream of patients into the plain network."""
    arrivals = PLAIN_ARRIVALS * count / HOSPITALS
    need = PatientStream(
        name="stream",
        source="civil",
        days=days,
        patients=Quantity(value=arrivals * days),
        mix={"A": 0.9, "B": 0.1},
    )
    return scenario(days, needs=(need,))


def rich_case(count: int = HOSPITALS, days: int = DAYS, seed: int = 1) -> Case:
    """Return the rich model; the surge begins at 2/9 of the time, the loss at 5/9."""
    register = rich(count)
    surging = sum(
        share for i, share in enumerate(sizes(count)) if quarter(i) == SURGE_REGION
    )
    extra = sum(RICH_ARRIVALS.values()) * count / HOSPITALS * surging * (SURGE - 1)
    total = sum(RICH_ARRIVALS.values())
    length = EVENT_DAYS * days / DAYS
    surge = PatientStream(
        name="surge",
        source="civil",
        place=SURGE_REGION,
        start=days * 2 / 9,
        days=length,
        patients=Quantity(value=extra * length),
        mix={name: rate / total for name, rate in RICH_ARRIVALS.items()},
    )
    loss = FacilityDamage(
        name="loss",
        place=LOSS_REGION,
        start=days * 5 / 9,
        days=length,
        lost=Quantity(value=LOSS),
    )
    ordinary = Ordinary(name="ordinary")
    return ready(
        register, scenario(days, needs=(ordinary, surge), disruptions=(loss,)), seed
    )


def scenario(days: int, **parts: Any) -> Scenario:
    """Return a scenario without words."""
    return Scenario(name="benchmark", title={}, description={}, days=days, **parts)


def ready(register: Register, happening: Scenario, seed: int) -> Case:
    """Let need and capacity be worked out."""
    network = build_network(register)
    return Case(
        demand=draw_demand(happening, network, seed=seed),
        capacity=plan_capacity(happening, network),
        days=happening.days,
    )


def plain(count: int = HOSPITALS, more: float = 0.0) -> Register:
    """Return the register of the plain network, with a share `more` of ward places."""
    scale = count / HOSPITALS
    ward = PLAIN_PLACES["ward"] * scale
    return register(
        {
            "ward": [round(round(ward * s) * (1 + more)) for s in sizes(count)],
            "intensive": whole(PLAIN_PLACES["intensive"] * scale, count),
        },
        regions=["region"] * count,
        categories=[category("A"), category("B")],
        pathways=[
            stage("A", 1, "ward", 6, 0.8),
            stage("B", 1, "intensive", 5, 1.0),
            stage("B", 2, "ward", 6, 0.8),
        ],
    )


def rich(count: int = HOSPITALS) -> Register:
    """Return the register of the rich model."""
    scale = count / HOSPITALS
    waits = {"reach": 3.0}
    return register(
        {kind: whole(number * scale, count) for kind, number in RICH_PLACES.items()},
        regions=[quarter(i) for i in range(count)],
        categories=[
            category(name, RICH_DEATHS.get(name, 0.0)) for name in RICH_ARRIVALS
        ],
        pathways=[
            stage("minor", 1, "ward", 3, 0.8, priority=3, patience=24.0, **waits),
            stage(
                "medical",
                1,
                "ward",
                5.5,
                0.8,
                priority=2,
                patience=48.0,
                waiting_death=0.05,
                **waits,
            ),
            stage(
                "surgical",
                1,
                "intermediate",
                2,
                0.5,
                priority=1,
                patience=24.0,
                waiting_death=0.1,
                **waits,
            ),
            stage("surgical", 2, "ward", 5, 0.7, priority=1, patience=None, **waits),
            stage(
                "severe",
                1,
                "intensive",
                4,
                1.0,
                priority=0,
                patience=12.0,
                waiting_death=0.5,
                **waits,
            ),
            stage("severe", 2, "ward", 7, 0.8, priority=1, patience=None, **waits),
            stage(
                "critical",
                1,
                "intensive",
                6,
                1.0,
                priority=0,
                patience=6.0,
                waiting_death=0.8,
                **waits,
            ),
            stage(
                "critical",
                2,
                "intermediate",
                3,
                0.6,
                priority=0,
                patience=None,
                **waits,
            ),
            stage("critical", 3, "ward", 8, 0.8, priority=1, patience=None, **waits),
            stage("worsening", 1, "ward", 2, 0.6, priority=2, patience=36.0, **waits),
            stage(
                "worsening",
                2,
                "intermediate",
                3,
                0.6,
                priority=1,
                patience=24.0,
                waiting_death=0.2,
                share=0.6,
                **waits,
            ),
            stage("worsening", 3, "ward", 4, 0.7, priority=2, patience=None, **waits),
        ],
        activity=tuple(
            Activity(
                category=name,
                kind="ward",
                acute_only=False,
                follows_people=0.0,
                profile="week",
                admissions=rate * scale,
                low=rate * scale,
                high=rate * scale,
                **SOURCED,
            )
            for name, rate in RICH_ARRIVALS.items()
        ),
        weekdays=week(weekend=0.85),
    )


def week(*, weekend: float) -> tuple[WeekdayFactor, ...]:
    """Return factors of the weekdays with mean 1, less at weekends."""
    mean = (5 + 2 * weekend) / 7
    return tuple(
        WeekdayFactor(
            profile="week",
            weekday=weekday,
            value=factor / mean,
            low=factor / mean,
            high=factor / mean,
            **SOURCED,
        )
        for weekday, factor in enumerate([*[1.0] * 5, *[weekend] * 2], start=1)
    )


def whole(number: float, count: int) -> list[int]:
    """Share places out by size."""
    return [max(round(number * share), 1) for share in sizes(count)]
