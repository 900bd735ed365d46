"""A user's own hospitals: the first part of their counts foretells the last."""

import numpy as np
from scipy import special

from beredt.engine.estimation import CensusSeries, Drift, choose_form, fit_census
from beredt.engine.estimation.laws import Floats
from beredt.engine.forecast import Reports
from beredt.engine.validation.judging import NO_BAND
from beredt.engine.validation.line import Line
from beredt.engine.validation.occupancy import (
    HEADLINE_AHEAD,
    Scored,
    best_simple,
    foretell_ahead,
    foretell_alone,
    line,
    score,
    score_lasting,
    score_single_law,
)

CASE = "own"
FITTED_SHARE = 0.6
FEWEST_COUNTS = 60
NOTHING_MISJUDGED = 0.5
KINDS: tuple[Drift, ...] = ("steady", "reverting")


def own_case(reports: Reports) -> tuple[Line, ...]:
    """Score every place of a file: fitted on its first 60 %, scored on the rest.

    The form of the law is chosen on the first part too, among four.
    Reported admissions need not add up to the counts: which share of the admitted is
    ever counted is fitted too. Where capacity is reported, days on which more patients
    are counted than it are scored as well. Places with fewer than 60 counts are left
    out (`too_short` names them).
    """
    lines: list[Line] = []
    for n, site in enumerate(reports.sites):
        series = _series(reports, n)
        if series is None:
            continue
        name = ", ".join(word for word in (site.place, site.kind) if word)
        lines += _place(name, series, reports.capacity[n])
    return tuple(lines)


def too_short(reports: Reports) -> tuple[str, ...]:
    """Return the places that have too few counts, or no admissions, to be scored."""
    return tuple(
        site.place
        for n, site in enumerate(reports.sites)
        if _series(reports, n) is None
    )


def _series(reports: Reports, n: int) -> CensusSeries | None:
    counted = np.flatnonzero(~np.isnan(reports.occupied[n]))
    # A day without a number of admissions had none that anybody reported.
    admissions = np.nan_to_num(reports.admissions[n])
    if len(counted) < FEWEST_COUNTS or not admissions[: _fitted(counted)].any():
        return None
    return CensusSeries(admissions=admissions, occupied=reports.occupied[n])


def _fitted(counted: np.ndarray) -> int:
    return int(counted[int(len(counted) * FITTED_SHARE)])


def _place(name: str, series: CensusSeries, capacity: Floats) -> list[Line]:
    fitted = _fitted(series.counted)
    first = series.until(fitted)
    ahead_from = fitted - fitted // 4
    form = choose_form(first, KINDS, origins=(ahead_from - fitted // 4, ahead_from))[0]
    law, _ = fit_census(first, form.family, form.kind)
    single = score_single_law(series, fitted)
    lasting = score_lasting(series, fitted, HEADLINE_AHEAD)
    alone = score(foretell_alone(law, series, fitted), series, fitted)
    ahead = score(foretell_ahead(law, series, HEADLINE_AHEAD), series, fitted)
    simple = "single_law", single.error
    metric = f"ahead_{HEADLINE_AHEAD}: {name}"
    lines = [
        line(CASE, f"from_admissions_alone: {name}", alone, simple),
        line(CASE, metric, ahead, best_simple(single, lasting)),
    ]
    limit = capacity[ahead.days]
    if (~np.isnan(limit)).any():
        lines.append(_over(name, ahead, lasting, limit))
    return lines


def _over(name: str, ahead: Scored, lasting: Scored, limit: Floats) -> Line:
    """Say on how many days more were counted than there was capacity for.

    The error is the number of days misjudged, a day that was given a chance of 30 %
    and came true by 0.7.
    """
    known = ~np.isnan(limit)
    over = (ahead.recorded > limit)[known]
    chance = special.ndtr((ahead.computed - limit - 0.5) / ahead.spread)[known]
    simple = (lasting.computed > limit)[known]
    error = float(np.abs(chance - over).sum())
    simplest_error = float(np.abs(simple.astype(float) - over).sum())
    return Line(
        case=CASE,
        metric=f"days_over_capacity: {name}",
        unit="days",
        recorded=float(over.sum()),
        computed=float(chance.sum()),
        low=NO_BAND,
        high=NO_BAND,
        error=error,
        simplest_error=simplest_error,
        simplest="count_lasts",
        coverage_80=None,
        # Half a day in all is nothing to fail for.
        passed=error <= max(simplest_error, NOTHING_MISJUDGED),
    )
