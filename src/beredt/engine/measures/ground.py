"""Where a plan is chosen: regions whose places count together, and offers abroad."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Instance, Journeys, Weights, gather, instance_of
from beredt.engine.distances import kilometres
from beredt.engine.network import travel_hours
from beredt.engine.preparation import World
from beredt.engine.register import Offer
from beredt.engine.scenario import Evacuate, Redistribute

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
ABROAD = "abroad"


def offers_of(
    world: World, moves: Sequence[Redistribute | Evacuate]
) -> tuple[Offer, ...]:
    """Return the offers of places abroad that patients can be evacuated to."""
    named = {move.offer for move in moves if isinstance(move, Evacuate)}
    return tuple(row for row in world.register.offers if row.id in named)


def ground_of(
    world: World,
    offers: Sequence[Offer],
    pairs: Sequence[tuple[int, int]],
    weights: Weights,
) -> Instance:
    """Return the regions as one facility each, then the offers.

    `pairs` are the ways from and to that vehicles can go. A region's places count
    together, as in an assessment. An offer has no places until it is asked for.
    """
    facilities = instance_of(world.demand, world.capacity, weights=weights)
    names = [facilities.regions[r] for r in facilities.region_of]
    regions = gather(facilities, names, order=facilities.regions)
    if missing := sorted(set(facilities.regions) - set(names)):
        raise ValueError(f"No hospital has places in {', '.join(missing)}.")
    abroad = np.zeros((len(offers), *regions.need.shape[1:]))
    partners = {row.id: row for row in world.register.facilities}
    units = {row.id: row.special_unit for row in world.register.categories}
    receive = [
        [
            group.kind == row.kind
            and units[group.category] in (None, *partners[row.facility].special_units)
            for row in offers
        ]
        for group in regions.groups
    ]
    whole = len(regions.facilities) + len(offers)
    return replace(
        regions,
        regions=(*regions.regions, ABROAD),
        facilities=(*regions.facilities, *(row.id for row in offers)),
        region_of=np.append(
            regions.region_of, np.full(len(offers), len(regions.regions))
        ),
        hours=np.asarray(travel_hours(world.register, distances(world, offers))),
        need=np.concatenate([regions.need, abroad]),
        capacity=np.concatenate([regions.capacity, abroad]),
        movable=np.concatenate(
            [regions.movable, np.zeros((len(offers), *regions.movable.shape[1:]))]
        ),
        may_receive=np.concatenate(
            [regions.may_receive, np.array(receive, bool).reshape(len(receive), -1)],
            axis=1,
        ),
        journeys=_journeys(whole, regions.days, pairs),
        zone=np.concatenate([regions.zone, _ready(offers, regions.days)], axis=1),
    )


def _ready(offers: Sequence[Offer], days: int) -> Integers:
    """Keep each offer apart until it is ready to receive. Axes: day, offer."""
    begin = np.array([row.activation_days for row in offers])
    ready = np.arange(days)[:, None] >= begin
    return np.where(ready, 0, -1 - np.arange(len(offers))).astype(np.int64)


def _journeys(number: int, days: int, pairs: Sequence[tuple[int, int]]) -> Journeys:
    """Return journeys with a row for each class of litter on each way, from and to.

    Row class x ways + way. Nothing travels until vehicles add to a row, and nothing at
    all where there is no way.
    """
    ways = np.full((2, number, number), 2 * len(pairs))
    for way, pair in enumerate(pairs):
        ways[0][pair], ways[1][pair] = way, len(pairs) + way
    return Journeys(
        rows=(*(f"{c}/{i}/{j}" for c in range(2) for i, j in pairs), "none"),
        supply=np.zeros((2 * len(pairs) + 1, days)),
        leaving=np.full((2, number), -1),
        arriving=np.full((2, number), -1),
        use=np.ones((2, number, number)),
        fleet=ways,
        fleet_use=np.ones((2, number, number)),
    )


def distances(world: World, offers: Sequence[Offer]) -> Floats:
    """Return the distance between regions, by staffed places, and offers.

    Axes: from, to, each region in order and then each offer.
    """
    network = world.demand.network
    points = np.array([(row.lat, row.lon) for row in network.facilities])
    places = np.bincount(
        network.stations["facility"],
        network.stations["capacity"],
        len(network.facilities),
    )
    centres = [
        np.average(
            points[network.facility_region == r],
            axis=0,
            weights=places[network.facility_region == r] + 1e-9,
        )
        for r in range(len(network.regions))
    ]
    known = {row.id: row for row in world.register.facilities}
    abroad = [(known[row.facility].lat, known[row.facility].lon) for row in offers]
    ends = np.concatenate([centres, np.reshape(abroad, (-1, 2))])
    return kilometres(ends, ends)
