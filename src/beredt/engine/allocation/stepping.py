"""Days put together into longer steps: a small programme whose prices are a hint."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import every_arc, near_arcs
from beredt.engine.allocation.instance import Budget, Instance
from beredt.engine.allocation.levers import Levers
from beredt.engine.allocation.pricing import Aim, Prices, price
from beredt.engine.allocation.sifting import Start, sifted
from beredt.engine.allocation.weights import Weights

Array = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
# Lengths of the steps in days, longest first, and how few of them say nothing.
STEPS = (12, 4)
FEW = 4
# So many moves may all be looked at; of more, those to the nearest.
MOST = 150_000
NEAR, SPARE = 2, 8
# How well the programme in steps is solved, how many moves of each patient are likely,
# and how much of what his stay is worth they may cost more than they save.
ROUGH = 1e-2
EACH = 8
CLOSE = 0.05
# Less than this share of a stay is left out of the programme.
TAIL = 1e-4


def likely_start(instance: Instance, budget: Budget) -> Start:
    """Return the moves that are likely to be made, and what is likely to be worth.

    The programme is solved in long steps first, and then in shorter ones, each over the
    moves that come close to paying at the prices of the one before.
    """
    hint: Prices | None = None
    for step in STEPS:
        if instance.days < FEW * step:
            continue
        rough = in_steps(instance, step)
        there = None if hint is None else _rescaled(hint, instance.days, step)
        start = _start(rough, budget, there)
        found = sifted(rough, budget, Aim(), start, gap=ROUGH, rough=True)
        hint = in_days(found.prices, instance.days, step)
    return _start(instance, budget, hint)


def _start(instance: Instance, budget: Budget, hint: Prices | None) -> Start:
    if hint is not None:
        close = price(instance, budget, Aim(), hint, each=EACH, close=CLOSE)
        return Start(close.paying, hint)
    every = every_arc(instance)
    near = every.number > MOST
    return Start(near_arcs(instance, NEAR, SPARE) if near else every)


def in_steps(instance: Instance, step: int) -> Instance:
    """Return the instance in steps of so many days: means of places, sums of patients.

    An unmet place counts as on every day of its step. The last step may be shorter.
    """
    first = np.arange(0, instance.days, step)
    length = np.diff(np.append(first, instance.days))
    journeys = instance.journeys
    return replace(
        instance,
        need=np.add.reduceat(instance.need, first, axis=2) / length,
        capacity=np.add.reduceat(instance.capacity, first, axis=2) / length,
        movable=np.add.reduceat(instance.movable, first, axis=2),
        profile=_profile(instance.profile, len(first), step),
        zone=instance.zone[first],
        journeys=replace(
            journeys, supply=np.add.reduceat(journeys.supply, first, axis=1)
        ),
        weights=_heavier(instance.weights, step),
        keep=instance.keeps**step,
        levers=_levers(instance.levers, length, step),
    )


def _profile(profile: Floats, number: int, step: int) -> Floats:
    """Return what is held in each step after the one in which somebody is moved.

    He is moved on any day of the step alike, and counts for the days he is there.
    """
    wide = np.zeros((*profile.shape[:2], (number + 1) * step))
    wide[:, :, step : step + profile.shape[2]] = profile[:, :, : number * step]
    day = np.arange(step)
    lag = day[None, :] - day[:, None] + step
    out = np.stack(
        [wide[:, :, lag + k * step].mean(axis=(2, 3)) for k in range(number)], axis=2
    )
    return np.where(out > TAIL, out, 0.0)


def _heavier(weights: Weights, times: int) -> Weights:
    names = {row.id for row in weights.declared} | set(weights.changed)
    unmet = {name for name in names if name.startswith("unmet_weight")}
    return replace(
        weights,
        changed={**weights.changed, **{n: times * weights.value(n) for n in unmet}},
    )


def _levers(levers: Levers, length: Array, step: int) -> Levers:
    places, journeys = levers.places, levers.journeys
    at = np.asarray(places.day, np.int64) // step
    return replace(
        levers,
        places=places._replace(day=at, value=places.value / length[at]),
        journeys=journeys._replace(day=np.asarray(journeys.day, np.int64) // step),
    )


def in_days(prices: Prices, days: int, step: int) -> Prices:
    """Return the prices of days from those of steps, which are of their middles."""
    middle = (np.arange(days) + 0.5) / step - 0.5
    last = -(-days // step) - 1
    before = np.clip(np.floor(middle).astype(int), 0, last)
    after = np.minimum(before + 1, last)
    share = np.clip(middle - before, 0.0, 1.0)
    places, journeys = (
        values[..., before] * (1 - share) + values[..., after] * share
        for values in (prices.places / step, prices.journeys)
    )
    ways = prices.levers.ways[:, np.arange(days) // step]
    return prices._replace(
        places=places, journeys=journeys, levers=prices.levers._replace(ways=ways)
    )


def _rescaled(prices: Prices, days: int, step: int) -> Prices:
    """Return the prices of steps from those of days."""
    first = np.arange(0, days, step)
    length = np.diff(np.append(first, days))
    ways = np.add.reduceat(prices.levers.ways, first, axis=1) / length
    return prices._replace(
        places=np.add.reduceat(prices.places, first, axis=2),
        journeys=np.add.reduceat(prices.journeys, first, axis=1) / length,
        levers=prices.levers._replace(ways=ways),
    )
