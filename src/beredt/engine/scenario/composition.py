"""A scenario: needs, disruptions and measures together."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le

from beredt.engine.register import Text
from beredt.engine.scenario.disruptions import Disruption
from beredt.engine.scenario.measures import Measure
from beredt.engine.scenario.needs import Need
from beredt.engine.scenario.quantities import DayOfYear, Happening, Weekday


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

    `weekday` is the weekday of day 0 (0 = Monday), `day_of_year` its day in a year of
    365 (0 = 1 January); without it every day has the mean of the year. `fingerprint` is
    filled by the reader and changes when anything that matters for the result changes.
    """

    name: Text
    title: dict[str, str]
    description: dict[str, str]
    days: Annotated[int, Ge(1), Le(730)]
    weekday: Weekday = 0
    day_of_year: DayOfYear | None = None
    references: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    disruptions: tuple[Disruption, ...] = ()
    measures: tuple[Measure, ...] = ()
    recorded: tuple[Outcome, ...] = ()
    fingerprint: str = ""

    def address(self, happening: Happening) -> str:
        """Return the name that a happening has wherever its scenario is included.

        So that the same epidemic meets the same chance with measures and without.
        """
        name = happening.name
        return name if "/" in name else f"{self.name}/{name}"
