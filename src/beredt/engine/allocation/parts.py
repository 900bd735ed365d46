"""Parts of an instance that share nothing: each is decided on by itself."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import Arcs, join
from beredt.engine.allocation.instance import Booleans, Instance
from beredt.engine.allocation.pricing import Prices
from beredt.engine.allocation.sifting import Found

Integers = npt.NDArray[np.int64]


class Part(NamedTuple):
    """Some groups and the resources that they alone hold, as numbers, and the rest."""

    instance: Instance
    groups: Integers
    resources: Integers

    def arcs_of(self, arcs: Arcs) -> Arcs:
        """Return the moves of its groups, which have numbers of their own here."""
        mine = arcs.take(np.flatnonzero(np.isin(arcs.group, self.groups)))
        group = np.searchsorted(self.groups, mine.group)
        return mine._replace(group=group.astype(np.int32))


def whole(instance: Instance) -> Part:
    """Return an instance as its only part."""
    groups, resources = instance.profile.shape[:2]
    return Part(instance, np.arange(groups), np.arange(resources))


def parts_of(instance: Instance) -> list[Part]:
    """Return the parts of an instance whose levers bind nothing together.

    Two groups are of one part when they hold a resource together, or draw on the same
    row of journeys. What no group holds is with the first part.
    """
    tied = _ties(instance)
    label = np.arange(len(tied))
    # Each group takes the lowest number among those it is tied to, until none changes.
    while True:
        lowest = np.where(tied, label, len(label)).min(axis=1)
        if (lowest == label).all():
            break
        label = lowest
    held = _held(instance)
    found: list[Part] = []
    for n, first in enumerate(np.unique(label)):
        groups = np.flatnonzero(label == first)
        mine = held[groups].any(axis=0)
        if n == 0:
            mine |= ~held.any(axis=0)
        found.append(_part(instance, groups, np.flatnonzero(mine)))
    return found


def _held(instance: Instance) -> Booleans:
    """Say who ever holds what. Axes: group, resource."""
    return np.asarray((instance.profile > 0).any(axis=2))


def _ties(instance: Instance) -> Booleans:
    """Say which groups share something, or are the same. Axes: group, group."""
    journeys = instance.journeys
    held = _held(instance)
    drawn = np.zeros((len(instance.groups), len(journeys.rows)), bool)
    for g, group in enumerate(instance.groups):
        kinds = [journeys.leaving[group.litter], journeys.arriving[group.litter]]
        if journeys.fleet is not None:
            kinds.append(journeys.fleet[group.litter])
        rows = np.concatenate([row.ravel() for row in kinds])
        drawn[g, rows[rows >= 0]] = True
    used = np.concatenate([held, drawn], axis=1).astype(int)
    return np.asarray((used @ used.T > 0) | np.eye(len(used), dtype=bool))


def _part(instance: Instance, groups: Integers, resources: Integers) -> Part:
    part = replace(
        instance,
        groups=tuple(instance.groups[g] for g in groups),
        resources=tuple(instance.resources[r] for r in resources),
        need=instance.need[:, resources],
        capacity=instance.capacity[:, resources],
        movable=instance.movable[:, groups],
        profile=instance.profile[np.ix_(groups, resources)],
        may_receive=instance.may_receive[groups],
        keep=instance.keeps[groups],
    )
    return Part(part, groups, resources)


def together(instance: Instance, parts: list[Part], found: list[Found]) -> Found:
    """Return the plans of all parts as one."""
    places = np.zeros(instance.need.shape)
    arcs = []
    for part, one in zip(parts, found, strict=True):
        places[:, part.resources] = one.prices.places
        arcs.append(
            one.arcs._replace(group=part.groups[one.arcs.group].astype(np.int32))
        )
    first = found[0]
    return first._replace(
        arcs=join(arcs),
        patients=np.concatenate([one.patients for one in found]),
        basis=None,
        prices=Prices(
            places,
            np.sum([one.prices.journeys for one in found], axis=0),
            0.0,
            0.0,
            first.prices.regions,
            first.prices.levers,
        ),
        objective=sum(one.objective for one in found),
        bound=sum(one.bound for one in found),
        rounds=max(one.rounds for one in found),
    )
