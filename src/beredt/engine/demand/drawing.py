"""Demand: everything about the patients to come that is the same in every draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.chance import normal_quantile
from beredt.engine.demand.arriving import list_arrivals
from beredt.engine.demand.intakes import Intake, intakes
from beredt.engine.demand.postponing import ledger, postpone
from beredt.engine.demand.residents import residents
from beredt.engine.demand.rounding import whole_patients
from beredt.engine.demand.spreading import (
    NO_EPIDEMICS,
    Epidemics,
    arrivals_of,
    find_epidemics,
)
from beredt.engine.kernels.philox import INTENSITY, uniforms
from beredt.engine.network import Network
from beredt.engine.scenario import Scenario
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
    epidemics: Epidemics = NO_EPIDEMICS

    def levels(self, draw: int) -> Floats:
        """Return how large each intake is in one draw. Axes: intake, day."""
        level = np.ones((len(self.intakes), self.days))
        means = [self.mean_level(intake) for intake in self.intakes]
        level *= np.reshape(means, (-1, 1))
        varied = [i for i, intake in enumerate(self.intakes) if intake.variation > 0]
        if varied:
            level[varied] *= self._intensity([self.intakes[i] for i in varied], draw)
        self.epidemics.levels(level, self.seed, draw)
        return level

    def mean_level(self, intake: Intake) -> float:
        """Return the expectation of an intake's level over all draws."""
        level = 1.0
        for factor in intake.factors:
            size = self.sizes.get(factor.name, factor.quantity.value)
            level *= size / factor.base if factor.base else 0.0
        return level

    def _intensity(self, intakes: Sequence[Intake], draw: int) -> Floats:
        address = np.array([stream(intake.need) for intake in intakes])
        u = uniforms(self.seed, INTENSITY, draw, address, self.days)
        # Gamma with mean 1 in its Wilson-Hilferty form: never negative, and one
        # function of u, so that draws stay coupled when the variation is changed.
        shape = np.array([[intake.variation**-2.0] for intake in intakes])
        z = normal_quantile(u)
        cube = 1 - 1 / (9 * shape) + z / (3 * np.sqrt(shape))
        return np.asarray(np.maximum(cube, 0.0) ** 3)


def draw_demand(scenario: Scenario, network: Network, *, seed: int) -> Demand:
    """Work out who is to come; the patients of each draw follow from its number."""
    parts = [
        (intake, postpone(intake, scenario, network))
        for intake in intakes(scenario, network)
    ]
    found = list_arrivals(parts, _rates([intake for intake, _ in parts]), network)
    epidemics = find_epidemics(scenario, network, first=len(parts))
    day, arrivals = _in_order_of_day(*found, arrivals_of(epidemics, network), scenario)
    there = residents([intake for intake, _ in parts], scenario, network)
    return Demand(
        network=network,
        days=scenario.days,
        seed=seed,
        intakes=(*(intake for intake, _ in parts), *epidemics.intakes),
        arrivals=arrivals,
        day_start=np.searchsorted(day, np.arange(scenario.days + 1)).astype(np.int32),
        residents=there.rows,
        residual=there.residual,
        backlog=ledger(parts, network, scenario.days),
        epidemics=epidemics,
    )


def _in_order_of_day(
    day: Array, rows: Array, more: Array, scenario: Scenario
) -> tuple[Array, Array]:
    """Return the day of each record, and all records; `more` has each day in turn."""
    days = np.concatenate([day, np.arange(len(more)) % scenario.days])
    every = np.concatenate([rows, more])
    order = np.argsort(days, kind="stable")
    return days[order], every[order]


def _rates(every: list[Intake]) -> list[Floats]:
    """Return the patients of each intake; exact ones whole. Axes: day, facility."""
    rates = [np.outer(intake.rates, intake.shares) for intake in every]
    for need in {intake.need for intake in every if intake.exact}:
        which = [i for i, intake in enumerate(every) if intake.need == need]
        whole = whole_patients(np.hstack([rates[i] for i in which]))
        for i, table in zip(which, np.hsplit(whole, len(which)), strict=True):
            rates[i] = table
    return rates
