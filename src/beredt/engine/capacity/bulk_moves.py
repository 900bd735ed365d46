"""What measures order to be moved: how many a day, by which vehicles, to where.

Vehicles, hubs and aprons are given out in the order of the scenario file, so that none
of them is used twice in a day. What is left of the vehicles that move patients every
day is for them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.fleets import (
    BY_HUB,
    Fleet,
    Hub,
    Load,
    calls_for,
    hubs,
    trips_per_day,
)
from beredt.engine.capacity.receivers import find_receivers, kinds_of, middle_km
from beredt.engine.capacity.timeline import begin_of, is_on, strength
from beredt.engine.demand.places import within
from beredt.engine.kernels import records
from beredt.engine.network import INTENSIVE_MOVES, Network
from beredt.engine.register import LARGE_AIRCRAFT, PlaceKind
from beredt.engine.scenario import Evacuate, Redistribute, Scenario, TransportClosed

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Move = Redistribute | Evacuate
NOON = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BulkMoves:
    """What measures order to be moved in bulk.

    `measures` are the numbers of those measures in the scenario, in order. Axes of
    `vehicles`, those called up: one of the measures, fleet, day. `table` is what the
    simulation reads.
    """

    measures: tuple[int, ...]
    vehicles: Floats
    table: records.Bulk

    @property
    def taken(self) -> Floats:
        """Vehicles that measures take. Axes: fleet, day."""
        return np.asarray(self.vehicles.sum(axis=0))


def plan_bulk_moves(
    network: Network, scenario: Scenario, running: Sequence[Fleet]
) -> BulkMoves:
    """Give out transport to the measures that ask for it, day by day."""
    numbers = tuple(
        m for m, row in enumerate(scenario.measures) if isinstance(row, Move)
    )
    moves = [row for row in scenario.measures if isinstance(row, Move)]
    depot = _Depot(network, scenario, running)
    granted = [depot.grant(move) for move in moves]
    shape = len(moves), len(running), scenario.days
    return BulkMoves(
        measures=numbers,
        vehicles=np.array([grant.vehicles for grant in granted]).reshape(shape),
        table=_table(network, scenario, moves, granted),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Grant:
    """What one measure gets.

    Axes of `ordered`, patients: day; of `litters`: day, class; of `held_back`, whether
    hubs and aprons gave out before vehicles did: day; of `vehicles`: fleet, day. `load`
    and `per_km` are the hours of a journey on average.
    """

    ordered: Array
    litters: Array
    held_back: Array
    vehicles: Floats
    load: float
    per_km: float


class _Depot:
    """What is left of vehicles, hubs and aprons on each day."""

    def __init__(
        self, network: Network, scenario: Scenario, running: Sequence[Fleet]
    ) -> None:
        """Begin with everything that there is."""
        self.network, self.scenario, self.fleets = network, scenario, running
        self.left = np.array([fleet.running for fleet in running])
        there = hubs(network, scenario)
        self.through = [
            _Gate(here, scenario.days) if here else None
            for r in range(len(network.regions))
            for here in [[hub for hub in there if hub.region == r]]
        ]

    def grant(self, move: Move) -> _Grant:
        """Give a measure the vehicles for what it orders, as far as there are any."""
        days = np.arange(float(self.scenario.days))
        asked = strength(move, days) * move.patients_per_day.value
        still = asked.copy()
        litters = np.zeros((len(days), 2))
        held_back = np.zeros(len(days), bool)
        vehicles = np.zeros((len(self.fleets), len(days)))
        hours = np.zeros(3)
        km = middle_km(self.network, move)
        kinds = kinds_of(self.network, move)
        is_open = self._open(move)
        for f in self._in_order(move, km):
            row = self.fleets[f].row
            trips = trips_per_day(row, km)
            load = np.array(_useful(self.fleets[f].load, kinds))
            a_day = trips * load.sum()
            ready = days >= max(begin_of(move), move.start + row.readiness_hours / 24)
            can = np.minimum(self.left[f] * ready * is_open[row.mode], still / a_day)
            take = self._through(move, row.mode, can, a_day, trips)
            held_back |= take < can - 1e-9
            self.left[f] -= take
            vehicles[f] = take
            still -= take * a_day
            litters += np.outer(take * trips, load)
            hours += take.sum() * a_day * np.array([row.load_hours, 1 / row.speed, 1])
        load_hours, per_km, _ = hours / max(hours[2], 1e-12)
        return _Grant(
            ordered=_whole(asked),
            litters=_whole(litters),
            held_back=held_back,
            vehicles=vehicles,
            load=load_hours,
            per_km=per_km,
        )

    def _in_order(self, move: Move, km: float) -> list[int]:
        """Return the fleets that a measure may call up, those that carry most first.

        Vehicles that only measures use come before others. Large aircraft fetch
        patients anywhere, other vehicles where they are based.
        """
        regions = self._regions(move)
        kinds = kinds_of(self.network, move)
        found = []
        for f, fleet in enumerate(self.fleets):
            if not calls_for(move, fleet.row.mode):
                continue
            carried = sum(_useful(fleet.load, kinds)) * trips_per_day(fleet.row, km)
            is_here = fleet.row.mode in LARGE_AIRCRAFT or fleet.region in regions
            if carried and is_here:
                found.append((fleet.is_everyday, -carried, f))
        return [f for _, _, f in sorted(found)]

    def _regions(self, move: Move) -> set[int]:
        inside = within(self.network, move.place) > 0
        return set(self.network.facility_region[inside].tolist())

    def _open(self, move: Move) -> dict[str, Floats]:
        """Say of each mode on which days it may go in and out of the two places."""
        days: Floats = np.arange(float(self.scenario.days)) + NOON
        modes = {fleet.row.mode for fleet in self.fleets}
        is_open = {str(mode): np.ones(len(days)) for mode in modes}
        ends = [move.place, move.to] if isinstance(move, Redistribute) else [move.place]
        for event in self.scenario.disruptions:
            if not isinstance(event, TransportClosed):
                continue
            here = within(self.network, event.place)
            if any((within(self.network, end) * here).any() for end in ends):
                for mode in modes.intersection(event.modes):
                    is_open[mode] *= 1 - is_on(event, days)
        return is_open

    def _through(
        self, move: Move, mode: str, can: Floats, a_day: float, trips: float
    ) -> Floats:
        """Let vehicles load at the hubs of the place, as far as these let through."""
        gates = [gate for r in sorted(self._regions(move)) if (gate := self.through[r])]
        if mode not in BY_HUB or not gates:
            return can
        taken = np.zeros(len(can))
        slots_each = trips if mode in LARGE_AIRCRAFT else 0.0
        for gate in gates:
            taken += gate.let_through(can - taken, a_day, slots_each)
        return taken


class _Gate:
    """What the hubs of one region still let through on each day."""

    def __init__(self, here: Iterable[Hub], days: int) -> None:
        """Add the hubs up."""
        self.patients = np.zeros(days)
        self.slots = np.zeros(days)
        for hub in here:
            self.patients += hub.patients
            self.slots += hub.slots

    def let_through(self, wanted: Floats, patients: float, slots: float) -> Floats:
        """Return how many vehicles can load; each brings patients and takes slots."""
        can = np.minimum(wanted, self.patients / patients)
        if slots:
            can = np.minimum(can, self.slots / slots)
        self.patients -= can * patients
        self.slots -= can * slots
        return np.asarray(can)


def _useful(load: Load, kinds: Sequence[PlaceKind]) -> Load:
    """Return the litters of a vehicle that those who are moved can use."""
    some = {kind in INTENSIVE_MOVES for kind in kinds}
    return Load(load.ordinary * (False in some), load.intensive * (True in some))


def _whole(by_day: Floats) -> Array:
    """Return whole numbers whose sum up to each day is right. Axes: day first."""
    upto = np.floor(np.cumsum(by_day, axis=0) + 1e-6)
    return np.diff(upto, axis=0, prepend=0).astype(np.int32)


def _table(
    network: Network,
    scenario: Scenario,
    moves: Sequence[Move],
    granted: Sequence[_Grant],
) -> records.Bulk:
    """Put everything side by side for the simulation."""
    days, number = scenario.days, len(moves)
    found = find_receivers(
        network, scenario, moves, [(grant.load, grant.per_km) for grant in granted]
    )
    return records.Bulk(
        measures=number,
        ordered=np.array([g.ordered for g in granted], np.int32).reshape(number, days),
        litters=np.array([g.litters for g in granted], np.int32).reshape(
            number, days, 2
        ),
        held_back=np.array([g.held_back for g in granted], np.int8).reshape(
            number, days
        ),
        **found._asdict(),
    )
