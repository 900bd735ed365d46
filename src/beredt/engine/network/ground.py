"""What depends on the map only: which stations there are, and who is near whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels import records
from beredt.engine.network.kinds import KINDS, MOMENTARY, STATUSES
from beredt.engine.network.nearest import near_pairs
from beredt.engine.register import Facility, Places, Region, Register

__all__ = ["Ground", "Reach", "reach", "survey", "travel_hours"]

Array = npt.NDArray[Any]
CARE = ("hospital", "municipal_acute", "nursing_home", "role_2", "role_3")
TRAVEL = (
    "detour_factor",
    "road_speed_kmh",
    "air_speed_kmh",
    "air_overhead_hours",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How long the ways are, and who can therefore take whom.

    `travel` has the parameters it was worked out with. The arrays are those of
    `kernels.records.Plan`.
    """

    travel: tuple[float, ...]
    near_start: Array
    near_station: Array
    near_hours: Array
    from_start: Array
    from_station: Array
    from_hours: Array
    region_start: Array
    region_of: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """What stands where in a register: all that its other numbers do not change.

    A station is one kind of place at one facility. Axes of `places`: status, station;
    of `isolation`: station; of `station_of`: facility, kind. `pair_slot` (facility x
    kinds + kind), `pair_station` and `pair_km` list for each facility the stations of
    each kind in reach.
    """

    asked: tuple[tuple[Region, ...], tuple[Facility, ...], tuple[Places, ...]]
    regions: tuple[str, ...]
    facilities: tuple[Facility, ...]
    facility_region: Array
    stations: Array
    station_of: Array
    places: Array
    isolation: Array
    pair_slot: Array
    pair_station: Array
    pair_km: Array

    def is_of(self, register: Register) -> bool:
        """Say whether a register has the same regions, facilities and places."""
        # Rows that a changed register shares with this one are compared by identity.
        return self.asked == _asked(register)


def _asked(
    register: Register,
) -> tuple[tuple[Region, ...], tuple[Facility, ...], tuple[Places, ...]]:
    return register.regions, register.facilities, register.places


def survey(register: Register) -> Ground:
    """Find out what stands where."""
    regions = tuple(row.id for row in register.regions)
    facilities = _care_facilities(register)
    region_of = {region: r for r, region in enumerate(regions)}
    facility_region = np.array([region_of[row.region] for row in facilities], np.int32)
    places, isolation, stations = _stations(register, facilities, facility_region)
    station_of = np.full((len(facilities), len(KINDS)), -1)
    station_of[stations["facility"], stations["kind"]] = np.arange(len(stations))
    slot, station, km = near_pairs(
        facilities, stations, places[STATUSES.index("staffed")]
    )
    return Ground(
        asked=_asked(register),
        regions=regions,
        facilities=facilities,
        facility_region=facility_region,
        stations=stations,
        station_of=station_of,
        places=places,
        isolation=isolation,
        pair_slot=slot,
        pair_station=station,
        pair_km=km,
    )


def _care_facilities(register: Register) -> tuple[Facility, ...]:
    staffed = {row.facility for row in register.places if row.number}
    return tuple(
        row
        for row in register.facilities
        if row.kind in CARE and row.region and row.id in staffed
    )


def _stations(
    register: Register, facilities: Sequence[Facility], facility_region: Array
) -> tuple[Array, Array, Array]:
    index = {row.id: f for f, row in enumerate(facilities)}
    kinds = {kind: k for k, kind in enumerate(KINDS)}
    statuses = {status: s for s, status in enumerate(STATUSES)}
    count = np.zeros((len(STATUSES), len(facilities), len(KINDS)), np.int64)
    isolation = np.zeros((len(facilities), len(KINDS)), np.int64)
    for row in register.places:
        if row.facility not in index:
            continue
        at = index[row.facility], kinds[row.kind]
        count[statuses[row.status], *at] = row.number
        if row.status == "staffed":
            isolation[at] = row.isolation
    f, k = np.nonzero(count.any(axis=0))
    stations = np.zeros(len(f), records.STATION)
    stations["facility"], stations["kind"] = f, k
    stations["region"] = facility_region[f]
    stations["momentary"] = np.isin(k, [kinds[kind] for kind in MOMENTARY])
    return count[:, f, k], isolation[f, k], stations


def travel_hours(register: Register, km: Array) -> Array:
    """Return door-to-door hours over a distance as the crow flies: road, else air."""
    return _hours(_travel(register), km)


def _travel(register: Register) -> tuple[float, ...]:
    return tuple(register.parameter(name) for name in TRAVEL)


def _hours(travel: tuple[float, ...], km: Array) -> Array:
    detour, road_speed, air_speed, overhead = travel
    return np.minimum(km * detour / road_speed, km / air_speed + overhead)


def reach(register: Register, ground: Ground, like: Reach | None = None) -> Reach:
    """Work out who is near whom in hours; `like` is given back where it still holds."""
    travel = _travel(register)
    if like is not None and like.travel == travel:
        return like
    slots = len(ground.facilities) * len(KINDS)
    hours = _hours(travel, ground.pair_km)
    order = np.lexsort((ground.pair_station, hours, ground.pair_slot))
    slot = ground.pair_slot[order]
    start = np.searchsorted(slot, np.arange(slots + 1)).astype(np.int32)
    station = ground.pair_station[order].astype(np.int32)
    near_hours = hours[order].astype(np.float32)
    taker_start, taken, taker_hours = _takers(
        ground.stations, start, station, near_hours
    )
    region_start, region_of = _regions_to_fetch_from(
        ground, start, station, taker_start, taken
    )
    return Reach(
        travel=travel,
        near_start=start,
        near_station=station,
        near_hours=near_hours,
        from_start=taker_start,
        from_station=taken,
        from_hours=taker_hours,
        region_start=region_start,
        region_of=region_of,
    )


def _takers(
    stations: Array, start: Array, station: Array, hours: Array
) -> tuple[Array, Array, Array]:
    """Return for each station those other stations whose waiting it may take."""
    slots = stations["facility"] * len(KINDS) + stations["kind"]
    at, counts = _lists(start, slots)
    waiting = np.repeat(np.arange(len(stations)), counts)
    taker, away = station[at], hours[at]
    others = taker != waiting
    taker, away, waiting = taker[others], away[others], waiting[others]
    order = np.lexsort((waiting, away, taker))
    starts = np.searchsorted(taker[order], np.arange(len(stations) + 1))
    return (
        starts.astype(np.int32),
        waiting[order].astype(np.int32),
        away[order],
    )


def _regions_to_fetch_from(
    ground: Ground, start: Array, station: Array, taker_start: Array, taken: Array
) -> tuple[Array, Array]:
    """Return the regions where patients can be whom each station may take.

    Patients wait in the queue of the nearest station, which can lie in another region
    than they do.
    """
    stations, regions = len(ground.stations), len(ground.regions)
    slots = np.flatnonzero(start[:-1] < start[1:])
    home = ground.facility_region[slots // len(KINDS)]
    queued = np.unique(station[start[slots]].astype(np.int64) * regions + home)
    queue_start = np.searchsorted(queued // regions, np.arange(stations + 1))
    at, counts = _lists(queue_start, taken)
    taker = np.repeat(np.arange(stations), np.diff(taker_start))
    found = np.unique(np.repeat(taker, counts) * regions + queued[at] % regions)
    starts = np.searchsorted(found // regions, np.arange(stations + 1))
    return starts.astype(np.int32), (found % regions).astype(np.int32)


def _lists(start: Array, which: Array) -> tuple[Array, Array]:
    """Return where the members of these lists stand, and how many each list has."""
    begin, counts = start[which], start[which + 1] - start[which]
    before = np.repeat(np.cumsum(counts) - counts - begin, counts)
    return np.arange(counts.sum()) - before, counts
