"""Derive the rhythm of all admissions, by weekday and by month, from a daily series.

uv run python tools/derive_rhythm.py SERIES.csv

SERIES.csv has the columns `date` and `N` (all admissions of the day): the daily series
2020-2023 that the Norwegian Institute of Public Health published with its study of
COVID-19 trends. The series itself is not part of this project; the 19 factors are.
"""

import argparse
import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

OUT = Path(__file__).parents[1] / "data" / "sources" / "admission_rhythm.csv"
# 2020 and 2021 are left out: planned care was put off, people kept apart, and there was
# no influenza. From October 2023 on the last patients had not been reported yet.
FIRST, LAST = dt.date(2022, 1, 1), dt.date(2023, 9, 30)
MONTH_DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
ROUNDS = 50
Floats = npt.NDArray[np.float64]


class Rhythm(NamedTuple):
    """Factors of the seven weekdays, Monday first, and of the twelve months."""

    weekdays: Floats
    months: Floats


def main() -> None:
    """Write the factors beside the other sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("series", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rhythm = derive(dict(read_series(given.series)))
    with given.out.open("w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["period", "number", "factor"])
        for period, factors in zip(("weekday", "month"), rhythm, strict=True):
            for number, factor in enumerate(factors, start=1):
                rows.writerow([period, number, f"{factor:.4f}"])
    print(f"{given.out}: {len(rhythm.weekdays) + len(rhythm.months)} factors")


def read_series(path: Path) -> Iterator[tuple[dt.date, float]]:
    """Give each day with a number of admissions."""
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            if row["N"]:
                yield dt.date.fromisoformat(row["date"]), float(row["N"])


def derive(series: dict[dt.date, float]) -> Rhythm:
    """Fit `mean x weekday x month` so that the total of each of them is met."""
    days = [day for day in series if FIRST <= day <= LAST]
    number = np.array([series[day] for day in days])
    weekday = np.array([day.weekday() for day in days])
    month = np.array([day.month - 1 for day in days])
    weekdays, months = np.ones(7), np.ones(12)
    for _ in range(ROUNDS):
        weekdays = np.bincount(weekday, number) / np.bincount(weekday, months[month])
        months = np.bincount(month, number) / np.bincount(month, weekdays[weekday])
    return Rhythm(
        weekdays / weekdays.mean(), months / np.average(months, weights=MONTH_DAYS)
    )


if __name__ == "__main__":
    main()
