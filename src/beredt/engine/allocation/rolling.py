"""A long plan in short windows: decide some days, keep them, look further."""

from dataclasses import replace

import numpy as np

from beredt.engine.allocation.arcs import Arcs, join
from beredt.engine.allocation.choosing import UNBOUNDED, allocate
from beredt.engine.allocation.instance import Instance
from beredt.engine.allocation.plan import (
    Allocation,
    changed_need,
    counted,
    missing_places,
)
from beredt.engine.allocation.pricing import Aim, Prices, free_levers, price


def allocate_rolling(
    instance: Instance, *, window: int, commit: int, gap: float = 1e-4
) -> Allocation:
    """Choose moves in windows of `window` days, of which the first `commit` are kept.

    Those moved stay moved: what is left of their stays is part of the need that later
    windows see. Shadow prices are those of the window that decided a day; the bound
    holds for the whole time. Levers, which are decided for many days at once, are
    refused.
    """
    if instance.levers.names or instance.levers.counted:
        raise ValueError("A rolling plan has no levers: choose for the whole time.")
    if not 0 < commit <= window:
        raise ValueError(f"commit {commit} must be from 1 to the window, {window}")
    kept: list[Arcs] = []
    amounts: list[np.ndarray] = []
    places = np.zeros(instance.need.shape)
    journeys = np.zeros(instance.journeys.supply.shape)
    need, rounds, columns = instance.need, 0, 0
    for first in range(0, instance.days, commit):
        found = allocate(days_of(instance, need, first, first + window), gap=gap)
        last = min(first + commit, instance.days)
        mine = found.arcs.day < last - first
        arcs = found.arcs.take(np.flatnonzero(mine))
        arcs = arcs._replace(day=arcs.day + np.int32(first))
        kept.append(arcs)
        amounts.append(found.patients[mine])
        need = need + changed_need(instance, arcs, amounts[-1]) - instance.need
        places[:, :, first:last] = found.prices.places[:, :, : last - first]
        journeys[:, first:last] = found.prices.journeys[:, : last - first]
        rounds, columns = rounds + found.rounds, max(columns, found.columns)
    arcs, patients = join(kept), np.concatenate(amounts)
    after = missing_places(instance, need)
    regions = np.zeros(len(instance.regions))
    prices = Prices(places, journeys, 0.0, 0.0, regions, free_levers(instance))
    return Allocation(
        instance=instance,
        arcs=arcs,
        patients=patients,
        levers=np.zeros(0),
        before=missing_places(instance, instance.need),
        after=after,
        prices=prices,
        objective=counted(instance, after, arcs, patients),
        bound=price(instance, UNBOUNDED, Aim(), prices, each=1).bound,
        rounds=rounds,
        columns=columns,
    )


def days_of(instance: Instance, need: np.ndarray, first: int, last: int) -> Instance:
    """Return the days from `first` until `last` as an instance of their own."""
    journeys = instance.journeys
    return replace(
        instance,
        need=need[:, :, first:last],
        capacity=instance.capacity[:, :, first:last],
        movable=instance.movable[:, :, first:last],
        zone=instance.zone[first:last],
        journeys=replace(journeys, supply=journeys.supply[:, first:last]),
    )
