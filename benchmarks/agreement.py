"""Whether two programs simulate the same model: their outputs in standard errors."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from beredt.engine.flow import Totals
from beredt.engine.kernels.records import OUTCOMES
from beredt.engine.network import KINDS

Array = npt.NDArray[Any]
COUNTS = {
    "arrived": "arrived",
    "discharged": "discharged",
    "died_of_illness": "died of illness",
    "died_waiting": "died waiting",
    "left": "left untreated",
    "moved": "moved",
}
LEDGER = {"left": "left_untreated"}


class Seen:
    """What one run of a peer shows. Axes of `occupied`, `waiting`: kind, day."""

    def __init__(self, days: int) -> None:
        self.count: Counter[str] = Counter()
        self.occupied = np.zeros((len(KINDS), days))
        self.waiting = np.zeros((len(KINDS), days))
        self.started = np.zeros(len(KINDS))
        self.wait_days = np.zeros(len(KINDS))

    @classmethod
    def of_draw(cls, totals: Totals, stations: Array) -> Self:
        """Return the same of one draw of the product."""
        seen = cls(totals.occupied.shape[-1])
        ledger = totals.ledger.sum(axis=(0, 1, 2, 3))
        for name in COUNTS:
            seen.count[name] = int(ledger[OUTCOMES.index(LEDGER.get(name, name))])
        seen.occupied = totals.occupied.sum(axis=(0, 1))
        seen.waiting = totals.waiting.sum(axis=(0, 1))
        np.add.at(seen.started, stations["kind"], totals.started)
        np.add.at(seen.wait_days, stations["kind"], totals.wait_days)
        return seen

    def values(self, periods: Sequence[range]) -> dict[str, float]:
        """Return every number that is compared, by name; a census as mean of days."""
        kinds = [k for k in range(len(KINDS)) if self.occupied[k].any()]
        found = {words: float(self.count[name]) for name, words in COUNTS.items()}
        for k in kinds:
            found[f"stays begun, {KINDS[k]}"] = float(self.started[k])
            found[f"days waited, {KINDS[k]}"] = float(self.wait_days[k])
        for period in periods:
            words = f"day {period[0]}"
            if len(period) > 1:
                words = f"days {period[0]}-{period[-1]}"
            days = slice(period.start, period.stop)
            for k in kinds:
                inside = self.occupied[k, days].mean()
                waiting = self.waiting[k, days].mean()
                found[f"occupied, {KINDS[k]}, {words}"] = float(inside)
                found[f"waiting, {KINDS[k]}, {words}"] = float(waiting)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One number from both, and how many standard errors lie between."""

    name: str
    product: float
    peer: float
    errors: float


def compare(
    product: Sequence[dict[str, float]], peer: Sequence[dict[str, float]]
) -> list[Comparison]:
    """Compare the means of many draws of the product with those of a peer.

    Both are taken to scatter as the product's draws do: there are many of those, and
    too few of a slow peer to know its scatter. A queue that is empty in most draws of
    both is left out: its mean hangs on one or two draws, and is no matter of standard
    errors.
    """
    rows = []
    for name in product[0]:
        if name not in peer[0]:
            continue
        ours = np.array([row[name] for row in product])
        theirs = np.array([row[name] for row in peer])
        if not np.median(ours) and not np.median(theirs):
            continue
        error = ours.std(ddof=1) * np.sqrt(1 / len(ours) + 1 / len(theirs))
        gap = theirs.mean() - ours.mean()
        rows.append(
            Comparison(
                name=name,
                product=float(ours.mean()),
                peer=float(theirs.mean()),
                errors=float(gap / error) if error > 0 else (np.inf if gap else 0.0),
            )
        )
    return rows


def worst(rows: Sequence[Comparison]) -> float:
    """Return the largest distance in standard errors."""
    return max(abs(row.errors) for row in rows)
