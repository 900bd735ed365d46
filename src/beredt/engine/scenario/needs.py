"""Who needs care because of what happens."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import Ge, Le, Unit

from beredt.engine.register import Mode, Share
from beredt.engine.scenario.quantities import (
    DailyRate,
    Happening,
    Hours,
    Length,
    Mix,
    MonthlyRate,
    Multiple,
    Patients,
    PatientsPerWeek,
    Persons,
    Portion,
    Quantity,
    Source,
    Variation,
    Within,
)


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
