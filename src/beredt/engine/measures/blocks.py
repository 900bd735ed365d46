"""What else may be decided beside moves, block by block.

Axes throughout: `used`, the lever of each candidate; `opened`, that of more places
opened, -1 none: day, region, kind.
"""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Instance, Weights
from beredt.engine.allocation.weights import ISOLATION
from beredt.engine.capacity import Headroom
from beredt.engine.measures.candidates import Candidate
from beredt.engine.measures.draft import Draft
from beredt.engine.measures.effects import Effect
from beredt.engine.measures.periods import Periods
from beredt.engine.network import KINDS
from beredt.engine.register import Item, Offer
from beredt.engine.scenario import (
    EarlyDischarge,
    Mobilise,
    PostponeElective,
    Ration,
    RelieveAbsence,
    RequestAssistance,
    StretchRatio,
)

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Changes = Mapping[Candidate, Effect]
# Less than this share of a place, or of one at work, is no change.
SMALL = 1e-6


def use_measures(
    draft: Draft,
    changes: Changes,
    weights: Weights,
    of_time: tuple[int, int],
    sizes: Mapping[str, float] | None,
) -> Integers:
    """Let each measure be used up to its full size, each with a switch of its own.

    `of_time` are the days of a period, since all else is counted a day, and the futures
    that are added up. `sizes` are the most of each measure by name, where given.
    """
    step, futures = of_time
    names = [candidate.measure.name for candidate in changes]
    cost = [_cost(*row, weights, step) * futures / step for row in changes.items()]
    return draft.levers(
        names,
        cost=cost,
        upper=1.0 if sizes is None else [sizes.get(name, 0.0) for name in names],
        switch=np.arange(len(changes)),
    )


def _cost(candidate: Candidate, effect: Effect, weights: Weights, step: int) -> float:
    """Return what a measure at its full size counts for what it does elsewhere."""
    at_work = step * float(np.maximum(effect.staff, 0).sum())
    counted: dict[type, tuple[str, float]] = {
        PostponeElective: ("postponed_weight", effect.postponed),
        EarlyDischarge: ("early_discharge_weight", step * float(effect.relief.sum())),
        StretchRatio: ("stretch_weight", at_work),
        Mobilise: ("mobilise_weight", at_work),
        RelieveAbsence: ("relief_weight", at_work),
        Ration: ("ration_weight", float(len(effect.stock))),
    }
    name, amount = counted.get(type(candidate.measure), ("measure_weight", 1.0))
    return weights.value(name) * amount


def open_places(
    draft: Draft,
    instance: Instance,
    headroom: Headroom,
    changes: Changes,
    used: Integers,
) -> Integers:
    """Let places be opened where there are rooms, those that measures make included."""
    rooms = np.maximum(headroom.rooms - headroom.open, 0.0)
    most = rooms + sum(
        (np.maximum(effect.rooms, 0.0) for effect in changes.values()),
        start=np.zeros_like(rooms),
    )
    resource = _resources(instance)
    day, region, kind = np.nonzero((most > SMALL) & (resource >= 0))
    names = [f"{KINDS[k]}/{r}/{t}" for t, r, k in zip(day, region, kind, strict=True)]
    cost = instance.weights.value("opened_weight")
    levers = draft.levers(names, cost=cost, upper=most[day, region, kind])
    rows = draft.rows(names, upper=rooms[day, region, kind])
    draft.take(rows, levers, np.ones(1))
    for lever, effect in zip(used, changes.values(), strict=True):
        draft.take(rows, np.array(lever), -effect.rooms[day, region, kind])
    draft.add_places(region, resource[kind], day, levers, np.ones(1))
    opened = np.full(most.shape, -1, np.int64)
    opened[day, region, kind] = levers
    return opened


def limit_staff(
    draft: Draft,
    headroom: Headroom,
    changes: Changes,
    used: Integers,
    opened: Integers,
) -> Integers:
    """Let nobody run two places. Returns the rows. Axes: day, region, profession."""
    spare = np.maximum(headroom.at_work - headroom.busy, 0.0)
    day, region, profession = np.nonzero(np.isfinite(spare))
    names = [
        f"{headroom.professions[p]}/{r}/{t}"
        for t, r, p in zip(day, region, profession, strict=True)
    ]
    numbers = draft.rows(names, upper=spare[day, region, profession])
    rows = np.full(spare.shape, -1, np.int64)
    rows[day, region, profession] = numbers
    for k in np.flatnonzero((opened >= 0).any(axis=(0, 1))):
        each = np.where(rows >= 0, headroom.each[:, :, k], 0.0)
        t, r, p = np.nonzero((each > 0) & (opened[:, :, k, None] >= 0))
        draft.take(rows[t, r, p], opened[t, r, k], each[t, r, p])
    for lever, effect in zip(used, changes.values(), strict=True):
        t, r, p = np.nonzero((rows >= 0) & (np.abs(effect.staff) > SMALL))
        draft.take(rows[t, r, p], np.array(lever), -effect.staff[t, r, p])
    return rows


def relieve(draft: Draft, instance: Instance, changes: Changes, used: Integers) -> None:
    """Let measures take need away, and give it back when they end."""
    resource = _resources(instance)
    for lever, effect in zip(used, changes.values(), strict=True):
        t, r, k = np.nonzero((np.abs(effect.relief) > SMALL) & (resource >= 0))
        draft.add_places(r, resource[k], t, np.array(lever), effect.relief[t, r, k])


def open_offers(
    draft: Draft,
    instance: Instance,
    offers: Sequence[tuple[Offer, Sequence[int]]],
    periods: Periods,
    changes: Changes,
    used: Integers,
) -> None:
    """Let partners' places be there from so many days after they are asked for.

    Each of the `offers` stands with the facilities where its places are. Who needs an
    isolation room is taken to find one there.
    """
    days: Floats = np.arange(float(periods.days))
    known = {row.id: (row, here) for row, here in offers}
    for lever, candidate in zip(used, changes, strict=True):
        measure = candidate.measure
        if not isinstance(measure, RequestAssistance):
            continue
        for row, here in (known[name] for name in measure.offers if name in known):
            begin = measure.start + measure.lead_days + row.activation_days
            there = row.places * periods.mean(np.where(days >= begin, 1.0, 0.0))
            resources = (row.kind, row.kind + ISOLATION)
            for f, resource in product(here, resources):
                if resource in instance.resources:
                    draft.add_places(
                        np.array(f),
                        np.array(instance.resources.index(resource)),
                        np.arange(periods.number),
                        np.array(lever),
                        there,
                    )


def limit_stocks(
    draft: Draft,
    items: Sequence[tuple[Item, Floats]],
    counted: tuple[Periods, float],
    changes: Changes,
    used: Integers,
) -> None:
    """Let what is asked for in vain count, in days of ordinary use of an item.

    `items` stand with what is left of them (axes: day), less than nothing where they
    have run out; those that never do are left out. `counted` says in which periods, and
    how much a day of use counts.
    """
    periods, weight = counted
    last = np.arange(periods.step, periods.days + periods.step, periods.step)
    last = np.minimum(last, periods.days) - 1
    later, earlier = np.tril_indices(periods.number)
    for i, (item, left) in enumerate(items):
        if left.min() >= 0 or item.daily_use <= 0:
            continue
        missing = np.maximum(-left[last], 0.0)
        names = [f"{item.id}/{t}" for t in range(periods.number)]
        cost = weight / item.daily_use
        lacked = draft.levers(names, cost=cost, upper=missing.max())
        rows = draft.rows(names, lower=-left[last], upper=np.inf)
        draft.take(rows[later], lacked[earlier], np.ones(1))
        for lever, effect in zip(used, changes.values(), strict=True):
            draft.take(rows, np.array(lever), effect.stock[last, i])


def _resources(instance: Instance) -> Integers:
    """Return the resource of each kind of place, -1 where it is not planned."""
    names = instance.resources
    return np.array([names.index(kind) if kind in names else -1 for kind in KINDS])
