"""What a length of stay can be estimated from: three kinds of CSV file."""

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import numpy as np

from beredt.engine.estimation import CensusSeries, QuantileTable, StayList
from beredt.engine.estimation.estimate import EvidenceKind
from beredt.files.daily_reports import read_reports
from beredt.files.faults import Fault, FileError, english_fault

KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
LARGEST = 30_000_000
MOST_ROWS = 500_000
LONGEST_STAY = 3650.0
FEWEST_COUNTS = 28
SIGNS: dict[EvidenceKind, tuple[str, ...]] = {
    "line_list": ("admitted", "discharged"),
    "quantiles": ("quantile",),
    "census": ("date", "admissions", "occupied"),
}
_ALLOWED = (
    "the columns admitted and discharged (one stay a row), quantile and days, or date, "
    "admissions and occupied"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the user says about a file beside what stands in it."""

    kind: EvidenceKind | None = None
    column: str | None = None
    place: str | None = None
    mean: float | None = None
    number: float | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """What a file says about stays, and the last day it says something of."""

    what: StayList | QuantileTable | CensusSeries
    first_day: int | None = None
    last_day: int | None = None


def read_evidence(path: Path, asked: Asked) -> Evidence:
    """Read a file of any of the three kinds, recognised by its columns.

    Raises `FileError` with everything that is wrong.
    """
    header, rows = _rows(path)
    kind = asked.kind or _recognised(path, header)
    missing = [name for name in SIGNS[kind] if name not in header]
    if missing:
        allowed = f"the columns {' and '.join(SIGNS[kind])}"
        raise _refusal(path, "row 1", f"no {', '.join(missing)}", allowed)
    if not rows:
        raise _refusal(path, "", "no rows", "one row or more below the header")
    if kind == "line_list":
        return _line_list(path, rows, asked.until)
    if kind == "quantiles":
        return _quantiles(path, header, rows, asked)
    return _census(path, asked.place)


def _recognised(path: Path, header: Sequence[str]) -> EvidenceKind:
    for kind, signs in SIGNS.items():
        if all(name in header for name in signs):
            return kind
    raise _refusal(path, "row 1", ", ".join(header)[:120] or "nothing", _ALLOWED)


def _rows(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8-sig")
        # Spreadsheets in Norwegian write a semicolon between cells.
        mark = ";" if ";" in text.partition("\n")[0] else ","
        reader = csv.reader(text.splitlines(), delimiter=mark)
        rows = [(reader.line_num, row) for row in reader if any(map(str.strip, row))]
    except (OSError, ValueError, csv.Error) as error:
        found = "no such file" if isinstance(error, FileNotFoundError) else str(error)
        raise _refusal(path, "", found, "a CSV file in UTF-8") from error
    if len(content) > LARGEST or len(rows) > MOST_ROWS:
        raise _refusal(path, "", "a larger file", f"at most 30 MB and {MOST_ROWS} rows")
    if not rows:
        raise _refusal(path, "", "an empty file", "a CSV file with a header")
    header = [name.strip().lower() for name in rows[0][1]]
    cells = [
        (line, dict(zip(header, map(str.strip, row), strict=False)))
        for line, row in rows[1:]
    ]
    return header, cells


def _line_list(
    path: Path,
    rows: Sequence[tuple[int, dict[str, str]]],
    until: date | None,
) -> Evidence:
    faults: list[Fault] = []
    stays: list[tuple[int, float, float | None]] = []
    exact = False
    for line, row in rows:
        moments = [_moment(row.get(name, "")) for name in SIGNS["line_list"]]
        wrong = list(_stay_complaints(row, moments))
        faults += [_fault(path, f"row {line}, {c}", f, a) for c, f, a in wrong]
        if not wrong and moments[0] is not None:
            stays.append((line, moments[0], moments[1]))
            exact |= "T" in row["admitted"] or " " in row["admitted"]
    if faults:
        raise FileError(faults)
    last = max(moment for _, *both in stays for moment in both if moment is not None)
    end = last if until is None else until.toordinal() + (1.0 if exact else 0.0)
    # Who left after the day of the list was still inside on it.
    known = [
        (start, None if out is not None and out > end else out)
        for _, start, out in stays
        if start <= end
    ]
    ended = np.array([out is not None for _, out in known], bool)
    length = np.array([(end if out is None else out) - start for start, out in known])
    if not ended.any():
        raise _refusal(
            path, "discharged", "nobody who has left", "one stay or more that ended"
        )
    return Evidence(
        what=StayList(stays=length, ended=ended, whole_days=not exact),
        first_day=int(min(start for start, _ in known)),
        last_day=int(end),
    )


def _stay_complaints(
    row: dict[str, str], moments: Sequence[float | None]
) -> Iterator[tuple[str, str, str]]:
    start, out = moments
    when = "a date as 2020-03-31, or with the hour as 2020-03-31T14:30"
    if start is None:
        yield "admitted", repr(row.get("admitted", "")), when
    if out is None and row.get("discharged"):
        yield "discharged", repr(row["discharged"]), f"{when}; empty when still inside"
    if start is not None and out is not None:
        if out < start:
            yield "discharged", repr(row["discharged"]), "not before the admission"
        elif out - start > LONGEST_STAY:
            allowed = f"a stay of at most {LONGEST_STAY:.0f} days"
            yield "discharged", repr(row["discharged"]), allowed


def _quantiles(
    path: Path,
    header: Sequence[str],
    rows: Sequence[tuple[int, dict[str, str]]],
    asked: Asked,
) -> Evidence:
    others = [name for name in header if name and name != "quantile"]
    column = asked.column or next(iter(others), "days")
    if column not in header:
        raise _refusal(path, "row 1", ", ".join(header)[:120], f"a column {column}")
    faults: list[Fault] = []
    points: list[tuple[float, float]] = []
    for line, row in rows:
        share, days = _number(row.get("quantile", "")), _number(row.get(column, ""))
        before = points[-1] if points else (0.0, 0.0)
        if share is None or not before[0] < share < 1:
            allowed = "a share below 1 and above that of the row before, as 0.5"
            found = repr(row.get("quantile", ""))
            faults.append(_fault(path, f"row {line}, quantile", found, allowed))
        if days is None or not before[1] <= days <= LONGEST_STAY:
            allowed = f"days, not below the row before, at most {LONGEST_STAY:.0f}"
            found = repr(row.get(column, ""))
            faults.append(_fault(path, f"row {line}, {column}", found, allowed))
        if share is not None and days is not None:
            points.append((share, days))
    if not faults and len({days for _, days in points if days > 0}) < 2:
        found, allowed = f"{len(points)} rows", "two quantiles or more that differ"
        faults.append(_fault(path, column, found, allowed))
    if faults:
        raise FileError(faults)
    shares, days_at = map(np.array, zip(*points, strict=True))
    table = QuantileTable(
        shares=shares, days=days_at, mean=asked.mean, number=asked.number
    )
    return Evidence(what=table)


def _census(path: Path, place: str | None) -> Evidence:
    reports = read_reports([path])
    names = [site.place for site in reports.sites]
    if place is not None:
        if place not in names:
            allowed = ", ".join(dict.fromkeys(names))[:200]
            raise _refusal(path, "place", repr(place), allowed)
        reports = reports.only([n for n, name in enumerate(names) if name == place])
    # Places are counted together; a day that one of them misses is no count.
    occupied = reports.occupied.sum(axis=0)
    admissions = np.nan_to_num(reports.admissions).sum(axis=0)
    counted = int((~np.isnan(occupied)).sum())
    if counted < FEWEST_COUNTS or not admissions.any():
        found = f"{counted} days on which every place was counted"
        allowed = f"{FEWEST_COUNTS} or more, and admissions; or choose --place"
        raise _refusal(path, "occupied", found, allowed)
    series = CensusSeries(admissions=admissions, occupied=occupied)
    last = reports.first_day + reports.days - 1
    return Evidence(what=series, first_day=reports.first_day, last_day=last)


def _moment(cell: str) -> float | None:
    """Return the day of a date, with the hour as its part; None for what is none."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        return None
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return moment.toordinal() + seconds / 86400


def _number(cell: str) -> float | None:
    try:
        number = float(cell.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _fault(path: Path, where: str, found: str, allowed: str) -> Fault:
    return english_fault(path, where, found, allowed)


def _refusal(path: Path, where: str, found: str, allowed: str) -> FileError:
    return FileError([_fault(path, where, found, allowed)])
