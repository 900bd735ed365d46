"""Who is near whom, in the order in which patients ask, and how long the ways are."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels import records
from beredt.engine.network.kinds import KINDS
from beredt.engine.register import Register

Array = npt.NDArray[Any]
TRAVEL = (
    "detour_factor",
    "road_speed_kmh",
    "air_speed_kmh",
    "air_overhead_hours",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Neighbours:
    """Who is near whom, the nearest first, whatever the speed of travel.

    `near_start[facility x kinds + kind]` is where the stations of that kind in reach of
    a facility begin in `near_station` and `near_km`; `from_*` lists for each station
    the other stations whose waiting patients it may take, `region_*` the regions in
    which these patients can be.
    """

    near_start: Array
    near_station: Array
    near_km: Array
    from_start: Array
    from_station: Array
    from_km: Array
    region_start: Array
    region_of: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reach:
    """How long the ways between neighbours are.

    `travel` has the parameters they were worked out with. The arrays are those of
    `kernels.records.Plan`.
    """

    travel: tuple[float, ...]
    first_ways: Array
    near_ways: Array
    from_ways: Array


def arrange(
    stations: Array, facility_region: Array, regions: int, pairs: tuple[Array, ...]
) -> Neighbours:
    """Put the stations in reach of each facility in order.

    `pairs` are their slot (facility x kinds + kind), station and km, in any order.
    """
    slot, station, km = pairs
    order = np.lexsort((station, km, slot))
    slots = np.arange(len(facility_region) * len(KINDS) + 1)
    start = np.searchsorted(slot[order], slots).astype(np.int32)
    station, km = station[order].astype(np.int32), km[order]
    from_start, from_station, from_km = _takers(stations, start, station, km)
    region_start, region_of = _regions_to_fetch_from(
        stations, facility_region, regions, (start, station), (from_start, from_station)
    )
    return Neighbours(
        near_start=start,
        near_station=station,
        near_km=km,
        from_start=from_start,
        from_station=from_station,
        from_km=from_km,
        region_start=region_start,
        region_of=region_of,
    )


def reach(
    register: Register, neighbours: Neighbours, like: Reach | None = None
) -> Reach:
    """Work out the ways in hours; `like` is given back where it still holds."""
    travel = _travel(register)
    if like is not None and like.travel == travel:
        return like
    near_ways = _ways(neighbours.near_station, _hours(travel, neighbours.near_km))
    return Reach(
        travel=travel,
        first_ways=first_ways(neighbours.near_start, near_ways),
        near_ways=near_ways,
        from_ways=_ways(neighbours.from_station, _hours(travel, neighbours.from_km)),
    )


def first_ways(start: Array, ways: Array) -> Array:
    """Return the first of each list of ways, station -1 where a list is empty."""
    first = np.full(len(start) - 1, np.array((-1, 0.0), records.WAY))
    some = start[:-1] < start[1:]
    first[some] = ways[start[:-1][some]]
    return first


def _ways(station: Array, hours: Array) -> Array:
    ways = np.empty(len(station), records.WAY)
    ways["station"], ways["hours"] = station, hours
    return ways


def travel_hours(register: Register, km: Array) -> Array:
    """Return door-to-door hours over a distance as the crow flies: road, else air."""
    return _hours(_travel(register), km)


def _travel(register: Register) -> tuple[float, ...]:
    return tuple(register.parameter(name) for name in TRAVEL)


def _hours(travel: tuple[float, ...], km: Array) -> Array:
    detour, road_speed, air_speed, overhead = travel
    return np.minimum(km * detour / road_speed, km / air_speed + overhead)


def _takers(
    stations: Array, start: Array, station: Array, km: Array
) -> tuple[Array, Array, Array]:
    """Return for each station those other stations whose waiting it may take."""
    slots = stations["facility"] * len(KINDS) + stations["kind"]
    at, counts = _lists(start, slots)
    waiting = np.repeat(np.arange(len(stations)), counts)
    taker, away = station[at], km[at]
    others = taker != waiting
    taker, away, waiting = taker[others], away[others], waiting[others]
    order = np.lexsort((waiting, away, taker))
    starts = np.searchsorted(taker[order], np.arange(len(stations) + 1))
    return starts.astype(np.int32), waiting[order].astype(np.int32), away[order]


def _regions_to_fetch_from(
    stations: Array,
    facility_region: Array,
    regions: int,
    near: tuple[Array, Array],
    takers: tuple[Array, Array],
) -> tuple[Array, Array]:
    """Return the regions where patients can be whom each station may take.

    Patients wait in the queue of the nearest station, which can lie in another region
    than they do. `near` and `takers` are where lists begin, and their stations.
    """
    (start, station), (taker_start, taken) = near, takers
    slots = np.flatnonzero(start[:-1] < start[1:])
    home = facility_region[slots // len(KINDS)]
    queued = np.unique(station[start[slots]].astype(np.int64) * regions + home)
    queue_start = np.searchsorted(queued // regions, np.arange(len(stations) + 1))
    at, counts = _lists(queue_start, taken)
    taker = np.repeat(np.arange(len(stations)), np.diff(taker_start))
    found = np.unique(np.repeat(taker, counts) * regions + queued[at] % regions)
    starts = np.searchsorted(found // regions, np.arange(len(stations) + 1))
    return starts.astype(np.int32), (found % regions).astype(np.int32)


def _lists(start: Array, which: Array) -> tuple[Array, Array]:
    """Return where the members of these lists stand, and how many each list has."""
    begin, counts = start[which], start[which + 1] - start[which]
    before = np.repeat(np.cumsum(counts) - counts - begin, counts)
    return np.arange(counts.sum()) - before, counts
