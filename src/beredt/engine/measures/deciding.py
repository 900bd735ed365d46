"""The programme of a scenario: moves, and everything else that may be decided."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Instance, Weights
from beredt.engine.capacity import Headroom
from beredt.engine.measures import blocks
from beredt.engine.measures.candidates import Candidate, bulk_moves, find_candidates
from beredt.engine.measures.draft import Draft
from beredt.engine.measures.effects import Effect, Effects
from beredt.engine.measures.ground import ground_of, offers_of
from beredt.engine.measures.journeys import (
    Gate,
    Limit,
    Trip,
    find_gates,
    find_trips,
    limit_fleets,
    limit_hubs,
)
from beredt.engine.measures.periods import Periods
from beredt.engine.preparation import World
from beredt.engine.register import Item, Offer, Profession
from beredt.engine.scenario import Evacuate, RequestAssistance, Scenario

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terrain:
    """Everything that plans are chosen from, worked out once.

    `world` is what is planned for, or the first of `futures` side by side: then regions
    and offers come once for each of them, in `ground`, `headroom` and `changes`, what
    the measures that change anything change on each day. `receivers` are the facilities
    of `ground` that stand for each offer. `stocks` are what is left of each item, less
    than nothing where it has run out (axes: day, item).
    """

    world: World
    futures: int
    ground: Instance
    headroom: Headroom
    stocks: Floats
    changes: dict[Candidate, Effect]
    offers: tuple[Offer, ...]
    receivers: dict[str, tuple[int, ...]]
    trips: tuple[Trip, ...]
    gates: tuple[Gate, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice:
    """What may be chosen in a scenario, as a programme, and what its levers mean.

    The facilities of `instance` are the regions, whose places count together as in an
    assessment, and then the `offers` of partners; its days are `periods`. Levers:
    `used` of each candidate, from 0 to 1 for its full size (axes: candidate); `opened`
    places, -1 none (axes: day, region, kind); `vehicles` at work on each trip (axes:
    trip, day). `staff` are the rows of those at work, -1 where a profession is not
    counted (axes: day, region, profession), of whom one place takes `each` (axes: day,
    region, kind, profession); `limits` are those of vehicles and hubs; `daily_use` is
    that of each item. `switches` names each measure and each way of moving patients.
    """

    instance: Instance
    periods: Periods
    candidates: tuple[Candidate, ...]
    effects: tuple[Effect, ...]
    professions: tuple[Profession, ...]
    each: Floats
    daily_use: Floats
    offers: tuple[Offer, ...]
    trips: tuple[Trip, ...]
    used: Integers
    opened: Integers
    staff: Integers
    vehicles: Integers
    limits: tuple[Limit, ...]
    switches: tuple[str, ...]


def find_terrain(
    world: World, catalogue: Scenario, *, seed: int, weights: Weights
) -> Terrain:
    """Work out what each measure of a catalogue changes in a world."""
    effects = Effects(world, seed)
    moves = bulk_moves(catalogue)
    offers = offers_of(world, moves)
    trips = find_trips(world, moves, offers)
    pairs = sorted({(trip.origin, trip.target) for trip in trips})
    found = {
        candidate: effects.of(candidate)
        for candidate in find_candidates(
            catalogue, world.scenario, world.demand.network
        )
    }
    home = len(world.demand.network.regions)
    return Terrain(
        world=world,
        futures=1,
        ground=ground_of(world, offers, pairs, weights),
        headroom=effects.headroom,
        stocks=effects.stocks,
        changes={
            candidate: effect
            for candidate, effect in found.items()
            if not effect.is_nothing or isinstance(candidate.measure, RequestAssistance)
        },
        offers=offers,
        receivers={row.id: (home + o,) for o, row in enumerate(offers)},
        trips=trips,
        gates=find_gates(world),
    )


def make_choice(
    terrain: Terrain,
    *,
    step: int = 1,
    most: int | None = None,
    only: Collection[str] | None = None,
    sizes: Mapping[str, float] | None = None,
) -> Choice:
    """Return what a plan can be chosen from, in periods of `step` days.

    `most` is how many different measures may be used at once (None: any number), `only`
    the names of the switches that may be on (None: all), `sizes` the most of each
    measure by its name, as a share of its full size (None: all of it).

    A measure counts once in each region that uses it; so does each way on which
    patients are moved from one region to another, and each offer.
    """
    periods = Periods(terrain.ground.days, step)
    instance = periods.of_instance(terrain.ground)
    changes = {
        candidate: periods.of_effect(effect)
        for candidate, effect in terrain.changes.items()
        if only is None or candidate.measure.name in only
    }
    asked = {
        offer
        for candidate in changes
        if isinstance(candidate.measure, RequestAssistance)
        for offer in candidate.measure.offers
    }
    trips = tuple(
        trip for trip in terrain.trips if _may_go(instance, trip, only, asked)
    )
    headroom = periods.of_headroom(terrain.headroom)
    draft = Draft()
    used = blocks.use_measures(
        draft, changes, instance.weights, (step, terrain.futures), sizes
    )
    opened = blocks.open_places(draft, instance, headroom, changes, used)
    staff = blocks.limit_staff(draft, headroom, changes, used, opened)
    blocks.relieve(draft, instance, changes, used)
    blocks.open_offers(draft, instance, _places_abroad(terrain), periods, changes, used)
    lacking = instance.weights.value("unmet_weight_item") * terrain.futures / step
    blocks.limit_stocks(draft, _items(terrain), (periods, lacking), changes, used)
    vehicles, fleets = limit_fleets(draft, periods, instance.journeys, trips)
    names = instance.facilities
    hubs = limit_hubs(draft, periods, terrain.gates, names, trips, vehicles)
    switches, ways = _switch_ways(terrain, tuple(changes))
    levers = draft.finished(areas=np.arange(len(ways)), ways=ways, most_on=most)
    return Choice(
        instance=replace(instance, levers=levers),
        periods=periods,
        candidates=tuple(changes),
        effects=tuple(changes.values()),
        professions=headroom.professions,
        each=headroom.each,
        daily_use=np.array(
            [item.daily_use or np.inf for item in terrain.world.register.items]
        ),
        offers=terrain.offers,
        trips=trips,
        used=used,
        opened=opened,
        staff=staff,
        vehicles=vehicles,
        limits=(*fleets, *hubs),
        switches=switches,
    )


def _items(terrain: Terrain) -> list[tuple[Item, Floats]]:
    """Return each item and what is left of it. Axes: day."""
    items = terrain.world.register.items
    return list(zip(items, terrain.stocks.T, strict=True))


def _places_abroad(terrain: Terrain) -> list[tuple[Offer, tuple[int, ...]]]:
    return [(row, terrain.receivers[row.id]) for row in terrain.offers]


def _may_go(
    ground: Instance, trip: Trip, only: Collection[str] | None, asked: Collection[str]
) -> bool:
    """Whether a trip goes a way that may be used, or to an offer that is asked for."""
    if isinstance(trip.measure, Evacuate):
        return trip.measure.offer in asked
    return only is None or _way(ground, trip.origin, trip.target) in only


def _switch_ways(
    terrain: Terrain, candidates: tuple[Candidate, ...]
) -> tuple[tuple[str, ...], Integers]:
    """Return the names of all switches, and the switch of each way. Axes: from, to.

    The ways to an offer are those of the measure that asks for it: to ask is to move.
    Futures share their switches: what is decided is decided before it is known which
    of them comes.
    """
    names = [candidate.measure.name for candidate in candidates]
    ways = np.full(terrain.ground.hours.shape, -1, np.int64)
    for n, candidate in enumerate(candidates):
        if isinstance(candidate.measure, RequestAssistance):
            for offer in candidate.measure.offers:
                ways[:, list(terrain.receivers.get(offer, ()))] = n
    home = len(terrain.world.demand.network.regions)
    for origin, target in permutations(range(home), 2):
        for future in range(terrain.futures):
            ways[future * home + origin, future * home + target] = len(names)
        names.append(_way(terrain.ground, origin, target))
    return tuple(names), ways


def _way(instance: Instance, origin: int, target: int) -> str:
    """Return the name of the way from one region to another."""
    return f"{instance.facilities[origin]}>{instance.facilities[target]}"
