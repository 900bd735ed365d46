"""Solve over few moves, price all, add what pays: a bound that every round proves."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import Arcs, join, numbered, once
from beredt.engine.allocation.basis import Basis, basis_of, statuses
from beredt.engine.allocation.building import Rows, move_columns, standing_columns
from beredt.engine.allocation.instance import Budget, Instance
from beredt.engine.allocation.plan import (
    changed_need,
    counted,
    missing_places,
    share_between,
)
from beredt.engine.allocation.pricing import (
    Aim,
    Priced,
    Prices,
    half_way,
    price,
    region_shares,
)
from beredt.engine.allocation.solver import Programme, SolverError

Floats = npt.NDArray[np.float64]
EACH = 8
# Of the moves that pay at the last prices alone, so many for each patient.
WILD = 2
ROUNDS = 60


class Start(NamedTuple):
    """Moves to look at first, prices likely to be near the last, where to begin."""

    arcs: Arcs
    hint: Prices | None = None
    basis: Basis | None = None


class Found(NamedTuple):
    """The best plan over the moves looked at, and what is proved of all others.

    Axes of `patients`: arc; of `levers`: lever; of `switches`, None where they are not
    counted: switch. No plan over the moves looked at is better than `restricted_bound`.
    `basis` is where the last solve ended, None where levers were decided on.
    """

    arcs: Arcs
    patients: Floats
    levers: Floats
    switches: Floats | None
    prices: Prices
    objective: float
    bound: float
    restricted_bound: float
    rounds: int
    basis: Basis | None = None


def sifted(
    instance: Instance,
    budget: Budget,
    aim: Aim,
    start: Start,
    *,
    gap: float,
    switches: Floats | None = None,
    rough: bool = False,
) -> Found:
    """Solve over some moves, price all of them, add those that pay, and again.

    Prices swing while moves are missing. So all are priced half way from those that
    proved the best bound so far, too. `switches` are as decided; None lets each be on
    in part. Axes: switch. A `rough` answer is for its prices only.
    """
    rows = Rows(instance, budget, aim)
    standing = standing_columns(rows, switches)
    programme = Programme(rows, standing, move_columns(rows, start.arcs), rough)
    del standing
    if start.basis is not None:
        programme.begin_at(statuses(rows, start.basis, start.arcs))
    arcs, bound, steady = start.arcs, -np.inf, start.hint

    def priced_at(prices: Prices, each: int) -> Priced:
        nonlocal bound, steady
        priced = price(instance, budget, aim, prices, each=each, switches=switches)
        if priced.bound > bound:
            bound, steady = priced.bound, prices
        return priced

    if steady is not None:
        priced_at(steady, 1)
    for round_number in range(1, ROUNDS + 1):
        programme.solve()
        prices = programme.prices
        between = None if steady is None else half_way(steady, prices)
        last = priced_at(prices, EACH if between is None else WILD)
        paying = last.paying
        if between is not None:
            paying = join([priced_at(between, EACH).paying, paying])
        new = _not_among(instance, paying, arcs)
        reached = objective(instance, aim, arcs, programme)
        if share_between(reached, bound) <= gap or not new.number:
            return found_by(programme, instance, aim, arcs)._replace(
                bound=bound, rounds=round_number, basis=_basis(rows, programme, arcs)
            )
        arcs = join([arcs, new])
        programme.add(move_columns(rows, new))
    raise SolverError(f"Not within the gap {gap} after {ROUNDS} rounds.")


def _basis(rows: Rows, programme: Programme, arcs: Arcs) -> Basis | None:
    plain = rows.number == rows.patients and not rows.instance.levers.names
    ended = programme.ended if plain else None
    return None if ended is None else basis_of(rows, ended, arcs)


def found_by(programme: Programme, instance: Instance, aim: Aim, arcs: Arcs) -> Found:
    """Return what a programme has found over its moves, with no bound yet."""
    return Found(
        arcs,
        programme.amounts,
        programme.levers,
        programme.switches if instance.levers.counted else None,
        programme.prices,
        objective(instance, aim, arcs, programme),
        -np.inf,
        -np.inf,
        0,
    )


def objective(instance: Instance, aim: Aim, arcs: Arcs, programme: Programme) -> float:
    """Return what a plan counts, from its moves and not from what the solver says."""
    patients, levers = programme.amounts, programme.levers
    need = changed_need(instance, arcs, patients)
    missing = missing_places(instance, need, levers)
    value = 0.0
    if aim.unmet or aim.moves:
        value += counted(instance, missing, arcs, patients, levers)
    if aim.worst:
        relative = np.bincount(
            instance.region_of,
            (missing.sum(axis=2) * region_shares(instance)).sum(axis=1),
        )
        value += aim.worst * float(relative.max())
    return value


def _not_among(instance: Instance, new: Arcs, known: Arcs) -> Arcs:
    """Return the moves that are not known yet, each once."""
    new = once(instance, new)
    fresh = ~np.isin(numbered(instance, new), numbered(instance, known))
    return new.take(np.flatnonzero(fresh))
