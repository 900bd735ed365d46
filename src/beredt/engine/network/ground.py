"""What depends on the map only: which stations there are, and who is near whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels import records
from beredt.engine.network.kinds import KINDS, MOMENTARY, STATUSES
from beredt.engine.network.nearest import near_pairs
from beredt.engine.network.neighbours import Neighbours, arrange
from beredt.engine.register import Facility, Places, Region, Register

Array = npt.NDArray[Any]
CARE = ("hospital", "municipal_acute", "nursing_home", "role_2", "role_3")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """What stands where in a register: all that its other numbers do not change.

    A station is one kind of place at one facility. Axes of `places`: status, station;
    of `isolation`: station; of `station_of`: facility, kind.
    """

    asked: tuple[tuple[Region, ...], tuple[Facility, ...], tuple[Places, ...]]
    regions: tuple[str, ...]
    facilities: tuple[Facility, ...]
    facility_region: Array
    stations: Array
    station_of: Array
    places: Array
    isolation: Array
    neighbours: Neighbours

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
    pairs = near_pairs(facilities, stations, places[STATUSES.index("staffed")])
    return Ground(
        asked=_asked(register),
        regions=regions,
        facilities=facilities,
        facility_region=facility_region,
        stations=stations,
        station_of=station_of,
        places=places,
        isolation=isolation,
        neighbours=arrange(stations, facility_region, len(regions), pairs),
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
