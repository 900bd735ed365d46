"""A strategy from TOML: vision, goals, status, milestones and indicators."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import MinLen
from pydantic import BaseModel

from beredt.engine.register import Text
from beredt.engine.strategy import (
    Aggregation,
    Frequency,
    Goal,
    Indicator,
    Milestone,
    Polarity,
    Promise,
    Status,
    Strategy,
)
from beredt.files.bundle import bundled_data
from beredt.files.faults import FileError, Said, plain
from beredt.files.scenarios.source import SourceFile, open_source
from beredt.files.shaping import EACH_ONCE, SETTINGS, SourcedTable, shaped


class GoalTable(BaseModel):
    """One goal."""

    model_config = SETTINGS
    id: Text
    level: Literal["overarching", "strategic"]
    title: Text


class StatusTable(SourcedTable):
    """What was said about a goal on a day."""

    goal: Text
    date: dt.date
    texts: tuple[Text, ...]


class IndicatorTable(SourcedTable):
    """One indicator."""

    id: Text
    goal: Text
    title: Text
    definition: Text
    numerator: Text
    denominator: str = ""
    aggregation: Aggregation
    data_source: str = ""
    frequency: Frequency
    polarity: Polarity


class PromiseTable(BaseModel):
    """A date that was promised for a milestone."""

    model_config = SETTINGS
    said: dt.date
    due: dt.date
    why: Text
    by: str = ""


class MilestoneTable(BaseModel):
    """A milestone with every date that was promised for it, the oldest first."""

    model_config = SETTINGS
    id: Text
    goal: Text
    title: Text
    owner: str = ""
    promised: Annotated[tuple[PromiseTable, ...], MinLen(1)]
    done: dt.date | None = None


Placed = StatusTable | IndicatorTable | MilestoneTable


class StrategyFile(BaseModel):
    """A strategy: vision, goals, status, milestones and indicators."""

    model_config = SETTINGS
    title: Text
    vision: Text
    goals: tuple[GoalTable, ...]
    statuses: tuple[StatusTable, ...] = ()
    indicators: tuple[IndicatorTable, ...] = ()
    milestones: tuple[MilestoneTable, ...] = ()


def bundled_strategy() -> Path:
    """Return the file of the bundled strategy."""
    return bundled_data("strategy") / "e-helse.toml"


def read_strategy(path: Path | None = None, today: dt.date | None = None) -> Strategy:
    """Read a strategy; raises `FileError` with everything that is wrong in it.

    With `today`, nothing may have been said or done on a later day.
    """
    source = open_source(path or bundled_strategy())
    file = shaped(source, StrategyFile)
    if file is not None:
        _complain(source, file)
        for at, day in _days(file):
            if today is not None and day > today:
                source.complain(at, plain(day), Said("a day that has been"))
    if file is None or source.faults:
        raise FileError(source.faults)
    return Strategy(
        title=file.title,
        vision=file.vision,
        goals=tuple(Goal(**one.model_dump()) for one in file.goals),
        statuses=tuple(
            Status(**one.model_dump(exclude={"date"}), day=one.date.toordinal())
            for one in file.statuses
        ),
        indicators=tuple(Indicator(**one.model_dump()) for one in file.indicators),
        milestones=tuple(_milestone(one) for one in file.milestones),
    )


def _milestone(table: MilestoneTable) -> Milestone:
    return Milestone(
        id=table.id,
        goal=table.goal,
        title=table.title,
        owner=table.owner,
        promised=tuple(
            Promise(
                day=one.said.toordinal(),
                due_day=one.due.toordinal(),
                why=one.why,
                by=one.by,
            )
            for one in table.promised
        ),
        done_day=table.done.toordinal() if table.done else None,
    )


def _days(file: StrategyFile) -> Iterator[tuple[tuple[str | int, ...], dt.date]]:
    """Yield every day on which something was said or done, with where it stands."""
    for n, status in enumerate(file.statuses):
        yield ("statuses", n, "date"), status.date
    for n, milestone in enumerate(file.milestones):
        for promise in milestone.promised:
            yield ("milestones", n, "promised"), promise.said
        if milestone.done:
            yield ("milestones", n, "done"), milestone.done


def _complain(source: SourceFile, file: StrategyFile) -> None:
    goals = [one.id for one in file.goals]
    for section, found in (
        ("goals", goals),
        ("indicators", [one.id for one in file.indicators]),
        ("milestones", [one.id for one in file.milestones]),
    ):
        for n, name in enumerate(found):
            if name in found[:n]:
                source.complain((section, n, "id"), plain(repr(name)), EACH_ONCE)
    lists: dict[str, tuple[Placed, ...]] = {
        "statuses": file.statuses,
        "indicators": file.indicators,
        "milestones": file.milestones,
    }
    for section, rows in lists.items():
        for n, row in enumerate(rows):
            if row.goal not in goals:
                allowed = Said("one of {names}", names=", ".join(goals))
                source.complain((section, n, "goal"), plain(repr(row.goal)), allowed)
    for n, milestone in enumerate(file.milestones):
        for before, after in pairwise(milestone.promised):
            if before.said > after.said:
                allowed = Said(
                    "a date from {date}: the oldest promise first", date=before.said
                )
                source.complain(("milestones", n), plain(after.said), allowed)
