"""The instance of a scenario: the same need and usable places as an assessment."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.instance import Booleans, Instance, Journeys, PatientGroup
from beredt.engine.allocation.weights import ISOLATION, Weights
from beredt.engine.capacity import Capacity
from beredt.engine.demand import Demand
from beredt.engine.distances import kilometres
from beredt.engine.expectation import Inflow, inflow, laid_over
from beredt.engine.network import (
    INTENSIVE_MOVES,
    KINDS,
    MOMENTARY,
    Network,
)
from beredt.engine.network import travel_hours as hours_over
from beredt.engine.presence import Part, Presence, rows_by_intake
from beredt.engine.register import PlaceKind

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
PLANNED: tuple[PlaceKind, ...] = (
    "ward",
    "observation",
    "intermediate",
    "intensive",
    "burn",
    "theatre",
)
LITTERS = ("litter", "intensive_litter")
# Less than this share of a stay is left out of the programme.
TAIL = 1e-4
DEFAULT = Weights()


class _Sums(NamedTuple):
    """What the arrivals and residents of a demand add up to.

    Axes of `need` and `isolated`, those of it who need an isolation room: kind,
    facility, day. Axes by category and kind of `fit`, who become fit to be moved:
    facility, day; of the second part of `stay`, who of one arrival is still there
    (the first is how many of one arrival become fit): lag.
    """

    need: Floats
    isolated: Floats
    fit: dict[tuple[int, int], Floats]
    stay: dict[tuple[int, int], tuple[float, Floats]]


def instance_of(
    demand: Demand,
    capacity: Capacity,
    *,
    kinds: tuple[PlaceKind, ...] = PLANNED,
    isolation: bool = True,
    weights: Weights = DEFAULT,
) -> Instance:
    """Return what is to be decided on in a scenario.

    Need is the exact expected census of `expect`, places are those of `capacity`, and
    journeys the litters that can leave each region in the simulation. Patients who are
    there at the start or in a theatre, and categories that no bulk means may move,
    stand in the need but are not moved. `isolation` counts isolation rooms as resources
    of their own.
    """
    network = demand.network
    chosen = [KINDS.index(kind) for kind in kinds]
    here = np.flatnonzero((network.station_of[:, chosen] >= 0).any(axis=1))
    sums = _add_up(demand, chosen)
    with_rooms = [
        kind
        for kind in chosen
        if isolation and network.isolation[network.stations["kind"] == kind].any()
    ]
    usable = _places(network, capacity.usable, here)
    rooms = _places(network, capacity.rooms, here)
    if not sums.fit:
        _add_nobody(sums, chosen[0])
    groups = sorted(sums.fit)
    return Instance(
        regions=network.regions,
        facilities=tuple(network.facilities[f].id for f in here),
        groups=tuple(_group(network, *key) for key in groups),
        resources=(*kinds, *(KINDS[kind] + ISOLATION for kind in with_rooms)),
        region_of=network.facility_region[here].astype(np.int64),
        hours=_hours(network, here),
        need=_by_facility(sums.need[chosen], sums.isolated[with_rooms], here),
        capacity=np.concatenate([usable[:, chosen], rooms[:, with_rooms]], axis=1),
        movable=np.stack([sums.fit[key][here] for key in groups], axis=1),
        profile=_profiles(network, sums, groups, chosen, with_rooms),
        may_receive=np.stack(
            [
                (usable[:, kind] > 0).any(axis=1) & _has_unit(network, category, here)
                for category, kind in groups
            ]
        ),
        journeys=_journeys(network, capacity, here),
        zone=capacity.zone[:, here],
        weights=weights,
        keep=_kept(sums, groups),
    )


def _add_up(demand: Demand, kinds: list[int]) -> _Sums:
    network, presence = demand.network, Presence(demand)
    rows = rows_by_intake(demand.arrivals, demand)
    shape = len(KINDS), len(network.facilities), demand.days
    sums = _Sums(np.zeros(shape), np.zeros(shape), {}, {})
    for i, intake in enumerate(demand.intakes):
        category = network.categories.index(intake.category)
        level = demand.mean_level(intake)
        isolated = float(network.category_table[category]["isolation"])
        parts = [part for part in presence.parts(category) if part.kind in kinds]
        flow = inflow(demand, i, rows[i])
        coming = _at_facilities(network, parts, flow)
        there = presence.residents(i, category, by_facility=True)
        asked = [(one.kind, one.by_region) for one in there]
        asked += [(part.kind, by) for part, by in zip(parts, coming, strict=True)]
        for kind, by_day in asked:
            sums.need[kind] += level * by_day.T
            sums.isolated[kind] += level * isolated * by_day.T
        lasting = [part for part in parts if KINDS[part.kind] not in MOMENTARY]
        _add_fit(sums, presence, (category, level), lasting, flow)
    return sums


def _add_fit(
    sums: _Sums,
    presence: Presence,
    of_intake: tuple[int, float],
    parts: list[Part],
    flow: Inflow,
) -> None:
    """Add who becomes fit to be moved, where bulk means may move them at all."""
    network, (category, level) = presence.network, of_intake
    hours = network.register.categories[category].bulk_move_hours
    if hours is None:
        return
    fit = [part._replace(seen=presence.becoming_fit(part, hours)) for part in parts]
    for part, found in zip(parts, _at_facilities(network, fit, flow), strict=True):
        key = category, part.kind
        none = np.zeros(sums.need.shape[1:])
        # Rounding of the transforms is cut off.
        sums.fit[key] = sums.fit.get(key, none) + level * np.maximum(found.T, 0.0)
    if not any(key[0] == category for key in sums.stay):
        for part in parts:
            key = category, part.kind
            number, stay = presence.stay_when_fit(part, hours)
            before, still = sums.stay.get(key, (0.0, np.zeros_like(stay)))
            sums.stay[key] = before + number, still + stay


def _add_nobody(sums: _Sums, kind: int) -> None:
    """Add a group without patients, so that there is one to choose from."""
    shape = sums.need.shape[1:]
    sums.fit[0, kind] = np.zeros(shape)
    sums.stay[0, kind] = 0.0, np.zeros(shape[1])


def _at_facilities(network: Network, parts: list[Part], flow: Inflow) -> list[Floats]:
    """Return what arrivals ask for in each stage. Axes of each: day, facility."""
    if not parts:
        return []
    at = [part._replace(region=part.facility) for part in parts]
    return [one.by_region for one in laid_over(at, flow, len(network.facilities))]


def _group(network: Network, category: int, kind: int) -> PatientGroup:
    stages = network.register.pathways
    name = network.categories[category]
    reach = max(row.reach for row in stages if row.category == name)
    litter = int(KINDS[kind] in INTENSIVE_MOVES)
    return PatientGroup(name, KINDS[kind], reach, litter)


def _profiles(
    network: Network,
    sums: _Sums,
    groups: list[tuple[int, int]],
    kinds: list[int],
    with_rooms: list[int],
) -> Floats:
    days = sums.need.shape[2]
    out = np.zeros((len(groups), len(kinds) + len(with_rooms), days))
    for g, (category, kind) in enumerate(groups):
        number, still = sums.stay[category, kind]
        share = still / max(number, 1e-12)
        out[g, kinds.index(kind)] = share
        if kind in with_rooms:
            isolated = float(network.category_table[category]["isolation"])
            out[g, len(kinds) + with_rooms.index(kind)] = isolated * share
    return np.asarray(np.where(out > TAIL, out, 0.0))


def _kept(sums: _Sums, groups: list[tuple[int, int]]) -> Floats:
    """Return who of those fit is still there a day later. Axes: group.

    The stay of one who is moved later is that of one moved at once, as if stays had no
    memory.
    """
    stays = [sums.stay[key][1][:2] for key in groups]
    return np.array(
        [min(still[-1] / max(still[0], 1e-12), 1.0) for still in stays], float
    )


def _by_facility(need: Floats, isolated: Floats, here: Array) -> Floats:
    """Return need with axes facility, resource, day."""
    return np.moveaxis(np.concatenate([need, isolated])[:, here], 0, 1)


def _places(network: Network, by_station: Floats, here: Array) -> Floats:
    """Return places with axes facility, kind, day, 0 where there is no station."""
    station = network.station_of[here]
    found = np.where(station[..., None] >= 0, by_station.T[station], 0.0)
    return np.asarray(found, float)


def _has_unit(network: Network, category: int, here: Array) -> Booleans:
    """Say where those of a category may be moved to. Axes: facility."""
    unit = network.register.categories[category].special_unit
    return np.array(
        [unit is None or unit in network.facilities[f].special_units for f in here],
        bool,
    )


def _hours(network: Network, here: Array) -> Floats:
    """Return hours of travel between facilities. Axes: from, to."""
    points = [(network.facilities[f].lat, network.facilities[f].lon) for f in here]
    km = kilometres(points, points)
    return np.asarray(hours_over(network.register, km), float)


def _journeys(network: Network, capacity: Capacity, here: Array) -> Journeys:
    """Return the litters that can leave each region on each day."""
    regions = len(network.regions)
    rows = tuple(f"{name}/{litter}" for litter in LITTERS for name in network.regions)
    supply = np.moveaxis(capacity.move_limit, 0, 2)  # region, class, day
    supply = np.moveaxis(supply, 1, 0).reshape(len(rows), -1)
    region = network.facility_region[here].astype(np.int64)
    facilities = len(here)
    return Journeys(
        rows=rows,
        supply=supply.astype(float),
        leaving=np.stack([region + regions * c for c in range(len(LITTERS))]),
        arriving=np.full((len(LITTERS), facilities), -1),
        use=np.ones((len(LITTERS), facilities, facilities)),
    )
