"""Stations gathered into groups, so that each group is added up in one step."""

from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.network import KINDS, Network

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


class Groups:
    """Stations by the number of their group. Axes of `number`: station."""

    def __init__(self, number: Array, count: int) -> None:
        """Gather stations by these numbers, which are below `count`."""
        self.number = number
        self.count = count
        self.order = np.argsort(number, kind="stable")
        self.start = np.searchsorted(number[self.order], np.arange(count + 1))
        self.present = np.flatnonzero(np.diff(self.start))

    def members(self, number: int) -> Array:
        """Return the stations of one group, in their order."""
        return self.order[self.start[number] : self.start[number + 1]]

    def sums(self, values: Array) -> Floats:
        """Add up stations in their order. Axes: time, station; then time, group."""
        out = np.zeros((self.count, len(values)))
        if len(self.present):
            gathered = np.ascontiguousarray(values.T)[self.order]
            out[self.present] = np.add.reduceat(
                gathered, self.start[self.present], axis=0
            )
        return out.T


def by_region_and_kind(network: Network) -> Groups:
    """Gather stations by region and kind: group region x kinds + kind."""
    stations = network.stations
    number = stations["region"].astype(np.int64) * len(KINDS) + stations["kind"]
    return Groups(number, len(network.regions) * len(KINDS))
