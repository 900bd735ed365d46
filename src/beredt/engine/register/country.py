"""One country as it is known: every table of its data package."""

from dataclasses import dataclass, field

from beredt.engine.register.activity import (
    Activity,
    AgeUse,
    SeasonFactor,
    WeekdayFactor,
)
from beredt.engine.register.intervals import IntervalLaw
from beredt.engine.register.kinds import Text
from beredt.engine.register.patients import Category, Consumption, Stage
from beredt.engine.register.people import Ratio, Reserve, Role, Staff
from beredt.engine.register.places import (
    Catchment,
    Dependency,
    Facility,
    Municipality,
    Occupancy,
    Places,
    Region,
    Trust,
    Utility,
)
from beredt.engine.register.supplies import Item, Offer, Parameter, Stock, Transport

# What every register must say, because the engine asks for it by name.
NEEDED_PARAMETERS = (
    "air_overhead_hours",
    "air_speed_kmh",
    "daytime_share",
    "detour_factor",
    "early_discharge_ramp_days",
    "fatigue_after_days",
    "fatigue_factor",
    "move_load_factor",
    "move_share",
    "operations_per_theatre_day",
    "road_speed_kmh",
    "typical_leg_km",
)
# What it must say as well when it has hubs, vehicles that only measures use, or items.
NEEDED_FOR = {
    "hubs": ("hub_stay_hours", "apron_slots_per_day"),
    "evacuation": ("companions_per_patient",),
    "items": ("parallel_export_share",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One country as it is known, at one version."""

    name: Text
    title: Text
    version: Text
    fingerprint: str = ""
    regions: tuple[Region, ...]
    trusts: tuple[Trust, ...]
    municipalities: tuple[Municipality, ...]
    catchments: tuple[Catchment, ...]
    facilities: tuple[Facility, ...]
    places: tuple[Places, ...]
    staff: tuple[Staff, ...]
    roles: tuple[Role, ...] = field(default=())
    reserves: tuple[Reserve, ...] = field(default=())
    ratios: tuple[Ratio, ...]
    utilities: tuple[Utility, ...] = field(default=())
    dependencies: tuple[Dependency, ...] = field(default=())
    categories: tuple[Category, ...]
    pathways: tuple[Stage, ...]
    activity: tuple[Activity, ...] = field(default=())
    weekdays: tuple[WeekdayFactor, ...] = field(default=())
    seasons: tuple[SeasonFactor, ...] = field(default=())
    ages: tuple[AgeUse, ...] = field(default=())
    occupancy: tuple[Occupancy, ...] = field(default=())
    items: tuple[Item, ...] = field(default=())
    stocks: tuple[Stock, ...] = field(default=())
    consumption: tuple[Consumption, ...] = field(default=())
    transport: tuple[Transport, ...] = field(default=())
    offers: tuple[Offer, ...] = field(default=())
    parameters: tuple[Parameter, ...] = field(default=())
    intervals: tuple[IntervalLaw, ...] = field(default=())

    def parameter(self, name: str) -> float:
        """Return the value of one parameter; `KeyError` when the register lacks it."""
        for row in self.parameters:
            if row.id == name:
                return row.value
        raise KeyError(f"The register {self.name!r} has no parameter {name!r}.")
