"""Pathways as flat arrays: stages, the routes through them, tables of stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels import records
from beredt.engine.network.kinds import KINDS
from beredt.engine.register import PlaceKind, Register, Stage
from beredt.engine.stays import unit_table

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathways:
    """The arrays of `kernels.records.Plan`; `mean_stays` in days. Axes of it: table."""

    stages: Array
    routes: Array
    categories: Array
    tables: Array
    mean_stays: Array
    municipal_stage: int


def lay_pathways(register: Register, present: set[PlaceKind]) -> Pathways:
    """Lay out every way through the stages of each category.

    A route is one way through the optional stages; the likeliest comes first.
    `present` are the kinds of places that there are.
    """
    index = {row.id: c for c, row in enumerate(register.categories)}
    steps: dict[str, list[Stage]] = {name: [] for name in index}
    for row in sorted(register.pathways, key=lambda row: row.order):
        if row.category in steps:
            steps[row.category].append(row)
    laws = _Laws()
    records_of = {
        id(row): _stage(row, index, present, laws)
        for of_category in steps.values()
        for row in of_category
    }
    stages: list[tuple[Any, ...]] = []
    routes: list[tuple[float, int, int]] = []
    table = np.zeros(len(index), records.CATEGORY)
    for c, category in enumerate(register.categories):
        ways = _ways(steps[category.id])
        table[c] = (
            len(routes),
            len(ways),
            category.death_share,
            category.isolation_share,
        )
        below = 0.0
        for chance, way in ways:
            below += chance
            begin = len(stages)
            stages += [records_of[id(row)] for row in way]
            routes.append((below, begin, len(stages)))
    stages.append(
        (KINDS.index("municipal"), 0, records.FOREVER, 62, 3, -1, -1, 6.0, 0.0)
    )
    tables, mean_stays = laws.tables()
    return Pathways(
        stages=np.array(stages, records.STAGE),
        routes=np.array(routes, records.ROUTE),
        categories=table,
        tables=tables,
        mean_stays=mean_stays,
        municipal_stage=len(stages) - 1,
    )


class _Laws:
    """Laws of stays and patience, each kept once."""

    def __init__(self) -> None:
        self._index: dict[tuple[str, float, float], int] = {}

    def add(self, law: str, mean: float, variation: float) -> int:
        """Return the number of the table of this law."""
        return self._index.setdefault((law, mean, variation), len(self._index))

    def tables(self) -> tuple[Array, Array]:
        """Return quantiles of stays, and mean stays."""
        laws = list(self._index)
        units = [unit_table(law, variation) for law, _, variation in laws]
        means = np.array([mean for _, mean, _ in laws])
        whole = np.array(units).reshape(len(laws), -1) * means[:, None]
        return whole.astype(np.float32), means


def _ways(steps: Sequence[Stage]) -> list[tuple[float, tuple[Stage, ...]]]:
    if not steps:
        return []
    choices = [((True,) if row.share == 1 else (True, False)) for row in steps]
    ways = []
    for taken in product(*choices):
        chance = 1.0
        for row, is_taken in zip(steps, taken, strict=True):
            chance *= row.share if is_taken else 1 - row.share
        way = tuple(row for row, is_taken in zip(steps, taken, strict=True) if is_taken)
        if not way:
            raise ValueError(f"Category {steps[0].category!r} has no certain stage.")
        ways.append((chance, way))
    return sorted(ways, key=lambda way: -way[0])


def _stage(
    row: Stage,
    index: dict[str, int],
    present: set[PlaceKind],
    laws: _Laws,
) -> tuple[Any, ...]:
    kind = row.kind
    if kind not in present and row.fallback is not None:
        kind = row.fallback
    patience = records.FOREVER
    if row.patience is not None:
        patience = records.NEVER
        if row.patience > 0:
            patience = laws.add("exponential", row.patience / 24, 1.0)
    return (
        KINDS.index(kind),
        laws.add(row.distribution, row.stay, row.variation),
        patience,
        row.order,
        row.priority,
        index[row.worsens_to] if row.worsens_to else -1,
        -1 if row.fallback is None else KINDS.index(row.fallback),
        row.reach,
        row.waiting_death,
    )
