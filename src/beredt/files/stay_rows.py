"""An estimated stay as the columns of a register's pathway."""

import csv
from datetime import date
from pathlib import Path

from beredt.engine.estimation import Interval, Law, StayEstimate

COLUMNS = (
    "stay",
    "stay_low",
    "stay_high",
    "variation",
    "distribution",
    "source",
    "source_date",
    "mark",
    "confidence",
)
# How wide an interval of the mean may be, relative to it, for each confidence.
HIGH, MEDIUM = 0.2, 0.6


def pathway_columns(estimate: StayEstimate, source: str, when: date) -> dict[str, str]:
    """Return the cells that a row of `pathways.csv` takes from an estimate.

    The register knows gamma and lognormal stays: a Weibull becomes the gamma law and a
    mixture the lognormal law with the same mean and variation.
    """
    law = estimate.law
    plain = isinstance(law, Law) and law.family != "lognormal"
    return {
        "stay": f"{estimate.mean.value:.4g}",
        "stay_low": f"{estimate.mean.low:.4g}",
        "stay_high": f"{estimate.mean.high:.4g}",
        "variation": f"{estimate.variation.value:.3g}",
        "distribution": "gamma" if plain else "lognormal",
        "source": source,
        "source_date": when.isoformat(),
        "mark": "derived",
        "confidence": _confidence(estimate.mean),
    }


def write_pathway_columns(path: Path, cells: dict[str, str]) -> None:
    """Write the columns as a CSV file with one row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerow(cells)


def _confidence(mean: Interval) -> str:
    width = (mean.high - mean.low) / mean.value
    if width <= HIGH:
        return "high"
    return "medium" if width <= MEDIUM else "low"
