"""Make the daily reports of the guide: six hospitals that do not exist.

Run: uv run python tools/write_example_reports.py

A winter epidemic comes over ordinary admissions. Every patient is simulated, with
gamma distributed stays, and the census is counted at the end of each day.
"""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np

FILE = Path(__file__).parents[1] / "data" / "reports" / "eksempel-sykehus.csv"
FIRST = date(2025, 9, 1)
DAYS = 133
RUN_IN = 60
WEEKDAYS = np.array([1.12, 1.08, 1.05, 1.04, 1.0, 0.85, 0.86])
COLUMNS = ("date", "place", "kind", "region", "admissions", "occupied", "capacity")


class Hospital(NamedTuple):
    """A hospital that does not exist, and when the epidemic comes to it."""

    place: str
    region: str
    admissions: float
    beds: int
    intensive: int
    peak: int
    late: int = 0


HOSPITALS = (
    Hospital("Storvik", "Øst", 30.0, 210, 12, 150),
    Hospital("Elvebakk", "Øst", 14.0, 100, 6, 145),
    Hospital("Lunde", "Øst", 8.0, 60, 4, 155, late=3),
    Hospital("Havneby", "Vest", 22.0, 150, 9, 125),
    Hospital("Fjordheim", "Vest", 9.0, 60, 4, 120),
    Hospital("Ytterøy", "Vest", 4.0, 28, 2, 130),
)
# Of the admitted, so many come to intensive care; mean stay and variation of each kind.
KINDS = {"ward": (1.0, 5.0, 0.9), "intensive": (0.045, 5.5, 0.9)}


def main() -> None:
    """Write the file."""
    chance = np.random.default_rng(20250901)
    rows = [
        row
        for kind in KINDS
        for hospital in HOSPITALS
        for row in _rows(hospital, kind, chance)
    ]
    FILE.parent.mkdir(exist_ok=True)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows, key=lambda row: row[0]))
    print(f"{FILE}: {len(rows)} rows")


def _rows(
    hospital: Hospital, kind: str, chance: np.random.Generator
) -> list[tuple[object, ...]]:
    share, mean, variation = KINDS[kind]
    day = np.arange(-RUN_IN, DAYS)
    weekday = WEEKDAYS[(FIRST.weekday() + day) % 7]
    extra = 0.55 * np.exp(-(((day - hospital.peak) / 24) ** 2))
    admitted = chance.poisson(hospital.admissions * share * weekday * (1 + extra))
    census = np.zeros(len(day), int)
    for first, count in enumerate(admitted):
        shape = variation**-2
        stays = chance.gamma(shape, mean / shape, count)
        for stay in stays:
            census[first : first + round(stay + chance.random() - 0.5)] += 1
    capacity = hospital.beds if kind == "ward" else hospital.intensive
    told = range(DAYS - hospital.late)
    return [
        (
            (FIRST + timedelta(days=n)).isoformat(),
            hospital.place,
            kind,
            hospital.region,
            int(admitted[RUN_IN + n]),
            int(census[RUN_IN + n]),
            capacity,
        )
        for n in told
    ]


if __name__ == "__main__":
    main()
