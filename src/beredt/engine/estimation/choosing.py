"""Which law and which drift foretell a census best, and the stay that they mean."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from beredt.engine.estimation.census import (
    DRIFTS,
    KNOT_DAYS,
    Census,
    CensusLaw,
    CensusSeries,
    Drift,
    compute_census,
    drift_of,
    fit_census,
    foretell,
    hats,
    spread_of_variation,
)
from beredt.engine.estimation.estimate import (
    LEVEL,
    Interval,
    StayEstimate,
    StayPeriod,
    facts_of,
)
from beredt.engine.estimation.laws import Floats, Law
from beredt.engine.streams import stream

# The two families whose tails differ most; a gamma law lies between them.
CENSUS_FAMILIES = ("lognormal", "weibull")
ORIGINS = 3
LONGEST_AHEAD = 31
PERIOD_DAYS = 2 * KNOT_DAYS
_DRAWS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class CensusForm:
    """A family of stays and the way in which its mean drifts, with their score.

    The score is the mean of minus the log density of the counts that were foretold,
    over all origins; the lowest is best.
    """

    family: str
    kind: Drift
    score: float


def choose_form(
    series: CensusSeries,
    kinds: tuple[Drift, ...] = DRIFTS,
    *,
    origins: Sequence[int] | None = None,
) -> tuple[CensusForm, ...]:
    """Return the forms of a census, the one that foretold best first.

    Each form is fitted to the series before each of `origins`, else of the last three
    months, and foretells the month that follows; nothing after the series is used.
    """
    days = len(series.occupied)
    ahead = min(LONGEST_AHEAD, days // (ORIGINS + 1))
    chosen = origins or [days - n * ahead for n in range(ORIGINS, 0, -1)]
    forms = []
    for family in CENSUS_FAMILIES:
        for kind in kinds:
            scores = [_score(series, at, ahead, family, kind) for at in chosen]
            score = float(np.mean(scores))
            forms.append(CensusForm(family=family, kind=kind, score=score))
    return tuple(sorted(forms, key=lambda form: form.score))


def _score(
    series: CensusSeries, at: int, ahead: int, family: str, kind: Drift
) -> float:
    law, _ = fit_census(series.until(at), family, kind)
    beyond = series.until(at + ahead)
    told = foretell(law, beyond, np.minimum(beyond.counted, at - 1))
    later = told.days >= at
    if not later.any():
        return 0.0
    spread = told.spread[later]
    away = (beyond.occupied[told.days] - told.mean)[later] / spread
    return float((np.log(spread) + away**2 / 2).mean())


def estimate_from_census(series: CensusSeries) -> StayEstimate:
    """Return the stay that a census means, in the form that foretold it best."""
    forms = choose_form(series)
    law, _ = fit_census(series, forms[0].family, forms[0].kind)
    return stay_of_census(
        law, series, tuple((f"{f.family} {f.kind}", f.score) for f in forms)
    )


def stay_of_census(
    law: CensusLaw, series: CensusSeries, tried: tuple[tuple[str, float], ...] = ()
) -> StayEstimate:
    """Return the stay that a fitted census law means for those who were admitted."""
    census = compute_census(law, series)
    mean_drift, covariance = drift_of(census, series)
    days = len(series.occupied)
    weights = hats(days) * series.admissions[:, None]
    whole = _level(law, weights.sum(axis=0), mean_drift, covariance)
    stay = Law(law.family, float(np.exp(whole[0])), law.variation)
    mean, median, p90, variation = _facts(
        stay, whole[1], spread_of_variation(law, series)
    )
    return StayEstimate(
        kind="census",
        law=stay,
        mean=mean,
        median=median,
        p90=p90,
        variation=variation,
        misfit=_misfit(census, series, mean_drift),
        number=float(series.admissions.sum()),
        still_inside=int(series.occupied[series.counted[-1]]),
        tried=tried,
        periods=_periods(law, series, mean_drift, covariance),
    )


def _level(
    law: CensusLaw, weights: Floats, drift: Floats, covariance: Floats
) -> tuple[float, float]:
    """Return the log mean stay of the admitted with these weights, and its spread."""
    share = weights / weights.sum()
    spread = np.sqrt(max(share @ covariance @ share, 0.0))
    return float(np.log(law.mean * law.counted) + share @ drift), float(spread)


def _facts(stay: Law, of_mean: float, of_variation: float) -> tuple[Interval, ...]:
    keyed = np.random.Generator(np.random.Philox(key=stream("estimation", "census")))
    moved = np.exp(keyed.standard_normal((_DRAWS, 2)) * [of_mean, of_variation])
    drawn = [
        facts_of(Law(stay.family, stay.mean * m, min(stay.variation * v, 8.0)))
        for m, v in moved
    ]
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return tuple(
        Interval(value=value, low=float(min(lo, value)), high=float(max(hi, value)))
        for value, lo, hi in zip(facts_of(stay), low, high, strict=True)
    )


def _periods(
    law: CensusLaw, series: CensusSeries, drift: Floats, covariance: Floats
) -> tuple[StayPeriod, ...]:
    if law.kind == "steady":
        return ()
    days = len(series.occupied)
    found = []
    for first in range(0, days, PERIOD_DAYS):
        after = min(first + PERIOD_DAYS, days)
        came = series.admissions[first:after]
        if came.sum() == 0:
            continue
        weights = (hats(days)[first:after] * came[:, None]).sum(axis=0)
        value, spread = _level(law, weights, drift, covariance)
        low, high = np.exp(value + np.array([-1, 1]) * 1.2816 * spread)
        mean = Interval(value=float(np.exp(value)), low=float(low), high=float(high))
        found.append(
            StayPeriod(
                first=first, after=after, admissions=float(came.sum()), mean=mean
            )
        )
    return tuple(found)


def _misfit(census: Census, series: CensusSeries, drift: Floats) -> float:
    computed = census.expected + census.by_knot @ drift
    return float(np.abs(computed - series.occupied[series.counted]).mean())
