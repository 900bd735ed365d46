"""Futures side by side: one decision for all of them, what follows for each."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Instance, Journeys
from beredt.engine.capacity import Headroom
from beredt.engine.measures.candidates import Candidate
from beredt.engine.measures.deciding import Terrain
from beredt.engine.measures.effects import Effect
from beredt.engine.measures.journeys import Gate, Trip

Integers = npt.NDArray[np.int64]


def side_by_side(terrains: Sequence[Terrain]) -> Terrain:
    """Return futures as one terrain: first the regions of each, then its offers.

    Nobody is moved from one future to another. Measures are shared; moves and places
    opened are not. A measure that changes nothing in some of them still can be used.
    Who is moved stays as long as in the mean of the futures.
    """
    first = terrains[0]
    futures, home = len(terrains), len(first.world.demand.network.regions)
    order = _Order(futures, home, len(first.offers))
    names = dict.fromkeys(one for terrain in terrains for one in terrain.changes)
    return replace(
        first,
        futures=futures,
        ground=_ground([terrain.ground for terrain in terrains], order),
        stocks=np.mean([terrain.stocks for terrain in terrains], axis=0),
        headroom=_headroom([terrain.headroom for terrain in terrains]),
        changes={name: _effect(name, terrains) for name in names},
        receivers={
            offer: tuple(order.facility(k, f) for k in range(futures) for f in found)
            for offer, found in first.receivers.items()
        },
        trips=tuple(
            _trip(trip, k, order)
            for k, terrain in enumerate(terrains)
            for trip in terrain.trips
        ),
        gates=tuple(
            Gate(order.facility(k, gate.region), gate.patients, gate.stands)
            for k, terrain in enumerate(terrains)
            for gate in terrain.gates
        ),
    )


class _Order:
    """Where the facilities of each future stand among those of all."""

    def __init__(self, futures: int, home: int, offers: int) -> None:
        self.futures, self.home, self.offers = futures, home, offers
        number = np.arange(futures * (home + offers)).reshape(futures, home + offers)
        # Of parts that stand future by future, in this order the regions come first.
        self.taken = np.concatenate(
            [number[:, :home].ravel(), number[:, home:].ravel()]
        )

    def facility(self, future: int, number: int) -> int:
        """Return the number of a facility of one future among all."""
        if number < self.home:
            return future * self.home + number
        return self.futures * self.home + future * self.offers + number - self.home


def _ground(grounds: Sequence[Instance], order: _Order) -> Instance:
    first = grounds[0]
    number = len(first.facilities)
    future = np.repeat(np.arange(len(grounds)), number)
    apart = np.where(future[:, None] == future, 0.0, np.inf)
    hours = np.tile(first.hours, (len(grounds), len(grounds))) + apart
    taken = order.taken
    return replace(
        first,
        regions=tuple(
            f"{name}/{k}" for k in range(len(grounds)) for name in first.regions
        ),
        facilities=tuple((first.facilities * len(grounds))[n] for n in taken),
        region_of=(
            np.tile(first.region_of, len(grounds)) + future * len(first.regions)
        )[taken],
        hours=np.where(np.isfinite(hours), hours, 1e6)[taken][:, taken],
        need=np.concatenate([one.need for one in grounds])[taken],
        capacity=np.concatenate([one.capacity for one in grounds])[taken],
        movable=np.concatenate([one.movable for one in grounds])[taken],
        profile=np.mean([one.profile for one in grounds], axis=0),
        may_receive=np.tile(first.may_receive, len(grounds))[:, taken],
        journeys=_journeys(first, len(grounds), taken),
        zone=np.concatenate([one.zone for one in grounds], axis=1)[:, taken],
    )


def _journeys(first: Instance, futures: int, taken: Integers) -> Journeys:
    """Give each future rows of journeys of its own."""
    journeys, number = first.journeys, len(first.facilities)
    rows = len(journeys.rows)
    whole = futures * number
    ways = np.full((2, whole, whole), futures * rows - 1)
    if journeys.fleet is not None:
        for k in range(futures):
            here = slice(k * number, (k + 1) * number)
            ways[:, here, here] = journeys.fleet + k * rows
    return replace(
        journeys,
        rows=tuple(f"{row}/{k}" for k in range(futures) for row in journeys.rows),
        supply=np.tile(journeys.supply, (futures, 1)),
        leaving=np.full((2, whole), -1),
        arriving=np.full((2, whole), -1),
        use=np.ones((2, whole, whole)),
        fleet=ways[:, taken][:, :, taken],
        fleet_use=np.ones((2, whole, whole)),
    )


def _headroom(parts: Sequence[Headroom]) -> Headroom:
    """Put the regions of each future side by side."""
    return replace(
        parts[0],
        open=np.concatenate([one.open for one in parts], axis=1),
        rooms=np.concatenate([one.rooms for one in parts], axis=1),
        at_work=np.concatenate([one.at_work for one in parts], axis=1),
        each=np.concatenate([one.each for one in parts], axis=1),
    )


def _effect(candidate: Candidate, terrains: Sequence[Terrain]) -> Effect:
    """Put what a measure changes in each future side by side, or nothing."""
    found = [terrain.changes.get(candidate) for terrain in terrains]
    some = next(effect for effect in found if effect is not None)
    parts = [effect or some.nothing() for effect in found]
    return Effect(
        rooms=np.concatenate([one.rooms for one in parts], axis=1),
        staff=np.concatenate([one.staff for one in parts], axis=1),
        relief=np.concatenate([one.relief for one in parts], axis=1),
        stock=np.mean([one.stock for one in parts], axis=0),
        postponed=float(np.mean([one.postponed for one in parts])),
    )


def _trip(trip: Trip, future: int, order: _Order) -> Trip:
    """Return a trip of one future; its vehicles are that future's own."""
    return trip._replace(
        number=future * 1_000 + trip.number,
        origin=order.facility(future, trip.origin),
        target=order.facility(future, trip.target),
    )
