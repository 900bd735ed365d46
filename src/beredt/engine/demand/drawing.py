"""Demand: everything about the patients to come that is the same in every draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.chance import normal_quantile
from beredt.engine.demand.intakes import Intake, intakes
from beredt.engine.demand.postponing import Postponement, ledger, postpone
from beredt.engine.demand.residents import residents
from beredt.engine.demand.rounding import whole_patients
from beredt.engine.kernels import records
from beredt.engine.kernels.philox import INTENSITY, uniforms
from beredt.engine.network import Network
from beredt.engine.scenario import SOURCES, Scenario
from beredt.engine.streams import stream

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Demand:
    """Patients to come, as expected numbers from which every draw takes its own.

    `arrivals` and `residents` are records of `kernels.records`; those of day t are
    `arrivals[day_start[t]:day_start[t + 1]]`. Axes of `residual`, what is left of the
    residents' stays: table, point of `stays.grid`; of `backlog`: day, region.
    `sizes`: what factors are in this world, by name, where not at their value.
    """

    network: Network
    days: int
    seed: int
    intakes: tuple[Intake, ...]
    arrivals: Array
    day_start: Array
    residents: Array
    residual: Array
    backlog: Floats
    sizes: Mapping[str, float] = field(default_factory=dict)

    def levels(self, draw: int) -> Floats:
        """Return how large each intake is in one draw. Axes: intake, day."""
        level = np.ones((len(self.intakes), self.days))
        for i, intake in enumerate(self.intakes):
            level[i] *= self.mean_level(intake)
            if intake.variation > 0:
                level[i] *= self._intensity(intake, draw)
        return level

    def mean_level(self, intake: Intake) -> float:
        """Return the expectation of an intake's level over all draws."""
        level = 1.0
        for factor in intake.factors:
            size = self.sizes.get(factor.name, factor.quantity.value)
            level *= size / factor.base if factor.base else 0.0
        return level

    def _intensity(self, intake: Intake, draw: int) -> Floats:
        address = np.array([stream(intake.need)])
        u = uniforms(self.seed, INTENSITY, draw, address, self.days)[0]
        # Gamma with mean 1 in its Wilson-Hilferty form: never negative, and one
        # function of u, so that draws stay coupled when the variation is changed.
        shape = intake.variation**-2.0
        z = normal_quantile(u)
        cube = 1 - 1 / (9 * shape) + z / (3 * np.sqrt(shape))
        return np.asarray(np.maximum(cube, 0.0) ** 3)


def draw_demand(scenario: Scenario, network: Network, *, seed: int) -> Demand:
    """Work out who is to come; the patients of each draw follow from its number."""
    parts = [
        (intake, postpone(intake, scenario, network))
        for intake in intakes(scenario, network)
    ]
    rows: list[tuple[int, tuple[Any, ...]]] = []
    tables = _rates([intake for intake, _ in parts])
    for i, (intake, part) in enumerate(parts):
        rows += _arrivals(i, intake, tables[i], part, network)
    rows.sort(key=lambda row: row[0])
    day = np.array([row[0] for row in rows], int)
    there = residents([intake for intake, _ in parts], scenario, network)
    return Demand(
        network=network,
        days=scenario.days,
        seed=seed,
        intakes=tuple(intake for intake, _ in parts),
        arrivals=np.array([row[1] for row in rows], records.ARRIVALS),
        day_start=np.searchsorted(day, np.arange(scenario.days + 1)).astype(np.int32),
        residents=there.rows,
        residual=there.residual,
        backlog=ledger(parts, network),
    )


def _rates(every: list[Intake]) -> list[Floats]:
    """Return the patients of each intake; exact ones whole. Axes: day, facility."""
    rates = [np.outer(intake.rates, intake.shares) for intake in every]
    for need in {intake.need for intake in every if intake.exact}:
        which = [i for i, intake in enumerate(every) if intake.need == need]
        whole = whole_patients(np.hstack([rates[i] for i in which]))
        for i, table in zip(which, np.hsplit(whole, len(which)), strict=True):
            rates[i] = table
    return rates


def _arrivals(
    i: int, intake: Intake, rates: Floats, part: Postponement, network: Network
) -> list[tuple[int, tuple[Any, ...]]]:
    """Return the records of one intake with their day."""
    category = network.categories.index(intake.category)
    source = SOURCES.index(intake.source)
    rows = []
    for which, table in (("", rates), ("later", part.caught_up)):
        for t, f in np.argwhere(table > 0):
            address = stream(
                intake.need,
                intake.category,
                intake.source,
                network.facilities[f].id,
                which,
            )
            rows.append(
                (
                    int(t),
                    (
                        table[t, f],
                        intake.curve.opens[t],
                        intake.curve.closes[t],
                        0.0 if which else part.chance[t, f],
                        address,
                        i,
                        f,
                        category,
                        source,
                        intake.daytime,
                        intake.exact,
                    ),
                )
            )
    return rows
