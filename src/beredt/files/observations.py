"""Observations of indicators from a spreadsheet or a CSV, row by row."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from beredt.engine.strategy import Indicator, Observation, Strategy
from beredt.files.faults import CellFault, Fault, FileError, Said, plain
from beredt.files.registers.rows import in_cell
from beredt.files.sheets import read_sheets

# `title` is for whoever fills it in; it is not read.
COLUMNS = ("indicator", "title", "year", "month", "numerator", "denominator")
NAMES = ("indicator", "title")
NEEDED = ("indicator", "year", "numerator")
FIRST_YEAR, LAST_YEAR, MONTHS, LARGEST = 1990, 2100, 12, 10**9
Key = tuple[str, int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedRow:
    """What one row says of a period; without an observation it is missing."""

    line: int
    key: Key
    observation: Observation | None


def read_observations(
    path: Path, strategy: Strategy, today: dt.date
) -> tuple[Observation, ...]:
    """Read observations from an XLSX or a CSV.

    An empty numerator is a month that is missing, not one of zero. Raises `FileError`
    with everything that is wrong.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        found = plain(error.strerror or error)
        wanted = Said("an XLSX or a CSV")
        raise FileError(
            [Fault(file=str(path), where=plain(""), found=found, allowed=wanted)]
        ) from None
    lines = next(iter(read_sheets(data, file=str(path)).values()), [])
    rows, faults = observed_rows(lines, strategy.indicators, today)
    if faults:
        raise FileError([_in_file(path, fault) for fault in faults])
    return tuple(row.observation for row in rows if row.observation)


def observed_rows(
    lines: Sequence[Sequence[str]],
    indicators: Sequence[Indicator],
    today: dt.date,
    heads: Mapping[str, str] | None = None,
) -> tuple[list[ObservedRow], list[CellFault]]:
    """Read a table of observations, or say everything that is wrong with it.

    `heads` has the columns by what else they may be called, in lower case.
    """
    known = dict.fromkeys(COLUMNS)
    names = {**{name: name for name in known}, **(heads or {})}
    if not any(any(line) for line in lines):
        return [], [CellFault(line=1, column="", found="", problem="empty")]
    columns = [names.get(head.casefold().strip(), "") for head in lines[0]]
    if faults := list(_wrong_heads(lines[0], columns)):
        return [], faults
    by_id = {one.id: one for one in indicators}
    rows: list[ObservedRow] = []
    seen: dict[tuple[str, str, str], int] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = dict.fromkeys(COLUMNS, "")
        cells |= {c: text.strip() for c, text in zip(columns, line, strict=False) if c}
        # A template names indicators on rows that nobody has filled in.
        if not any(cells[name] for name in COLUMNS if name not in NAMES):
            continue
        wrong = [
            CellFault(line=number, column=column, found=cells[column][:60],
                      problem=problem, limit=limit)
            for column, problem, limit in _wrong(cells, by_id, today, seen)
        ]  # fmt: skip
        seen.setdefault((cells["indicator"], cells["year"], cells["month"]), number)
        faults += wrong
        if not wrong:
            rows.append(_row(number, cells))
    return rows, faults


def _wrong_heads(heads: Sequence[str], columns: Sequence[str]) -> Iterator[CellFault]:
    for head, column in zip(heads, columns, strict=True):
        if head.strip() and not column:
            yield CellFault(line=1, column="", found=head[:60], problem="head")
    for column in NEEDED:
        if column not in columns:
            yield CellFault(line=1, column=column, found="", problem="head")
    for column, count in Counter(filter(None, columns)).items():
        if count > 1:
            yield CellFault(line=1, column=column, found=column, problem="head")


def _wrong(
    cells: Mapping[str, str],
    by_id: Mapping[str, Indicator],
    today: dt.date,
    seen: Mapping[tuple[str, str, str], int],
) -> Iterator[tuple[str, str, str]]:
    indicator = by_id.get(cells["indicator"])
    if indicator is None:
        yield "indicator", "indicator", ", ".join(by_id)
    has_year = _is_number(cells["year"], FIRST_YEAR, LAST_YEAR)
    has_month = not cells["month"] or _is_number(cells["month"], 1, MONTHS)
    if not has_year:
        yield "year", "year", ""
    if not has_month:
        yield "month", "month", ""
    if has_year and has_month:
        period = (int(cells["year"]), int(cells["month"] or 1))
        first = seen.get((cells["indicator"], cells["year"], cells["month"]))
        if period > (today.year, today.month):
            yield "month" if cells["month"] else "year", "future", ""
        if first is not None:
            yield "year", "twice", str(first)
    yield from _wrong_counts(cells, indicator)


def _wrong_counts(
    cells: Mapping[str, str], indicator: Indicator | None
) -> Iterator[tuple[str, str, str]]:
    above, below = cells["numerator"], cells["denominator"]
    is_above = not above or _is_number(above, 0, LARGEST)
    is_below = not below or _is_number(below, 1, LARGEST)
    if not is_above:
        yield "numerator", "numerator", ""
    if not is_below:
        yield "denominator", "denominator", ""
    if indicator and above and indicator.is_share and not below:
        yield "denominator", "no_denominator", ""
    if indicator and below and not indicator.is_share:
        yield "denominator", "no_share", ""
    if above and below and is_above and is_below and int(above) > int(below):
        yield "numerator", "more", ""


def _is_number(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdecimal() and least <= int(text[:12]) <= most


def _row(line: int, cells: Mapping[str, str]) -> ObservedRow:
    month = int(cells["month"]) if cells["month"] else None
    key = (cells["indicator"], int(cells["year"]), month)
    observation = None
    if cells["numerator"]:
        observation = Observation(
            indicator=key[0],
            year=key[1],
            month=month,
            numerator=int(cells["numerator"]),
            denominator=int(cells["denominator"]) if cells["denominator"] else None,
        )
    return ObservedRow(line=line, key=key, observation=observation)


def _in_file(path: Path, fault: CellFault) -> Fault:
    where = Said("row {row}", row=fault.line)
    if fault.column:
        where = in_cell(fault.line, fault.column)
    return Fault(
        file=str(path),
        where=where,
        found=plain(fault.found) if fault.found else Said("nothing"),
        allowed=_allowed(fault.limit)[fault.problem],
    )


def _allowed(limit: str) -> dict[str, Said]:
    """Say what is allowed instead of each problem."""
    names = ", ".join(name for name in COLUMNS if name != "title")
    return {
        "empty": Said("a head and a row for each period"),
        "head": Said("the columns {names}", names=names),
        "indicator": Said("one of {names}", names=limit),
        "year": _from(FIRST_YEAR, LAST_YEAR),
        "month": _from(1, MONTHS),
        "numerator": Said("a whole number from {least}, or nothing", least=0),
        "denominator": Said("a whole number from {least}, or nothing", least=1),
        "no_denominator": Said("a number, since the indicator is a share"),
        "no_share": Said("nothing, since the indicator counts and is no share"),
        "more": Said("no more than the denominator"),
        "future": Said("a period that has begun"),
        "twice": Said("one row for each period; the first is row {row}", row=limit),
    }


def _from(least: int, most: int) -> Said:
    return Said("a whole number from {least} to {most}", least=least, most=most)
