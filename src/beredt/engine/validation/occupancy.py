"""Patients in hospital, recorded against foretold from their recorded admissions.

Everything is fitted before a day `fitted`, and scored on the days after it, once. The
form of the law was chosen on the first part alone, by what foretold May, June and July
2020 best from the days before each (`choose_form`), and set down before the second part
was scored. Two forms were all but equal; the other one was not tried before.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import optimize

from beredt.engine.estimation import (
    CensusForm,
    CensusLaw,
    CensusSeries,
    Foretold,
    fit_census,
    foretell,
)
from beredt.engine.estimation.census import Days
from beredt.engine.estimation.laws import Floats
from beredt.engine.validation.judging import NO_BAND
from beredt.engine.validation.line import Line

# Chosen on March-July 2020 alone, from the first days of May, June and July: the lowest
# score of eight forms; that of a lognormal stay with lasting drift was 2.12.
CHOSEN = CensusForm(family="weibull", kind="reverting", score=2.10)
BAND_80 = 1.2815515655446004
# Weekly planning: what is needed a week from now, with today's count in hand.
HEADLINE_AHEAD = 7
AHEAD = (1, HEADLINE_AHEAD, 14)
CASE = "occupancy-norway-2020"
VENTILATORS = "ventilators-norway-2020"
LONGEST_WAIT = 4
FIRM_COVERAGE = (0.7, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """What was foretold of the counted days that are scored, and what was counted."""

    days: Days
    recorded: Floats
    computed: Floats
    spread: Floats

    @property
    def error(self) -> float:
        """Return the mean absolute error."""
        return float(np.abs(self.computed - self.recorded).mean())

    @property
    def coverage(self) -> float:
        """Return the share of days in their 80 % band."""
        away = BAND_80 * self.spread
        low, high = self.computed - away, self.computed + away
        inside = (np.maximum(low, 0.0) <= self.recorded) & (self.recorded <= high)
        return float(inside.mean())


def norwegian_occupancy(series: CensusSeries, fitted: int) -> tuple[Line, ...]:
    """Score patients in hospital: from admissions alone, and some days ahead.

    The first line uses no count after `fitted`; the others correct one and the same
    law by the counts until 1, 7 and 14 days before. Admissions are known throughout.
    """
    law, _ = fit_census(series.until(fitted), CHOSEN.family, CHOSEN.kind)
    return _lines(CASE, law, series, fitted)


def norwegian_ventilators(series: CensusSeries, fitted: int) -> tuple[Line, ...]:
    """Score patients on ventilators in the same way, from admissions to hospital.

    How many days after admission ventilation begins is chosen before `fitted`.
    """
    waits = range(0, LONGEST_WAIT + 1, 2)
    fits = {
        wait: fit_census(
            _delayed(series, wait).until(fitted), CHOSEN.family, CHOSEN.kind
        )
        for wait in waits
    }
    wait = min(waits, key=lambda days: fits[days][1])
    return _lines(VENTILATORS, fits[wait][0], _delayed(series, wait), fitted)


def _lines(
    case: str, law: CensusLaw, series: CensusSeries, fitted: int
) -> tuple[Line, ...]:
    single = score_single_law(series, fitted)
    alone = score(foretell_alone(law, series, fitted), series, fitted)
    lines = [line(case, "from_admissions_alone", alone, ("single_law", single.error))]
    for days in AHEAD:
        told = score(foretell_ahead(law, series, days), series, fitted)
        lasting = score_lasting(series, fitted, days)
        simplest = best_simple(single, lasting)
        lines.append(line(case, f"ahead_{days}", told, simplest))
        if days == HEADLINE_AHEAD:
            lines.append(_filled_line(case, f"ahead_{days}_gaps_filled", told, single))
    return tuple(lines)


def line(case: str, metric: str, told: Scored, simplest: tuple[str, float]) -> Line:
    """Say how well the counts were foretold; means are over the days that are scored.

    It passes when the error is smaller than that of the simplest alternative and the
    band holds neither too few of the counts nor too many.
    """
    low, high = FIRM_COVERAGE
    name, error = simplest
    return Line(
        case=case,
        metric=metric,
        unit="patients",
        recorded=float(told.recorded.mean()),
        computed=float(told.computed.mean()),
        low=NO_BAND,
        high=NO_BAND,
        error=told.error,
        simplest_error=error,
        simplest=name,
        coverage_80=told.coverage,
        passed=told.error < error and low <= told.coverage <= high,
    )


def best_simple(single: Scored, lasting: Scored) -> tuple[str, float]:
    """Return the better of the two simplest alternatives, by name and error."""
    if single.error <= lasting.error:
        return "single_law", single.error
    return "count_lasts", lasting.error


def _filled_line(case: str, metric: str, told: Scored, single: Scored) -> Line:
    every_day = line(case, metric, filled(told), ("single_law", filled(single).error))
    # Straight lines lie in bands more easily than counts: the counts decide.
    low, high = FIRM_COVERAGE
    kept = low <= told.coverage <= high
    passed = every_day.error < every_day.simplest_error and kept
    return replace(every_day, coverage_80=told.coverage, passed=passed)


def filled(told: Scored) -> Scored:
    """Return every day, days not counted filled in with straight lines.

    Published figures of the same series count every day so; what was counted and what
    was foretold are filled in alike.
    """
    days = np.arange(told.days[0], told.days[-1] + 1)
    recorded, computed, spread = (
        np.interp(days, told.days, values)
        for values in (told.recorded, told.computed, told.spread)
    )
    return Scored(days=days, recorded=recorded, computed=computed, spread=spread)


def foretell_alone(law: CensusLaw, series: CensusSeries, fitted: int) -> Foretold:
    """Foretell the census from admissions, with no count from `fitted` on."""
    return foretell(law, series, np.minimum(series.counted, fitted - 1))


def foretell_ahead(law: CensusLaw, series: CensusSeries, days: int) -> Foretold:
    """Foretell each count from the counts until `days` before, and all admissions."""
    return foretell(law, series, series.counted - days)


def score(told: Foretold, series: CensusSeries, fitted: int) -> Scored:
    """Set what was foretold from `fitted` on beside what was counted."""
    later = told.days >= fitted
    return Scored(
        days=told.days[later],
        recorded=series.occupied[told.days[later]],
        computed=told.mean[later],
        spread=told.spread[later],
    )


def score_single_law(series: CensusSeries, fitted: int) -> Scored:
    """Score the simplest alternative: one exponential stay, by least squares."""
    counted = series.counted
    first = counted[counted < fitted]

    def census(mean: float) -> Floats:
        share = np.exp(-np.arange(len(series.occupied)) / mean)
        whole = np.convolve(series.admissions, share)[: len(series.occupied)]
        return np.asarray(whole)

    def fitted_share(mean: float) -> float:
        """Return the share of the admitted that fits best, 1 at most."""
        computed = census(mean)[first]
        best = float(computed @ series.occupied[first])
        return min(best / max(float(computed @ computed), 1e-12), 1.0)

    def miss(mean: float) -> float:
        computed = fitted_share(mean) * census(mean)[first]
        return float(((computed - series.occupied[first]) ** 2).sum())

    best = optimize.minimize_scalar(miss, bounds=(0.5, 60.0), method="bounded")
    computed = fitted_share(float(best.x)) * census(float(best.x))
    scored = counted[counted >= fitted]
    return Scored(
        days=scored,
        recorded=series.occupied[scored],
        computed=computed[scored],
        spread=np.zeros(len(scored)),
    )


def score_lasting(series: CensusSeries, fitted: int, days: int) -> Scored:
    """Score that the last count known `days` before simply lasts."""
    counted = series.counted
    scored = counted[counted >= fitted]
    last = np.searchsorted(counted, scored - days, side="right") - 1
    return Scored(
        days=scored,
        recorded=series.occupied[scored],
        computed=series.occupied[counted[np.maximum(last, 0)]],
        spread=np.zeros(len(scored)),
    )


def _delayed(series: CensusSeries, days: int) -> CensusSeries:
    kept = len(series.admissions) - days
    came = np.concatenate([np.zeros(days), series.admissions[:kept]])
    return CensusSeries(admissions=came, occupied=series.occupied)
