"""Who is where at which age: the way through the stages without chance or limit.

Everything is linear in the arrivals, so that what one arrival of a category asks for is
worked out once, as seen day by day, and then laid over the arrivals of each day.
"""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numpy import fft

from beredt.engine.demand import Demand
from beredt.engine.demand.residents import resident_stages
from beredt.engine.demand.steps import fast_length
from beredt.engine.network import KINDS, Network
from beredt.engine.stays import survival

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Complexes = npt.NDArray[np.complex128]
STEPS = 24  # a day


class Part(NamedTuple):
    """One stage of one way through.

    `seen` is what one who arrives in a step of day 0 asks for on later days. Axes of
    `seen`: day, step; of `region` and `facility`, where the stage is spent by who turns
    up at a facility, -1 nowhere: facility. `way` has the laws of the stays up to this
    one and `chance` how likely the way is.
    """

    order: int
    kind: int
    seen: Floats
    region: Array
    facility: Array
    way: tuple[int, ...]
    chance: float


class Asked(NamedTuple):
    """What is asked for in one stage.

    Axes of `by_region`: day, region (or facility, where that was asked for).
    """

    order: int
    kind: int
    by_region: Floats


class Presence:
    """What one arrival, and each resident, of a demand asks for on every day."""

    def __init__(self, demand: Demand) -> None:
        """Work out nothing yet: each category when it is asked for."""
        self.demand = demand
        self.network = demand.network
        self.days = demand.days
        self.steps = self.days * STEPS + 1
        self.length = fast_length(2 * self.steps - 1)
        self.ages = np.arange(self.steps + 1) / STEPS
        self.parts = lru_cache(None)(self._parts)
        self._alive = lru_cache(None)(self._survival)
        self._still = lru_cache(None)(self._still_there)
        self._gone = lru_cache(None)(self._just_left)
        self._present = lru_cache(None)(self._present_in_last)
        self._through = lru_cache(None)(self._leave_last)
        self._facilities = lru_cache(None)(self._facilities_of)
        self._regions = lru_cache(None)(self._regions_of)
        self._resident_rows = rows_by_intake(demand.residents, demand)

    def _parts(self, category: int) -> tuple[Part, ...]:
        """Return every stage of every way through a category."""
        table = self.network.category_table[category]
        parts = []
        before = 0.0
        for r in range(table["first"], table["first"] + table["routes"]):
            route = self.network.routes[r]
            chance = float(route["below"] - before)
            before = route["below"]
            begin, end = int(route["begin"]), int(route["end"])
            way = self._laws(begin, end)
            for place, stage in enumerate(range(begin, end)):
                row = self.network.stages[stage]
                present = self._present(way[: place + 1])
                parts.append(
                    Part(
                        order=int(row["number"]),
                        kind=int(row["kind"]),
                        seen=chance * self._seen(present, int(row["kind"])),
                        region=self._regions(r)[place],
                        facility=self._facilities(r)[place],
                        way=way[: place + 1],
                        chance=chance,
                    )
                )
        return tuple(parts)

    def residents(
        self, i: int, category: int, *, by_facility: bool = False
    ) -> list[Asked]:
        """Return what the residents of one intake ask for, by region or facility."""
        rows = self.demand.residents[self._resident_rows[i]]
        if not len(rows):
            return []
        found = []
        ends = self.network.routes["end"]
        where, places = self._regions, len(self.network.regions)
        if by_facility:
            where, places = self._facilities, len(self.network.facilities)
        for at in resident_stages(self.network, category):
            of_stage = rows[rows["number"] == at.number]
            route = int(np.searchsorted(ends, at.end))
            # What is left of the first stay is a law of its own.
            first = -1 - int(of_stage["table"][0])
            way = (first, *self._laws(at.stage + 1, at.end))
            for place, stage in enumerate(range(at.stage, at.end)):
                kind = int(self.network.stages["kind"][stage])
                place_of = where(route)[stage - at.begin][of_stage["facility"]]
                known = place_of >= 0
                weight = np.bincount(place_of[known], of_stage["mean"][known], places)
                by_day = self._daily(self._present(way[: place + 1]), kind)
                order = int(self.network.stages["number"][stage])
                found.append(Asked(order, kind, np.outer(by_day, weight)))
        return found

    def becoming_fit(self, part: Part, hours: float) -> Floats:
        """Return who becomes fit to be moved, so many hours after arrival, in a stage.

        Who enters the stage later is fit at once. As `Part.seen`: day, step.
        """
        entering, there = self._entering(part), self._present(part.way)
        first = min(int(np.ceil(hours)), self.steps - 1)
        fit = np.zeros(self.steps)
        fit[first:] = there[first] + np.cumsum(entering[first:]) - entering[first]
        between = np.zeros(self.steps)
        between[1:] = (fit[1:] + fit[:-1]) / 2
        until = between[1:].reshape(self.days, STEPS)[:, ::-1]
        return np.asarray(part.chance * np.diff(until, axis=0, prepend=0.0))

    def stay_when_fit(self, part: Part, hours: float) -> tuple[float, Floats]:
        """Return how many become fit of one arrival, and who is still there (lag).

        Both can be added up over stages. Lags are in days; who becomes fit on a day
        has left by its end with some chance. Axes: lag.
        """
        entering = self._entering(part)
        first = min(int(np.ceil(hours)), self.steps - 1)
        late = entering.copy()
        late[: first + 1] = 0.0
        alive = self._alive(part.way[-1])[:-1]
        early = self._present(part.way)[first:]
        if len(part.way) > 1:
            soon = fft.rfft(entering - late, self.length)
            still = self._still(part.way[-1]) - 0.5
            early = fft.irfft(soon * still, self.length)[first : self.steps]
        whole = late.sum() * alive
        whole[: len(early)] += early
        by_day = whole[:-1].reshape(self.days, STEPS)
        fit = self._present(part.way)[first] + late.sum()
        return part.chance * float(fit), part.chance * by_day.mean(axis=1)

    def _entering(self, part: Part) -> Floats:
        """Return who enters a stage, by age in steps."""
        before = part.way[:-1]
        if before:
            return fft.irfft(self._through(before), self.length)[: self.steps]
        at_once = np.zeros(self.steps)
        at_once[0] = 1.0
        return at_once

    def _laws(self, begin: int, end: int) -> tuple[int, ...]:
        return tuple(self.network.stages["table"][begin:end].tolist())

    def _survival(self, law: int) -> Floats:
        """Return who is still there by age: tables of stays, below 0 of residents."""
        tables, row = self.network.tables, law
        if law < 0:
            tables, row = self.demand.residual, -1 - law
        return survival(tables[row].astype(float), self.ages)

    def _still_there(self, law: int) -> Complexes:
        return fft.rfft(self._alive(law)[:-1], self.length)

    def _just_left(self, law: int) -> Complexes:
        alive = self._alive(law)
        gone = alive[:-1] - alive[1:]
        # Who leaves in a step leaves half at each of its ends.
        left = gone / 2
        left[1:] += gone[:-1] / 2
        return fft.rfft(left, self.length)

    def _present_in_last(self, way: tuple[int, ...]) -> Floats:
        """Return who of those who enter a way is in its last stage, by age."""
        *before, last = way
        if not before:
            return self._alive(last)[:-1]
        # Those who enter around a step are half there at the step itself.
        transform = self._through(tuple(before)) * (self._still(last) - 0.5)
        return fft.irfft(transform, self.length)[: self.steps]

    def _leave_last(self, way: tuple[int, ...]) -> Complexes:
        """Return the transform of who leaves the last stage of a way, by age."""
        *before, last = way
        if not before:
            return self._gone(last)
        transform = self._through(tuple(before)) * self._gone(last)
        # Without what comes after the last step: a third convolution would bring it
        # back at the first.
        kept = fft.irfft(transform, self.length)[: self.steps]
        return fft.rfft(kept, self.length)

    def _seen(self, present: Floats, kind: int) -> Floats:
        """Return what an arrival in each step asks for by day. Axes: day, step.

        Those of a step come evenly over it, none before it begins: they are there on
        average between two ages.
        """
        between = np.zeros(self.steps)
        between[1:] = (present[1:] + present[:-1]) / 2
        if not _is_momentary(self.network, kind):
            return between[1:].reshape(self.days, STEPS)[:, ::-1]
        middle = (between[1:] + between[:-1]) / 2
        until = np.cumsum(middle).reshape(self.days, STEPS)[:, ::-1]
        return np.diff(until, axis=0, prepend=0.0) / STEPS

    def _daily(self, census: Floats, kind: int) -> Floats:
        """Turn a census by step into days: their end, or for momentary the mean."""
        if not _is_momentary(self.network, kind):
            return census[STEPS::STEPS]
        middle = (census[1:] + census[:-1]) / 2
        return np.asarray(middle.reshape(self.days, STEPS).mean(axis=1))

    def _regions_of(self, route: int) -> Array:
        """Return the region of each stage. Axes as of `_facilities_of`."""
        facility = self._facilities(route)
        return np.where(facility >= 0, self.network.facility_region[facility], -1)

    def _facilities_of(self, route: int) -> Array:
        """Return the facility of each stage when always the nearest place is used.

        Axes: place of the stage in the route, facility; -1 where there is no place.
        """
        network, row = self.network, self.network.routes[route]
        facility = np.arange(len(network.facilities))
        found = np.full((row["end"] - row["begin"], len(facility)), -1)
        inside = np.ones(len(facility), bool)
        for place, kind in enumerate(
            network.stages["kind"][row["begin"] : row["end"]].tolist()
        ):
            near = network.first_ways["station"][facility * len(KINDS) + kind]
            inside &= near >= 0
            facility = np.where(inside, network.stations["facility"][near], facility)
            found[place, inside] = facility[inside]
        return found


def rows_by_intake(rows: Array, demand: Demand) -> list[Array]:
    """Return the numbers of the rows of each intake, in order."""
    order = np.argsort(rows["intake"], kind="stable")
    numbers = np.arange(1, len(demand.intakes))
    return np.split(order, np.searchsorted(rows["intake"][order], numbers))


def _is_momentary(network: Network, kind: int) -> bool:
    of_kind = network.stations["kind"] == kind
    return bool(network.stations["momentary"][of_kind].any())
