"""Recorded series for the validation, read from the user's folder of them."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.estimation import CensusSeries, QuantileTable
from beredt.engine.validation.regions import RegionalCounts
from beredt.files.faults import Fault, FileError, english_fault

NORWAY = Path("norway_covid_hospital")
ADMISSIONS = NORWAY / "fhi_daily_new_hospitalisations_2020-03_2023-09.csv"
COUNTS = NORWAY / "helsedir_daily_inpatients_respirator_2020-03_2021-12.csv"
BY_REGION = NORWAY / "helsedir_weekly_by_rhf_2020-03_2021-03.csv"
STAYS = Path("nir_icu_aggregates") / "icu_los_and_ventilator_quantiles.csv"
# Published beside the quantiles by the intensive-care register: days.
STAYS_MEAN = 4.0
FIRST_SCORED = date(2020, 8, 1)
Columns = Mapping[str, Callable[[str], Any]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NorwegianSeries:
    """Patients of Norwegian hospitals in 2020 and 2021, day by day.

    `fitted` is the number of the first day that nothing is fitted to.
    """

    hospital: CensusSeries
    ventilators: CensusSeries
    regions: RegionalCounts
    fitted: int


def read_norwegian_series(folder: Path) -> NorwegianSeries:
    """Read the Norwegian series; `FileError` lists everything that is wrong."""
    faults: list[Fault] = []
    came = _table(folder / ADMISSIONS, {"date": _day, "I": float}, faults)
    columns: Columns = {"date": _day, "admissions": float, "respiratory": float}
    counts = _table(folder / COUNTS, columns, faults)
    columns = {"date": _day, "rhf": str, "inpatients": float}
    regions = _table(folder / BY_REGION, columns, faults)
    if faults:
        raise FileError(faults)
    first, last = min(counts["date"]), max(counts["date"])
    days = last - first + 1
    admissions = np.zeros(days)
    for day, number in zip(came["date"], came["I"], strict=True):
        if first <= day <= last:
            admissions[day - first] += number
    occupied = np.full((2, days), np.nan)
    for n, column in enumerate(("admissions", "respiratory")):
        for day, number in zip(counts["date"], counts[column], strict=True):
            occupied[n, day - first] = number
    return NorwegianSeries(
        hospital=CensusSeries(admissions=admissions, occupied=occupied[0]),
        ventilators=CensusSeries(admissions=admissions, occupied=occupied[1]),
        regions=_regional(regions, first, occupied[0]),
        fitted=FIRST_SCORED.toordinal() - first,
    )


def read_stay_quantiles(folder: Path) -> QuantileTable:
    """Read the quantiles of intensive-care stays; `FileError` says what is wrong."""
    faults: list[Fault] = []
    columns: Columns = {"quantile": float, "icu_los_days": float}
    table = _table(folder / STAYS, columns, faults)
    if faults:
        raise FileError(faults)
    return QuantileTable(
        shares=np.array(table["quantile"]), days=np.array(table["icu_los_days"])
    )


def _regional(
    table: Mapping[str, list[Any]], first: int, national: npt.NDArray[np.float64]
) -> RegionalCounts:
    names = tuple(sorted(set(table["rhf"])))
    # Only days with a national count can be divided by region.
    days = [
        day
        for day in sorted(set(table["date"]))
        if 0 <= day - first < len(national) and not np.isnan(national[day - first])
    ]
    occupied = np.zeros((len(days), len(names)))
    for day, name, number in zip(
        table["date"], table["rhf"], table["inpatients"], strict=True
    ):
        if day in days:
            occupied[days.index(day), names.index(name)] = number
    at = np.array(days) - first
    return RegionalCounts(names=names, days=at, occupied=occupied)


def _table(path: Path, columns: Columns, faults: list[Fault]) -> dict[str, list[Any]]:
    """Return the columns of a CSV file, and note everything that is wrong with it."""
    found: dict[str, list[Any]] = {name: [] for name in columns}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, ValueError, csv.Error) as error:
        said = "no such file" if isinstance(error, FileNotFoundError) else str(error)
        faults.append(_fault(path, "", said, "the file as it was published"))
        return found
    missing = [name for name in columns if not rows or name not in rows[0]]
    if missing:
        allowed = f"the columns {', '.join(columns)}"
        faults.append(_fault(path, "row 1", f"no {', '.join(missing)}", allowed))
        return found
    for line, row in enumerate(rows, start=2):
        for name, read in columns.items():
            try:
                found[name].append(read(row[name]))
            except (TypeError, ValueError):
                kind = "a date as 2020-03-31" if read is _day else "a number"
                where = f"row {line}, {name}"
                faults.append(_fault(path, where, repr(row[name]), kind))
    return found


def _day(cell: str) -> int:
    return date.fromisoformat(cell).toordinal()


def _fault(path: Path, where: str, found: str, allowed: str) -> Fault:
    return english_fault(path, where, found, allowed)
