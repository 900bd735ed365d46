"""What can be used in every draw: the capacity of the world of each, by region."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.planning import Capacity
from beredt.engine.network import KINDS, Network

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


class Ceiling(NamedTuple):
    """What is kept of the capacity of one world, and how many draws it has.

    The region axis has the regions and then the whole country; `usable` counts the
    places of ordinary users who are not followed one by one (`background`) too.
    Axes of `usable`, `rooms`: region, kind, day; of `background`: region, kind; of
    `binding`: day, region, kind (no country); of `station_binding`: day, station.
    """

    draws: int
    usable: Floats
    rooms: Floats
    background: Floats
    binding: Array
    station_binding: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ceilings:
    """What can be used in every draw.

    `world` is the number of the world of each draw; the first axis of the others is
    world, and then as in `Ceiling`.
    """

    world: Integers
    constraints: tuple[str, ...]
    usable: Floats
    rooms: Floats
    background: Floats
    binding: Array
    station_binding: Array

    @property
    def mean_usable(self) -> Floats:
        """Mean over the draws. Axes: region, kind, day."""
        return np.asarray(np.tensordot(self._weights, self.usable, 1))

    @property
    def mean_background(self) -> Floats:
        """Mean over the draws. Axes: region, kind."""
        return np.asarray(np.tensordot(self._weights, self.background, 1))

    @property
    def _weights(self) -> Floats:
        return np.bincount(self.world, minlength=len(self.usable)) / len(self.world)


def ceiling_of(capacity: Capacity, network: Network, draws: int) -> Ceiling:
    """Reduce the capacity of one world to what is compared with the need."""
    background = by_region(capacity.background[None, :].astype(float), network)
    return Ceiling(
        draws=draws,
        usable=by_region(capacity.usable + capacity.background, network),
        rooms=by_region(capacity.rooms, network),
        background=background[:, :, 0],
        binding=capacity.binding.astype(np.int16),
        station_binding=capacity.station_binding.astype(np.int16),
    )


def gather(found: Sequence[Ceiling], constraints: tuple[str, ...]) -> Ceilings:
    """Put the ceilings of worlds together in the order of their draws."""
    return Ceilings(
        world=np.repeat(np.arange(len(found)), [one.draws for one in found]),
        constraints=constraints,
        usable=np.stack([one.usable for one in found]),
        rooms=np.stack([one.rooms for one in found]),
        background=np.stack([one.background for one in found]),
        binding=np.stack([one.binding for one in found]),
        station_binding=np.stack([one.station_binding for one in found]),
    )


def by_region(values: Floats, network: Network) -> Floats:
    """Add stations up, with the country last. Axes: region, kind, day."""
    kinds = len(KINDS)
    group = network.stations["region"] * kinds + network.stations["kind"]
    out = np.zeros((len(network.regions) * kinds, len(values)))
    np.add.at(out, group, values.T)
    regions = out.reshape(len(network.regions), kinds, len(values))
    return np.concatenate([regions, regions.sum(axis=0, keepdims=True)])
