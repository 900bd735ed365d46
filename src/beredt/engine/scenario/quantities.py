"""Numbers with intervals, and what every happening has."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le, Unit

from beredt.engine.register import Mark, Text

Source = Literal["norwegian_military", "allied", "civil", "ordinary"]
SOURCES: tuple[Source, ...] = ("norwegian_military", "allied", "civil", "ordinary")
EVERYWHERE = "norway"
QuantityLaw = Literal["fixed", "triangle", "uniform", "pert", "lognormal"]
Weekday = Annotated[int, Ge(0), Le(6)]
DayOfYear = Annotated[int, Ge(0), Le(364)]
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

    A bare number in a scenario file is a quantity without interval. `law` says how
    the interval is read (a triangle with its top at `value`, unless said otherwise);
    quantities with the same `together` move together.
    """

    value: float
    low: float | None = None
    high: float | None = None
    unit: str = ""
    reference: str = ""
    mark: Mark = "assumption"
    law: QuantityLaw = "triangle"
    together: str = ""

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
Duration = Annotated[Quantity, Within(0.25, 365), Unit("days")]
Multiple = Annotated[Quantity, Within(0, 100), Unit("times")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What every need, disruption and measure has."""

    name: Text
    place: Text = EVERYWHERE
    start: Day = 0.0
    title: str = ""
    reference: str = ""
    mark: Mark = "assumption"
