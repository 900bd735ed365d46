"""Where to begin a plan that is much like another: yesterday's, one day later."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import join, once
from beredt.engine.allocation.basis import Basis, later_arcs
from beredt.engine.allocation.instance import Budget
from beredt.engine.allocation.parts import Part
from beredt.engine.allocation.plan import Allocation
from beredt.engine.allocation.pricing import Aim, Prices, free_levers, price
from beredt.engine.allocation.sifting import Start
from beredt.engine.allocation.stepping import likely_start

Floats = npt.NDArray[np.float64]
# So many moves of each patient are likely, and they may cost more than they save by so
# much of what his stay is worth.
EACH = 24
CLOSE = 0.3


def likely_again(parts: Sequence[Part], like: Allocation, later: int) -> list[Start]:
    """Return for each part what a plan that began so many days before leaves to it.

    Its moves that are still to come and those near to paying at its prices, the prices,
    and where the solver ended. A part that the plan says nothing of begins as any does.
    """
    bases = like.bases if len(like.bases) == len(parts) else (None,) * len(parts)
    return [
        likely_start(part.instance, Budget())
        if basis is None or not basis.suits(part.instance)
        else _start(part, like, later, basis.later(later))
        for part, basis in zip(parts, bases, strict=True)
    ]


def _start(part: Part, like: Allocation, later: int, basis: Basis) -> Start:
    hint = _prices(part, like, later)
    made = part.arcs_of(later_arcs(like.arcs, later))
    close = price(part.instance, Budget(), Aim(), hint, each=EACH, close=CLOSE)
    arcs = join([made, basis.arcs, close.paying])
    return Start(once(part.instance, arcs), hint, basis)


def _prices(part: Part, like: Allocation, later: int) -> Prices:
    """Return the prices of a part so many days later; the last ones last."""
    prices, instance = like.prices, part.instance
    day = np.minimum(np.arange(instance.days) + later, instance.days - 1)
    return Prices(
        places=prices.places[:, part.resources][:, :, day],
        journeys=prices.journeys[:, day],
        patients=0.0,
        hours=0.0,
        regions=np.zeros(len(instance.regions)),
        levers=free_levers(instance),
    )
