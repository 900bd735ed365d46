"""Divide whole numbers fairly."""

import csv
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import TypeVar

SOURCES = Path(__file__).parents[2] / "data" / "sources"
Key = TypeVar("Key", bound=Hashable)


def rows_of(name: str) -> list[dict[str, str]]:
    """Read one source table."""
    with (SOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spread(total: int, weights: Mapping[Key, float]) -> dict[Key, int]:
    """Divide `total` in proportion to the weights, by the largest remainder.

    Equal remainders go to those named first.
    """
    whole = sum(weights.values())
    if whole <= 0:
        return dict.fromkeys(weights, 0)
    exact = {key: total * weight / whole for key, weight in weights.items()}
    given = {key: int(amount) for key, amount in exact.items()}
    left = total - sum(given.values())
    order = sorted(exact, key=lambda key: given[key] - exact[key])
    for key in order[:left]:
        given[key] += 1
    return given
