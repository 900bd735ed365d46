"""Who is there when the scenario begins: the census that the days before it gave.

Ordinary patients came by the same rhythm before day 0. With Poisson arrivals and no
limit the census of a stage is then Poisson, and what is left of the stays follows from
when they were entered: both differ with the weekday, the hour and the month.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numpy import fft

from beredt.engine.demand.curves import hours_of_day
from beredt.engine.demand.intakes import Intake
from beredt.engine.demand.rhythm import rhythm
from beredt.engine.demand.steps import fast_length
from beredt.engine.kernels import records
from beredt.engine.network import Network
from beredt.engine.scenario import SOURCES, Scenario
from beredt.engine.stays import grid, survival, table_mean
from beredt.engine.streams import stream

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Complexes = npt.NDArray[np.complex128]
STEPS = 24  # a day


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Residents:
    """Records of `kernels.records.RESIDENTS`, and the tables of what is left of stays.

    Axes of `residual`: table, point of `stays.grid`.
    """

    rows: Array
    residual: Array


class ResidentStage(NamedTuple):
    """One stage of one way through, where somebody can be at the start."""

    number: int
    begin: int
    stage: int
    end: int
    chance: float


def residents(
    intakes: Sequence[Intake], scenario: Scenario, network: Network
) -> Residents:
    """Return those who are there at the start."""
    rows, tables = [np.empty(0, records.RESIDENTS)], list[Floats]()
    grids: dict[int, _Grid] = {}
    for i, intake in enumerate(intakes):
        if intake.profile is None:
            continue
        category = network.categories.index(intake.category)
        past = _Past(intake, scenario, network, grids)
        facility = np.flatnonzero(intake.shares)
        names = [network.facilities[f].id for f in facility]
        found = np.zeros(len(facility), records.RESIDENTS)
        found["stream"] = [
            stream(intake.need, intake.category, name, "resident") for name in names
        ]
        found["intake"], found["facility"] = i, facility
        found["category"] = category
        found["source"] = SOURCES.index(intake.source)
        for at in resident_stages(network, category):
            seen = past.seen(at.begin, at.stage)
            found["mean"] = seen.present * at.chance * intake.shares[facility]
            found["number"], found["stage"], found["end"] = at.number, at.stage, at.end
            found["table"] = len(tables) + seen.table
            rows.append(found.copy())
        tables += past.residual
    return Residents(
        rows=np.concatenate(rows),
        residual=np.array(tables, np.float32).reshape(-1, len(grid())),
    )


def resident_stages(network: Network, category: int) -> Iterator[ResidentStage]:
    """Yield every stage of every way through a category, numbered in order."""
    table = network.category_table[category]
    before = 0.0
    number = 0
    for route in network.routes[table["first"] : table["first"] + table["routes"]]:
        chance = float(route["below"] - before)
        before = route["below"]
        begin, end = int(route["begin"]), int(route["end"])
        for stage in range(begin, end):
            yield ResidentStage(number, begin, stage, end, chance)
            number += 1


class _Seen(NamedTuple):
    """How many of those who take a way are in a stage, and the table of what is left.

    `table` counts within the tables of one `_Past`.
    """

    present: float
    table: int


class _Past:
    """The days before day 0 of one intake, long enough for every stay to have ended."""

    def __init__(
        self,
        intake: Intake,
        scenario: Scenario,
        network: Network,
        grids: dict[int, "_Grid"],
    ) -> None:
        self.intake = intake
        self.scenario = scenario
        self.network = network
        self.grids = grids
        self.longest = network.tables.max(axis=1)
        self.residual: list[Floats] = []
        self._seen: dict[tuple[int, ...], _Seen] = {}
        self._came: dict[int, Floats] = {}

    def seen(self, begin: int, stage: int) -> _Seen:
        """Return who of a way that starts at `begin` is in `stage` at the start."""
        way = tuple(self.network.stages["table"][begin : stage + 1].tolist())
        if way not in self._seen:
            self._seen[way] = self._look(way)
        return self._seen[way]

    def _look(self, way: tuple[int, ...]) -> _Seen:
        grid_of = self._grid(int(np.ceil(self.longest[list(way)].sum())) + 1)
        entered = self._entered(grid_of)
        if len(way) > 1:
            transform = fft.rfft(entered, grid_of.length)
            for table in way[:-1]:
                transform = transform * grid_of.law(table).left
            entered = fft.irfft(transform, grid_of.length)[: grid_of.steps + 1]
            # Who leaves a stage around a step is half in the next at the step itself.
            entered[-1] /= 2
        by_age = fft.rfft(entered[::-1], grid_of.length)
        left = fft.irfft(by_age.conj() * grid_of.law(way[-1]).alive, grid_of.length)
        left = np.minimum.accumulate(np.maximum(left[: grid_of.steps + 1], 0.0))
        self.residual.append(_quantiles(left, grid_of.ages))
        return _Seen(float(left[0]), len(self.residual) - 1)

    def _grid(self, days: int) -> "_Grid":
        """Return a grid with room for a way of so many days, and not much more.

        Ways of nearly the same length share a grid, and the laws of stays on it.
        """
        unit = 1 << max(days.bit_length() - 3, 0)
        size = -(-days // unit) * unit
        if size not in self.grids:
            self.grids[size] = _Grid(self.network, size)
        return self.grids[size]

    def _entered(self, grid_of: "_Grid") -> Floats:
        """Return those who came before day 0, at the steps of a grid."""
        if grid_of.days not in self._came:
            before = np.arange(-grid_of.days, 0)
            profile = self.intake.profile or ""
            factor = rhythm(self.network.register, profile, self.scenario, before)
            shares = np.diff(_share_before(self.network))
            came = self.intake.size * np.outer(factor, shares).ravel()
            # Those of a step come evenly in it: half of them stand at each end.
            self._came[grid_of.days] = (
                np.append(came, 0.0) / 2 + np.insert(came, 0, 0.0) / 2
            )
        return self._came[grid_of.days]


class _Law(NamedTuple):
    """The transforms of a stay: still there, and just left, by age."""

    alive: Complexes
    left: Complexes


class _Grid:
    """Steps back from the start over so many days, and the laws of stays on them."""

    def __init__(self, network: Network, days: int) -> None:
        self.network = network
        self.days = days
        self.steps = days * STEPS
        self.ages = np.arange(self.steps + 1) / STEPS
        self.length = fast_length(2 * self.steps + 1)
        self._laws: dict[int, _Law] = {}

    def law(self, table: int) -> _Law:
        """Return a stay on this grid."""
        if table not in self._laws:
            alive = survival(self.network.tables[table].astype(float), self.ages)
            gone = alive[:-1] - alive[1:]
            left = np.append(gone, 0.0) / 2 + np.insert(gone, 0, 0.0) / 2
            self._laws[table] = _Law(
                fft.rfft(alive, self.length), fft.rfft(left, self.length)
            )
        return self._laws[table]


def _share_before(network: Network) -> Floats:
    """Return the share of a day's ordinary admissions before each step of it."""
    share = network.register.parameter("daytime_share")
    return np.interp(np.arange(STEPS + 1) / STEPS, *hours_of_day(share))


def _quantiles(left: Floats, ages: Floats) -> Floats:
    """Return the quantile table of what is left; `left` are those still there."""
    if not left[0]:
        return np.zeros(len(grid()))
    share = left / left[0]
    table = np.interp(grid(), 1 - share, ages)
    mean = np.trapezoid(share, ages)
    return np.asarray(table * (mean / table_mean(table)) if mean else table)
