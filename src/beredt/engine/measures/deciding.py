"""The programme of a scenario: moves, and everything else that may be decided."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Instance, Weights
from beredt.engine.measures import blocks
from beredt.engine.measures.candidates import Candidate, bulk_moves, find_candidates
from beredt.engine.measures.draft import Draft
from beredt.engine.measures.effects import Effect, Effects
from beredt.engine.measures.ground import ground_of, offers_of
from beredt.engine.measures.journeys import Trip, find_trips, limit_fleets, limit_hubs
from beredt.engine.measures.periods import Periods
from beredt.engine.preparation import World
from beredt.engine.register import Offer, Profession
from beredt.engine.scenario import Evacuate, RequestAssistance, Scenario

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terrain:
    """Everything that plans for one world are chosen from, worked out once.

    `changes` has the measures that change anything, and what they change on each day.
    """

    world: World
    ground: Instance
    changes: dict[Candidate, Effect]
    effects: Effects
    offers: tuple[Offer, ...]
    trips: tuple[Trip, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice:
    """What may be chosen in a scenario, as a programme, and what its levers mean.

    The facilities of `instance` are the regions, whose places count together as in an
    assessment, and then the `offers` of partners; its days are `periods`. Levers:
    `used` of each candidate, from 0 to 1 for its full size (axes: candidate); `opened`
    places, -1 none (axes: day, region, kind); `vehicles` at work on each trip (axes:
    trip, day). `staff` are the rows of those at work, -1 where a profession is not
    counted (axes: day, region, profession), of whom one place takes `each` (axes: day,
    region, kind, profession). `switches` names each measure and each way of moving
    patients.
    """

    instance: Instance
    periods: Periods
    candidates: tuple[Candidate, ...]
    effects: tuple[Effect, ...]
    professions: tuple[Profession, ...]
    each: Floats
    offers: tuple[Offer, ...]
    trips: tuple[Trip, ...]
    used: Integers
    opened: Integers
    staff: Integers
    vehicles: Integers
    switches: tuple[str, ...]


def find_terrain(
    world: World, catalogue: Scenario, *, seed: int, weights: Weights
) -> Terrain:
    """Work out what each measure of a catalogue changes in a world."""
    effects = Effects(world.scenario, world.demand, seed)
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
    return Terrain(
        world=world,
        ground=ground_of(world, offers, pairs, weights),
        changes={
            candidate: effect
            for candidate, effect in found.items()
            if not effect.is_nothing or isinstance(candidate.measure, RequestAssistance)
        },
        effects=effects,
        offers=offers,
        trips=trips,
    )


def make_choice(
    terrain: Terrain,
    *,
    step: int = 1,
    most: int | None = None,
    only: Collection[str] | None = None,
) -> Choice:
    """Return what a plan can be chosen from, in periods of `step` days.

    `most` is how many different measures may be used at once (None: any number), `only`
    the names of the switches that may be on (None: all). A measure counts once in each
    region that uses it; so does each way on which patients are moved from one region to
    another, and each offer.
    """
    world = terrain.world
    periods = Periods(world.scenario.days, step)
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
    headroom = periods.of_headroom(terrain.effects.headroom)
    draft = Draft()
    used = blocks.use_measures(draft, changes, instance.weights, step)
    opened = blocks.open_places(draft, instance, headroom, changes, used)
    staff = blocks.limit_staff(draft, headroom, changes, used, opened)
    blocks.relieve(draft, instance, changes, used)
    blocks.open_offers(draft, instance, (terrain.offers, periods), changes, used)
    vehicles = limit_fleets(draft, periods, instance.journeys, trips)
    limit_hubs(draft, world, periods, trips, vehicles)
    switches, ways = _switch_ways(instance, tuple(changes), terrain.offers)
    levers = draft.finished(areas=np.arange(len(ways)), ways=ways, most_on=most)
    return Choice(
        instance=replace(instance, levers=levers),
        periods=periods,
        candidates=tuple(changes),
        effects=tuple(changes.values()),
        professions=headroom.professions,
        each=headroom.each,
        offers=terrain.offers,
        trips=trips,
        used=used,
        opened=opened,
        staff=staff,
        vehicles=vehicles,
        switches=switches,
    )


def _may_go(
    ground: Instance, trip: Trip, only: Collection[str] | None, asked: Collection[str]
) -> bool:
    """Whether a trip goes a way that may be used, or to an offer that is asked for."""
    if isinstance(trip.measure, Evacuate):
        return trip.measure.offer in asked
    return only is None or _way(ground, trip.origin, trip.target) in only


def _switch_ways(
    instance: Instance, candidates: tuple[Candidate, ...], offers: tuple[Offer, ...]
) -> tuple[tuple[str, ...], Integers]:
    """Return the names of all switches, and the switch of each way. Axes: from, to.

    The ways to an offer are those of the measure that asks for it: to ask is to move.
    """
    names = [candidate.measure.name for candidate in candidates]
    home = len(instance.facilities) - len(offers)
    ways = np.full(instance.hours.shape, -1, np.int64)
    for n, candidate in enumerate(candidates):
        if isinstance(candidate.measure, RequestAssistance):
            for offer in candidate.measure.offers:
                if offer in instance.facilities:
                    ways[:, instance.facilities.index(offer)] = n
    for origin, target in permutations(range(home), 2):
        ways[origin, target] = len(names)
        names.append(_way(instance, origin, target))
    return tuple(names), ways


def _way(instance: Instance, origin: int, target: int) -> str:
    """Return the name of the way from one region to another."""
    return f"{instance.facilities[origin]}>{instance.facilities[target]}"
