"""Moves that could be made: patients of a group from one place to another on a day."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.instance import Booleans, Instance

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


class Arcs(NamedTuple):
    """Moves side by side: facilities from and to, group, day. Axes of each: move."""

    origin: Array
    target: Array
    group: Array
    day: Array

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.origin)

    def take(self, which: Array) -> "Arcs":
        """Return some of them."""
        return Arcs(*(values[which] for values in self))


def join(parts: list[Arcs]) -> Arcs:
    """Put moves together in their order."""
    if not parts:
        return Arcs(*(np.zeros(0, np.int32) for _ in Arcs._fields))
    return Arcs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def arcs_of(group: int, origin: Array, target: Array, day: Array) -> Arcs:
    """Return moves of one group."""
    return Arcs(
        origin.astype(np.int32),
        target.astype(np.int32),
        np.full(len(origin), group, np.int32),
        day.astype(np.int32),
    )


def every_arc(instance: Instance) -> Arcs:
    """Return every move that is allowed."""
    parts = []
    for g in range(len(instance.groups)):
        origin, target = np.nonzero(instance.open_ways(g))
        parts.append(_on_days(instance, g, origin, target, _sends(instance, g)))
    return join(parts)


def near_arcs(instance: Instance, near: int, spare: int) -> Arcs:
    """Return moves from the overloaded to the `near` nearest that may receive.

    And to the `spare` nearest of those that are not overloaded themselves.
    """
    loaded = _overloaded(instance)
    parts = []
    for g in range(len(instance.groups)):
        ways = instance.open_ways(g)
        hours = np.where(ways, instance.hours, np.inf)
        order = np.argsort(hours, axis=1, kind="stable")
        sends = _sends(instance, g) & loaded[:, g]
        for t in np.flatnonzero(sends.any(axis=0)):
            senders = np.flatnonzero(sends[:, t])
            target = order[senders]
            zone = instance.zone[t]
            may = np.take_along_axis(ways[senders], target, axis=1)
            may &= zone[senders][:, None] == zone[target]
            free = may & ~loaded[target, g, t]
            chosen = (may & (np.cumsum(may, axis=1) <= near)) | (
                free & (np.cumsum(free, axis=1) <= spare)
            )
            row, column = np.nonzero(chosen)
            day = np.full(len(row), t)
            parts.append(arcs_of(g, senders[row], target[row, column], day))
    return join(parts)


def _sends(instance: Instance, group: int) -> Booleans:
    """Say who has patients to send. Axes: facility, day."""
    return instance.pool[:, group] > 0


def _on_days(
    instance: Instance, group: int, origin: Array, target: Array, days: Booleans
) -> Arcs:
    zone = instance.zone.T
    open_now = days[origin] & (zone[origin] == zone[target])
    way, day = np.nonzero(open_now)
    return arcs_of(group, origin[way], target[way], day)


def _overloaded(instance: Instance) -> Booleans:
    """Say whether a place is missing while the patient stays.

    Axes: facility, group, day.
    """
    short = instance.need > instance.capacity
    days = instance.days
    found = np.zeros(instance.movable.shape, bool)
    for lag in range(min(instance.profile.shape[2], days)):
        held = instance.profile[:, :, lag] > 0
        felt = np.einsum("gr,frt->fgt", held, short[:, :, lag:])
        found[:, :, : days - lag] |= felt
    return found


def numbered(instance: Instance, arcs: Arcs) -> npt.NDArray[np.int64]:
    """Return a number for each move, which no other has. Axes: move."""
    facilities, groups, days = instance.movable.shape
    origin, target, group, day = (values.astype(np.int64) for values in arcs)
    number = ((origin * facilities + target) * groups + group) * days + day
    return np.asarray(number)


def once(instance: Instance, arcs: Arcs) -> Arcs:
    """Return moves in their order, each once."""
    first = np.unique(numbered(instance, arcs), return_index=True)[1]
    return arcs.take(np.sort(first))
