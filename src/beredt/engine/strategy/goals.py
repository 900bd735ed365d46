"""Vision, goals, how far they have come, and milestones that may slip."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from beredt.engine.register import Id, Sourced, Text
from beredt.engine.strategy.indicators import Indicator

Progress = Literal["open", "late", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of the strategy: overarching, or strategic with one indicator."""

    id: Id
    level: Literal["overarching", "strategic"]
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Sourced):
    """What was said about a goal on a day: status and challenges, one text each."""

    goal: Id
    day: int
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A date that was promised for a milestone: on which day, by whom, and why."""

    day: int
    due_day: int
    why: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A milestone with every date that was promised for it.

    A date is never moved silently: it gets a new promise.
    """

    id: Id
    goal: Id
    title: Text
    owner: str
    promised: tuple[Promise, ...]
    done_day: int | None = None

    def __post_init__(self) -> None:
        if not self.promised:
            raise ValueError(f"Milestone {self.id!r} has no date.")
        if any(one.day > other.day for one, other in pairwise(self.promised)):
            raise ValueError(f"The dates of {self.id!r} are not in order.")

    @property
    def due_day(self) -> int:
        """The day that it is promised for now."""
        return self.promised[-1].due_day

    @property
    def slipped_days(self) -> int:
        """Days from the first promised date to the last, or to when it was done."""
        last = self.due_day if self.done_day is None else self.done_day
        return last - self.promised[0].due_day

    @property
    def moves(self) -> tuple[int, ...]:
        """Days by which each new promise moved the date."""
        return tuple(new.due_day - old.due_day for old, new in pairwise(self.promised))

    def is_late(self, day: int) -> bool:
        """Whether it should have been done before a day."""
        return self.done_day is None and self.due_day < day

    def known_on(self, day: int) -> "Milestone | None":
        """Return it as it was known on a day; nothing before it was first promised."""
        known = tuple(one for one in self.promised if one.day <= day)
        if not known:
            return None
        is_done = self.done_day is not None and self.done_day <= day
        return replace(
            self, promised=known, done_day=self.done_day if is_done else None
        )

    def progress_on(self, day: int) -> Progress:
        """Return how it stands on a day: done, late, or open."""
        if self.done_day is not None:
            return "done"
        return "late" if self.is_late(day) else "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """Everything about one strategy."""

    title: str
    vision: str
    goals: tuple[Goal, ...]
    statuses: tuple[Status, ...]
    indicators: tuple[Indicator, ...]
    milestones: tuple[Milestone, ...] = ()

    def indicator_of(self, goal: str) -> Indicator | None:
        """Return the indicator of a goal, if it has one."""
        return next((one for one in self.indicators if one.goal == goal), None)
