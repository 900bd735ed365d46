"""Which stations of each kind are in reach of each facility."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.distances import along, on_sphere
from beredt.engine.network.kinds import KINDS
from beredt.engine.register import Facility

Array = npt.NDArray[Any]
NEAREST = 12
HUBS = 4
BLOCK = 128


def near_pairs(
    facilities: Sequence[Facility], stations: Array, size: Array
) -> tuple[Array, Array, Array]:
    """Return the stations in reach of each facility: slot, station, km, in no order.

    Of each kind these are the nearest, and the largest of the nearest regions: patients
    go to the next hospital or to a large one far away, seldom to a small one far away.
    A slot is facility x kinds + kind. Axes of `size`: station.
    """
    points = _points(facilities)
    blocks = _blocks(points, np.arange(len(points)))
    found = [
        _pairs_of_kind(
            points,
            blocks,
            stations,
            np.flatnonzero(stations["kind"] == kind),
            size,
        )
        for kind in range(len(KINDS))
    ]
    facility, station, km = (
        np.concatenate(parts) for parts in zip(*found, strict=True)
    )
    return facility * len(KINDS) + stations["kind"][station], station, km


def _points(facilities: Sequence[Facility]) -> Array:
    return on_sphere([(row.lat, row.lon) for row in facilities])


def _pairs_of_kind(
    points: Array,
    blocks: Sequence[Array],
    stations: Array,
    of_kind: Array,
    size: Array,
) -> tuple[Array, Array, Array]:
    if not len(of_kind):
        nothing = np.empty(0, np.int64)
        return nothing, nothing, np.empty(0)
    regions = stations["region"][of_kind]
    largest = np.lexsort((np.arange(len(of_kind)), -size[of_kind], regions))
    hubs = largest[np.unique(regions[largest], return_index=True)[1]]
    at = points[stations["facility"][of_kind]]
    chosen = np.concatenate(
        [
            _closest(points, blocks, at, np.arange(len(of_kind)), NEAREST),
            _closest(points, blocks, at, hubs, HUBS),
        ],
        axis=1,
    )
    chosen.sort(axis=1)
    once = np.ones(chosen.shape, bool)
    once[:, 1:] = chosen[:, 1:] != chosen[:, :-1]
    facility = np.nonzero(once)[0]
    station = chosen[once]
    chord = np.linalg.norm(at[station] - points[facility], axis=1)
    return facility, of_kind[station], along(chord)


def _closest(
    points: Array, blocks: Sequence[Array], at: Array, among: Array, count: int
) -> Array:
    """Return the closest few to each point. Axes: point, place in the row."""
    count = min(count, len(among))
    found = np.empty((len(points), count), np.int64)
    for block in blocks:
        here = points[block]
        near = among if len(blocks) == 1 else _around(here, at, among, count)
        nearness = here @ at[near].T
        found[block] = near[np.argpartition(-nearness, count - 1, axis=1)[:, :count]]
    return found


def _around(block: Array, at: Array, among: Array, count: int) -> Array:
    """Return those among whom the closest few to each point of a block must be.

    Nobody's last one is further from the middle of the block than the middle's own
    last one and the way there and back.
    """
    middle = block.mean(axis=0)
    way = np.linalg.norm(block - middle, axis=1).max()
    away = np.linalg.norm(at[among] - middle, axis=1)
    last = np.partition(away, count - 1)[count - 1]
    return np.asarray(among[away <= last + 2 * way + 1e-9])


def _blocks(points: Array, which: Array) -> list[Array]:
    """Divide points into blocks of neighbours, so that work grows with their number."""
    if len(which) <= BLOCK:
        return [which]
    widest = int(np.argmax(np.ptp(points[which], axis=0)))
    order = np.argpartition(points[which, widest], len(which) // 2)
    low, high = np.split(which[order], [len(which) // 2])
    return _blocks(points, low) + _blocks(points, high)
