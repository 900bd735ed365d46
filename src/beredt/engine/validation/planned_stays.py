"""Patients in hospital as the register's own stays make them: nothing is fitted.

What a planner had in March 2020: how many are admitted, which share of them was planned
to need intensive care, and the stays of the register with their intervals. It was added
when the laws that are fitted had been scored, and when it was known what it gives on
the same days; no number in it was chosen or changed by that.
"""

import numpy as np

from beredt.engine.estimation import CensusSeries
from beredt.engine.estimation.laws import Floats
from beredt.engine.kernels.philox import LEVEL, uniforms
from beredt.engine.knowledge.laws import law_quantiles
from beredt.engine.register import Register, Stage
from beredt.engine.stays import stay_table, survival
from beredt.engine.streams import stream
from beredt.engine.validation.line import Line
from beredt.engine.validation.occupancy import CASE, Scored, line, score_single_law
from beredt.engine.validation.recorded import Record

WARD, INTENSIVE = "K09", "K10"
WORLDS = 200
SEED = 1
STEPS = 8  # of a day
LONGEST = 120  # days


def planned_occupancy(
    series: CensusSeries, fitted: int, register: Register, record: Record
) -> tuple[Line, ...]:
    """Score the register's stays on the counted days from `fitted` on."""
    share = record.value("fhi-2020", "intensive") / record.value("fhi-2020", "admitted")
    told = tell(series, register, share)
    later = series.counted[series.counted >= fitted]
    scored = Scored(
        days=later,
        recorded=series.occupied[later],
        computed=told.mean(axis=0)[later],
        spread=_spread(told)[later],
    )
    single = score_single_law(series, fitted)
    simplest = ("single_law", single.error)
    return (line(CASE, "from_register_stays", scored, simplest),)


def tell(series: CensusSeries, register: Register, share: float) -> Floats:
    """Return the expected census of each world. Axes: world, day.

    Worlds differ by the stays, drawn from their intervals; `share` of the admitted go
    the way of those who need intensive care.
    """
    ways = [
        [row for row in register.pathways if row.category == category and row.stay >= 1]
        for category in (WARD, INTENSIVE)
    ]
    addresses = np.array(
        [stream(CASE, row.category, row.kind) for way in ways for row in way]
    )
    u = uniforms(SEED, LEVEL, 0, addresses, WORLDS)
    means = iter(u)
    stays = [[_means(row, next(means)) for row in way] for way in ways]
    census = []
    for world in range(WORLDS):
        ward, intensive = (
            _left(way, [mean[world] for mean in drawn])
            for way, drawn in zip(ways, stays, strict=True)
        )
        left = (1 - share) * ward + share * intensive
        census.append(np.convolve(series.admissions, left)[: len(series.occupied)])
    return np.array(census)


def _means(row: Stage, u: Floats) -> Floats:
    return law_quantiles("triangle", row.stay_low, row.stay, row.stay_high, u)


def _left(way: list[Stage], means: list[float]) -> Floats:
    """Return the share of those admitted on a day who are there at later ends of day.

    Stages follow one another; patients come at all hours alike. Axis: days since.
    """
    ages = np.arange(LONGEST * STEPS + 1) / STEPS
    ends = np.array([1.0])
    for row, mean in zip(way, means, strict=True):
        table = stay_table(row.distribution, mean, row.variation)
        ends = np.convolve(ends, -np.diff(survival(table, ages)))[: LONGEST * STEPS]
    there = 1 - np.cumsum(ends)
    return np.asarray(there.reshape(LONGEST, STEPS).mean(axis=1))


def _spread(told: Floats) -> Floats:
    """Return the standard deviation: of the worlds, and of a Poisson count in each."""
    return np.asarray(np.sqrt(told.var(axis=0) + told.mean(axis=0)))
