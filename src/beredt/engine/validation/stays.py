"""Intensive-care stays: the quantiles of the national register against fitted laws."""

from collections.abc import Sequence

import numpy as np

from beredt.engine.estimation import (
    Interval,
    Law,
    Mixture,
    QuantileTable,
    quantiles_of,
)
from beredt.engine.register import Register, Stage
from beredt.engine.validation.judging import Computed, judge
from beredt.engine.validation.line import Line

CASE = "intensive-stays"
NAMES = {0.5: "median_stay", 0.9: "stay_90", 0.99: "stay_99"}
KIND = "intensive"
DAYS = "days"


def intensive_stays(
    table: QuantileTable, mean: float, register: Register
) -> tuple[Line, ...]:
    """Set recorded quantiles and mean beside a law fitted to the quantiles.

    The mean is never fitted to. Then each of the median, the 90 and the 99 % quantile
    as the law fitted without it says; and the same numbers of the intensive-care stays
    of the register's ordinary patients, taken together. The simplest alternative is an
    exponential stay with the recorded mean (for the mean: with the recorded median).
    """
    recorded = [_day(table, share) for share in NAMES]
    at = np.array(list(NAMES))
    told = [_computed(fact) for fact in quantiles_of(table, at)]
    lines = _against("", recorded, mean, told)
    for n, (share, name) in enumerate(NAMES.items()):
        (without, _) = quantiles_of(_without(table, share), at[n : n + 1])
        computed = _computed(without)
        lines.append(_quantile(f"{name}_left_out", recorded[n], computed, mean, share))
    return (*lines, *_of_register(register, recorded, mean))


def _day(table: QuantileTable, share: float) -> float:
    return float(table.days[np.isclose(table.shares, share)][0])


def _without(table: QuantileTable, share: float) -> QuantileTable:
    kept = ~np.isclose(table.shares, share)
    return QuantileTable(
        shares=table.shares[kept], days=table.days[kept], number=table.number
    )


def _computed(fact: Interval) -> Computed:
    return Computed(fact.value, fact.low, fact.high)


def _against(
    prefix: str, recorded: Sequence[float], mean: float, told: Sequence[Computed]
) -> list[Line]:
    lines = [
        _quantile(f"{prefix}{name}", recorded[n], told[n], mean, share)
        for n, (share, name) in enumerate(NAMES.items())
    ]
    return [*lines, _mean(f"{prefix}mean_stay", mean, told[-1], recorded[0])]


def register_law(register: Register, stay: str = "stay") -> Mixture | None:
    """Return the intensive-care stays of the register's ordinary patients together."""
    admissions = {row.category: row.admissions for row in register.activity}
    laws, weights = [], []
    for stage in register.pathways:
        if stage.kind == KIND and admissions.get(stage.category):
            laws.append(_law(stage, stay))
            weights.append(admissions[stage.category] * stage.share)
    if not laws:
        return None
    shares = np.array(weights) / sum(weights)
    return Mixture(tuple(laws), tuple(float(share) for share in shares))


def _of_register(
    register: Register, recorded: Sequence[float], mean: float
) -> list[Line]:
    law, short, long = (
        register_law(register, stay) for stay in ("stay", "stay_low", "stay_high")
    )
    if law is None or short is None or long is None:
        return []
    told = [
        Computed(value, *sorted(ends))
        for value, *ends in zip(*map(_facts, (law, short, long)), strict=True)
    ]
    return _against("register_", recorded, mean, told)


def _facts(law: Mixture) -> list[float]:
    return [*map(float, law.quantiles(np.array(list(NAMES)))), law.mean]


def _law(stage: Stage, stay: str) -> Law:
    family = "lognormal" if stage.distribution == "lognormal" else "gamma"
    variation = 1.0 if stage.distribution == "exponential" else stage.variation
    if stage.distribution == "fixed":
        variation = 0.0
    mean = getattr(stage, stay)
    return Law(family, max(float(mean), 1e-3), max(float(variation), 0.05))


def _quantile(
    metric: str, recorded: float, told: Computed, mean: float, share: float
) -> Line:
    simplest = "exponential_stay", float(-mean * np.log1p(-share))
    return judge(CASE, metric, DAYS, recorded, told, simplest)


def _mean(metric: str, recorded: float, told: Computed, median: float) -> Line:
    simplest = "exponential_stay", float(median / np.log(2))
    return judge(CASE, metric, DAYS, recorded, told, simplest)
