"""Numbers that were recorded, each with its day and its source."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from beredt.engine.register import Sourced, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedNumber(Sourced):
    """One number that was counted and published.

    `case` is the validation case that uses it, `subject` what it is about: the event
    itself, or an earlier one that was known beforehand. `as_of` is a date, a month or
    a year.
    """

    case: Text
    subject: Text
    metric: Text
    as_of: Text
    value: float
    unit: Text

    @property
    def is_dated(self) -> bool:
        """Whether `as_of` can be read."""
        try:
            np.datetime64(self.as_of, "D")
        except ValueError:
            return False
        return True

    @property
    def day(self) -> int:
        """Return the number of the day that the number stood at."""
        return int(np.datetime64(self.as_of, "D").astype(int))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was recorded for one case."""

    case: str
    numbers: tuple[RecordedNumber, ...]

    @classmethod
    def of(cls, case: str, numbers: Iterable[RecordedNumber]) -> "Record":
        """Choose the numbers of one case."""
        return cls(case=case, numbers=tuple(row for row in numbers if row.case == case))

    def value(self, subject: str, metric: str) -> float:
        """Return the only number of a subject and metric."""
        (row,) = (row for row in self.all(metric) if row.subject == subject)
        return row.value

    def series(self, subject: str, metric: str) -> tuple[RecordedNumber, ...]:
        """Return the numbers of a subject and metric in the order of their days."""
        rows = (row for row in self.all(metric) if row.subject == subject)
        return tuple(sorted(rows, key=lambda row: row.day))

    def all(self, metric: str) -> tuple[RecordedNumber, ...]:
        """Return the numbers of a metric, whatever they are about."""
        return tuple(row for row in self.numbers if row.metric == metric)
