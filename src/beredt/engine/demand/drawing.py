"""Demand: everything about the patients to come that is the same in every draw."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.chance import normal_quantile
from beredt.engine.demand.arriving import list_arrivals
from beredt.engine.demand.intakes import Factor, Intake, intakes
from beredt.engine.demand.postponing import ledger, postpone
from beredt.engine.demand.residents import residents
from beredt.engine.demand.rounding import whole_patients
from beredt.engine.kernels.philox import INTENSITY, LEVEL, uniforms
from beredt.engine.network import Network
from beredt.engine.scenario import Quantity, Scenario
from beredt.engine.streams import stream

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Demand:
    """Patients to come, as expected numbers from which every draw takes its own.

    `arrivals` and `residents` are records of `kernels.records`; those of day t are
    `arrivals[day_start[t]:day_start[t + 1]]`. Axes of `residual`, what is left of the
    residents' stays: table, point of `stays.grid`; of `backlog`: day, region.
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

    def levels(self, draw: int) -> Floats:
        """Return how large each intake is in one draw. Axes: intake, day."""
        level = np.ones((len(self.intakes), self.days))
        drawn: dict[str, float] = {}
        for i, intake in enumerate(self.intakes):
            for factor in intake.factors:
                if factor.name not in drawn:
                    drawn[factor.name] = self._drawn(factor, draw)
                level[i] *= drawn[factor.name]
            if intake.variation > 0:
                level[i] *= self._intensity(intake, draw)
        return level

    def mean_level(self, intake: Intake) -> float:
        """Return the expectation of an intake's level over all draws."""
        mean = 1.0
        for factor in intake.factors:
            q = factor.quantity
            mean *= (q.least + q.value + q.most) / 3 / factor.base if factor.base else 0
        return mean

    def _drawn(self, factor: Factor, draw: int) -> float:
        q = factor.quantity
        if not factor.base:
            return 0.0
        if q.least == q.most:
            return q.value / factor.base
        address = np.array([stream(factor.name)])
        u = float(uniforms(self.seed, LEVEL, draw, address, 1)[0, 0])
        return triangle(u, q) / factor.base

    def _intensity(self, intake: Intake, draw: int) -> Floats:
        address = np.array([stream(intake.need)])
        u = uniforms(self.seed, INTENSITY, draw, address, self.days)[0]
        # Gamma with mean 1 in its Wilson-Hilferty form: never negative, and one
        # function of u, so that draws stay coupled when the variation is changed.
        shape = intake.variation**-2.0
        z = normal_quantile(u)
        cube = 1 - 1 / (9 * shape) + z / (3 * np.sqrt(shape))
        return np.asarray(np.maximum(cube, 0.0) ** 3)


def triangle(u: float, q: Quantity) -> float:
    """Return the quantile of a triangle from `least` to `most` with its top at `value`.

    >>> triangle(0.5, Quantity(value=2, low=1, high=3))
    2.0
    """
    width = q.most - q.least
    split = (q.value - q.least) / width
    if u < split:
        return float(q.least + np.sqrt(u * width * (q.value - q.least)))
    return float(q.most - np.sqrt((1 - u) * width * (q.most - q.value)))


def draw_demand(scenario: Scenario, network: Network, *, seed: int) -> Demand:
    """Work out who is to come; the patients of each draw follow from its number."""
    parts = [
        (intake, postpone(intake, scenario, network))
        for intake in intakes(scenario, network)
    ]
    day, arrivals = list_arrivals(
        parts, _rates([intake for intake, _ in parts]), network
    )
    order = np.argsort(day, kind="stable")
    there = residents([intake for intake, _ in parts], scenario, network)
    return Demand(
        network=network,
        days=scenario.days,
        seed=seed,
        intakes=tuple(intake for intake, _ in parts),
        arrivals=arrivals[order],
        day_start=np.searchsorted(day[order], np.arange(scenario.days + 1)).astype(
            np.int32
        ),
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
