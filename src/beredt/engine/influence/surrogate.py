"""Unmet place-days as a quick function of the unknowns, for thousands of worlds.

The exact expected need of each stage of each intake grows with the sizes and the stay;
usable places move from those of the middle world as far as each number alone moves
them. Chance, waiting, moving and death are left out.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import Capacity, by_region
from beredt.engine.expectation import Expectation
from beredt.engine.knowledge import Knowledge, mean_values, values_at
from beredt.engine.network import Network
from beredt.engine.preparation import Prepared, World, capacity_at

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
# Days are looked at in steps so that a long scenario takes no longer than a short one.
DAYS = 30
LOW, HIGH = 0.05, 0.95
# Where usable places may depend on a number.
OF_CAPACITY = frozenset(
    {"ratios", "occupancy", "utilities", "dependencies", "disruptions", "measures"}
)
PARAMETERS = frozenset({"fatigue_after_days", "fatigue_factor"})
BLOCK = 1024


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surrogate:
    """Unmet place-days of the regions as a function of where each group stands.

    Axes of `base`, need less usable places in the middle world without the parts:
    cell (day, region, kind); of `parts`: part, cell; of `powers`: part, unknown (1
    where a part grows with it); of `bends`: group, side (low, high), cell. `step` days
    stand for one that is looked at.
    """

    knowledge: Knowledge
    middle: Floats
    base: Floats
    parts: Floats
    powers: Floats
    bent: Integers
    bends: Floats
    step: float

    def __call__(self, shares: Floats) -> Floats:
        """Return unmet place-days. Axes of `shares`: group, sample."""
        blocks = np.array_split(shares, max(shares.shape[1] // BLOCK, 1), axis=1)
        return np.concatenate([self._unmet(block) for block in blocks])

    def _unmet(self, shares: Floats) -> Floats:
        values = values_at(self.knowledge, shares)
        with np.errstate(divide="ignore", invalid="ignore"):
            times = np.where(self.middle[:, None] > 0, values / self.middle[:, None], 1)
        grown = np.exp(self.powers @ np.log(np.maximum(times, 1e-300)))
        missing = grown.T @ self.parts + self.base
        for side, weight in enumerate(_sides(shares[self.bent])):
            missing += weight.T @ self.bends[:, side]
        return np.asarray(np.maximum(missing, 0).sum(axis=1) * self.step)


def _sides(shares: Floats) -> tuple[Floats, Floats]:
    """Return how far each share stands towards the low and the high side."""
    return (
        np.clip((0.5 - shares) / (0.5 - LOW), 0, None),
        np.clip((shares - 0.5) / (HIGH - 0.5), 0, None),
    )


def fit(prepared: Prepared, middle: World, expectation: Expectation) -> Surrogate:
    """Make the surrogate of an assessment around its middle world."""
    knowledge = prepared.knowledge
    network = middle.demand.network
    days = middle.demand.days
    at = np.unique(np.linspace(0, days - 1, min(days, DAYS)).round().astype(int))
    usable = _cells(_net(middle.capacity, network), at)
    parts, powers = _parts(prepared, middle, expectation, at)
    bent = np.array(
        [g for g, group in enumerate(knowledge.groups) if _bends(knowledge, group)], int
    )
    bends = np.zeros((len(bent), 2, len(usable)))
    means = mean_values(knowledge)
    for side, share in enumerate((LOW, HIGH)):
        ends = values_at(knowledge, np.full((len(knowledge.groups), 1), share))[:, 0]
        for row, g in enumerate(bent):
            values = np.where(knowledge.group == g, ends, means)
            capacity = capacity_at(prepared, values)
            bends[row, side] = usable - _cells(_net(capacity, network), at)
    return Surrogate(
        knowledge=knowledge,
        middle=means,
        base=-usable,
        parts=parts,
        powers=powers,
        bent=bent,
        bends=bends,
        step=days / len(at),
    )


def _bends(knowledge: Knowledge, group: str) -> bool:
    """Whether usable places may depend on a group."""
    return any(
        one.table in OF_CAPACITY
        or (one.table == "parameters" and one.key.partition(".")[2] in PARAMETERS)
        for one in knowledge.unknowns
        if one.group == group
    )


def _net(capacity: Capacity, network: Network) -> Floats:
    """Return usable places less those always in use. Axes: region, kind, day."""
    return by_region(capacity.usable, network)[:-1]


def _cells(values: Floats, at: npt.NDArray[Any]) -> Floats:
    """Lay region, kind and day side by side, for the days looked at."""
    return np.moveaxis(values[:, :, at], -1, 0).ravel()


def _parts(
    prepared: Prepared, middle: World, expectation: Expectation, at: Integers
) -> tuple[Floats, Floats]:
    """Return the need of each part, and which unknowns it grows with."""
    knowledge, demand = prepared.knowledge, middle.demand
    index = {one.key: i for i, one in enumerate(knowledge.unknowns)}
    regions = len(demand.network.regions)
    kinds = expectation.need.shape[2]
    parts = np.zeros((len(expectation.parts), len(at), regions, kinds))
    powers = np.zeros((len(parts), len(knowledge.unknowns)))
    for row, ((i, order, kind), need) in enumerate(expectation.parts.items()):
        parts[row, :, :, kind] = need[at]
        intake = demand.intakes[i]
        stay = f"pathways.{intake.category}.{order}.stay"
        for name in (*(factor.name for factor in intake.factors), stay):
            if name in index:
                powers[row, index[name]] += 1
    return parts.reshape(len(parts), -1), powers
