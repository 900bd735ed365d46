"""The forecast itself, and the same forecast as it would have been made before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from beredt.engine.forecast.correction import Past, corrected, widening_from
from beredt.engine.forecast.drawing import MOST_LAG, Drawn, draw_census, reporting
from beredt.engine.forecast.outlook import Forecast, outlooks_of
from beredt.engine.forecast.reports import LEAST_DAYS, Reports
from beredt.engine.forecast.staying import StayLaw

WEEK = 7
# Half a year of earlier forecasts, one a week, each of so many draws.
MOST_PASTS = 26
PAST_DRAWS = 128
LEAST_KNOWN = 2 * LEAST_DAYS


def forecast(
    reports: Reports,
    *,
    laws: Mapping[str, StayLaw],
    days: int = 21,
    draws: int = 1000,
    seed: int = 1,
) -> Forecast:
    """Forecast the census of every site for the next days, with corrected bands.

    `laws` has the stays to be expected by kind, for reports too few to tell them.
    """
    outlooks = []
    found = {}
    looked_back = {}
    fresh = reporting(reports)
    for kind in fresh.kinds:
        mine = fresh.of_kind(kind)
        known = range(reports.days - WEEK, LEAST_KNOWN - 1, -WEEK)
        pasts = look_back(
            mine, known[:MOST_PASTS], law=laws[kind], days=days, seed=seed
        )
        drawn = draw_census(
            mine, days=days, draws=draws, seed=seed, expected=laws[kind]
        )
        widening = widening_from(pasts, mine, days)
        inside = corrected(drawn.inside, mine.sites, widening)
        outlooks += outlooks_of(mine, inside, drawn)
        found[kind] = drawn.law
        looked_back[kind] = len(pasts)
    return Forecast(
        last_day=reports.last_day,
        days=days,
        draws=draws,
        seed=seed,
        outlooks=tuple(outlooks),
        laws=found,
        left_out=tuple(site for site in reports.sites if site not in fresh.sites),
        looked_back=looked_back,
    )


def look_back(
    reports: Reports, known: Iterable[int], *, law: StayLaw, days: int, seed: int
) -> list[Past]:
    """Return the forecasts that would have been made after so many known days each.

    Reports came as late then as they do now.
    """
    pasts = []
    for count in known:
        earlier = reporting(as_late(reports.until(count), reports))
        if earlier.sites:
            drawn = draw_census(
                earlier, days=days, draws=PAST_DRAWS, seed=seed, expected=law
            )
            pasts.append(past_of(earlier, drawn))
    return pasts


def past_of(reports: Reports, drawn: Drawn) -> Past:
    """Keep a forecast as something to learn from later."""
    return Past(known=reports.days, sites=reports.sites, inside=drawn.inside)


def as_late(reports: Reports, like: Reports) -> Reports:
    """Leave out of the last days what is missing in the last days of others."""
    count = min(MOST_LAG, reports.days, like.days)
    occupied, admissions = reports.occupied.copy(), reports.admissions.copy()
    occupied[:, -count:][np.isnan(like.occupied[:, -count:])] = np.nan
    admissions[:, -count:][np.isnan(like.admissions[:, -count:])] = np.nan
    return replace(reports, occupied=occupied, admissions=admissions)
