"""Where a solve ended, so that the next one like it can begin there."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import Arcs, numbered
from beredt.engine.allocation.building import Rows, who_waits
from beredt.engine.allocation.instance import Instance

Statuses = npt.NDArray[np.int8]
# As the solver numbers them.
LOWER, BASIC = np.int8(0), np.int8(1)


class Basis(NamedTuple):
    """What stands at none of its bounds when a programme without levers is solved.

    Statuses as the solver numbers them. Axes of the rows `places` and the columns
    `unmet`: facility, resource, day; of the rows `balance` and `senders` and the
    columns `inflow` and `held`: facility, group, day; of the rows `journeys`: row, day.
    `arcs` are the moves at none of their bounds; all others are not made.
    """

    places: Statuses
    balance: Statuses
    senders: Statuses
    journeys: Statuses
    inflow: Statuses
    unmet: Statuses
    held: Statuses
    arcs: Arcs

    def later(self, days: int) -> "Basis":
        """Return it as seen so many days later; what is new begins as if idle."""
        return Basis(
            places=_shifted(self.places, days, BASIC),
            balance=_shifted(self.balance, days, LOWER),
            senders=_shifted(self.senders, days, BASIC),
            journeys=_shifted(self.journeys, days, BASIC),
            inflow=_shifted(self.inflow, days, BASIC),
            unmet=_shifted(self.unmet, days, LOWER),
            held=_shifted(self.held, days, LOWER),
            arcs=later_arcs(self.arcs, days),
        )

    def suits(self, instance: Instance) -> bool:
        """Whether an instance has the same facilities, groups, resources and days."""
        return (
            self.places.shape == instance.need.shape
            and self.inflow.shape == instance.movable.shape
            and self.journeys.shape == instance.journeys.supply.shape
        )


class Statused(NamedTuple):
    """The status of every column and row of a programme. Axes: column; row."""

    columns: Statuses
    rows: Statuses


def later_arcs(arcs: Arcs, days: int) -> Arcs:
    """Return the moves that are still to come so many days later."""
    left = arcs.take(np.flatnonzero(arcs.day >= days))
    return left._replace(day=left.day - np.int32(days))


def statuses(rows: Rows, basis: Basis, arcs: Arcs) -> Statused:
    """Return a basis as the columns and rows of a programme with these moves."""
    instance = rows.instance
    made = np.isin(numbered(instance, arcs), numbered(instance, basis.arcs))
    columns = [
        basis.inflow.ravel(),
        basis.unmet.ravel(),
        basis.held[who_waits(instance)],
        np.where(made, BASIC, LOWER),
    ]
    parts = (basis.places, basis.balance, basis.senders, basis.journeys)
    of_rows = np.concatenate([part.ravel() for part in parts])
    return Statused(np.concatenate(columns), of_rows)


def basis_of(rows: Rows, ended: Statused, arcs: Arcs) -> Basis:
    """Return where a programme with these moves and without levers ended."""
    instance = rows.instance
    cells, places = instance.movable.shape, instance.need.shape
    waits = who_waits(instance)
    ends = np.cumsum([instance.movable.size, instance.need.size, waits.sum()])
    inflow, unmet, waiting, moves = np.split(ended.columns, ends)
    held = np.full(cells, LOWER)
    held[waits] = waiting
    borders = rows.balance, rows.senders, rows.journeys
    of_rows = np.split(ended.rows[: rows.patients], borders)
    return Basis(
        places=of_rows[0].reshape(places),
        balance=of_rows[1].reshape(cells),
        senders=of_rows[2].reshape(cells),
        journeys=of_rows[3].reshape(instance.journeys.supply.shape),
        inflow=inflow.reshape(cells),
        unmet=unmet.reshape(places),
        held=held,
        arcs=arcs.take(np.flatnonzero(moves == BASIC)),
    )


def _shifted(values: Statuses, days: int, new: np.int8) -> Statuses:
    out = np.full(values.shape, new)
    kept = max(values.shape[-1] - days, 0)
    out[..., :kept] = values[..., days : days + kept]
    return out
