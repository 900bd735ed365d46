"""Where a strategy stood at the end of a period, as it was known then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le

from beredt.engine.strategy.goals import Goal, Milestone, Status, Strategy
from beredt.engine.strategy.indicators import (
    Indicator,
    Observation,
    Trend,
    Value,
    trend,
    values_in,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A year, or a quarter of it, with its first and last day."""

    year: int
    quarter: Annotated[int | None, Ge(1), Le(4)] = None
    first_day: int
    last_day: int

    @property
    def name(self) -> str:
        """How it is written: 2026, or 2026-Q2."""
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStanding:
    """One goal: what was last said of it, its indicator, and its milestones.

    `before` is the value of the period before, to compare the last value with.
    """

    goal: Goal
    status: Status | None
    indicator: Indicator | None
    values: tuple[Value, ...]
    trend: Trend
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A strategy as it was known on a day in or after a period."""

    strategy: Strategy
    period: Period
    day: int
    goals: tuple[GoalStanding, ...]

    def moved(self) -> tuple[Milestone, ...]:
        """Return the milestones that were given a new date in the period."""
        return tuple(
            milestone
            for milestone in self._milestones()
            if any(self._is_within(one.day) for one in milestone.promised[1:])
        )

    def done(self) -> tuple[Milestone, ...]:
        """Return the milestones that were done in the period."""
        return tuple(
            milestone
            for milestone in self._milestones()
            if milestone.done_day is not None and self._is_within(milestone.done_day)
        )

    def late(self) -> tuple[Milestone, ...]:
        """Return the milestones that should have been done, and were not."""
        return tuple(
            milestone for milestone in self._milestones() if milestone.is_late(self.day)
        )

    def without_value(self) -> tuple[Indicator, ...]:
        """Return the indicators that lack a value in the period."""
        return tuple(
            one.indicator
            for one in self.goals
            if one.indicator and any(value.value is None for value in one.values)
        )

    def _milestones(self) -> Iterator[Milestone]:
        for one in self.goals:
            yield from one.milestones

    def _is_within(self, day: int) -> bool:
        return self.period.first_day <= day <= self.period.last_day


def standing(
    strategy: Strategy, observations: Sequence[Observation], period: Period, today: int
) -> Standing:
    """Say where a strategy stood when a period was over, or today if it is not.

    What was said, promised and done later is left out.
    """
    day = min(period.last_day, today)
    return Standing(
        strategy=strategy,
        period=period,
        day=day,
        goals=tuple(
            _of_goal(strategy, goal, observations, period, day)
            for goal in strategy.goals
            if goal.level == "strategic"
        ),
    )


def _of_goal(
    strategy: Strategy,
    goal: Goal,
    observations: Sequence[Observation],
    period: Period,
    day: int,
) -> GoalStanding:
    said = [one for one in strategy.statuses if one.goal == goal.id and one.day <= day]
    mine = [one for one in strategy.milestones if one.goal == goal.id]
    indicator = strategy.indicator_of(goal.id)
    values: tuple[Value, ...] = ()
    change: Trend = "unknown"
    if indicator is not None:
        values = values_in(indicator, observations, period.year, period.quarter)
        change = _change(indicator, observations, values, period)
    return GoalStanding(
        goal=goal,
        status=max(said, key=lambda one: one.day, default=None),
        indicator=indicator,
        values=values,
        trend=change,
        milestones=tuple(known for one in mine if (known := one.known_on(day))),
    )


def _change(
    indicator: Indicator,
    observations: Sequence[Observation],
    values: tuple[Value, ...],
    period: Period,
) -> Trend:
    """Compare the last value with the one of the same length before it."""
    quarter = period.quarter
    if "-" not in values[-1].period:
        before = values_in(indicator, observations, int(values[-1].period) - 1)
    elif quarter is None:
        before = values_in(indicator, observations, period.year - 1)
    elif quarter == 1:
        before = values_in(indicator, observations, period.year - 1, 4)
    else:
        before = values_in(indicator, observations, period.year, quarter - 1)
    return trend(indicator, before[-1], values[-1])
