"""Which switches are on: whole decisions, over the moves that sifting kept."""

import numpy as np

from beredt.engine.allocation.building import Rows, move_columns, standing_columns
from beredt.engine.allocation.instance import Budget, Instance
from beredt.engine.allocation.pricing import Aim
from beredt.engine.allocation.sifting import Found, Start, sifted
from beredt.engine.allocation.solver import Programme

# So much of the search for the best switches, and no more: the same on any machine.
NODES = 2000


def best(
    instance: Instance, budget: Budget, aim: Aim, start: Start, *, gap: float
) -> Found:
    """Return the best plan; where switches are counted, with each on or off.

    Switches that may be on in part give a bound over all moves. Those that are on are
    then chosen over the moves kept, which proves a second bound over these alone; and
    with the switches as chosen all moves are priced again.
    """
    found = sifted(instance, budget, aim, start, gap=gap)
    if found.switches is None:
        return found
    rows = Rows(instance, budget, aim)
    programme = Programme(rows, standing_columns(rows), move_columns(rows, found.arcs))
    restricted_bound = programme.decide(gap, NODES)
    again = Start(found.arcs, found.prices)
    switches = np.round(programme.switches)
    decided = sifted(instance, budget, aim, again, gap=gap, switches=switches)
    return decided._replace(
        bound=found.bound,
        restricted_bound=restricted_bound,
        rounds=found.rounds + decided.rounds,
    )
