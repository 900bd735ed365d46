"""Small countries to test in: a few sites on a line, pathways in a sentence each."""

from dataclasses import dataclass, field
from typing import get_args

import numpy as np

from beredt.engine import flow
from beredt.engine.capacity import Capacity, plan_capacity
from beredt.engine.demand import Demand, draw_demand
from beredt.engine.distances import EARTH_KM
from beredt.engine.kernels import course, records
from beredt.engine.network import STATUSES, Network, build_network
from beredt.engine.register import (
    Activity,
    AgeBand,
    AgeUse,
    Catchment,
    Category,
    Dependency,
    Facility,
    Municipality,
    Occupancy,
    Offer,
    Parameter,
    Places,
    Ratio,
    Region,
    Register,
    Reserve,
    Role,
    SeasonFactor,
    Staff,
    Stage,
    Transport,
    Trust,
    Utility,
    WeekdayFactor,
)
from beredt.engine.scenario import PatientStream, Quantity, Scenario

SAID = {
    "source": "made up for a test",
    "source_date": "2026",
    "mark": "assumption",
    "confidence": "low",
}
PARAMETERS = {
    "road_speed_kmh": 60.0,
    "detour_factor": 1.0,
    "air_speed_kmh": 300.0,
    "air_overhead_hours": 100.0,
    "daytime_share": 0.7,
    "fatigue_after_days": 21.0,
    "fatigue_factor": 0.85,
    "typical_leg_km": 100.0,
    "move_load_factor": 1.0,
    "move_share": 1.0,
    "early_discharge_ramp_days": 2.0,
    "hub_stay_hours": 48.0,
    "companions_per_patient": 0.5,
    "apron_slots_per_day": 16.0,
    "parallel_export_share": 0.1,
}
PLENTY = 1_000_000
KM_PER_DEGREE = EARTH_KM * np.pi / 180


@dataclass(frozen=True)
class Site:
    """A facility `km` along the road; a number of places counts for every status."""

    id: str
    places: dict
    region: str = "north"
    km: float = 0.0
    kind: str = "hospital"
    acute: bool = True
    isolation: dict = field(default_factory=dict)
    people: int = 1000
    elderly: int = 0
    trauma: str = "none"


def step(kind, stay=1.0, **more):
    """Return a stage: exponential stay in days; who finds no place leaves."""
    return {
        "kind": kind,
        "share": 1.0,
        "stay": stay,
        "stay_low": stay,
        "stay_high": stay,
        "variation": 1.0,
        "distribution": "exponential",
        "priority": 1,
        "patience": 0.0,
        "waiting_death": 0.0,
        "worsens_to": "",
        "fallback": None,
        "reach": 1000.0,
    } | more


def make_register(
    sites,
    pathways,
    *,
    traits=None,
    activity=None,
    ordinary=None,
    moves=PLENTY,
    parameters=None,
    **tables,
):
    """Return a register of these sites and pathways.

    `traits` has category fields by category; `activity` admissions a day by category,
    `ordinary` other fields of all of them;
    `moves` patients of each class that can leave a region a day (multiples of 24).
    """
    regions = tuple(dict.fromkeys(site.region for site in sites))
    return Register(
        name="made-up",
        title="Made up",
        version="1",
        regions=tuple(Region(id=r, name=r, **SAID) for r in regions),
        trusts=tuple(Trust(id=f"{r}-trust", name=r, region=r, **SAID) for r in regions),
        municipalities=tuple(_municipality(site) for site in sites),
        catchments=tuple(
            Catchment(
                municipality=f"{site.id}-town", facility=site.id, share=1.0, **SAID
            )
            for site in sites
        ),
        facilities=(
            *(_facility(site) for site in sites),
            *tables.get("elsewhere", ()),
        ),
        places=tuple(row for site in sites for row in _places(site)),
        staff=tables.get("staff", ()),
        ratios=tables.get("ratios", ()),
        roles=tables.get("roles", ()),
        reserves=tables.get("reserves", ()),
        utilities=tables.get("utilities", ()),
        dependencies=tables.get("dependencies", ()),
        occupancy=tables.get("occupancy", ()),
        categories=tuple(_category(c, (traits or {}).get(c, {})) for c in pathways),
        pathways=tuple(
            Stage(category=category, order=order, **row, **SAID)
            for category, rows in pathways.items()
            for order, row in enumerate(rows, 1)
        ),
        activity=tuple(
            _activity(c, pathways[c][0]["kind"], rate, ordinary or {})
            for c, rate in (activity or {}).items()
        ),
        weekdays=tables.get("weekdays", ()),
        seasons=tables.get("seasons", ()),
        ages=tables.get("ages", ()),
        transport=(
            *(_ambulances(r, moves) for r in regions if moves),
            *tables.get("vehicles", ()),
        ),
        offers=tables.get("offers", ()),
        parameters=tuple(
            Parameter(
                id=key, name_nb=key, name_en=key, value=value, low=value, high=value,
                unit="1", **SAID,
            )
            for key, value in (PARAMETERS | (parameters or {})).items()
        ),
    )  # fmt: skip


def _latitude(site):
    return 60 + site.km / KM_PER_DEGREE


def _municipality(site):
    return Municipality(
        id=f"{site.id}-town", name=site.id, alias="", county="C", region=site.region,
        trust=f"{site.region}-trust", lat=_latitude(site), lon=10.0,
        population_0_17=0, population_18_44=site.people, population_45_66=0,
        population_67_79=0, population_80_plus=site.elderly, nursing_home_places=0,
        **SAID,
    )  # fmt: skip


def _facility(site):
    return Facility(
        id=site.id, name=site.id, kind=site.kind, region=site.region,
        trust=f"{site.region}-trust", municipality=f"{site.id}-town",
        lat=_latitude(site), lon=10.0, acute=site.acute, trauma=site.trauma,
        neurosurgery=False, note="",
        **SAID,
    )  # fmt: skip


def _places(site):
    for kind, numbers in site.places.items():
        for status in STATUSES:
            number = numbers[status] if isinstance(numbers, dict) else numbers
            yield Places(
                facility=site.id, kind=kind, status=status, number=number,
                isolation=site.isolation.get(kind, 0), definition="test", **SAID,
            )  # fmt: skip


def _category(id_, fields):
    values = {
        "death_share": 0.0,
        "isolation_share": 0.0,
        "postponable_share": 0.0,
        "bulk_move_hours": None,
        "special_unit": None,
    } | fields
    return Category(
        id=id_, name_nb=id_, name_nn=id_, name_en=id_, name_uk=id_, **values, **SAID
    )


def _activity(category, kind, rate, fields):
    values = {"acute_only": False, "follows_people": 0.0, "profile": ""} | fields
    return Activity(
        category=category, kind=kind, admissions=rate, low=rate, high=rate,
        **values, **SAID,
    )  # fmt: skip


def week(*factors, profile="p"):
    """Return the factors of the weekdays of a profile, Monday first."""
    return tuple(
        WeekdayFactor(
            profile=profile, weekday=day, value=value, low=value, high=value, **SAID
        )
        for day, value in enumerate(factors, start=1)
    )


def months(*factors, profile="p"):
    """Return the factors of the months of a profile."""
    return tuple(
        SeasonFactor(
            profile=profile, month=month, value=value, low=value, high=value, **SAID
        )
        for month, value in enumerate(factors, start=1)
    )


def uses(*factors, profile="p"):
    """Return what people of each age use, the youngest first."""
    return tuple(
        AgeUse(profile=profile, age=age, value=value, low=value, high=value, **SAID)
        for age, value in zip(get_args(AgeBand), factors, strict=True)
    )


def _ambulances(region, moves):
    """Return vehicles that make 24 trips of one hour a day."""
    litters = moves // 24
    return Transport(
        id=f"{region}-ambulances", mode="ambulance", base=region, region=region,
        lat=60.0, lon=10.0, units=1, litters=2 * litters, seats=0,
        intensive_litters=litters, speed=200.0, load_hours=0.0, turnaround_hours=0.0,
        hours_per_day=24.0, availability=1.0, readiness_hours=0.0, crew=2, **SAID,
    )  # fmt: skip


def vehicle(mode, *, region="north", units=1, litters=10, intensive=0, **more):
    """Return vehicles that make one round trip a day, whatever the distance."""
    return Transport(
        **{
            "id": f"{region}-{mode}", "mode": mode, "base": region, "region": region,
            "lat": 60.0, "lon": 10.0, "units": units, "litters": litters + intensive,
            "seats": 100, "intensive_litters": intensive, "speed": 1e6,
            "load_hours": 8.0, "turnaround_hours": 8.0, "hours_per_day": 24.0,
            "availability": 1.0, "readiness_hours": 0.0, "crew": 2,
        } | more,
        **SAID,
    )  # fmt: skip


def elsewhere(id_, kind, *, region="", km=0.0, trauma="none"):
    """Return a facility without patients of its own: a hub, or a partner abroad."""
    return Facility(
        id=id_, name=id_, kind=kind, region=region, trust="", municipality="",
        lat=60 + km / KM_PER_DEGREE, lon=10.0, acute=False, trauma=trauma,
        neurosurgery=False, note="",
        **SAID,
    )  # fmt: skip


def offer(id_, kind, places, *, facility, activation_days=0.0, country="SE"):
    """Return what a partner can give."""
    return Offer(
        id=id_, partner="Partner", country=country, kind=kind, places=places,
        activation_days=activation_days, facility=facility, note="", **SAID,
    )  # fmt: skip


def staff(profession, fte, *, region="north", pool="hospital", absence=0.0, heads=None):
    """Return a staff pool."""
    return Staff(
        pool=pool, profession=profession, region=region,
        head_count=round(fte) if heads is None else heads,
        full_time_equivalents=fte, absence=absence, **SAID,
    )  # fmt: skip


def ratio(kind, profession, value):
    """Return how many full-time equivalents one place needs."""
    return Ratio(
        kind=kind, profession=profession, value=value, low=value, high=value, **SAID
    )


def role(profession, persons, *, region="north", other_pool="armed_forces"):
    """Return hospital staff with a second role."""
    return Role(
        profession=profession, region=region, pool="hospital", other_pool=other_pool,
        persons=persons, **SAID,
    )  # fmt: skip


def reserve(id_, profession, persons, *, lead_days, training_days=0.0, share=1.0):
    """Return people who can be mobilised in the north."""
    return Reserve(
        id=id_, name=id_, profession=profession, region="north", persons=persons,
        full_time_share=share, lead_days=lead_days, training_days=training_days,
        **SAID,
    )  # fmt: skip


def endurance(facility, utility, hours):
    """Return how long a facility manages without a utility."""
    return Utility(
        facility=facility, utility=utility, endurance_hours=hours, low=hours,
        high=hours, **SAID,
    )  # fmt: skip


def dependency(kind, utility, left):
    """Return the share of places left when a utility is gone."""
    return Dependency(
        kind=kind, utility=utility, value=left, low=left, high=left, **SAID
    )


def filled(kind, share, facility_kind="hospital"):
    """Return the share of places that ordinary users always fill."""
    return Occupancy(
        kind=kind, facility_kind=facility_kind, value=share, low=share, high=share,
        **SAID,
    )  # fmt: skip


def make_scenario(
    days, *, needs=(), disruptions=(), measures=(), weekday=0, day_of_year=None
):
    """Return a scenario that begins on a Monday."""
    return Scenario(
        name="test", title={}, description={}, days=days, weekday=weekday,
        day_of_year=day_of_year,
        needs=tuple(needs), disruptions=tuple(disruptions), measures=tuple(measures),
    )  # fmt: skip


def stream(rate, days, mix, *, place="norway", name="a", source="civil", start=0.0):
    """Return a need of `rate` patients a day for `days` days."""
    mix = {mix: 1.0} if isinstance(mix, str) else mix
    return PatientStream(
        name=name, source=source, place=place, start=start, days=days,
        patients=Quantity(value=rate * days), mix=mix,
    )  # fmt: skip


@dataclass(frozen=True, repr=False)
class World:
    """A register and a scenario made ready to run."""

    network: Network
    demand: Demand
    capacity: Capacity
    plan: records.Plan

    def __repr__(self):
        return f"World(days={self.plan.days}, register={self.network.register!r})"

    def draw(self, number=0, *, room=4096):
        """Run one draw; return its counts."""
        while True:
            out = flow.new_draw(self.plan)
            work = flow.new_work(self.plan, room)
            levels = self.demand.levels(number)
            if course.run(self.plan, work, out, self.demand.seed, number, levels):
                return out
            room *= 2

    def simulate(self, draws, **how):
        """Run many draws; return their totals."""
        return flow.simulate(self.demand, self.capacity, draws=draws, **how).totals

    def station(self, facility, kind):
        """Return the number of a station."""
        for s, row in enumerate(self.network.stations):
            at = self.network.facilities[row["facility"]].id
            if (at, flow.KINDS[row["kind"]]) == (facility, kind):
                return s
        raise KeyError((facility, kind))


def set_up(register, scenario, *, seed=1):
    """Return a world."""
    network = build_network(register)
    demand = draw_demand(scenario, network, seed=seed)
    capacity = plan_capacity(scenario, network)
    return World(network, demand, capacity, flow.make_plan(demand, capacity))


def outcome(ledger, name):
    """Return one column of a ledger."""
    return ledger[..., records.OUTCOMES.index(name)]
