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
    rows: list[tuple[Any, ...]] = []
    tables: list[Floats] = []
    for i, intake in enumerate(intakes):
        if intake.profile is None:
            continue
        category = network.categories.index(intake.category)
        past = _Past(intake, scenario, network, category)
        first = len(tables)
        for at in resident_stages(network, category):
            found = past.seen(at.begin, at.stage)
            for f in np.flatnonzero(intake.shares):
                name = network.facilities[f].id
                rows.append(
                    (
                        found.present * at.chance * intake.shares[f],
                        stream(intake.need, intake.category, name, "resident"),
                        at.number,
                        first + found.table,
                        i,
                        at.stage,
                        at.end,
                        f,
                        category,
                        SOURCES.index(intake.source),
                    )
                )
        tables += past.residual
    return Residents(
        rows=np.array(rows, records.RESIDENTS),
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
        self, intake: Intake, scenario: Scenario, network: Network, category: int
    ) -> None:
        self.network = network
        self.residual: list[Floats] = []
        days = _longest(network, category)
        self.steps = days * STEPS
        self.ages = np.arange(self.steps + 1) / STEPS
        self.length = 1 << int(2 * self.steps + 1).bit_length()
        factor = rhythm(
            network.register, intake.profile or "", scenario, np.arange(-days, 0)
        )
        hours = np.diff(_share_before(network))
        came = intake.size * np.outer(factor, hours).ravel()
        # Those of an hour come evenly in it: half of them stand at each of its ends.
        entered = np.append(came, 0.0) / 2 + np.insert(came, 0, 0.0) / 2
        self.entered = fft.rfft(entered, self.length)
        self._seen: dict[tuple[int, ...], _Seen] = {}
        self._laws: dict[int, tuple[Floats, Complexes]] = {}

    def seen(self, begin: int, stage: int) -> _Seen:
        """Return who of a way that starts at `begin` is in `stage` at the start."""
        way = tuple(self.network.stages["table"][begin : stage + 1].tolist())
        if way not in self._seen:
            self._seen[way] = self._look(way)
        return self._seen[way]

    def _look(self, way: tuple[int, ...]) -> _Seen:
        entered = self.entered
        for table in way[:-1]:
            entered = entered * self._law(table)[1]
        by_step = fft.irfft(entered, self.length)[: self.steps + 1]
        if len(way) > 1:
            # Who leaves a stage around a step is half in the next at the step itself.
            by_step[-1] /= 2
        by_age = fft.rfft(by_step[::-1], self.length)
        alive = fft.rfft(self._law(way[-1])[0], self.length)
        left = fft.irfft(by_age.conj() * alive, self.length)[: self.steps + 1]
        left = np.minimum.accumulate(np.maximum(left, 0.0))
        self.residual.append(_quantiles(left, self.ages))
        return _Seen(float(left[0]), len(self.residual) - 1)

    def _law(self, table: int) -> tuple[Floats, Complexes]:
        """Return who is still there by age, and the transform of who just left."""
        if table not in self._laws:
            alive = survival(self.network.tables[table].astype(float), self.ages)
            gone = alive[:-1] - alive[1:]
            left = np.append(gone, 0.0) / 2 + np.insert(gone, 0, 0.0) / 2
            self._laws[table] = alive, fft.rfft(left, self.length)
        return self._laws[table]


def _longest(network: Network, category: int) -> int:
    """Return the whole days that the longest way through a category can take."""
    table = network.category_table[category]
    longest = network.tables.max(axis=1)[network.stages["table"]]
    ways = network.routes[table["first"] : table["first"] + table["routes"]]
    return int(max(np.ceil(longest[w["begin"] : w["end"]].sum()) for w in ways)) + 1


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
