"""A strategy from TOML, and observations of its indicators from CSV."""

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from beredt.engine.register import Text
from beredt.engine.strategy import (
    Aggregation,
    Frequency,
    Goal,
    Indicator,
    Observation,
    Polarity,
    Status,
    Strategy,
)
from beredt.files.bundle import bundled_data
from beredt.files.faults import Fault, FileError
from beredt.files.registers.rows import found_text, read_text
from beredt.files.scenarios.source import SourceFile, open_source
from beredt.files.shaping import SETTINGS, SourcedTable, shaped

COLUMNS = [field.name for field in fields(Observation)]
NUMBERS = {"year": (1990, 2100), "month": (1, 12)}
LARGEST = 10**9


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


class StrategyFile(BaseModel):
    """A strategy: vision, goals, status and indicators."""

    model_config = SETTINGS
    title: Text
    vision: Text
    goals: tuple[GoalTable, ...]
    statuses: tuple[StatusTable, ...] = ()
    indicators: tuple[IndicatorTable, ...] = ()


def bundled_strategy() -> Path:
    """Return the file of the bundled strategy."""
    return bundled_data("strategy") / "e-helse.toml"


def read_strategy(path: Path | None = None) -> Strategy:
    """Read a strategy; raises `FileError` with everything that is wrong in it."""
    source = open_source(path or bundled_strategy())
    file = shaped(source, StrategyFile)
    if file is not None:
        _complain(source, file)
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
    )


def read_observations(path: Path, strategy: Strategy) -> tuple[Observation, ...]:
    """Read observations from a CSV: indicator, year, numerator; month, denominator.

    An empty numerator is a month that is missing, not one of zero. Raises `FileError`
    with everything that is wrong.
    """
    faults: list[Fault] = []
    text = read_text(path, faults)
    rows = list(_rows(path, text, faults)) if text is not None else []
    by_id = {one.id: one for one in strategy.indicators}
    found: list[Observation] = []
    seen: set[tuple[str, str, str]] = set()
    for line, cells in rows:
        wrong = list(_wrong(cells, by_id))
        name = (cells["indicator"], cells["year"], cells["month"])
        if name in seen:
            wrong.append(("year", " ".join(name), "one row for each period"))
        seen.add(name)
        faults += [
            _fault(path, f"row {line}, column {column}", found_text(what), allowed)
            for column, what, allowed in wrong
        ]
        if not wrong and cells["numerator"]:
            found.append(_observation(cells))
    if faults:
        raise FileError(faults)
    return tuple(found)


def _rows(
    path: Path, text: str, faults: list[Fault]
) -> Iterator[tuple[int, dict[str, str]]]:
    mark = ";" if ";" in text.partition("\n")[0] else ","
    table = list(enumerate(csv.reader(text.splitlines(), delimiter=mark), 1))
    header = [cell.strip().lower() for cell in table[0][1]] if table else []
    unknown = [name for name in header if name not in COLUMNS]
    if unknown or not {"indicator", "year", "numerator"} <= set(header):
        found = ", ".join(header)[:80] or "nothing"
        allowed = "the columns " + ", ".join(COLUMNS)
        faults.append(_fault(path, "row 1", found, allowed))
        return
    for line, row in table[1:]:
        if any(cell.strip() for cell in row):
            cells = dict.fromkeys(COLUMNS, "")
            cells.update(zip(header, (cell.strip() for cell in row), strict=False))
            yield line, cells


def _wrong(
    cells: dict[str, str], by_id: dict[str, Indicator]
) -> Iterator[tuple[str, str, str]]:
    indicator = by_id.get(cells["indicator"])
    if indicator is None:
        yield "indicator", cells["indicator"], "one of " + ", ".join(by_id)
    for name, (least, most) in NUMBERS.items():
        may_be_empty = name == "month"
        if not _is_number(cells[name], least, most, may_be_empty=may_be_empty):
            yield name, cells[name], f"a whole number from {least} to {most}"
    for name, least in (("numerator", 0), ("denominator", 1)):
        if not _is_number(cells[name], least, LARGEST, may_be_empty=True):
            yield name, cells[name], f"a whole number from {least}, or nothing"
    above, below = cells["numerator"], cells["denominator"]
    if indicator and above and indicator.is_share and not below:
        yield "denominator", "", "a number, since the indicator is a share"
    if above.isdecimal() and below.isdecimal() and int(above) > int(below):
        yield "numerator", above, "no more than the denominator"


def _is_number(text: str, least: int, most: int, *, may_be_empty: bool) -> bool:
    if not text:
        return may_be_empty
    return text.isascii() and text.isdecimal() and least <= int(text) <= most


def _observation(cells: dict[str, str]) -> Observation:
    return Observation(
        indicator=cells["indicator"],
        year=int(cells["year"]),
        month=int(cells["month"]) if cells["month"] else None,
        numerator=int(cells["numerator"]),
        denominator=int(cells["denominator"]) if cells["denominator"] else None,
    )


def _complain(source: SourceFile, file: StrategyFile) -> None:
    goals = [one.id for one in file.goals]
    lists: dict[str, Sequence[StatusTable | IndicatorTable]] = {
        "statuses": file.statuses,
        "indicators": file.indicators,
    }
    for section, rows in lists.items():
        for n, row in enumerate(rows):
            if row.goal not in goals:
                allowed = "one of " + ", ".join(goals)
                source.complain((section, n, "goal"), repr(row.goal), allowed)


def _fault(path: Path, where: str, found: str, allowed: str) -> Fault:
    return Fault(file=str(path), where=where, found=found, allowed=allowed)
