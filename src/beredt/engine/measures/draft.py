"""Levers as they are put together, block by block."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import AddedJourneys, AddedPlaces, Levers, RowEntries

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


class Draft:
    """Levers, the rows they share, and what they add; each block writes its own."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._names: list[str] = []
        self._rows: list[str] = []
        self._levers: list[tuple[Floats, Floats, Integers]] = []
        self._limits: list[tuple[Floats, Floats]] = []
        self._entries: list[tuple[Array, ...]] = []
        self._places: list[tuple[Array, ...]] = []
        self._journeys: list[tuple[Array, ...]] = []

    def levers(
        self,
        names: Sequence[str],
        *,
        cost: Any,
        upper: Any,
        switch: Any = -1,
    ) -> Integers:
        """Add levers, each from 0 to `upper`; return their numbers."""
        first = len(self._names)
        self._names += names
        wide = np.empty(len(names))
        self._levers.append(
            (
                np.broadcast_to(np.asarray(cost, float), wide.shape),
                np.broadcast_to(np.asarray(upper, float), wide.shape),
                np.broadcast_to(np.asarray(switch, np.int64), wide.shape),
            )
        )
        return np.arange(first, len(self._names))

    def rows(
        self, names: Sequence[str], *, upper: Any, lower: Any = -np.inf
    ) -> Integers:
        """Add rows that levers share; return their numbers."""
        first = len(self._rows)
        self._rows += names
        wide = np.empty(len(names))
        self._limits.append(
            (
                np.broadcast_to(np.asarray(lower, float), wide.shape),
                np.broadcast_to(np.asarray(upper, float), wide.shape),
            )
        )
        return np.arange(first, len(self._rows))

    def take(self, rows: Array, levers: Array, values: Array) -> None:
        """Let one unit of each lever take so much of a row."""
        self._entries.append(_side_by_side(rows, levers, values))

    def add_places(
        self, facility: Array, resource: Array, day: Array, lever: Array, value: Array
    ) -> None:
        """Let one unit of each lever add places."""
        self._places.append(_side_by_side(facility, resource, day, lever, value))

    def add_journeys(self, row: Array, day: Array, lever: Array, value: Array) -> None:
        """Let one unit of each lever add journeys."""
        self._journeys.append(_side_by_side(row, day, lever, value))

    def finished(
        self, *, areas: Integers, ways: Integers, most_on: int | None
    ) -> Levers:
        """Return the levers."""
        cost, upper, switches = _joined(self._levers, 3)
        row_lower, row_upper = _joined(self._limits, 2)
        return Levers(
            names=tuple(self._names),
            cost=cost,
            upper=upper,
            places=AddedPlaces(*_joined(self._places, 5)),
            journeys=AddedJourneys(*_joined(self._journeys, 4)),
            rows=tuple(self._rows),
            row_lower=row_lower,
            row_upper=row_upper,
            entries=RowEntries(*_joined(self._entries, 3)),
            switches=switches.astype(np.int64),
            areas=areas,
            ways=ways,
            most_on=most_on,
        )


def _side_by_side(*parts: Array) -> tuple[Array, ...]:
    """Return entries that are not zero, each part as long as the others."""
    wide = [part.ravel() for part in np.broadcast_arrays(*parts)]
    kept = wide[-1] != 0
    return tuple(part[kept] for part in wide)


def _joined(blocks: Sequence[tuple[Array, ...]], number: int) -> list[Array]:
    """Put blocks one after another; numbers of things stay whole numbers."""
    if not blocks:
        return [np.zeros(0, np.int64)] * (number - 1) + [np.zeros(0)]
    return [np.concatenate([block[n] for block in blocks]) for n in range(number)]
