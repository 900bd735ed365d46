"""Length of stay from a table of quantiles, with the mean when it is published."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from beredt.engine.estimation.estimate import Interval, StayEstimate, facts_of
from beredt.engine.estimation.laws import (
    FAMILIES,
    LEAST_VARIATION,
    MOST_VARIATION,
    Floats,
    Law,
    Mixture,
)
from beredt.engine.estimation.region import sampled_facts

# Stays behind a table that does not say how many: enough to say a quantile, few enough
# to keep the intervals wide.
NUMBER_UNSAID = 200.0
# A law reproduces a table when no quantile is further off than this share of its
# days, or than what rounding leaves of a short one.
ENOUGH, ROUNDED = 0.1, 0.06
MIXTURES = ("two_lognormal", "three_lognormal")
PARTS = {"two_lognormal": 2, "three_lognormal": 3}
_LEAST = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuantileTable:
    """Shares of stays and the days that they do not exceed; mean and number if known.

    Equal days at several shares are what rounding leaves; the highest share counts.
    """

    shares: Floats
    days: Floats
    mean: float | None = None
    number: float | None = None

    def __post_init__(self) -> None:
        rising = (np.diff(self.shares) > 0).all() and (np.diff(self.days) >= 0).all()
        if not (len(self.shares) and rising and self.days.max() > 0):
            raise ValueError("Shares and days must rise.")


def estimate_from_quantiles(table: QuantileTable) -> StayEstimate:
    """Return the simplest law that reproduces a table of quantiles.

    One family is kept if it reproduces every quantile within 10 %; otherwise two or
    three lognormal laws are mixed, as many as the table can tell apart.
    """
    fits, chosen = _fits(table)
    mean, median, p90, variation = sampled_facts(
        chosen.cost,
        chosen.best,
        lambda point: facts_of(_law(chosen.form, point)),
        f"quantiles {chosen.form}",
    )
    return StayEstimate(
        kind="quantiles",
        law=chosen.law,
        mean=mean,
        median=median,
        p90=p90,
        variation=variation,
        misfit=chosen.misfit,
        number=table.number or 0.0,
        still_inside=0,
        tried=tuple(sorted(((f, fit.aic) for f, fit in fits.items()), key=_second)),
    )


def quantiles_of(table: QuantileTable, shares: Floats) -> tuple[Interval, ...]:
    """Return the stays at other shares than a table's, and last the mean stay."""
    _, chosen = _fits(table)

    def facts(point: Floats) -> list[float]:
        law = _law(chosen.form, point)
        return [*map(float, law.quantiles(shares)), law.mean]

    return sampled_facts(chosen.cost, chosen.best, facts, f"quantiles {chosen.form}")


def _fits(table: QuantileTable) -> "tuple[dict[str, _Fit], _Fit]":
    edges, shares = _merged(table)
    number = table.number or NUMBER_UNSAID
    told = len(edges) + (table.mean is not None)
    fits: dict[str, _Fit] = {}
    for form in (*FAMILIES, *MIXTURES):
        if form in FAMILIES or (told > PARTS[form] * 3 and not _enough(fits)):
            cost = _cost(form, edges, shares, number, table.mean)
            fits[form] = _fit(form, cost, edges, shares)
    return fits, _choose(fits)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Fit:
    """One form fitted to a table."""

    form: str
    best: Floats
    cost: Callable[[Floats], float]
    misfit: float
    reproduces: bool

    @property
    def aic(self) -> float:
        return 2 * self.cost(self.best) + 2 * len(self.best)

    @property
    def law(self) -> Law | Mixture:
        return _law(self.form, self.best)


def _second(pair: tuple[str, float]) -> float:
    return pair[1]


def _enough(fits: dict[str, _Fit]) -> bool:
    return any(fit.reproduces for fit in fits.values())


def _choose(fits: dict[str, _Fit]) -> _Fit:
    """Return the likeliest of the forms with fewest laws that reproduce the table."""
    for parts in (1, 2, 3):
        of_size = [f for f in fits.values() if PARTS.get(f.form, 1) == parts]
        good = [fit for fit in of_size if fit.reproduces]
        if good:
            return min(good, key=lambda fit: fit.aic)
    return min(fits.values(), key=lambda fit: fit.aic)


def _merged(table: QuantileTable) -> tuple[Floats, Floats]:
    last = np.append(np.diff(table.days) > 0, True) & (table.days > 0)
    return table.days[last], table.shares[last]


def _starts(form: str, edges: Floats, shares: Floats) -> list[Floats]:
    """Return points to search from: laws around quantiles of the table."""
    at = np.log(edges)
    if form in FAMILIES:
        return [np.array([np.interp(0.6, shares, at), 0.0])]
    layouts: dict[str, list[tuple[float, ...]]] = {
        "two_lognormal": [(0.03, 0.55, 0.95), (0.4, 0.95, 0.2), (0.5, 0.8, 0.4)],
        "three_lognormal": [(0.03, 0.45, 0.93, 0.9, 0.2), (0.2, 0.5, 0.9, 0.5, 0.3)],
    }
    starts = []
    for layout in layouts[form]:
        parts = PARTS[form]
        means = np.interp(layout[:parts], shares, at)
        apart = np.log(np.expm1(np.maximum(np.diff(means), 0.2)))
        logits = special.logit(layout[parts:])
        starts.append(np.concatenate([means[:1], apart, np.full(parts, -0.3), logits]))
    return starts


def _law(form: str, point: Floats) -> Law | Mixture:
    """Return the law of a point: log mean and log variation, or those of mixed laws.

    Each law is longer than the one before it by a factor, so that they cannot change
    places; each share is of what the laws before it leave.
    """
    if form in FAMILIES:
        return _plain(form, point[0], point[1])
    parts = PARTS[form]
    longer = np.log1p(np.exp(np.clip(point[1:parts], -6, 6)))
    means = point[0] + np.concatenate([[0.0], np.cumsum(longer)])
    laws = [_plain("lognormal", m, point[parts + i]) for i, m in enumerate(means)]
    left, shares = 1.0, []
    for later in special.expit(point[2 * parts :]):
        shares.append(float(left * (1 - later)))
        left *= float(later)
    return Mixture(tuple(laws), (*shares, left))


def _plain(family: str, log_mean: float, log_variation: float) -> Law:
    ends = np.log([LEAST_VARIATION, MOST_VARIATION])
    variation = np.exp(np.clip(log_variation, *ends))
    return Law(family, float(np.exp(np.clip(log_mean, -12, 12))), float(variation))


def _cost(
    form: str, edges: Floats, shares: Floats, number: float, mean: float | None
) -> Callable[[Floats], float]:
    """Return minus the likelihood of the intervals between quantiles, and the mean."""
    weights = np.diff(np.concatenate([[0.0], shares, [1.0]]))

    def cost(point: Floats) -> float:
        law = _law(form, point)
        below = np.concatenate([[0.0], 1 - law.survival(edges), [1.0]])
        parts = np.maximum(np.diff(below), _LEAST)
        value = number * (weights @ (np.log(np.maximum(weights, _LEAST) / parts)))
        if mean is not None:
            error = mean * max(law.variation, 1.0) / np.sqrt(number)
            value += ((law.mean - mean) / error) ** 2 / 2
        # A weak pull towards plain laws keeps what the table does not say in bounds.
        return float(value + 0.005 * (point**2).sum())

    return cost


def _fit(
    form: str, cost: Callable[[Floats], float], edges: Floats, shares: Floats
) -> _Fit:
    found = [
        optimize.minimize(cost, start, method="BFGS", options={"gtol": 1e-5})
        for start in _starts(form, edges, shares)
    ]
    best = np.asarray(min(found, key=lambda result: result.fun).x)
    law = _law(form, best)
    off = np.abs(law.quantiles(shares) - edges)
    return _Fit(
        form=form,
        best=best,
        cost=cost,
        misfit=_misfit(law, edges, shares),
        reproduces=bool((off <= np.maximum(ENOUGH * edges, ROUNDED)).all()),
    )


def _misfit(law: Law | Mixture, edges: Floats, shares: Floats) -> float:
    return float(np.abs(1 - law.survival(edges) - shares).max())
