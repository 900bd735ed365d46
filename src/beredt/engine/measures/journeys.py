"""The trips that bulk transport can make, and what limits them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Journeys
from beredt.engine.capacity import Fleet, fleets, hubs, trips_per_day
from beredt.engine.capacity.fleets import BY_HUB, calls_for
from beredt.engine.measures.draft import Draft
from beredt.engine.measures.ground import distances
from beredt.engine.measures.periods import Periods
from beredt.engine.network import Network
from beredt.engine.preparation import World
from beredt.engine.register import LARGE_AIRCRAFT, Offer
from beredt.engine.scenario import EVERYWHERE, Evacuate, Redistribute, Scenario

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


class Trip(NamedTuple):
    """Vehicles of one fleet between two facilities of an instance, and back.

    `number` is that of the fleet, `measure` the one that calls for it; `a_day` are the
    trips that one of them makes.
    """

    number: int
    fleet: Fleet
    measure: Redistribute | Evacuate
    origin: int
    target: int
    a_day: float


def find_trips(
    world: World, moves: Sequence[Redistribute | Evacuate], offers: Sequence[Offer]
) -> tuple[Trip, ...]:
    """Return every trip that the moves of a catalogue allow.

    Large aircraft fetch patients in every region, other vehicles where they are based.
    """
    network = world.demand.network
    km = distances(world, offers)
    names = [*network.regions, *(row.id for row in offers)]
    return tuple(
        Trip(
            number,
            fleet,
            measure,
            origin,
            target,
            trips_per_day(fleet.row, km[origin, target]),
        )
        for number, fleet in enumerate(bulk_fleets(network, world.scenario))
        for origin in range(len(network.regions))
        if fleet.row.mode in LARGE_AIRCRAFT or origin == fleet.region
        for target, name in enumerate(names)
        if target != origin
        for measure in _calling(
            moves, fleet, names[origin], name, abroad=target >= len(network.regions)
        )
    )


def bulk_fleets(network: Network, scenario: Scenario) -> tuple[Fleet, ...]:
    """Return the fleets that measures call for; those alike in a region are one."""
    found: dict[tuple[object, ...], Fleet] = {}
    for fleet in fleets(network, scenario):
        row = fleet.row
        if fleet.is_everyday or sum(fleet.load) <= 0:
            continue
        cycle = row.speed, row.load_hours, row.turnaround_hours, row.hours_per_day
        alike = row.mode, fleet.region, *fleet.load, *cycle
        before = found.get(alike)
        running = fleet.running if before is None else before.running + fleet.running
        found[alike] = replace(before or fleet, running=running)
    return tuple(found.values())


def _calling(
    moves: Sequence[Redistribute | Evacuate],
    fleet: Fleet,
    origin: str,
    target: str,
    *,
    abroad: bool,
) -> list[Redistribute | Evacuate]:
    """Return the first measure that calls for a fleet to go this way, if any."""
    return [
        move
        for move in moves
        if calls_for(move, fleet.row.mode)
        and move.place in (EVERYWHERE, origin)
        and isinstance(move, Evacuate) == abroad
        and _goes_to(move, target)
    ][:1]


def _goes_to(move: Redistribute | Evacuate, target: str) -> bool:
    if isinstance(move, Evacuate):
        return move.offer == target
    return move.to in (EVERYWHERE, target)


class Limit(NamedTuple):
    """What travels or lets through, where it is at home, and what limits it.

    `name` is a mode of transport, or what a hub has. Axes of `rows`: day.
    """

    resource: Literal["vehicle", "hub", "stand"]
    name: str
    place: str
    rows: Integers


def limit_fleets(
    draft: Draft, periods: Periods, journeys: Journeys, trips: Sequence[Trip]
) -> tuple[Integers, tuple[Limit, ...]]:
    """Let vehicles be sent, none to two places a day; return them and their limits.

    They travel from the day on which the measure that calls for them works. Axes of
    the first: trip, day.
    """
    days, number = np.arange(float(periods.days)), np.arange(periods.number)
    ways = np.zeros(0) if journeys.fleet is None else journeys.fleet
    levers = np.empty((len(trips), periods.number), np.int64)
    limits: dict[int, Limit] = {}
    for n, trip in enumerate(trips):
        running = trip.fleet.running
        fleet = trip.fleet.row.id
        if trip.number not in limits:
            names = [f"vehicles/{fleet}/{t}" for t in number]
            rows = draft.rows(names, upper=periods.mean(running))
            base = trip.fleet.row
            limits[trip.number] = Limit("vehicle", base.mode, base.region, rows)
        names = [f"trip/{fleet}/{trip.origin}/{trip.target}/{t}" for t in number]
        ready = days >= trip.measure.start + trip.measure.lead_days
        levers[n] = draft.levers(names, cost=0.0, upper=periods.mean(running * ready))
        draft.take(limits[trip.number].rows, levers[n], np.ones(1))
        for litter, load in enumerate(trip.fleet.load):
            row = ways[litter, trip.origin, trip.target]
            draft.add_journeys(row, number, levers[n], np.array(load * trip.a_day))
    return levers, tuple(limits.values())


class Gate(NamedTuple):
    """What the hubs of a region let through: patients, and large aircraft, a day.

    Axes of `patients`: day.
    """

    region: int
    patients: Floats
    stands: float


def find_gates(world: World) -> tuple[Gate, ...]:
    """Return the hubs of each region together."""
    network, found = world.demand.network, []
    there = hubs(network, world.scenario)
    for r in range(len(network.regions)):
        here = [hub for hub in there if hub.region == r]
        if here:
            patients = np.sum([hub.patients for hub in here], axis=0)
            found.append(Gate(r, patients, sum(hub.slots for hub in here)))
    return tuple(found)


def limit_hubs(
    draft: Draft,
    periods: Periods,
    gates: Sequence[Gate],
    names: Sequence[str],
    trips: Sequence[Trip],
    levers: Integers,
) -> tuple[Limit, ...]:
    """Let no more pass through the hubs of a region than their places and stands.

    `names` are those of regions; return the limits. Axes of `levers`: trip, day.
    """
    number = range(periods.number)
    limits = []
    for gate in gates:
        people = draft.rows(
            [f"hub/{gate.region}/{t}" for t in number],
            upper=periods.mean(gate.patients),
        )
        stands = draft.rows(
            [f"stands/{gate.region}/{t}" for t in number], upper=gate.stands
        )
        for n, trip in enumerate(trips):
            if trip.origin == gate.region and trip.fleet.row.mode in BY_HUB:
                carried = np.array(sum(trip.fleet.load) * trip.a_day)
                draft.take(people, levers[n], carried)
                if trip.fleet.row.mode in LARGE_AIRCRAFT:
                    draft.take(stands, levers[n], np.array(trip.a_day))
        limits += [
            Limit("hub", "hub", names[gate.region], people),
            Limit("stand", "stands", names[gate.region], stands),
        ]
    return tuple(limits)
