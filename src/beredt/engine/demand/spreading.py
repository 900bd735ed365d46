"""Epidemics from transmission as patients to come: each draw has its own course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from beredt.engine.demand.curves import Curve
from beredt.engine.demand.intakes import Intake
from beredt.engine.demand.places import shares_of
from beredt.engine.epidemic import (
    Outbreak,
    Spread,
    admissions,
    expected_outbreak,
    spread_of,
)
from beredt.engine.kernels import records
from beredt.engine.network import Network
from beredt.engine.scenario import SOURCES, Scenario, Transmission
from beredt.engine.streams import stream

Array = npt.NDArray[np.void]
Floats = npt.NDArray[np.float64]
# A draw may have patients on a day on which hardly any are expected.
LEAST_RATE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Epidemics:
    """The epidemics of a scenario and the intakes that their patients come by.

    The intakes of each stand together, from `first` on: first those of all homes for
    the ward, then those for intensive care.
    """

    spreads: tuple[Spread, ...]
    expected: tuple[Outbreak, ...]
    first: tuple[int, ...]
    intakes: tuple[Intake, ...]

    def levels(self, level: Floats, seed: int, draw: int) -> None:
        """Set the levels of their intakes to what comes in one draw.

        Axes of `level`: intake, day.
        """
        for spread, first in zip(self.spreads, self.first, strict=True):
            came = admissions(spread, seed, draw)
            rows = came.reshape(-1, came.shape[-1])
            begin = first - self.first[0]
            mine = self.intakes[begin : begin + len(rows)]
            for i, (row, intake) in enumerate(zip(rows, mine, strict=True)):
                level[first + i] = row / intake.curve.shares


NO_EPIDEMICS = Epidemics(spreads=(), expected=(), first=(), intakes=())


def find_epidemics(scenario: Scenario, network: Network, *, first: int) -> Epidemics:
    """Work out the epidemics of a scenario; their intakes are numbered from `first`."""
    needs = [need for need in scenario.needs if isinstance(need, Transmission)]
    if not needs:
        return NO_EPIDEMICS
    homes = homes_of(network)
    spreads, expected, firsts, rows = [], [], [], list[Intake]()
    for need in needs:
        spread = spread_of(need, scenario, network.register, homes)
        outbreak = expected_outbreak(spread)
        firsts.append(first + len(rows))
        rows += _intakes(outbreak, len(network.facilities))
        spreads.append(spread)
        expected.append(outbreak)
    return Epidemics(
        spreads=tuple(spreads),
        expected=tuple(expected),
        first=tuple(firsts),
        intakes=tuple(rows),
    )


def homes_of(network: Network) -> Mapping[str, Sequence[tuple[int, float]]]:
    """Return the hospitals of each municipality and their shares, by facility number.

    Where no hospital of the catchments takes patients, where patients of the
    municipality turn up otherwise.
    """
    index = {row.id: f for f, row in enumerate(network.facilities)}
    homes: dict[str, dict[int, float]] = {}
    for row in network.register.catchments:
        if row.facility in index and row.share > 0:
            shares = homes.setdefault(row.municipality, {})
            f = index[row.facility]
            shares[f] = shares.get(f, 0.0) + row.share
    for town in network.register.municipalities:
        if town.id not in homes:
            found = shares_of(network, town.id)
            homes[town.id] = {int(f): found[f] for f in np.flatnonzero(found)}
    return {
        town: [(f, share / sum(shares.values())) for f, share in shares.items()]
        for town, shares in homes.items()
    }


def _intakes(outbreak: Outbreak, facilities: int) -> list[Intake]:
    spread = outbreak.spread
    need = spread.need
    rows = []
    for category, came in (
        (need.ward_category, outbreak.ward[0]),
        (need.intensive_category, outbreak.intensive[0]),
    ):
        for h, f in enumerate(spread.homes):
            shares = np.zeros(facilities)
            shares[f] = 1.0
            rows.append(
                Intake(
                    need=need.name,
                    category=category,
                    source=need.source,
                    shares=shares,
                    curve=Curve.whole_days(np.maximum(came[h], LEAST_RATE)),
                    factors=(),
                )
            )
    return rows


def arrivals_of(epidemics: Epidemics, network: Network) -> Array:
    """Return the records of all patients of epidemics, in order of day within intakes.

    One record a day for each intake: those of intake i are rows i x days and on.
    """
    named = {spread.need.name: spread.address for spread in epidemics.spreads}
    parts = [
        _records(intake, first, network, named[intake.need])
        for first, intake in enumerate(epidemics.intakes, (*epidemics.first, 0)[0])
    ]
    return np.concatenate(parts) if parts else np.zeros(0, records.ARRIVALS)


def _records(intake: Intake, number: int, network: Network, named: str) -> Array:
    f = int(intake.shares.argmax())
    rows = np.zeros(len(intake.curve.shares), records.ARRIVALS)
    rows["rate"] = intake.curve.shares
    rows["opens"], rows["closes"] = intake.curve.opens, intake.curve.closes
    rows["stream"] = _address(
        named, intake.category, intake.source, network.facilities[f].id
    )
    rows["intake"], rows["facility"] = number, f
    rows["category"] = network.categories.index(intake.category)
    rows["source"] = SOURCES.index(intake.source)
    rows["exact"] = records.COUNTED
    return rows


@lru_cache(maxsize=4096)
def _address(need: str, category: str, source: str, facility: str) -> int:
    return stream(need, category, source, facility, "")
