"""Usable places: the least of what is physical, equipped, staffed and supplied."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import limits
from beredt.engine.capacity.bulk_moves import BulkMoves, plan_bulk_moves
from beredt.engine.capacity.fleets import fleets
from beredt.engine.capacity.groups import by_region_and_kind
from beredt.engine.capacity.moving import closed_zones, move_limits
from beredt.engine.capacity.timeline import begin_of, moments
from beredt.engine.demand.places import within
from beredt.engine.kernels import records
from beredt.engine.network import KINDS, STATUSES, Network
from beredt.engine.scenario import EarlyDischarge, Scenario

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Capacity:
    """What can be used.

    Axes of `usable`: day, station; the lowest of the day (for momentary places the
    mean), less the `background` of ordinary users who are not followed one by one.
    Axes of `rooms`, the isolation rooms among them: day, station. Axes of
    `background`: station. Axes of `binding`: day, region, kind; of
    `station_binding`: day, station; both as indices into `constraints`. `stations` has
    the capacity at the start and `changes` each later change of it. `early`,
    `move_limit` and `zone` as in `kernels.records.Plan`; `bulk` is what measures move.
    """

    usable: Floats
    rooms: Floats
    background: Integers
    constraints: tuple[str, ...]
    binding: Integers
    station_binding: Integers
    stations: Array
    changes: Array
    early: Array
    move_limit: Array
    zone: Array
    bulk: BulkMoves


def plan_capacity(scenario: Scenario, network: Network) -> Capacity:
    """Work out what can be used at every time, and what binds it."""
    register = network.register
    times = moments(scenario, network, register.parameter("fatigue_after_days"))
    times = limits.with_reserves(times, network, scenario)
    found = limits.find_limits(network, scenario, times)
    open_now = whole_places(found.usable, network)
    background = _background(network)
    net = np.maximum(open_now - background, 0)
    rooms = np.minimum(network.isolation, net)
    stations = network.stations.copy()
    running = fleets(network, scenario)
    bulk = plan_bulk_moves(network, scenario, running)
    stations["capacity"], stations["isolation"] = net[0], rooms[0]
    return Capacity(
        usable=_by_day(open_now, times, scenario.days, network) - background,
        rooms=_by_day(rooms, times, scenario.days, network),
        background=background,
        constraints=found.constraints,
        binding=_tightest(
            found.region_binding, found.region_usable, times, scenario.days
        ),
        station_binding=_tightest(found.binding, found.usable, times, scenario.days),
        stations=stations,
        changes=_changes(net, rooms, times),
        early=_early(network, scenario),
        move_limit=move_limits(network, running, bulk.taken),
        zone=closed_zones(network, scenario),
        bulk=bulk,
    )


def whole_places(usable: Floats, network: Network) -> Integers:
    """Round to whole places so that the sum of each region and kind is kept.

    The largest remainders are rounded up; of equal ones the first station. Axes:
    time, station.
    """
    rounded = np.floor(usable + 1e-9).astype(np.int64)
    groups = by_region_and_kind(network)
    rest = usable - rounded
    spare = np.floor(groups.sums(rest) + 1e-6).astype(np.int64)
    for g in np.flatnonzero(spare.any(axis=0)):
        rows = groups.members(int(g))
        order = np.argsort(-rest[:, rows], axis=1, kind="stable")
        place = np.argsort(order, axis=1, kind="stable")
        rounded[:, rows] += place < spare[:, g, None]
    return rounded


def _background(network: Network) -> Integers:
    share = np.zeros(len(network.stations))
    for row in network.register.occupancy:
        of_kind = network.stations["kind"] == KINDS.index(row.kind)
        at = np.array([f.kind == row.facility_kind for f in network.facilities])
        share[of_kind & at[network.stations["facility"]]] = row.value
    staffed = network.places[STATUSES.index("staffed")]
    return np.asarray(whole_places((share * staffed)[None, :], network)[0])


def _by_day(open_now: Integers, times: Floats, days: int, network: Network) -> Floats:
    """Return the lowest number of each day, or for momentary places the mean."""
    out = np.empty((days, open_now.shape[1]))
    momentary = network.stations["momentary"] == 1
    for t in range(days):
        first = np.searchsorted(times, t, side="right") - 1
        last = np.searchsorted(times, t + 1, side="left")
        rows = open_now[first:last]
        if len(rows) == 1:
            out[t] = rows[0]
            continue
        edges = np.concatenate([[t], times[first + 1 : last], [t + 1]])
        mean = np.diff(edges) @ rows
        out[t] = np.where(momentary, mean, rows.min(axis=0))
    return out


def _tightest(binding: Integers, usable: Floats, times: Floats, days: int) -> Integers:
    """Return what binds at the tightest moment of each day. Axes after day as given."""
    out = np.empty((days, *binding.shape[1:]), np.int64)
    for t in range(days):
        first = np.searchsorted(times, t, side="right") - 1
        last = np.searchsorted(times, t + 1, side="left")
        if last - first == 1:
            out[t] = binding[first]
            continue
        moment = np.argmin(usable[first:last], axis=0)
        out[t] = np.take_along_axis(binding[first:last], moment[None], axis=0)[0]
    return out


def _changes(net: Integers, rooms: Integers, times: Floats) -> Array:
    changed = (np.diff(net, axis=0) != 0) | (np.diff(rooms, axis=0) != 0)
    time, station = np.nonzero(changed)
    changes = np.zeros(len(time), records.CHANGE)
    changes["time"], changes["station"] = times[time + 1], station
    changes["capacity"] = net[time + 1, station]
    changes["isolation"] = rooms[time + 1, station]
    return changes


def _early(network: Network, scenario: Scenario) -> Array:
    """Return the early-discharge rule of each facility; the last measure counts."""
    early = np.zeros(len(network.facilities), records.EARLY)
    early["on"] = early["off"] = np.inf
    for measure in scenario.measures:
        if isinstance(measure, EarlyDischarge):
            here = within(network, measure.place) > 0
            on = begin_of(measure)
            ramp = measure.ramp_days or network.register.parameter(
                "early_discharge_ramp_days"
            )
            early[here] = (
                on,
                on + measure.days,
                measure.share.value,
                measure.kept,
                ramp,
            )
    return early
