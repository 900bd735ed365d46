"""What is to be decided on: need, places, who may be moved, how many journeys."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.levers import NO_LEVERS, Levers
from beredt.engine.allocation.weights import Weights

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]


class PatientGroup(NamedTuple):
    """Patients of one category in one kind of place, who are moved alike.

    `reach` is how far they may be taken, in hours of travel; `litter` is the class of
    litter they need, a number on the class axis of `Journeys`.
    """

    category: str
    kind: str
    reach: float
    litter: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Journeys:
    """How much transport there is, and how much of it a journey takes.

    `rows` name what runs out: a class of litters of a region, a hub, a fleet. Axes of
    `supply`, in patients or vehicle-hours a day as `use` is: row, day; of `leaving` and
    `arriving`, the row that a journey from or to a facility draws on, -1 none: class,
    facility; of `use`, what one patient takes of these two: class, from, to; of
    `fleet`, a third row that a journey draws on, -1 none, and of `fleet_use`, what one
    patient takes of it: class, from, to.
    """

    rows: tuple[str, ...]
    supply: Floats
    leaving: Integers
    arriving: Integers
    use: Floats
    fleet: Integers | None = None
    fleet_use: Floats | None = None

    def drawn(
        self, litter: Any, origin: Any, target: Any
    ) -> tuple[tuple[Array, Array], ...]:
        """Return every row that journeys draw on, and how much of it each takes."""
        use = self.use[litter, origin, target]
        two = (
            (self.leaving[litter, origin], use),
            (self.arriving[litter, target], use),
        )
        if self.fleet is None or self.fleet_use is None:
            return two
        at = litter, origin, target
        return (*two, (self.fleet[at], self.fleet_use[at]))

    def faults(self) -> list[str]:
        """Say where a journey would draw on one row twice."""
        wrong = []
        if (self.fleet is None) != (self.fleet_use is None):
            wrong.append("fleet and fleet_use are given both or not at all")
        kinds = [self.leaving, self.arriving]
        kinds += [] if self.fleet is None else [self.fleet]
        every = np.concatenate([np.unique(rows[rows >= 0]) for rows in kinds])
        if len(np.unique(every)) < len(every):
            wrong.append(
                "a row of journeys is of those who leave, of those who arrive, or a "
                "fleet"
            )
        return wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How much may be done in all: patients moved, and hours that they travel."""

    patients: float | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instance:
    """Everything that a plan of moves is chosen from.

    A resource is what patients hold for as long as they stay: a kind of place, or the
    isolation rooms among them. Axes of `region_of`: facility, as numbers into
    `regions`; of `hours`, the hours of travel: from, to; of `need` and `capacity`, in
    places: facility, resource, day; of `movable`, the patients who on that day become
    fit to be moved, each counted once: facility, group, day; of `profile`, the share of
    a resource that one moved patient holds so many days after the move: group,
    resource, lag; of `may_receive`: group, facility; of `zone`, between which nobody is
    moved: day, facility. `keep` is the share of those fit to be moved who are so a day
    later too, None for nobody: group. `levers` are what may be decided beside moves.
    """

    regions: tuple[str, ...]
    facilities: tuple[str, ...]
    groups: tuple[PatientGroup, ...]
    resources: tuple[str, ...]
    region_of: Integers
    hours: Floats
    need: Floats
    capacity: Floats
    movable: Floats
    profile: Floats
    may_receive: Booleans
    journeys: Journeys
    zone: Integers
    weights: Weights
    keep: Floats | None = None
    levers: Levers = NO_LEVERS

    def __post_init__(self) -> None:
        """Refuse arrays whose axes do not fit together, all at once."""
        wrong = [
            f"{name} has shape {found}, not {wanted}"
            for name, found, wanted in self._shapes()
            if found != wanted
        ]
        numbers = (self.need, self.capacity, self.movable, self.profile, self.hours)
        if not all(np.isfinite(values).all() for values in numbers):
            wrong.append("need, capacity, movable, profile and hours must be finite")
        if not ((self.keeps >= 0) & (self.keeps <= 1)).all():
            wrong.append("keep must be a share")
        if (self.movable < 0).any() or (self.profile < 0).any():
            wrong.append("movable and profile must not be negative")
        wrong += self.journeys.faults()
        wrong += self.levers.faults(self.need.shape, len(self.journeys.rows))
        if wrong:
            raise ValueError("; ".join(wrong))

    def _shapes(self) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
        f, g, r = len(self.facilities), len(self.groups), len(self.resources)
        journeys, days, rows = self.journeys, self.days, len(self.journeys.rows)
        classes = len(journeys.leaving)
        fleet = [
            (name, values.shape, (classes, f, f))
            for name, values in (
                ("fleet", journeys.fleet),
                ("fleet_use", journeys.fleet_use),
            )
            if values is not None
        ]
        return [
            ("region_of", self.region_of.shape, (f,)),
            ("hours", self.hours.shape, (f, f)),
            ("need", self.need.shape, (f, r, days)),
            ("capacity", self.capacity.shape, (f, r, days)),
            ("movable", self.movable.shape, (f, g, days)),
            ("profile", self.profile.shape[:2], (g, r)),
            ("may_receive", self.may_receive.shape, (g, f)),
            ("zone", self.zone.shape, (days, f)),
            ("keep", self.keeps.shape, (g,)),
            ("supply", journeys.supply.shape, (rows, days)),
            ("leaving", journeys.leaving.shape, (classes, f)),
            ("arriving", journeys.arriving.shape, (classes, f)),
            ("use", journeys.use.shape, (classes, f, f)),
            *fleet,
        ]

    @property
    def days(self) -> int:
        """How many days are planned."""
        return int(self.need.shape[2])

    @property
    def penalty(self) -> Floats:
        """What one unmet place-day counts. Axes: resource."""
        return np.array([self.weights.unmet(name) for name in self.resources])

    @property
    def keeps(self) -> Floats:
        """The share of those fit who are so a day later too. Axes: group."""
        if self.keep is None:
            return np.zeros(len(self.groups))
        return self.keep

    @property
    def pool(self) -> Floats:
        """Those fit to be moved when nobody is. Axes: facility, group, day."""
        pool = self.movable.copy()
        for t in range(1, self.days):
            pool[:, :, t] += self.keeps * pool[:, :, t - 1]
        return pool

    def open_ways(self, group: int) -> Booleans:
        """Say from where to where patients of a group may ever go. Axes: from, to."""
        near = self.hours <= self.groups[group].reach
        np.fill_diagonal(near, val=False)
        return np.asarray(near & self.may_receive[group])

    @property
    def cost(self) -> Floats:
        """What moving one patient counts. Axes: from, to."""
        return self.weights.hour * self.hours + self.weights.move
