"""The register as flat arrays: stations, who is near whom, pathways, stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels import records
from beredt.engine.register import Facility, PlaceKind, Register, Stage, Status
from beredt.engine.stays import residual_table, stay_table, table_mean

Array = npt.NDArray[Any]
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
STATUSES: tuple[Status, ...] = get_args(Status)
MOMENTARY: tuple[PlaceKind, ...] = ("theatre", "emergency")
# Who waits for a place of a lower rank keeps the place he has; who waits for a higher
# one does not. Waits in a circle are then impossible, and no two can block each other.
RANK: dict[PlaceKind, int] = {
    "intensive": 9,
    "burn": 8,
    "neonatal": 8,
    "intermediate": 7,
    "observation": 6,
    "ward": 5,
    "obstetric": 5,
    "psychiatric": 4,
    "rehabilitation": 3,
    "municipal": 2,
    "hub": 1,
    "dialysis": 1,
    "theatre": 0,
    "emergency": 0,
}
INTENSIVE_MOVES: tuple[PlaceKind, ...] = ("intensive", "burn", "neonatal")
CARE = ("hospital", "municipal_acute", "nursing_home", "role_2", "role_3")
NEAREST = 12
HUBS = 4
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Network:
    """What of the register the simulation walks on.

    A station is one kind of place at one facility. Axes of `places`: status, station;
    of `isolation`: station (rooms among the staffed). Stage, route, category and
    `near_*`, `from_*`, `region_*` arrays are those of `kernels.records.Plan`.
    """

    register: Register
    regions: tuple[str, ...]
    facilities: tuple[Facility, ...]
    categories: tuple[str, ...]
    facility_region: Array
    stations: Array
    station_of: Array
    places: Array
    isolation: Array
    stages: Array
    routes: Array
    category_table: Array
    tables: Array
    residual: Array
    mean_stays: Array
    near_start: Array
    near_station: Array
    near_hours: Array
    from_start: Array
    from_station: Array
    from_hours: Array
    region_start: Array
    region_of: Array
    municipal_stage: int

    def region_index(self, region: str) -> int:
        """Return where a region stands on the region axis."""
        return self.regions.index(region)


def build_network(register: Register) -> Network:
    """Turn a register into flat arrays."""
    regions = tuple(row.id for row in register.regions)
    facilities = _care_facilities(register)
    places, isolation, stations = _stations(register, facilities, regions)
    near = _near(register, facilities, stations, places)
    present = {KINDS[kind] for kind in stations["kind"]}
    tables = _Tables()
    categories = tuple(row.id for row in register.categories)
    stages, routes, table, municipal = _pathways(register, categories, present, tables)
    station_of = np.full((len(facilities), len(KINDS)), -1)
    station_of[stations["facility"], stations["kind"]] = np.arange(len(stations))
    return Network(
        register=register,
        regions=regions,
        facilities=facilities,
        categories=categories,
        facility_region=np.array(
            [regions.index(row.region) for row in facilities], np.int32
        ),
        stations=stations,
        station_of=station_of,
        places=places,
        isolation=isolation,
        stages=stages,
        routes=routes,
        category_table=table,
        tables=np.array(tables.stays, np.float32),
        residual=np.array([residual_table(row) for row in tables.stays], np.float32),
        mean_stays=np.array([table_mean(row) for row in tables.stays]),
        municipal_stage=municipal,
        **near,
    )


def _care_facilities(register: Register) -> tuple[Facility, ...]:
    staffed = {row.facility for row in register.places if row.number}
    return tuple(
        row
        for row in register.facilities
        if row.kind in CARE and row.region and row.id in staffed
    )


def _stations(
    register: Register, facilities: Sequence[Facility], regions: Sequence[str]
) -> tuple[Array, Array, Array]:
    index = {row.id: f for f, row in enumerate(facilities)}
    count = np.zeros((len(STATUSES), len(facilities), len(KINDS)), np.int64)
    isolation = np.zeros((len(facilities), len(KINDS)), np.int64)
    for row in register.places:
        if row.facility not in index:
            continue
        at = index[row.facility], KINDS.index(row.kind)
        count[STATUSES.index(row.status), *at] = row.number
        if row.status == "staffed":
            isolation[at] = row.isolation
    where = np.argwhere(count.any(axis=0))
    stations = np.zeros(len(where), records.STATION)
    stations["facility"], stations["kind"] = where.T
    stations["region"] = [regions.index(facilities[f].region) for f in where[:, 0]]
    stations["momentary"] = [KINDS[k] in MOMENTARY for k in where[:, 1]]
    f, k = where.T
    return count[:, f, k], isolation[f, k], stations


def travel_hours(register: Register, km: Array) -> Array:
    """Return door-to-door hours over a distance as the crow flies: road, else air."""
    road = km * register.parameter("detour_factor")
    air = km / register.parameter("air_speed_kmh")
    return np.minimum(
        road / register.parameter("road_speed_kmh"),
        air + register.parameter("air_overhead_hours"),
    )


def _near(
    register: Register,
    facilities: Sequence[Facility],
    stations: Array,
    places: Array,
) -> dict[str, Array]:
    points = _points(facilities)
    starts, near_station, near_hours = [0], [], []
    staffed = places[STATUSES.index("staffed")]
    rows = [
        _nearest(
            register, points, stations, np.flatnonzero(stations["kind"] == k), staffed
        )
        for k in range(len(KINDS))
    ]
    for f in range(len(facilities)):
        for of_kind in rows:
            found, hours = of_kind[f]
            near_station.append(found)
            near_hours.append(hours)
            starts.append(starts[-1] + len(found))
    near = {
        "near_start": np.array(starts, np.int32),
        "near_station": np.concatenate(near_station).astype(np.int32),
        "near_hours": np.concatenate(near_hours).astype(np.float32),
    }
    takers = _takers(stations, near)
    at = np.array([row.region for row in facilities])
    ids = {row.id: r for r, row in enumerate(register.regions)}
    regions = np.array([ids[name] for name in at], np.int32)
    return near | takers | _regions_to_fetch_from(stations, near, takers, regions)


def _points(facilities: Sequence[Facility]) -> Array:
    lat = np.radians([row.lat for row in facilities])
    lon = np.radians([row.lon for row in facilities])
    return np.stack(
        [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1
    )


def _nearest(
    register: Register, points: Array, stations: Array, of_kind: Array, size: Array
) -> list[tuple[Array, Array]]:
    """Return for each facility the stations of one kind in reach, nearest first.

    These are the nearest, and the largest of the nearest regions: patients go to the
    next hospital or to a large one far away, seldom to a small one far away.
    """
    if not len(of_kind):
        nothing = np.empty(0)
        return [(nothing.astype(np.int32), nothing)] * len(points)
    regions = stations["region"][of_kind]
    largest = np.lexsort((np.arange(len(of_kind)), -size[of_kind], regions))
    hubs = largest[np.unique(regions[largest], return_index=True)[1]]
    at = points[stations["facility"][of_kind]]
    found = np.concatenate(
        [
            _closest(points, at, np.arange(len(of_kind)), NEAREST),
            _closest(points, at, hubs, HUBS),
        ],
        axis=1,
    )
    rows = []
    for f, ours in enumerate(found):
        chosen = np.unique(ours)
        chord = np.linalg.norm(at[chosen] - points[f], axis=1)
        hours = travel_hours(register, 2 * EARTH_KM * np.arcsin(chord / 2))
        order = np.lexsort((chosen, hours))
        rows.append((of_kind[chosen[order]], hours[order]))
    return rows


def _closest(points: Array, at: Array, among: Array, count: int) -> Array:
    """Return the closest few to each point. Axes: point, place in the row."""
    count = min(count, len(among))
    rows = []
    # In blocks, so that a thousand hospitals do not ask for a gigabyte at once.
    for block in np.array_split(points, max(len(points) // 512, 1)):
        nearness = block @ at[among].T
        rows.append(np.argpartition(-nearness, count - 1, axis=1)[:, :count])
    return among[np.concatenate(rows)]


def _takers(stations: Array, near: dict[str, Array]) -> dict[str, Array]:
    """Return for each station those other stations whose waiting it may take."""
    slots = stations["facility"] * len(KINDS) + stations["kind"]
    counts = near["near_start"][slots + 1] - near["near_start"][slots]
    waiting = np.repeat(np.arange(len(stations)), counts)
    begin = np.repeat(near["near_start"][slots], counts)
    within = np.arange(len(waiting)) - np.repeat(np.cumsum(counts) - counts, counts)
    at = begin + within
    taker, hours = near["near_station"][at], near["near_hours"][at]
    others = taker != waiting
    taker, hours, waiting = taker[others], hours[others], waiting[others]
    order = np.lexsort((waiting, hours, taker))
    starts = np.searchsorted(taker[order], np.arange(len(stations) + 1))
    return {
        "from_start": starts.astype(np.int32),
        "from_station": waiting[order].astype(np.int32),
        "from_hours": hours[order],
    }


def _regions_to_fetch_from(
    stations: Array, near: dict[str, Array], takers: dict[str, Array], regions: Array
) -> dict[str, Array]:
    """Return the regions where patients can be whom each station may take.

    Patients wait in the queue of the nearest station, which can lie in another region
    than they do.
    """
    queued: list[set[int]] = [set() for _ in stations]
    for slot in range(len(near["near_start"]) - 1):
        if near["near_start"][slot] < near["near_start"][slot + 1]:
            nearest = near["near_station"][near["near_start"][slot]]
            queued[nearest].add(int(regions[slot // len(KINDS)]))
    starts, found = [0], []
    for s in range(len(stations)):
        others = takers["from_station"][
            takers["from_start"][s] : takers["from_start"][s + 1]
        ]
        of_station = sorted(set().union(*(queued[other] for other in others)))
        found += of_station
        starts.append(len(found))
    return {
        "region_start": np.array(starts, np.int32),
        "region_of": np.array(found, np.int32),
    }


class _Tables:
    """Quantile tables, each law kept once."""

    def __init__(self) -> None:
        self.stays: list[Array] = []
        self._index: dict[tuple[str, float, float], int] = {}

    def add(self, law: str, mean: float, variation: float) -> int:
        """Return the number of the table of this law."""
        key = (law, mean, variation)
        if key not in self._index:
            self._index[key] = len(self.stays)
            self.stays.append(stay_table(law, mean, variation))
        return self._index[key]


def _pathways(
    register: Register,
    categories: Sequence[str],
    present: set[PlaceKind],
    tables: _Tables,
) -> tuple[Array, Array, Array, int]:
    """Return stages, routes, categories and the number of the municipal stage.

    A route is one way through the optional stages; the likeliest comes first.
    """
    stages: list[tuple[Any, ...]] = []
    routes: list[tuple[float, int, int]] = []
    table = np.zeros(len(categories), records.CATEGORY)
    for c, category in enumerate(register.categories):
        steps = sorted(
            (row for row in register.pathways if row.category == category.id),
            key=lambda row: row.order,
        )
        ways = _ways(steps)
        table[c] = (
            len(routes),
            len(ways),
            category.death_share,
            category.isolation_share,
        )
        below = 0.0
        for chance, way in ways:
            below += chance
            begin = len(stages)
            stages += [_stage(row, categories, present, tables) for row in way]
            routes.append((below, begin, len(stages)))
    stages.append(
        (KINDS.index("municipal"), 0, records.FOREVER, 62, 3, -1, -1, 6.0, 0.0)
    )
    return (
        np.array(stages, records.STAGE),
        np.array(routes, records.ROUTE),
        table,
        len(stages) - 1,
    )


def _ways(steps: Sequence[Stage]) -> list[tuple[float, tuple[Stage, ...]]]:
    if not steps:
        return []
    choices = [((True,) if row.share == 1 else (True, False)) for row in steps]
    ways = []
    for taken in product(*choices):
        chance = 1.0
        for row, is_taken in zip(steps, taken, strict=True):
            chance *= row.share if is_taken else 1 - row.share
        way = tuple(row for row, is_taken in zip(steps, taken, strict=True) if is_taken)
        if not way:
            raise ValueError(f"Category {steps[0].category!r} has no certain stage.")
        ways.append((chance, way))
    return sorted(ways, key=lambda way: -way[0])


def _stage(
    row: Stage,
    categories: Sequence[str],
    present: set[PlaceKind],
    tables: _Tables,
) -> tuple[Any, ...]:
    kind = row.kind
    if kind not in present and row.fallback is not None:
        kind = row.fallback
    patience = records.FOREVER
    if row.patience is not None:
        patience = records.NEVER
        if row.patience > 0:
            patience = tables.add("exponential", row.patience / 24, 1.0)
    return (
        KINDS.index(kind),
        tables.add(row.distribution, row.stay, row.variation),
        patience,
        row.order,
        row.priority,
        categories.index(row.worsens_to) if row.worsens_to else -1,
        -1 if row.fallback is None else KINDS.index(row.fallback),
        row.reach,
        row.waiting_death,
    )
