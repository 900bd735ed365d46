"""A plan of moves: what it changes, what it is worth, and how good it must be."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import Arcs
from beredt.engine.allocation.basis import Basis
from beredt.engine.allocation.instance import Instance
from beredt.engine.allocation.pricing import Aim, Prices, lever_worth, region_shares

Floats = npt.NDArray[np.float64]
SMALL = 1e-9


class Move(NamedTuple):
    """Patients of one group taken from one facility to another on a day (0 = first)."""

    day: int
    origin: str
    target: str
    category: str
    kind: str
    patients: float


class Binding(NamedTuple):
    """What binds: where one more would help, on a day, and how much.

    `resource` is a kind of place at a facility (`place`), or `journeys` of a row of
    transport, `budget`, a `row` of the levers, or a `lever` that is as high as it may
    be: these three are of no day, and say 0. `worth` is in weights; `unmet_days` in
    place-days of that resource, nan where it is no place.
    """

    resource: str
    place: str
    day: int
    worth: float
    unmet_days: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Allocation:
    """Who is moved where, what it closes, and what one more of each would be worth.

    Axes of `patients`, one for each of `arcs`: move; of `levers`, how much of each is
    taken: lever; of `switches`, 1 where one is on, None where they are not counted:
    switch; of `before` and `after`, the places missing without and with the plan:
    facility, resource, day. `objective` is what the plan counts, in weights; no plan
    can count less than `bound`; `gap` is the difference as a share of the objective.
    Where switches are counted, the bound is that of switches that may be on in part,
    the prices are those of the switches as they are, and no plan over the moves looked
    at counts less than `restricted_bound`. `fair_bound` is below the largest relative
    shortfall that any plan can have, where that was asked for. `rounds` are the solves;
    `columns` the moves that the last of them had; `bases` are where they ended, one for
    each part of a plan without levers.
    """

    instance: Instance
    arcs: Arcs
    patients: Floats
    levers: Floats
    switches: Floats | None = None
    before: Floats
    after: Floats
    prices: Prices
    objective: float
    bound: float
    restricted_bound: float | None = None
    fair_bound: float | None = None
    rounds: int
    columns: int
    bases: tuple[Basis, ...] = ()

    @property
    def gap(self) -> float:
        """How much better a plan could be at most, as a share of the objective."""
        return share_between(self.objective, self.bound)

    @property
    def moves(self) -> list[Move]:
        """The moves in order of day and size."""
        instance, arcs = self.instance, self.arcs
        found = [
            Move(
                int(arcs.day[n]),
                instance.facilities[arcs.origin[n]],
                instance.facilities[arcs.target[n]],
                instance.groups[arcs.group[n]].category,
                instance.groups[arcs.group[n]].kind,
                float(self.patients[n]),
            )
            for n in range(arcs.number)
        ]
        return sorted(found, key=lambda move: (move.day, -move.patients, move))

    def by_region(self, missing: Floats) -> Floats:
        """Add `before` or `after` up. Axes: region, resource, day."""
        out = np.zeros((len(self.instance.regions), *missing.shape[1:]))
        np.add.at(out, self.instance.region_of, missing)
        return out

    def relative_shortfall(self, missing: Floats) -> Floats:
        """Return weighted unmet over weighted need of each region. Axes: region."""
        shares = region_shares(self.instance)
        of_facility = (missing.sum(axis=2) * shares).sum(axis=1)
        regions = len(self.instance.regions)
        return np.bincount(self.instance.region_of, of_facility, regions).astype(float)

    @property
    def place_worth(self) -> Floats:
        """Unmet place-days that one more place on one day would close.

        Axes: facility, resource, day. Zero where the resource counts nothing.
        """
        penalty = self.instance.penalty[:, None]
        return np.divide(
            self.prices.places,
            penalty,
            out=np.zeros_like(self.prices.places),
            where=penalty > 0,
        )

    def binding(self, most: int = 20) -> list[Binding]:
        """Return what binds after the plan, what is worth most first."""
        found = [*self._places(), *self._journeys(), *self._budget(), *self._levers()]
        return sorted(found, key=lambda row: (-row.worth, row))[:most]

    def _places(self) -> list[Binding]:
        instance, worth = self.instance, self.place_worth
        at = np.argwhere(self.prices.places > SMALL)
        return [
            Binding(
                instance.resources[r],
                instance.facilities[f],
                int(t),
                float(self.prices.places[f, r, t]),
                float(worth[f, r, t]),
            )
            for f, r, t in at
        ]

    def _journeys(self) -> list[Binding]:
        rows = self.instance.journeys.rows
        return [
            Binding("journeys", rows[m], int(t), float(worth), np.nan)
            for (m, t), worth in np.ndenumerate(self.prices.journeys)
            if worth > SMALL
        ]

    def _budget(self) -> list[Binding]:
        named = {"patients": self.prices.patients, "hours": self.prices.hours}
        return [
            Binding("budget", name, 0, worth, np.nan)
            for name, worth in named.items()
            if worth > SMALL
        ]

    @property
    def lever_worth(self) -> Floats:
        """What one more unit of each lever would save, in weights. Axes: lever."""
        worth = lever_worth(self.instance, Aim(), self.prices)
        return np.maximum(worth, 0.0)

    def _levers(self) -> list[Binding]:
        levers = self.instance.levers
        named = {
            "row": zip(levers.rows, self.prices.levers.rows, strict=True),
            "lever": zip(levers.names, self.lever_worth, strict=True),
        }
        return [
            Binding(resource, name, 0, float(worth), np.nan)
            for resource, rows in named.items()
            for name, worth in rows
            if worth > SMALL
        ]


def share_between(objective: float, bound: float) -> float:
    """Return how far a bound lies below an objective, as a share of it."""
    return max(objective - bound, 0.0) / max(abs(objective), SMALL)


def changed_need(instance: Instance, arcs: Arcs, patients: Floats) -> Floats:
    """Return the need when these patients are moved. Axes: facility, resource, day."""
    net = np.zeros(instance.movable.shape)
    np.add.at(net, (arcs.target, arcs.group, arcs.day), patients)
    np.subtract.at(net, (arcs.origin, arcs.group, arcs.day), patients)
    need = instance.need.copy()
    days = instance.days
    for lag in range(min(instance.profile.shape[2], days)):
        need[:, :, lag:] += np.einsum(
            "gr,fgt->frt", instance.profile[:, :, lag], net[:, :, : days - lag]
        )
    return need


def missing_places(
    instance: Instance, need: Floats, levers: Floats | None = None
) -> Floats:
    """Return the places missing, less what levers add.

    Axes: facility, resource, day.
    """
    missing = need - instance.capacity
    if levers is not None:
        missing -= instance.levers.added(levers, missing.shape)
    return np.maximum(missing, 0.0)


def counted(
    instance: Instance,
    missing: Floats,
    arcs: Arcs,
    patients: Floats,
    levers: Floats | None = None,
) -> float:
    """Return what a plan counts: unmet place-days, moves and levers, in weights."""
    value = float((instance.penalty @ missing.sum(axis=2).T).sum())
    value += float((instance.cost[arcs.origin, arcs.target] * patients).sum())
    if levers is not None:
        value += float(instance.levers.cost @ levers)
    return value
