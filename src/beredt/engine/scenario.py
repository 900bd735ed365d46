"""What could happen: needs, disruptions and measures, with place, start and length.

Days are counted from 0.0, the start of the scenario. `place` names a region, trust,
municipality or facility of the register by its id, or `norway` (the whole register).
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import Ge, Le, MinLen, Unit

from beredt.engine.register import (
    Mark,
    Mode,
    PlaceKind,
    Pool,
    Profession,
    Share,
    Text,
)

Source = Literal["norwegian_military", "allied", "civil", "ordinary"]
SOURCES: tuple[Source, ...] = ("norwegian_military", "allied", "civil", "ordinary")
EVERYWHERE = "norway"
Weekday = Annotated[int, Ge(0), Le(6)]
Day = Annotated[float, Ge(0), Le(3_650), Unit("days")]
Length = Annotated[float, Ge(0.01), Le(3_650), Unit("days")]
Hours = Annotated[float, Ge(0.01), Le(8_760), Unit("hours")]
Variation = Annotated[float, Ge(0), Le(3)]
Mix = dict[str, Annotated[float, Ge(0)]]


@dataclass(frozen=True, slots=True)
class Within:
    """The least and the most that a quantity may be, its planning interval included."""

    least: float = 0.0
    most: float = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its planning interval and where it comes from.

    A bare number in a scenario file is a quantity without interval. Draws of a
    scenario sample the interval as a triangle with its top at `value`.
    """

    value: float
    low: float | None = None
    high: float | None = None
    unit: str = ""
    reference: str = ""
    mark: Mark = "assumption"

    def __post_init__(self) -> None:
        if not self.least <= self.value <= self.most:
            raise ValueError(
                f"low <= value <= high is wanted, found "
                f"low {self.least:g}, value {self.value:g}, high {self.most:g}"
            )

    @property
    def least(self) -> float:
        """Low end of the interval."""
        return self.value if self.low is None else self.low

    @property
    def most(self) -> float:
        """High end of the interval."""
        return self.value if self.high is None else self.high


Portion = Annotated[Quantity, Within(0, 1), Unit("share")]
Persons = Annotated[Quantity, Within(0, 50_000_000), Unit("persons")]
Patients = Annotated[Quantity, Within(0, 1_000_000), Unit("patients")]
PatientsPerDay = Annotated[Quantity, Within(0, 100_000), Unit("patients per day")]
PatientsPerWeek = Annotated[Quantity, Within(0, 100_000), Unit("patients per week")]
DailyRate = Annotated[Quantity, Within(0, 1_000), Unit("per 1 000 persons and day")]
MonthlyRate = Annotated[Quantity, Within(0, 1_000), Unit("per 1 000 persons and month")]
Multiple = Annotated[Quantity, Within(0, 100), Unit("times")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What every need, disruption and measure has."""

    name: Text
    place: Text = EVERYWHERE
    start: Day = 0.0
    reference: str = ""
    mark: Mark = "assumption"


# ------------------------------------------------------------------------- needs


@dataclass(frozen=True, slots=True, kw_only=True)
class BattleCasualties(Happening):
    """Wounded from a force in combat: population at risk times rates per 1 000 a day.

    `mix` divides the seriously wounded over categories; `minor_per_serious` lightly
    wounded come for each serious one and `minor_admitted` of them are admitted as
    `minor_category`. Killed in action never reach the health service: their share of
    all killed and wounded is `killed_share`. Disease and non-battle injury comes from
    the same force. `variation` is the coefficient of variation of the intensity from
    day to day.
    """

    kind: Literal["battle_casualties"] = "battle_casualties"
    source: Source
    days: Length
    population_at_risk: Persons
    serious_per_1000: DailyRate
    mix: Mix
    minor_per_serious: Multiple = Quantity(value=0)
    minor_admitted: Portion = Quantity(value=0.3)
    minor_category: str = "K03"
    disease_per_1000: DailyRate = Quantity(value=0)
    disease_admitted: Portion = Quantity(value=0.15)
    disease_category: str = "K21"
    killed_share: Annotated[Quantity, Within(0, 0.99), Unit("share")] = Quantity(
        value=0.2
    )
    variation: Variation = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientStream(Happening):
    """A given number of patients spread evenly over `days`, arriving at `place`."""

    kind: Literal["patient_stream"] = "patient_stream"
    source: Source
    days: Length
    patients: Patients
    mix: Mix
    mode: Mode | None = None
    variation: Variation = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MassCasualty(Happening):
    """One event, or the same event again every `repeat_days`, `times` times."""

    kind: Literal["mass_casualty"] = "mass_casualty"
    source: Source
    injured: Patients
    mix: Mix
    arrive_hours: Hours = 6.0
    repeat_days: Length = 7.0
    times: Annotated[int, Ge(1), Le(1_000)] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Burns(Happening):
    """A fire: patients with burns, divided over categories by `mix`."""

    kind: Literal["burns"] = "burns"
    source: Source
    patients: Patients
    mix: Mix = field(default_factory=lambda: {"K05": 1.0})
    arrive_hours: Hours = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chemical(Happening):
    """A chemical release: those who present are decontaminated, then some admitted.

    Each unit cleans `lying_per_hour` lying and `standing_per_hour` standing persons.
    """

    kind: Literal["chemical"] = "chemical"
    source: Source
    presenting: Persons
    admitted: Portion
    lying: Share = 0.2
    units: Annotated[int, Ge(1)] = 1
    lying_per_hour: Annotated[float, Ge(0.01)] = 3.0
    standing_per_hour: Annotated[float, Ge(0.01)] = 12.0
    category: str = "K08"


@dataclass(frozen=True, slots=True, kw_only=True)
class Radiological(Happening):
    """One of the six dimensioning nuclear scenarios, or another release.

    `exposed` persons; `admitted` is the share that needs hospital care, divided by
    `mix`; `worried` persons ask for information, measurement or iodine and fill no
    places. Admissions come over `days`.
    """

    kind: Literal["radiological"] = "radiological"
    source: Source
    dimensioning: Annotated[int, Ge(1), Le(6)]
    days: Length
    exposed: Persons
    admitted: Portion
    mix: Mix = field(default_factory=lambda: {"K07": 1.0})
    worried: Persons = Quantity(value=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterborne(Happening):
    """Contaminated drinking water: exposed x attack rate x admitted share.

    Onset follows a gamma curve with the given mean and coefficient of variation.
    """

    kind: Literal["waterborne"] = "waterborne"
    source: Source
    exposed: Persons
    attack_rate: Portion
    admitted: Portion
    onset_days: Length = 5.0
    onset_variation: Annotated[float, Ge(0.05), Le(3)] = 0.6
    category: str = "K11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Epidemic(Happening):
    """An epidemic by its planning totals and the peak number in hospital.

    `admitted` patients in all, of whom `intensive` need intensive care; `peak` is the
    largest number in hospital at once. The admission curve is a bell in time whose
    width makes that peak; it starts at `start`.
    """

    kind: Literal["epidemic"] = "epidemic"
    source: Source
    admitted: Patients
    intensive: Patients
    peak: Patients
    peak_intensive: Patients | None = None
    ward_category: str = "K09"
    intensive_category: str = "K10"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplacedPeople(Happening):
    """People who arrive and need ordinary care: admissions per 1 000 a month."""

    kind: Literal["displaced_people"] = "displaced_people"
    source: Source
    days: Length
    arrivals: Persons
    admitted_per_1000_month: MonthlyRate
    category: str = "K12"


@dataclass(frozen=True, slots=True, kw_only=True)
class MedevacIn(Happening):
    """Evacuated patients received from abroad, up to a ceiling of patients in all."""

    kind: Literal["medevac_in"] = "medevac_in"
    source: Source
    days: Length
    patients_per_week: PatientsPerWeek
    ceiling: Patients
    category: str = "K20"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinary(Happening):
    """Ordinary activity, as the register counts it, times `scale`."""

    kind: Literal["ordinary"] = "ordinary"
    scale: Multiple = Quantity(value=1)
    source: Source = "ordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Happening):
    """Admissions that were recorded: one number a day from `start`.

    In a scenario file `file` names a CSV with columns `date` or `day` and `admissions`
    (read, checked and turned into `admissions` by the reader).
    """

    kind: Literal["observed"] = "observed"
    source: Source
    mix: Mix
    file: str = ""
    admissions: tuple[Annotated[float, Ge(0), Le(100_000)], ...] = ()


Need = (
    BattleCasualties
    | PatientStream
    | MassCasualty
    | Burns
    | Chemical
    | Radiological
    | Waterborne
    | Epidemic
    | DisplacedPeople
    | MedevacIn
    | Ordinary
    | Observation
)

# ------------------------------------------------------------------- disruptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage(Happening):
    """Loss of power, water, e-com or ICT; each facility manages for its endurance."""

    kind: Literal["power", "water", "ecom", "ict"]
    hours: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityDamage(Happening):
    """A share of the places is lost, and repaired evenly over `repair_days`."""

    kind: Literal["facility_damage"] = "facility_damage"
    lost: Portion
    days: Length
    repair_days: Day = 0.0
    places: tuple[PlaceKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAbsence(Happening):
    """The share of staff away, in place of the ordinary absence."""

    kind: Literal["staff_absence"] = "staff_absence"
    days: Length
    absence: Portion
    professions: tuple[Profession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DualRoleCallUp(Happening):
    """People with a second role are called to it: `share` of those in the register."""

    kind: Literal["dual_role_call_up"] = "dual_role_call_up"
    days: Length
    share: Portion
    pools: tuple[Pool, ...] = ("armed_forces", "home_guard")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyInterruption(Happening):
    """Deliveries of items fall by the share `lost`."""

    kind: Literal["supply_interruption"] = "supply_interruption"
    days: Length
    items: Annotated[tuple[str, ...], MinLen(1)]
    lost: Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportClosed(Happening):
    """No patient can be moved into or out of `place` by these modes (none = all)."""

    kind: Literal["transport_closed"] = "transport_closed"
    days: Length
    modes: tuple[Mode, ...] = ()


Disruption = (
    Outage
    | FacilityDamage
    | StaffAbsence
    | DualRoleCallUp
    | SupplyInterruption
    | TransportClosed
)

# ---------------------------------------------------------------------- measures


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Happening):
    """What every measure has: who may decide it, on which ground, how soon it works."""

    days: Length
    lead_days: Day = 0.0
    ramp_days: Day = 0.0
    owner: str = ""
    authority_level: Literal["facility", "trust", "region", "directorate", "ministry"]
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeElective(Action):
    """Planned admissions are put off and kept in a ledger, then caught up.

    `share` of the postponable; afterwards `catch_up` of ordinary volume a day extra.
    """

    kind: Literal["postpone_elective"] = "postpone_elective"
    share: Portion
    catch_up: Share = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyDischarge(Action):
    """A share of ward patients goes home or to a municipal place before time."""

    kind: Literal["early_discharge"] = "early_discharge"
    share: Portion
    kept: Share = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSurge(Action):
    """Extra places are opened, up to the realistic or the theoretical number."""

    kind: Literal["open_surge"] = "open_surge"
    places: Annotated[tuple[PlaceKind, ...], MinLen(1)]
    level: Literal["realistic", "theoretical"] = "realistic"
    share: Portion = Quantity(value=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchRatio(Action):
    """Each employee looks after `factor` times as many places; fatigue follows."""

    kind: Literal["stretch_ratio"] = "stretch_ratio"
    places: Annotated[tuple[PlaceKind, ...], MinLen(1)]
    factor: Annotated[Quantity, Within(1, 4), Unit("times")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mobilise(Action):
    """Reserves are called in: `share` of the named reserves, or of all in the place."""

    kind: Literal["mobilise"] = "mobilise"
    share: Portion = Quantity(value=1)
    reserves: tuple[str, ...] = ()
    professions: tuple[Profession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelieveAbsence(Action):
    """Child care, transport, protection: absence above the ordinary falls."""

    kind: Literal["relieve_absence"] = "relieve_absence"
    share: Portion
    professions: tuple[Profession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve(Action):
    """Reserve power or water: facilities manage `hours` longer without."""

    kind: Literal["reserve_power", "reserve_water"]
    hours: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Redistribute(Action):
    """Patients are moved from `place` to another place, so many a day."""

    kind: Literal["redistribute"] = "redistribute"
    to: Text
    patients_per_day: PatientsPerDay
    places: tuple[PlaceKind, ...] = ()
    mode: Mode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evacuate(Action):
    """Patients are moved out of the country to a partner's offer."""

    kind: Literal["evacuate"] = "evacuate"
    offer: Text
    patients_per_day: PatientsPerDay
    mode: Mode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAssistance(Action):
    """Nordic, EU or NATO partners are asked for what they offer."""

    kind: Literal["request_assistance"] = "request_assistance"
    channel: Literal["nordic", "eu", "nato", "who"]
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseStock(Action):
    """A preparedness stock is opened for ordinary distribution."""

    kind: Literal["release_stock"] = "release_stock"
    items: Annotated[tuple[str, ...], MinLen(1)]
    share: Portion = Quantity(value=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ration(Action):
    """Use of items is limited to a share of what was asked for."""

    kind: Literal["ration"] = "ration"
    items: Annotated[tuple[str, ...], MinLen(1)]
    share: Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class BanExport(Action):
    """Items may not leave the country."""

    kind: Literal["ban_export"] = "ban_export"
    items: Annotated[tuple[str, ...], MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class InfectionControl(Action):
    """Fewer contacts, vaccination: transmission falls by `reduction`."""

    kind: Literal["infection_control"] = "infection_control"
    reduction: Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivateAgreement(Action):
    """A factory or supplier delivers under a preparedness agreement."""

    kind: Literal["activate_agreement"] = "activate_agreement"
    supplier: Text
    items: Annotated[tuple[str, ...], MinLen(1)]
    daily_volume: Annotated[Quantity, Within(), Unit("units of the item per day")]


Measure = (
    PostponeElective
    | EarlyDischarge
    | OpenSurge
    | StretchRatio
    | Mobilise
    | RelieveAbsence
    | Reserve
    | Redistribute
    | Evacuate
    | RequestAssistance
    | ReleaseStock
    | Ration
    | BanExport
    | InfectionControl
    | ActivateAgreement
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A recorded number that a calibration event is compared with."""

    name: Text
    quantity: Literal["patients", "deaths", "operations", "places_peak"]
    value: float
    low: float | None = None
    high: float | None = None
    unit: Text
    reference: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Everything that happens, in one country, over `days` days.

    `weekday` is the weekday of day 0 (0 = Monday). `fingerprint` is filled by the
    reader and changes when anything that matters for the result changes.
    """

    name: Text
    title: dict[str, str]
    description: dict[str, str]
    days: Annotated[int, Ge(1), Le(730)]
    weekday: Weekday = 0
    references: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    disruptions: tuple[Disruption, ...] = ()
    measures: tuple[Measure, ...] = ()
    recorded: tuple[Outcome, ...] = ()
    fingerprint: str = ""
