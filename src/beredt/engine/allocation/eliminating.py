"""Which switches can be done without: the one least missed goes first."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.building import Rows, move_columns, standing_columns
from beredt.engine.allocation.choosing import UNBOUNDED
from beredt.engine.allocation.plan import Allocation
from beredt.engine.allocation.pricing import Aim
from beredt.engine.allocation.solver import Programme

Integers = npt.NDArray[np.int64]
# To miss less than this share of what is counted is to miss nothing.
NOTHING = 1e-7


class Elimination(NamedTuple):
    """A switch given up, and what the best plan without it and those before counts."""

    switch: int
    objective: float


def eliminate(allocation: Allocation) -> list[Elimination]:
    """Give up the switches of a plan one by one, always the one missed least.

    Over the moves of the plan alone. What one switch is missed seldom falls when others
    are gone, so each is tried again only when it is next in turn: the order is that of
    trying all of them every time, nearly always.
    """
    trial = _Trial(allocation)
    best = trial.objective()
    missed = {switch: trial.without(switch) for switch in trial.switches}
    order: list[Elimination] = []
    while missed:
        switch = min(missed, key=lambda one: (missed[one], one))
        if order and missed[switch] - best > NOTHING * abs(best):
            missed[switch] = trial.without(switch)
            least = min(missed.values())
            if missed[switch] > least + NOTHING * abs(best):
                continue
        best = trial.give_up(switch)
        order.append(Elimination(switch, best))
        del missed[switch]
    return order


class _Trial:
    """The programme of a plan, in which switches can be turned off and on."""

    def __init__(self, allocation: Allocation) -> None:
        instance, arcs = allocation.instance, allocation.arcs
        rows = Rows(instance, UNBOUNDED, Aim())
        standing = standing_columns(rows)
        self._programme = Programme(rows, standing, move_columns(rows, arcs))
        self._levers = _by_switch(instance.levers.lever_switch)
        self._moves = _by_switch(instance.levers.way_switch(arcs.origin, arcs.target))
        self.switches = sorted({*self._levers, *self._moves})

    def objective(self) -> float:
        """Return what the best plan counts as things stand."""
        self._programme.solve()
        return self._programme.objective

    def without(self, switch: int) -> float:
        """Return what the best plan would count without one more switch."""
        found = self.give_up(switch)
        self._programme.limit(*self._of(switch), on=True)
        return found

    def give_up(self, switch: int) -> float:
        """Turn a switch off for good; return what the best plan counts."""
        self._programme.limit(*self._of(switch), on=False)
        return self.objective()

    def _of(self, switch: int) -> tuple[Integers, Integers]:
        none = np.zeros(0, np.int64)
        return self._levers.get(switch, none), self._moves.get(switch, none)


def _by_switch(of: Integers) -> dict[int, Integers]:
    """Return what each switch stands for."""
    return {int(s): np.flatnonzero(of == s) for s in np.unique(of) if s >= 0}
