"""What we have: facilities, places, staff, stocks, utilities, transport, pathways.

Every row of every table says where it comes from (`source`, `source_date`), what it
is (`mark`: official, derived or assumption) and how sure we are (`confidence`).
The field names are the column names of the CSV files of the data package.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, MinLen, Unit

Mark = Literal["official", "derived", "assumption"]
Confidence = Literal["high", "medium", "low"]
FacilityKind = Literal[
    "hospital", "municipal_acute", "nursing_home", "role_2", "role_3", "hub", "partner"
]
PlaceKind = Literal[
    "ward",
    "observation",
    "intermediate",
    "intensive",
    "theatre",
    "emergency",
    "burn",
    "neonatal",
    "obstetric",
    "dialysis",
    "psychiatric",
    "rehabilitation",
    "municipal",
    "hub",
]
Status = Literal[
    "physical", "equipped", "staffed", "surge_realistic", "surge_theoretical"
]
Profession = Literal[
    "nurse",
    "intensive_care_nurse",
    "theatre_nurse",
    "anaesthetic_nurse",
    "assistant_nurse",
    "midwife",
    "doctor",
    "surgeon",
    "anaesthetist",
    "physiotherapist",
    "radiographer",
    "biomedical_scientist",
    "ambulance_worker",
]
Pool = Literal[
    "hospital", "municipality", "armed_forces", "home_guard", "volunteer", "other"
]
UtilityKind = Literal["power", "water", "ecom", "ict", "oxygen"]
Basis = Literal["patient_day", "admission"]
HolderKind = Literal["ward", "hospital", "wholesaler", "national", "eu"]
Distribution = Literal["gamma", "lognormal", "exponential", "fixed"]
Mode = Literal[
    "ambulance",
    "ambulance_helicopter",
    "ambulance_aeroplane",
    "rescue_helicopter",
    "evacuation_aeroplane",
    "transport_aeroplane",
    "train",
    "bus",
    "fast_ferry",
    "ambulance_boat",
]

Id = Annotated[str, MinLen(1)]
Share = Annotated[float, Ge(0), Le(1)]
Amount = Annotated[float, Ge(0)]
Count = Annotated[int, Ge(0)]
Latitude = Annotated[float, Ge(-90), Le(90), Unit("degrees")]
Longitude = Annotated[float, Ge(-180), Le(180), Unit("degrees")]
Days = Annotated[float, Ge(0), Unit("days")]
Hours = Annotated[float, Ge(0), Unit("hours")]
Text = Annotated[str, MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What every row says about itself."""

    source: Text
    source_date: Annotated[str, MinLen(4)]
    mark: Mark
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Sourced):
    """A regional health authority (RHF)."""

    id: Id
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust(Sourced):
    """A hospital trust (HF), or a private owner with an agreement."""

    id: Id
    name: Text
    region: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Sourced):
    """A municipality: people by age band, a point, nursing-home places."""

    id: Id
    name: Text
    alias: str
    county: Text
    region: Id
    trust: str
    lat: Latitude
    lon: Longitude
    population_0_17: Count
    population_18_44: Count
    population_45_66: Count
    population_67_79: Count
    population_80_plus: Count
    nursing_home_places: Count

    @property
    def population(self) -> int:
        """Everybody who lives here."""
        return (
            self.population_0_17
            + self.population_18_44
            + self.population_45_66
            + self.population_67_79
            + self.population_80_plus
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Catchment(Sourced):
    """Which hospital serves which share of a municipality."""

    municipality: Id
    facility: Id
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility(Sourced):
    """Where care is given: a hospital, a municipal unit, a hub, a partner abroad."""

    id: Id
    name: Text
    kind: FacilityKind
    region: str
    trust: str
    municipality: str
    lat: Latitude
    lon: Longitude
    acute: bool
    trauma: Literal["centre", "function", "none"]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places(Sourced):
    """How many places of a kind a facility has, counted one way.

    `isolation` of them are isolation rooms; `definition` says what was counted.
    """

    facility: Id
    kind: PlaceKind
    status: Status
    number: Count
    isolation: Count
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff(Sourced):
    """A pool of one profession in one region."""

    pool: Pool
    profession: Profession
    region: Id
    head_count: Count
    full_time_equivalents: Amount
    absence: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Sourced):
    """People who are counted in two pools at once."""

    profession: Profession
    region: Id
    pool: Pool
    other_pool: Pool
    persons: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve(Sourced):
    """People who can be mobilised."""

    id: Id
    name: Text
    profession: Profession
    region: Id
    persons: Count
    full_time_share: Share
    lead_days: Days
    training_days: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio(Sourced):
    """Full-time equivalents of a profession for one place open day and night."""

    kind: PlaceKind
    profession: Profession
    value: Annotated[float, Gt(0), Unit("FTE per place")]
    low: Annotated[float, Gt(0)]
    high: Annotated[float, Gt(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utility(Sourced):
    """How long a facility manages without a utility."""

    facility: Id
    utility: UtilityKind
    endurance_hours: Hours
    low: Hours
    high: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Sourced):
    """The share of places of a kind still usable when a utility is gone."""

    kind: PlaceKind
    utility: UtilityKind
    value: Share
    low: Share
    high: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Sourced):
    """A patient category: who the patient is, not where he comes from."""

    id: Id
    name_nb: Text
    name_nn: Text
    name_en: Text
    name_uk: Text
    death_share: Share
    isolation_share: Share
    postponable_share: Share
    bulk_move_hours: Hours | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Sourced):
    """One step of a category's pathway.

    A patient passes the stage with probability `share` and holds one place of `kind`
    for a stay with mean `stay` and coefficient of variation `variation`. A patient
    who has waited `patience` hours (mean of an exponential; none = waits for ever, 0 =
    does not wait) dies with probability `waiting_death`, else becomes `worsens_to`
    (another category), or leaves untreated when that is empty. `fallback` is the kind
    of place used when no place of `kind` is free within `reach` hours of travel.
    """

    category: Id
    order: Annotated[int, Ge(1)]
    kind: PlaceKind
    share: Annotated[float, Gt(0), Le(1)]
    stay: Annotated[float, Gt(0), Unit("days")]
    stay_low: Annotated[float, Ge(0), Unit("days")]
    stay_high: Annotated[float, Gt(0), Unit("days")]
    variation: Amount
    distribution: Distribution
    priority: Annotated[int, Ge(0), Le(3)]
    patience: Hours | None
    waiting_death: Share
    worsens_to: str
    fallback: PlaceKind | None
    reach: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Sourced):
    """Ordinary activity: admissions of a category a day in the whole country.

    Spread over the facilities in proportion to their staffed places of `kind`
    (`acute_only`: only those with emergency intake); weekend days are scaled.
    """

    category: Id
    kind: PlaceKind
    acute_only: bool
    admissions: Annotated[float, Ge(0), Unit("patients per day")]
    low: Amount
    high: Amount
    weekend: Annotated[float, Ge(0), Le(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy(Sourced):
    """Share of staffed places of a kind that ordinary users always fill.

    For kinds whose ordinary users are not followed one by one.
    """

    kind: PlaceKind
    facility_kind: FacilityKind
    value: Share
    low: Share
    high: Share


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
class Consumption(Sourced):
    """What a patient of a category uses, a day or once."""

    category: Id
    item: Id
    basis: Basis
    value: Amount
    low: Amount
    high: Amount


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
    occupancy: tuple[Occupancy, ...] = field(default=())
    items: tuple[Item, ...] = field(default=())
    stocks: tuple[Stock, ...] = field(default=())
    consumption: tuple[Consumption, ...] = field(default=())
    transport: tuple[Transport, ...] = field(default=())
    offers: tuple[Offer, ...] = field(default=())
    parameters: tuple[Parameter, ...] = field(default=())

    def parameter(self, name: str) -> float:
        """Return the value of one parameter; `KeyError` when the register lacks it."""
        for row in self.parameters:
            if row.id == name:
                return row.value
        raise KeyError(f"The register {self.name!r} has no parameter {name!r}.")
