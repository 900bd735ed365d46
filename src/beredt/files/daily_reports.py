"""Daily reports of places, as CSV: admissions, census and capacity by date."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from beredt.engine.forecast import LEAST_DAYS, MOST_LAG, Reports, Site
from beredt.files.faults import Fault, FileError, english_fault

LARGEST = 30_000_000
MOST_DAYS = 5_000
MOST_SITES = 2_000
MOST_PATIENTS = 100_000
LONGEST_NAME = 80
NEEDED = ("date", "admissions", "occupied")
NUMBERS = ("admissions", "occupied", "discharges", "capacity")
KEPT = ("admissions", "occupied", "capacity")
NAMES = ("place", "kind", "region")


class Row(NamedTuple):
    """One row of a file: where it stands, whose it is and what it says."""

    file: str
    line: int
    day: int
    site: Site
    numbers: tuple[float, ...]


def read_reports(paths: Sequence[Path]) -> Reports:
    """Read the reports of one file or many, with several places in each.

    Columns: date, admissions, occupied; where there is more than one place also place,
    and as far as they are known kind, region and capacity. Raises `FileError` with
    everything that is wrong in all of the files.
    """
    faults: list[Fault] = []
    rows: list[Row] = []
    for path in paths:
        rows += _read(path, faults)
    faults += _contradictions(rows)
    if not faults:
        faults += _gaps(rows)
    if faults:
        raise FileError(faults)
    return _assembled(rows)


@cache
def bundled_folder() -> Path:
    """Return the folder of the bundled examples, installed or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "data" / "reports"
    return installed if installed.is_dir() else package.parents[1] / "data/reports"


def find_reports(name_or_path: str | Path) -> Path:
    """Return the file meant by a path, or by the name of a bundled example."""
    bundled = bundled_folder() / f"{name_or_path}.csv"
    path = Path(name_or_path)
    if not path.exists() and "/" not in str(name_or_path) and bundled.is_file():
        return bundled
    return path


def _read(path: Path, faults: list[Fault]) -> list[Row]:
    table = _table(path, faults)
    if not table:
        return []
    header = [name.strip().lower() for name in table[0][1]]
    missing = [name for name in NEEDED if name not in header]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if missing or twice:
        found = ", ".join(header)[:120]
        allowed = "the columns date, admissions and occupied, each once; also place, "
        allowed += "kind, region, discharges and capacity"
        faults.append(_fault(path, "row 1", found or "nothing", allowed))
        return []
    if len(table) == 1:
        faults.append(_fault(path, "", "no rows", "one row for each place and day"))
    rows = []
    for line, cells in table[1:]:
        named = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        wrong = [
            _fault(path, f"row {line}, {column}", repr(found[:60]), allowed)
            for column, found, allowed in _complaints(named)
        ]
        faults += wrong
        if not wrong:
            rows.append(_row(path, line, named))
    return rows


def _table(path: Path, faults: list[Fault]) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, each with its number in the file."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8-sig")
        # Spreadsheets in Norwegian write a semicolon between cells.
        mark = ";" if ";" in text.partition("\n")[0] else ","
        reader = csv.reader(text.splitlines(), delimiter=mark)
        rows = [(reader.line_num, row) for row in reader]
    except (OSError, ValueError, csv.Error) as error:
        found = "no such file" if isinstance(error, FileNotFoundError) else str(error)
        faults.append(_fault(path, "", found, "a CSV file in UTF-8"))
        return []
    if len(content) > LARGEST:
        faults.append(_fault(path, "", "a larger file", "at most 30 MB"))
        return []
    rows = [(line, row) for line, row in rows if any(cell.strip() for cell in row)]
    if not rows:
        faults.append(_fault(path, "", "an empty file", "a CSV file with a header"))
    return rows


def _complaints(named: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Say which cells of a row cannot be used: column, what was found, what may be."""
    if _day(named.get("date", "")) is None:
        yield "date", named.get("date", ""), "a date as 2020-03-31"
    for name in NUMBERS:
        if _amount(named.get(name, "")) is None:
            allowed = f"a number from 0 to {MOST_PATIENTS}, or nothing"
            yield name, named[name], allowed
    for name in NAMES:
        if len(named.get(name, "")) > LONGEST_NAME:
            yield name, named[name], f"at most {LONGEST_NAME} letters"


def _row(path: Path, line: int, named: dict[str, str]) -> Row:
    day = _day(named["date"])
    numbers = [_amount(named.get(name, "")) for name in KEPT]
    site = Site(
        place=named.get("place") or path.stem,
        kind=named.get("kind", ""),
        region=named.get("region", ""),
    )
    return Row(
        file=str(path),
        line=line,
        day=0 if day is None else day,
        site=site,
        numbers=tuple(math.nan if n is None else n for n in numbers),
    )


def _contradictions(rows: Iterable[Row]) -> Iterator[Fault]:
    """Say where two rows are about the same day, or put a place in two regions."""
    seen: dict[tuple[str, str, int], Row] = {}
    region: dict[str, str] = {}
    for row in rows:
        site = row.site
        first = seen.setdefault((site.place, site.kind, row.day), row)
        if first is not row:
            where = f"row {row.line}"
            found = f"{site.place}, {date.fromordinal(row.day)}, as in "
            found += f"{first.file}, row {first.line}"
            yield _fault(row.file, where, found, "one row for each place, kind and day")
        if region.setdefault(site.place, site.region) != site.region:
            found = f"{site.region!r} for {site.place}"
            allowed = f"{region[site.place]!r}, as in the rows above"
            yield _fault(row.file, f"row {row.line}, region", found, allowed)


def _gaps(rows: Sequence[Row]) -> Iterator[Fault]:
    """Say what is missing for a forecast to be made at all."""
    if not rows:
        return
    files = ", ".join(dict.fromkeys(row.file for row in rows))
    days = [row.day for row in rows]
    length = max(days) - min(days) + 1
    if not LEAST_DAYS <= length <= MOST_DAYS:
        allowed = f"{LEAST_DAYS} to {MOST_DAYS} days"
        yield _fault(files, "date", f"{length} days from first to last", allowed)
    by_site = defaultdict(list)
    for row in rows:
        by_site[row.site].append(row)
    if len(by_site) > MOST_SITES:
        yield _fault(files, "place", f"{len(by_site)}", f"at most {MOST_SITES}")
    for site, mine in by_site.items():
        name = ", ".join(word for word in (site.place, site.kind) if word)
        for column, name_of in enumerate(KEPT[:2]):
            if all(math.isnan(row.numbers[column]) for row in mine):
                allowed = "a number on one day at least"
                yield _fault(mine[0].file, name_of, f"no number for {name}", allowed)
    counted = [row.day for row in rows if not math.isnan(row.numbers[1])]
    if counted and max(days) - max(counted) > MOST_LAG:
        found = f"none after {date.fromordinal(max(counted))}"
        allowed = f"a census in the last {MOST_LAG} days"
        yield _fault(files, "occupied", found, allowed)


def _assembled(rows: Sequence[Row]) -> Reports:
    sites = tuple(dict.fromkeys(row.site for row in rows))
    number = {site: n for n, site in enumerate(sites)}
    first = min(row.day for row in rows)
    days = max(row.day for row in rows) - first + 1
    numbers = np.full((len(KEPT), len(sites), days), np.nan)
    for row in rows:
        numbers[:, number[row.site], row.day - first] = row.numbers
    admissions, occupied, capacity = numbers
    return Reports(
        sites=sites,
        first_day=first,
        admissions=admissions,
        occupied=occupied,
        capacity=capacity,
    )


def _day(cell: str) -> int | None:
    try:
        return date.fromisoformat(cell).toordinal()
    except ValueError:
        return None


def _amount(cell: str) -> float | None:
    """Return a number; nan for an empty cell, None for what is no number."""
    if not cell:
        return math.nan
    try:
        amount = float(cell.replace(",", "."))
    except ValueError:
        return None
    return amount if math.isfinite(amount) and 0 <= amount <= MOST_PATIENTS else None


def _fault(file: str | Path, where: str, found: str, allowed: str) -> Fault:
    return english_fault(file, where, found, allowed)
