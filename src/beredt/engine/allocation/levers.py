"""What else may be decided beside moves: places, staff, postponed activity, stock."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
NONE = -1


class AddedPlaces(NamedTuple):
    """Places that one unit of a lever adds, side by side. Axes of each: entry."""

    facility: Array
    resource: Array
    day: Array
    lever: Array
    value: Array


class AddedJourneys(NamedTuple):
    """Journeys that one unit of a lever adds. Axes of each: entry."""

    row: Array
    day: Array
    lever: Array
    value: Array


class RowEntries(NamedTuple):
    """What one unit of a lever takes of a row. Axes of each: entry."""

    row: Array
    lever: Array
    value: Array


def _nothing() -> Any:
    return np.zeros(0)


def _nowhere() -> Any:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Levers:
    """Amounts from 0 to `upper` that may be decided, and what limits them together.

    Axes of `cost`, in weights a unit, and `upper`: lever. `rows` name what the levers
    share, such as the nurses of a region on a day: the sum of its `entries` lies from
    `row_lower` to `row_upper` (infinite where there is no limit). Axes of these: row.

    A switch is one decision that is counted: at most `most_on` of them are on (None: as
    many as one likes). A lever is 0 while the switch of `switches` (axes: lever, -1
    none) is off; nobody is moved from one area to another while that of `ways` (axes:
    area from, area to, -1 none) is. Axes of `areas`, each a number on those axes:
    facility.
    """

    names: tuple[str, ...] = ()
    cost: Floats = field(default_factory=_nothing)
    upper: Floats = field(default_factory=_nothing)
    places: AddedPlaces = field(
        default_factory=lambda: AddedPlaces(
            _nowhere(), _nowhere(), _nowhere(), _nowhere(), _nothing()
        )
    )
    journeys: AddedJourneys = field(
        default_factory=lambda: AddedJourneys(
            _nowhere(), _nowhere(), _nowhere(), _nothing()
        )
    )
    rows: tuple[str, ...] = ()
    row_lower: Floats = field(default_factory=_nothing)
    row_upper: Floats = field(default_factory=_nothing)
    entries: RowEntries = field(
        default_factory=lambda: RowEntries(_nowhere(), _nowhere(), _nothing())
    )
    switches: Integers | None = None
    areas: Integers | None = None
    ways: Integers | None = None
    most_on: int | None = None

    def faults(self, shape: tuple[int, ...], journeys: int) -> list[str]:
        """Say all that does not fit together, or into what is planned.

        `shape` is facilities, resources, days; `journeys` the rows of transport.
        """
        number, rows = len(self.names), len(self.rows)
        lengths = [
            ("cost", self.cost, number),
            ("upper", self.upper, number),
            ("row_lower", self.row_lower, rows),
            ("row_upper", self.row_upper, rows),
            ("switches", self.lever_switch, number),
        ]
        if self.areas is not None:
            lengths.append(("areas", self.areas, shape[0]))
        wrong = [
            f"levers: {name} is not of length {wanted}"
            for name, values, wanted in lengths
            if values.shape != (wanted,)
        ]
        wrong += _outside("places", self.places, (*shape, number))
        wrong += _outside("journeys", self.journeys, (journeys, shape[2], number))
        wrong += _outside("entries", self.entries, (rows, number))
        if not np.isfinite(self.cost).all():
            wrong.append("levers: cost must be finite")
        if not (np.isfinite(self.upper) & (self.upper >= 0)).all():
            wrong.append("levers: upper must be finite and not negative")
        if (
            self.row_lower.shape == self.row_upper.shape
            and not (self.row_lower <= self.row_upper).all()
        ):
            wrong.append("levers: row_lower must not be above row_upper")
        return wrong + self._switch_faults()

    def _switch_faults(self) -> list[str]:
        wrong = []
        if (self.ways is None) != (self.areas is None):
            wrong.append("levers: ways need areas, and areas need ways")
        elif self.ways is not None and self.areas is not None:
            known = len(self.ways)
            if self.ways.shape != (known, known):
                wrong.append("levers: ways must be from every area to every area")
            if ((self.areas < 0) | (self.areas >= known)).any():
                wrong.append("levers: areas must be numbers of areas in ways")
        if self.most_on is not None and self.most_on < 0:
            wrong.append("levers: most_on must not be negative")
        return wrong

    @property
    def counted(self) -> bool:
        """Whether the number of switches that are on is limited."""
        return self.most_on is not None

    @property
    def lever_switch(self) -> Integers:
        """The switch of each lever, -1 none. Axes: lever."""
        if self.switches is None:
            return np.full(len(self.names), NONE)
        return self.switches

    @property
    def switch_number(self) -> int:
        """How many switches there are."""
        ways = _nowhere() if self.ways is None else self.ways
        every = np.append(self.lever_switch, ways.ravel())
        return int(every.max(initial=NONE)) + 1

    def way_switch(self, origin: Array, target: Array) -> Integers:
        """Return the switch of ways between facilities, -1 none. Axes: as given."""
        if self.ways is None or self.areas is None:
            return np.full(np.broadcast_shapes(origin.shape, target.shape), NONE)
        return np.asarray(self.ways[self.areas[origin], self.areas[target]])

    def added(self, amounts: Floats, shape: tuple[int, ...]) -> Floats:
        """Return the places that amounts of the levers add. Axes: as `shape`."""
        out = np.zeros(shape)
        at, places = self.places[:3], self.places
        np.add.at(out, at, places.value * amounts[places.lever])
        return out


def _outside(name: str, entries: Any, limits: tuple[int, ...]) -> list[str]:
    """Say which numbers of entries are none of what they number."""
    *numbers, value = entries
    wrong = [
        f"levers: {name} has a {what} that is not from 0 to {limit - 1}"
        for what, values, limit in zip(entries._fields, numbers, limits, strict=False)
        if ((values < 0) | (values >= limit)).any()
    ]
    if len({len(values) for values in entries}) > 1:
        wrong.append(f"levers: the parts of {name} are not equally long")
    if not np.isfinite(value).all():
        wrong.append(f"levers: a value of {name} is not finite")
    return wrong


NO_LEVERS = Levers()
