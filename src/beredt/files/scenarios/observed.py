"""Recorded admissions for an `observed` need: a CSV with one row a day."""

import csv
import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from beredt.files.faults import Fault, Said, plain

LARGEST = 1_000_000
MOST_ROWS = 10_000
MOST_A_DAY = 100_000


def read_admissions(path: Path) -> tuple[tuple[float, ...], list[Fault]]:
    """Return the admissions of each day, and everything that is wrong with the file."""
    rows, faults = _rows(path)
    if faults:
        return (), faults
    header = [name.strip().lower() for name in rows[0]] if rows else []
    when = next((name for name in ("date", "day") if name in header), "")
    if not when or "admissions" not in header:
        found = plain(", ".join(header)[:60]) if header else Said("an empty file")
        allowed = Said("the columns date or day, and admissions")
        where = Said("row {row}", row=1)
        return (), [Fault(file=str(path), where=where, found=found, allowed=allowed)]
    columns = header.index(when), header.index("admissions")
    return _read(path, rows[1:], when, columns)


def _rows(path: Path) -> tuple[list[list[str]], list[Fault]]:
    try:
        with path.open("rb") as file:
            # One byte more than is allowed: what is cut off shows as a broken row.
            content = file.read(LARGEST)
        text = content.decode("utf-8-sig")
        first = text.partition("\n")[0]
        # Spreadsheets in Norwegian write a semicolon between cells.
        lines = text.splitlines()
        rows = list(csv.reader(lines, delimiter=";" if ";" in first else ","))
    except (OSError, ValueError, csv.Error) as error:
        allowed = Said("a CSV file in UTF-8 of at most 1 MB")
        is_absent = isinstance(error, FileNotFoundError)
        found = Said("no such file") if is_absent else plain(error)
        return [], [
            Fault(file=str(path), where=plain(""), found=found, allowed=allowed)
        ]
    return [row for row in rows if any(cell.strip() for cell in row)], []


def _read(
    path: Path, rows: list[list[str]], when: str, columns: tuple[int, int]
) -> tuple[tuple[float, ...], list[Fault]]:
    numbers: list[float] = []
    faults: list[Fault] = []
    before: int | None = None
    if not 1 <= len(rows) <= MOST_ROWS:
        allowed = Said("1 to {number} rows", number=MOST_ROWS)
        found = Said("{number} rows", number=len(rows))
        return (), [
            Fault(file=str(path), where=plain(""), found=found, allowed=allowed)
        ]
    for number, row in enumerate(rows, start=2):
        cells = [row[c].strip() if c < len(row) else "" for c in columns]
        day, amount = _day(when, cells[0]), _amount(cells[1])
        for column, cell, allowed in _complaints(when, cells, day, before, amount):
            where = Said("row {row}, {column}", row=number, column=column)
            found = plain(repr(cell))
            faults.append(
                Fault(file=str(path), where=where, found=found, allowed=allowed)
            )
        # A row whose day cannot be read stands for the day after the row above.
        before = _next(before) if day is None else day
        numbers.append(amount if amount is not None else 0.0)
    return tuple(numbers), faults


def _complaints(
    when: str,
    cells: list[str],
    day: int | None,
    before: int | None,
    amount: float | None,
) -> Iterator[tuple[str, str, Said]]:
    if day is None:
        wanted = Said("a date as 2020-03-31") if when == "date" else Said("a day")
        yield when, cells[0], wanted
    elif before is not None and day != before + 1:
        wanted = Said("the day after the row above, one row for every day")
        yield when, cells[0], wanted
    if amount is None:
        wanted = Said("a number from {least} to {most}", least=0, most=MOST_A_DAY)
        yield "admissions", cells[1], wanted


def _next(day: int | None) -> int | None:
    return None if day is None else day + 1


def _day(when: str, cell: str) -> int | None:
    try:
        return date.fromisoformat(cell).toordinal() if when == "date" else int(cell)
    except ValueError:
        return None


def _amount(cell: str) -> float | None:
    try:
        amount = float(cell.replace(",", "."))
    except ValueError:
        return None
    return amount if math.isfinite(amount) and 0 <= amount <= MOST_A_DAY else None
