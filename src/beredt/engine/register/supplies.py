"""What is used and what moves: items, stocks, transport, offers, parameters."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Gt, Le, MinLen, Unit

from beredt.engine.register.kinds import (
    Amount,
    Count,
    Days,
    HolderKind,
    Hours,
    Id,
    Latitude,
    Longitude,
    Mode,
    PlaceKind,
    Share,
    Text,
)
from beredt.engine.register.places import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Sourced):
    """Something that is used up."""

    id: Id
    name_nb: Text
    name_nn: Text
    name_en: Text
    name_uk: Text
    atc: str
    unit: Text
    daily_use: Amount
    daily_inflow: Amount
    shelf_days: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock(Sourced):
    """How much of an item a holder has; `region` is empty for the whole country."""

    item: Id
    holder_kind: HolderKind
    holder: Text
    region: str
    quantity: Amount
    lot: str
    expiry: str
    export_ban: bool
    obligation_months: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport(Sourced):
    """Vehicles of one mode at one base."""

    id: Id
    mode: Mode
    base: Text
    region: str
    lat: Latitude
    lon: Longitude
    units: Count
    litters: Count
    seats: Count
    intensive_litters: Count
    speed: Annotated[float, Gt(0), Unit("km/h")]
    load_hours: Hours
    turnaround_hours: Hours
    hours_per_day: Annotated[float, Gt(0), Le(24), Unit("hours")]
    availability: Share
    readiness_hours: Hours
    crew: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Sourced):
    """Places or teams that a partner can give."""

    id: Id
    partner: Text
    country: Annotated[str, MinLen(2)]
    kind: PlaceKind
    places: Count
    activation_days: Days
    facility: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Sourced):
    """A number that is nobody's column: a speed, a share, a limit."""

    id: Id
    name_nb: Text
    name_en: Text
    value: float
    low: float
    high: float
    unit: Text
