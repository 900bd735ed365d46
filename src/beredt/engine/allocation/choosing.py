"""Choose moves: sifting with a bound that every round proves anew."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import Arcs, every_arc, join, near_arcs
from beredt.engine.allocation.building import Rows, move_columns, standing_columns
from beredt.engine.allocation.instance import Budget, Instance
from beredt.engine.allocation.plan import (
    Allocation,
    changed_need,
    counted,
    missing_places,
    share_between,
)
from beredt.engine.allocation.pricing import (
    Aim,
    Prices,
    price,
    region_shares,
    supported,
)
from beredt.engine.allocation.solver import Programme, SolverError

Floats = npt.NDArray[np.float64]
NEAR = 2
SPARE = 8
EACH = 8
ROUNDS = 60
UNBOUNDED = Budget()
# The fair plan may be this much worse for its worst region than was proved possible.
SLACK = 1e-6


class _Found(NamedTuple):
    """The best plan over the moves looked at, and what is proved of all others."""

    arcs: Arcs
    patients: Floats
    prices: Prices
    objective: float
    bound: float
    rounds: int


def allocate(
    instance: Instance,
    *,
    budget: Budget = UNBOUNDED,
    fair: bool = False,
    gap: float = 1e-4,
    sift: bool = True,
) -> Allocation:
    """Choose who is moved where, so that what is unmet counts least.

    The plan is at most `gap` (as a share) worse than the best that there is. `fair`
    first makes the largest relative shortfall of any region as small as it can be, and
    then closes as much as that leaves. Without `sift` all allowed moves are handed to
    the solver at once.
    """
    start = near_arcs(instance, NEAR, SPARE) if sift else every_arc(instance)
    fair_bound = None
    aim, rounds = Aim(), 0
    if fair:
        worst = sifted(instance, budget, Aim(0.0, 0.0, 1.0, fair=True), start, gap=gap)
        fair_bound, start, rounds = worst.bound, worst.arcs, worst.rounds
        cap = worst.objective * (1 + SLACK) + SLACK**2
        aim = Aim(fair=True, worst_cap=cap)
    found = sifted(instance, budget, aim, start, gap=gap)
    moved = found.patients > 0
    arcs, patients = found.arcs.take(moved), found.patients[moved]
    return Allocation(
        instance=instance,
        arcs=arcs,
        patients=patients,
        before=missing_places(instance, instance.need),
        after=missing_places(instance, changed_need(instance, arcs, patients)),
        prices=supported(instance, found.prices, aim),
        objective=found.objective,
        bound=found.bound,
        fair_bound=fair_bound,
        rounds=rounds + found.rounds,
        columns=found.arcs.number,
    )


def sifted(
    instance: Instance, budget: Budget, aim: Aim, start: Arcs, *, gap: float
) -> _Found:
    """Solve over some moves, price all of them, add those that pay, and again."""
    rows = Rows(instance, budget, aim)
    standing = standing_columns(rows)
    programme = Programme(rows, standing, move_columns(rows, start))
    del standing
    arcs, bound = start, -np.inf
    for round_number in range(1, ROUNDS + 1):
        programme.solve()
        priced = price(instance, budget, aim, programme.prices, each=EACH)
        bound = max(bound, priced.bound)
        objective = _objective(instance, aim, arcs, programme.amounts)
        new = _not_among(instance, priced.paying, arcs)
        if share_between(objective, bound) <= gap or not new.number:
            programme.settle()
            patients = programme.amounts
            objective = _objective(instance, aim, arcs, patients)
            return _Found(
                arcs, patients, programme.prices, objective, bound, round_number
            )
        arcs = join([arcs, new])
        programme.add(move_columns(rows, new))
    raise SolverError(f"Not within the gap {gap} after {ROUNDS} rounds.")


def _objective(instance: Instance, aim: Aim, arcs: Arcs, patients: Floats) -> float:
    """Return what a plan counts, from its moves and not from what the solver says."""
    missing = missing_places(instance, changed_need(instance, arcs, patients))
    value = 0.0
    if aim.unmet or aim.moves:
        value += counted(instance, missing, arcs, patients)
    if aim.worst:
        relative = np.bincount(
            instance.region_of,
            (missing.sum(axis=2) * region_shares(instance)).sum(axis=1),
        )
        value += aim.worst * float(relative.max())
    return value


def _not_among(instance: Instance, new: Arcs, known: Arcs) -> Arcs:
    """Return the moves that are not known yet."""
    fresh = ~np.isin(_number(instance, new), _number(instance, known))
    return new.take(np.flatnonzero(fresh))


def _number(instance: Instance, arcs: Arcs) -> npt.NDArray[np.int64]:
    facilities, groups, days = instance.movable.shape
    origin, target, group, day = (values.astype(np.int64) for values in arcs)
    number = ((origin * facilities + target) * groups + group) * days + day
    return np.asarray(number)
