"""Many countries side by side: the arrays of one, again and again.

Each copy has its own facilities, regions, neighbours, transport and patients (random
numbers of its own addresses); the laws of stays and the pathways are common.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels.records import Plan
from beredt.engine.network import first_ways

Array = npt.NDArray[Any]
# An odd number, so that addresses of different copies differ in all bits.
STEP = 0x9E3779B1


# What all copies have in common; everything else is copied below.
COMMON = {
    "tables",
    "residual",
    "hours",
    "stages",
    "routes",
    "categories",
    "rank",
    "kinds",
    "days",
    "ward",
    "intensive_class",
    "isolating",
    "municipal_stage",
    "theatre",
    "early_anywhere",
    "bulk",
}


def many(plan: Plan, copies: int) -> Plan:
    """Return the plan of so many copies of a country in which nobody is evacuated."""
    if plan.bulk.measures:
        raise ValueError("Vehicles that measures call up cannot be copied.")
    facilities, stations = len(plan.facility_region), len(plan.stations)
    day = np.repeat(np.arange(plan.days), np.diff(plan.day_start))
    arrivals = rows(plan.arrivals, copies, facility=facilities)
    order = np.argsort(np.tile(day, copies), kind="stable")
    changes = rows(plan.changes, copies, station=stations)
    zone = [plan.zone + copy * (1 + plan.zone.max()) for copy in range(copies)]
    near_start = starts(plan.near_start, copies)
    near_ways = rows(plan.near_ways, copies, station=stations)
    own: dict[str, Any] = {
        "stations": rows(
            plan.stations, copies, facility=facilities, region=plan.regions
        ),
        "first_ways": first_ways(near_start, near_ways),
        "near_start": near_start,
        "near_ways": near_ways,
        "from_start": starts(plan.from_start, copies),
        "from_ways": rows(plan.from_ways, copies, station=stations),
        "region_start": starts(plan.region_start, copies),
        "region_of": shifted(plan.region_of, copies, plan.regions),
        "facility_region": shifted(plan.facility_region, copies, plan.regions),
        "arrivals": arrivals[order],
        "day_start": (plan.day_start * copies).astype(plan.day_start.dtype),
        "residents": rows(plan.residents, copies, facility=facilities),
        "changes": changes[np.argsort(changes["time"], kind="stable")],
        "early": np.tile(plan.early, copies),
        "move_limit": np.tile(plan.move_limit, (1, copies, 1)),
        "zone": np.concatenate(zone, axis=1),
        "regions": plan.regions * copies,
        # As many events for each bucket as in one country.
        "buckets": min(plan.buckets << (copies - 1).bit_length(), 1 << 20),
    }
    unknown = set(plan._fields) - set(own) - COMMON
    if unknown:
        raise ValueError(f"How are {sorted(unknown)} copied? Say it here.")
    return plan._replace(**own)


def shifted(values: Array, copies: int, step: int) -> Array:
    """Return the values of each copy, those of a copy `step` above the one before."""
    found = values + step * np.arange(copies)[:, None]
    return np.ascontiguousarray(found.ravel().astype(values.dtype))


def starts(values: Array, copies: int) -> Array:
    """Return where the lists of each copy begin, and where the last one ends."""
    first = shifted(values[:-1], copies, int(values[-1]))
    return np.append(first, values[-1] * copies).astype(values.dtype)


def rows(table: Array, copies: int, **steps: int) -> Array:
    """Return the rows of each copy; the columns named in `steps` are its own."""
    found = np.tile(table, copies)
    for name, step in steps.items():
        found[name] = shifted(table[name], copies, step)
    if "stream" in (table.dtype.names or ()):
        copy = np.repeat(np.arange(copies, dtype=np.uint64), len(table))
        found["stream"] ^= (copy * STEP).astype(np.uint32)
    return found
