"""Who needs care because of what happens."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import Ge, Le, Unit

from beredt.engine.register import Mode, Share
from beredt.engine.scenario.quantities import (
    DailyRate,
    Duration,
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


AGE_BANDS = ("0-9", "10-17", "18-29", "30-44", "45-54", "55-66", "67-79", "80+")
# One number for each of them.
ByAge = tuple[Annotated[float, Ge(0), Le(1_000)], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmission(Happening):
    """An epidemic from person to person, over municipalities and eight age bands.

    `seeded` persons of `place` are infected over `seed_days`; the rest follows from
    contacts. Either `r0`, the persons that one infects at first where nobody is immune,
    or `doubling_days` is given. Of the infected, `admitted` come to hospital after
    `admission_days`, `intensive` of those to intensive care, and `died_outside` die at
    home or in a nursing home after `death_days`: shares of everybody if all were
    infected, spread over ages by `admitted_by_age` and `died_by_age`. The `symptomatic`
    stay at home for `isolation_days`, and for `carers` of the children an adult does
    too: they are missing at work. `ward_stay` and `intensive_stay` replace the stays of
    the two categories in the register. Infection control and vaccination act on it.
    """

    kind: Literal["transmission"] = "transmission"
    source: Source
    seeded: Persons
    seed_days: Length = 1.0
    r0: Multiple | None = None
    doubling_days: Duration | None = None
    latent_days: Duration
    infectious_days: Duration
    latent_stages: Annotated[int, Ge(1), Le(4)] = 2
    infectious_stages: Annotated[int, Ge(1), Le(4)] = 2
    immune: Portion = Quantity(value=0)
    admitted: Portion
    intensive: Portion
    died_outside: Portion = Quantity(value=0)
    admission_days: Duration = Quantity(value=10)
    delay_variation: Annotated[float, Ge(0.05), Le(3)] = 0.6
    death_days: Duration = Quantity(value=20)
    symptomatic: Portion = Quantity(value=0.6)
    isolation_days: Duration = Quantity(value=7)
    carers: Portion = Quantity(value=0.3)
    admitted_by_age: ByAge = (0.1, 0.05, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
    died_by_age: ByAge = (0.0, 0.0, 0.0, 0.01, 0.05, 0.2, 2.0, 20.0)
    contacts_by_age: ByAge = (10.0, 14.0, 12.0, 12.0, 12.0, 10.0, 7.0, 5.0)
    own_age: Share = 0.3
    other_generation: Share = 0.2
    travel: Share = 0.2
    long_distance: Share = 0.01
    half_km: Annotated[float, Ge(0.1), Le(1_000), Unit("km")] = 15.0
    ward_category: str = "K09"
    intensive_category: str = "K10"
    ward_stay: Duration | None = None
    intensive_stay: Duration | None = None


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
    | Transmission
    | DisplacedPeople
    | MedevacIn
    | Ordinary
    | Observation
)
