"""Length of stay from admissions and census, by the law of the census itself.

Given the admissions and a law of stays, the census of every day is a sum of chances
that are the same patients' on all days, so its mean and covariance are known. To them
are added how the mean stay drifts with the day of admission, the weekday, and the
noise of counting; everything is fitted by maximum likelihood of the normal law with
this mean and covariance. The same law, conditioned on what has been counted so far,
foretells the census of later days from their admissions.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import linalg, optimize, special

from beredt.engine.estimation.laws import (
    LEAST_VARIATION,
    Floats,
    Law,
    unit_survival,
    unit_within,
)
from beredt.engine.estimation.region import hessian, inverse

Days = npt.NDArray[np.intp]
Drift = Literal["steady", "shortening", "reverting", "lasting"]
DRIFTS: tuple[Drift, ...] = ("steady", "shortening", "reverting", "lasting")
KNOT_DAYS = 14
LEVEL_SPREAD = 1.0  # of the log mean stay before anything is counted
LEAST_NOISE = 0.3  # variance of a count, in patients squared
WEEK = 7
CENTRINGS = 6
CENTRED = 0.02
MOST_DRIFT = 2.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CensusSeries:
    """Admissions and census of consecutive days; a census not counted is nan.

    Those inside at the first count are taken to be as a random moment finds them.
    """

    admissions: Floats
    occupied: Floats

    def __post_init__(self) -> None:
        if len(self.admissions) != len(self.occupied):
            raise ValueError("Admissions and census must have the same days.")
        if len(self.counted) < 2 * WEEK or not self.admissions.sum():
            raise ValueError("A census needs admissions and 14 counted days.")

    @property
    def counted(self) -> Days:
        """Return the days that have a census."""
        return np.flatnonzero(~np.isnan(self.occupied))

    def until(self, day: int) -> "CensusSeries":
        """Return the days before `day`."""
        return CensusSeries(
            admissions=self.admissions[:day], occupied=self.occupied[:day]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CensusLaw:
    """A law of stays, and what else moves a census.

    `counted` is the share of the admitted who are ever counted, `moment` the time of
    the day of the count (1.0 is its end). `noise` is the variance of a count over its
    mean; `drift` the spread of the log mean stay over admission days, which changes
    over `memory` days; `weekday` the spread of the weekdays' share. `centre` has the
    drift at the knots about which the census is taken to be linear.
    """

    family: str
    kind: Drift
    mean: float
    variation: float
    counted: float
    moment: float
    noise: float
    drift: float
    memory: float
    weekday: float
    centre: tuple[float, ...] = ()

    @property
    def stay(self) -> Law:
        """Return the law of stays about which the mean drifts."""
        return Law(self.family, self.mean, self.variation)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Foretold:
    """The census of counted days, as foretold: mean and spread. Axes: counted day."""

    days: Days
    mean: Floats
    spread: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Census:
    """Mean and covariance of the census of counted days, and how drift moves it.

    Axes of `by_knot`: counted day, knot of the drift.
    """

    expected: Floats
    chance: Floats
    by_knot: Floats
    drift: Floats

    @property
    def covariance(self) -> Floats:
        """Return the covariance of counts, drift included."""
        return np.asarray(self.chance + self.by_knot @ self.drift @ self.by_knot.T)


def knots(days: int) -> Floats:
    """Return the admission days at which the drift has a value of its own."""
    return np.arange(0.0, days + KNOT_DAYS, KNOT_DAYS)


def compute_census(law: CensusLaw, series: CensusSeries) -> Census:
    """Return what a law says of the census of the counted days."""
    counted, days = series.counted, len(series.occupied)
    first = int(counted[0])
    came = np.where(np.arange(days) > first, series.admissions, 0.0)
    inside = float(series.occupied[first])
    drift = _drift(law, days)
    centre = _continued(law, drift)
    share, slope = _presence(law, np.exp(hats(days) @ centre))
    present = law.counted * share[counted] * came
    left, left_slope = _left(law, float(np.exp(centre[0])), counted - first)
    expected = present.sum(axis=1) + inside * left
    chance = _chance(present, came, counted) + inside * _shared(left)
    weekday = (counted[:, None] - counted[None, :]) % WEEK == 0
    chance += law.weekday**2 * weekday * np.outer(expected, expected)
    chance += np.diag(law.noise * expected + LEAST_NOISE)
    by_knot = (law.counted * slope[counted] * came) @ hats(days)
    by_knot[:, 0] += inside * left_slope
    return Census(
        expected=np.asarray(expected - by_knot @ centre),
        chance=chance,
        by_knot=by_knot,
        drift=drift,
    )


def fit_census(
    series: CensusSeries, family: str, kind: Drift
) -> tuple[CensusLaw, float]:
    """Return the most likely law of a family and a kind of drift, and its cost.

    The census is linear in the drift about a centre, which is moved to the likeliest
    drift until it stays there.
    """
    patients = np.nansum(series.occupied) * len(series.occupied) / len(series.counted)
    rough = float(np.clip(patients / series.admissions.sum(), 0.2, 200))
    point = _USUAL
    law = centred(_law(point, family, kind, rough), series)
    for _ in range(CENTRINGS):
        before = np.array(law.centre)
        law, point, cost = _fit_about(series, point, law)
        if np.abs(law.centre - before).max() < CENTRED:
            break
    return law, cost


def _fit_about(
    series: CensusSeries, start: Floats, about: CensusLaw
) -> tuple[CensusLaw, Floats, float]:
    def at(point: Floats) -> CensusLaw:
        law = _law(point, about.family, about.kind, about.mean)
        return replace(law, centre=about.centre)

    def cost(point: Floats) -> float:
        return _cost(at(point), series, point)

    found = optimize.minimize(
        cost,
        start,
        method="L-BFGS-B",
        bounds=_bounds(about.kind),
        options={"maxiter": 40},
        tol=1e-6,
    )
    point = np.asarray(found.x)
    return centred(at(point), series), point, float(found.fun)


def centred(law: CensusLaw, series: CensusSeries) -> CensusLaw:
    """Return the law linear about the drift that is likeliest for a series."""
    likeliest, _ = drift_of(compute_census(law, series), series)
    bounded = np.clip(likeliest, -MOST_DRIFT, MOST_DRIFT)
    return replace(law, centre=tuple(float(value) for value in bounded))


def foretell(law: CensusLaw, series: CensusSeries, known: Days) -> Foretold:
    """Foretell each counted day from those counted on or before a day known of it.

    `known` has, for every counted day, the last day whose count is known then; the
    admissions of all days are known.
    """
    census = compute_census(law, series)
    counted = series.counted
    factor = linalg.cholesky(census.covariance, lower=True)
    residual = series.occupied[counted] - census.expected
    white = linalg.solve_triangular(factor, residual, lower=True)
    mean, spread = np.empty(len(counted)), np.empty(len(counted))
    for n in range(len(counted)):
        before = int(np.searchsorted(counted[: n + 1], known[n], side="right"))
        mean[n] = census.expected[n] + factor[n, :before] @ white[:before]
        spread[n] = np.sqrt((factor[n, before : n + 1] ** 2).sum())
    return Foretold(days=counted, mean=np.maximum(mean, 0.0), spread=spread)


def drift_of(census: Census, series: CensusSeries) -> tuple[Floats, Floats]:
    """Return the likeliest drift of the log mean stay at the knots, and its covariance.

    The level's own distance from the mean of the law is part of the drift.
    """
    residual = series.occupied[series.counted] - census.expected
    moved = census.by_knot @ census.drift
    known = linalg.cho_solve(linalg.cho_factor(census.covariance), moved)
    return known.T @ residual, np.asarray(census.drift - known.T @ moved)


def spread_of_variation(law: CensusLaw, series: CensusSeries) -> float:
    """Return how closely the log of the coefficient of variation is known."""
    best = _point(law)

    def cost(point: Floats) -> float:
        at = _law(point, law.family, law.kind, law.mean)
        return _cost(replace(at, centre=law.centre), series, point)

    return float(np.sqrt(inverse(hessian(cost, best, 1e-2))[0, 0]))


# Usual values of the parameters, and how far from them they are likely to be:
# log variation, logit counted, logit moment, log noise, log drift, log memory, log
# weekday.
_USUAL = np.array([0.0, 3.0, 0.0, -1.5, np.log(0.2), np.log(45.0), -3.5])
_USUAL_SPREAD = np.array([0.5, 1.5, 1.5, 1.0, 0.7, 0.7, 0.7])


def _bounds(kind: Drift) -> list[tuple[float, float]]:
    free = [(-2.0, 1.5), (-5.0, 7.0), (-4.0, 5.0), (-6.0, 3.0)]
    drift = [(-4.0, 0.3), (1.5, 6.0)]
    if kind == "steady":
        drift = [(float(v), float(v)) for v in _USUAL[4:6]]
    return [*free, *drift, (-7.0, -1.5)]


def _law(point: Floats, family: str, kind: Drift, mean: float) -> CensusLaw:
    return CensusLaw(
        family=family,
        kind=kind,
        mean=mean,
        variation=float(max(np.exp(point[0]), LEAST_VARIATION)),
        counted=float(special.expit(point[1])),
        moment=float(special.expit(point[2])),
        noise=float(np.exp(point[3])),
        drift=float(np.exp(point[4])),
        memory=float(np.exp(point[5])),
        weekday=float(np.exp(point[6])),
    )


def _point(law: CensusLaw) -> Floats:
    return np.array(
        [
            np.log(law.variation),
            special.logit(law.counted),
            special.logit(law.moment),
            *np.log([law.noise, law.drift, law.memory, law.weekday]),
        ]
    )


def _cost(law: CensusLaw, series: CensusSeries, point: Floats) -> float:
    """Return minus the log-likelihood, and how unusual the parameters are."""
    census = compute_census(law, series)
    residual = series.occupied[series.counted] - census.expected
    factor = linalg.cholesky(census.covariance, lower=True)
    white = linalg.solve_triangular(factor, residual, lower=True)
    unusual = (point - _USUAL) / _USUAL_SPREAD
    return float(
        white @ white / 2 + np.log(np.diag(factor)).sum() + unusual @ unusual / 2
    )


def _chance(present: Floats, came: Floats, counted: Days) -> Floats:
    """Return the covariance of a census that consists of the same patients.

    A patient who is counted on both days is counted on the later one. Those of the
    earlier day itself, who may have come after its count, are left as independent.
    """
    until = np.cumsum(present, axis=1)
    order = np.arange(len(counted))
    later = np.maximum.outer(order, order)
    earlier = np.minimum.outer(counted, counted)
    both = until[later, earlier]
    share = np.divide(present, came, out=np.zeros_like(present), where=came > 0)
    apart = present @ share.T
    same_day = np.subtract.outer(counted, counted) != 0
    alone = share[later, earlier] * (1 - share[np.minimum.outer(order, order), earlier])
    return np.asarray(both - apart - same_day * came[earlier] * alone)


def _shared(left: Floats) -> Floats:
    later = np.minimum.outer(left, left)
    return np.asarray(later - np.outer(left, left))


def _presence(law: CensusLaw, factors: Floats) -> tuple[Floats, Floats]:
    """Return presence by day and admission day, and its slope in the log mean stay.

    `factors` are what the mean stay of each admission day is times the law's.
    """
    days = len(factors)
    means = law.mean * factors
    ages = np.arange(-1, days)[:, None] - np.arange(days)[None, :] + law.moment
    x = np.maximum(ages, 0.0) / means
    spent = unit_within(law.family, law.variation, x)
    before = spent - x * unit_survival(law.family, law.variation, x)
    return means * np.diff(spent, axis=0), means * np.diff(before, axis=0)


def _left(law: CensusLaw, factor: float, ages: Days) -> tuple[Floats, Floats]:
    """Return the share of those inside at first who are left, and its slope."""
    x = ages / (law.mean * factor)
    left = 1 - unit_within(law.family, law.variation, x)
    return left, np.asarray(x * unit_survival(law.family, law.variation, x))


def _continued(law: CensusLaw, drift: Floats) -> Floats:
    """Return the centre at every knot: beyond the fitted ones as the drift goes on."""
    fitted = len(law.centre)
    if not fitted:
        return np.zeros(len(drift))
    if fitted >= len(drift):
        return np.array(law.centre[: len(drift)])
    known = drift[:fitted, :fitted] + 1e-9 * np.eye(fitted)
    return np.asarray(
        drift[:, :fitted] @ linalg.solve(known, law.centre, assume_a="pos")
    )


def hats(days: int) -> Floats:
    """Return the weight of each knot for each admission day."""
    at = np.arange(days)[:, None]
    return np.asarray(np.maximum(0.0, 1 - np.abs(at - knots(days)) / KNOT_DAYS))


def _drift(law: CensusLaw, days: int) -> Floats:
    """Return the covariance of the drift's knots, the level's included."""
    at = knots(days)
    level = np.full((len(at), len(at)), LEVEL_SPREAD**2)
    if law.kind == "steady":
        return level
    if law.kind == "shortening":
        moved = 1 - np.exp(-at / law.memory)
        return np.asarray(level + law.drift**2 * np.outer(moved, moved))
    if law.kind == "reverting":
        apart = np.abs(np.subtract.outer(at, at))
        return np.asarray(level + law.drift**2 * np.exp(-apart / law.memory))
    passed = np.minimum.outer(at, at) / law.memory
    return np.asarray(level + law.drift**2 * passed)
