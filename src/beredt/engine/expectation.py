"""The exact expected census with unlimited capacity: M_t/G/infinity by convolution.

The same arrivals, pathways and nearest places as the draws, without their chance. Early
discharge is left out: it depends on when each stay began.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy import fft

from beredt.engine.demand import Demand
from beredt.engine.demand.curves import hours_of_day
from beredt.engine.demand.residents import resident_stages
from beredt.engine.network import KINDS, Network
from beredt.engine.scenario import SOURCES
from beredt.engine.stays import survival

Floats = npt.NDArray[np.float64]
Complexes = npt.NDArray[np.complex128]
STEPS = 24  # a day


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Expectation:
    """Expected places needed, and what they consist of.

    Axes of `need`: day, region, kind, source. `parts[(intake, order, kind)]` has the
    need that one stage of one intake makes; axes: day, region.
    """

    need: Floats
    parts: dict[tuple[int, int, int], Floats]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Part:
    """One stage of one way through: the transform of presence by age."""

    order: int
    kind: int
    route: int
    place: int
    presence: Complexes


def expect(demand: Demand) -> Expectation:
    """Return the expected need of a demand."""
    network = demand.network
    days, regions = demand.days, len(network.regions)
    need = np.zeros((days, regions, len(KINDS), len(SOURCES)))
    parts: dict[tuple[int, int, int], Floats] = {}
    tables = _Presence(network, days)
    for i, intake in enumerate(demand.intakes):
        category = network.categories.index(intake.category)
        source = SOURCES.index(intake.source)
        level = demand.mean_level(intake)
        for part, weight, census in tables.census(demand, i, category):
            by_day = level * daily(census, part.kind, network)
            by_region = np.outer(by_day, weight)
            need[:, :, part.kind, source] += by_region
            key = (i, part.order, part.kind)
            parts[key] = parts[key] + by_region if key in parts else by_region
    return Expectation(need=need, parts=parts)


def daily(census: Floats, kind: int, network: Network) -> Floats:
    """Turn a census by step into days: the end of each, or for momentary the mean."""
    of_kind = network.stations["kind"] == kind
    if network.stations["momentary"][of_kind].any():
        middles = (census[1:] + census[:-1]) / 2
        return np.asarray(middles.reshape(-1, STEPS).mean(axis=1))
    return census[STEPS::STEPS]


class _Presence:
    """Who is where at which age, by category; worked out once for each."""

    def __init__(self, network: Network, days: int) -> None:
        self.network = network
        self.steps = days * STEPS + 1
        self.length = 1 << int(2 * self.steps - 1).bit_length()
        self.ages = np.arange(self.steps + 1) / STEPS
        self.arrived = lru_cache(None)(self._arrived)
        self.table = lru_cache(None)(self._table)
        self.chain = lru_cache(None)(self._chain)

    def _table(self, table: int) -> tuple[Complexes, Complexes]:
        """Return the transforms of a stay: still there, and just left, by age."""
        return self._transforms(self.network.tables[table])

    def _transforms(self, table: npt.NDArray[Any]) -> tuple[Complexes, Complexes]:
        alive = survival(table.astype(float), self.ages)
        gone = alive[:-1] - alive[1:]
        # Who leaves in a step leaves half at each of its ends.
        left = gone / 2
        left[1:] += gone[:-1] / 2
        return fft.rfft(alive[:-1], self.length), fft.rfft(left, self.length)

    def _walk(
        self,
        begin: int,
        end: int,
        route: int,
        weight: float,
        residual: npt.NDArray[Any] | None = None,
    ) -> list[_Part]:
        """Follow stages `begin` to `end` of a route from a start at age 0.

        `residual` is the table of what is left of the first stay, when it has begun.
        """
        parts = []
        entered = np.full(self.length // 2 + 1, weight, complex)
        for place, stage in enumerate(range(begin, end)):
            row = self.network.stages[stage]
            if residual is not None and place == 0:
                alive, left = self._transforms(residual)
            else:
                alive, left = self.table(int(row["table"]))
            if place > 0:
                # Those who enter around a step are half there at the step itself.
                alive = alive - 0.5
            parts.append(
                _Part(
                    order=int(row["number"]),
                    kind=int(row["kind"]),
                    route=route,
                    place=stage,
                    presence=entered * alive,
                )
            )
            if stage + 1 < end:
                entered = self._within(entered * left)
        return parts

    def _within(self, transform: Complexes) -> Complexes:
        """Return a transform without what comes after the last step.

        Else a third convolution would bring it back at the first.
        """
        kept = fft.irfft(transform, self.length)[: self.steps]
        return fft.rfft(kept, self.length)

    def _arrived(self, category: int) -> list[_Part]:
        table = self.network.category_table[category]
        parts = []
        before = 0.0
        for r in range(table["first"], table["first"] + table["routes"]):
            route = self.network.routes[r]
            chance = float(route["below"] - before)
            before = route["below"]
            begin, end = int(route["begin"]), int(route["end"])
            parts += self._walk(begin, end, r, chance)
        return [replace(part, presence=self._within(part.presence)) for part in parts]

    def _chain(self, route: int, facility: int) -> dict[int, int]:
        """Return the region of each stage when always the nearest place is used."""
        regions = {}
        network = self.network
        row = network.routes[route]
        for stage in range(row["begin"], row["end"]):
            slot = facility * len(KINDS) + network.stages["kind"][stage]
            at = network.near_start[slot]
            if at == network.near_start[slot + 1]:
                break
            station = network.stations[network.near_station[at]]
            facility = int(station["facility"])
            regions[stage] = int(station["region"])
        return regions

    def _weights(self, part: _Part, shares: Floats) -> Floats:
        weight = np.zeros(len(self.network.regions))
        for f in np.flatnonzero(shares):
            region = self.chain(part.route, int(f)).get(part.place)
            if region is not None:
                weight[region] += shares[f]
        return weight

    def census(
        self, demand: Demand, i: int, category: int
    ) -> list[tuple[_Part, Floats, Floats]]:
        """Return parts with region weights and census by step, of one intake."""
        found = []
        for shares, rate in _inflows(demand, i):
            flow = fft.rfft(rate, self.length)
            for part in self.arrived(category):
                census = fft.irfft(part.presence * flow, self.length)[: self.steps]
                # Those of a step come evenly over it, none before it begins.
                now = rate * fft.irfft(part.presence, self.length)[0]
                middle = np.zeros(self.steps)
                middle[1:] = (census[1:] - np.append(now[1:], 0.0) + census[:-1]) / 2
                found.append((part, self._weights(part, shares), middle))
        found += self._residents(demand, i, category)
        return found

    def _residents(
        self, demand: Demand, i: int, category: int
    ) -> list[tuple[_Part, Floats, Floats]]:
        rows = demand.residents[demand.residents["intake"] == i]
        if not len(rows):
            return []
        found = []
        routes = self.network.routes
        for at in resident_stages(self.network, category):
            of_stage = rows[rows["number"] == at.number]
            shares = np.zeros(len(self.network.facilities))
            np.add.at(shares, of_stage["facility"], of_stage["mean"])
            route = int(np.flatnonzero(routes["end"] == at.end)[0])
            residual = demand.residual[of_stage["table"][0]]
            for part in self._walk(at.stage, at.end, route, 1.0, residual):
                census = fft.irfft(part.presence, self.length)[: self.steps]
                found.append((part, self._weights(part, shares), census))
        return found


def _inflows(demand: Demand, i: int) -> list[tuple[Floats, Floats]]:
    """Return shares by facility, and arrivals by step, for each region of origin."""
    network = demand.network
    rows = demand.arrivals
    day = np.repeat(np.arange(demand.days), np.diff(demand.day_start))
    mine = rows["intake"] == i
    region = network.facility_region[rows["facility"]]
    flows = []
    for r in np.unique(region[mine]):
        chosen = mine & (region == r)
        rate = rows["rate"][chosen] * (1 - rows["postponed"][chosen])
        shares = np.zeros(len(network.facilities))
        np.add.at(shares, rows["facility"][chosen], rate)
        if not shares.sum():
            continue
        by_day = np.bincount(day[chosen], rate, minlength=demand.days).astype(float)
        first = rows[chosen][0]
        steps = _within_day(demand, i, by_day, daytime=bool(first["daytime"]))
        flows.append((shares / shares.sum(), steps))
    return flows


def _within_day(demand: Demand, i: int, by_day: Floats, *, daytime: bool) -> Floats:
    """Spread the arrivals of each day over its steps."""
    curve = demand.intakes[i].curve
    edges = np.arange(STEPS + 1) / STEPS
    if daytime:
        share = demand.network.register.parameter("daytime_share")
        moments, before = hours_of_day(share)
        below = np.interp(edges, moments, before)
        weights = np.tile(np.diff(below), (demand.days, 1))
    else:
        width = np.maximum(curve.closes - curve.opens, 1e-12)
        below = (edges[None, :] - curve.opens[:, None]) / width[:, None]
        weights = np.diff(np.clip(below, 0, 1), axis=1)
    return np.asarray((weights * by_day[:, None]).ravel())
