"""Occupancy of the next days, drawn patient by patient for the sites of one kind."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from beredt.engine.forecast.arrivals import draw_admissions, smooth
from beredt.engine.forecast.reports import Reports, filled
from beredt.engine.forecast.staying import (
    StayLaw,
    find_law,
    left_of_census,
    stretch_by_site,
)
from beredt.engine.kernels.census import count_inside
from beredt.engine.kernels.philox import LEVEL, uniforms
from beredt.engine.streams import stream

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
# A census older than this says nothing about today.
MOST_LAG = 14
# The stays of the next weeks are this much longer or shorter than those of the reports
# (standard deviation of the logarithm); past errors widen or narrow what follows.
STAY_DOUBT = 0.12
VARIANTS = 16
# Shares of admissions: half of their weight lies in so many days; so many admissions
# are taken from the longer past; and how far they wander in a day (logarithm).
SHARE_HALF_LIFE = 14.0
SHARE_DOUBT = 20.0
SHARE_MEMORY = 84
SHARE_DRIFT = 0.04


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """Drawn numbers. Axes of both: draw, site, day; day 0 is the last reported."""

    inside: Floats
    admitted: Floats
    law: StayLaw


def reporting(reports: Reports) -> Reports:
    """Return the sites that have told a census lately."""
    counted = reports.counted_sites()
    fresh = counted.days - 1 - counted.last_counts() <= MOST_LAG
    return counted.only(np.flatnonzero(fresh))


def draw_census(
    reports: Reports, *, days: int, draws: int, seed: int, expected: StayLaw
) -> Drawn:
    """Draw the census of the next days at each site of one kind.

    `expected` is the law of stays where the reports are too few to tell one.
    """
    law = find_law(reports, expected)
    admissions = filled(reports.admissions)
    name = reports.sites[0].kind
    smoothing = smooth(admissions.sum(axis=0), reports.first_day)
    coming = draw_admissions(
        smoothing,
        first_day=reports.last_day + 1,
        days=days,
        draws=draws,
        seed=seed,
        name=name,
    )
    lag = reports.days - 1 - reports.last_counts()
    left_of, new = _chances(reports, admissions, law, lag, days)
    known, awaited = _since(reports, admissions, lag)
    inside, admitted = count_inside(
        seed,
        _addresses(reports),
        _counted(reports),
        left_of,
        new,
        known,
        awaited,
        lag,
        coming,
        _shares(reports, admissions, days, draws, seed),
    )
    return Drawn(inside=inside, admitted=admitted, law=law)


def _addresses(reports: Reports) -> Integers:
    return np.array(
        [
            [
                stream("forecast", site.kind, site.place, "inside"),
                stream("forecast", site.kind, site.place, "since"),
                stream("forecast", site.kind, "coming"),
            ]
            for site in reports.sites
        ],
        np.int64,
    )


def _counted(reports: Reports) -> Integers:
    """Return the census last reported, in whole patients. Axes: site."""
    last = reports.occupied[np.arange(len(reports.sites)), reports.last_counts()]
    return np.rint(last).astype(np.int64)


def _chances(
    reports: Reports, admissions: Floats, law: StayLaw, lag: Integers, days: int
) -> tuple[Floats, Floats]:
    """Return who is left of the census, and of those who come, by day.

    Axes of both: variant, site, day.
    """
    variant = (np.arange(VARIANTS) + 0.5) / VARIANTS
    # Neighbouring draws get laws far apart, so that few draws span them too.
    doubt = np.exp(STAY_DOUBT * special.ndtri(variant[np.arange(VARIANTS) * 7 % 16]))
    own = stretch_by_site(reports, law)
    length = int(lag.max(initial=0)) + days + 1
    left_of = np.zeros((VARIANTS, len(own), length))
    new = np.zeros_like(left_of)
    for v, s in np.ndindex(VARIANTS, len(own)):
        alive = law.stretched(float(doubt[v] * own[s]))
        new[v, s] = alive[:length]
        left_of[v, s] = left_of_census(
            admissions[s],
            reports.occupied[s],
            reports.days - 1 - int(lag[s]),
            alive,
            length - 1,
        )
    return left_of, new


def _since(
    reports: Reports, admissions: Floats, lag: Integers
) -> tuple[Floats, Floats]:
    """Return who is known, and expected, to have come since the last census."""
    longest = max(1, int(lag.max(initial=0)))
    known = np.full((len(lag), longest), -1.0)
    awaited = np.zeros_like(known)
    for site, late in enumerate(lag):
        told = reports.admissions[site, reports.days - late :]
        known[site, :late] = np.where(np.isnan(told), -1.0, np.rint(told))
        awaited[site, :late] = admissions[site, reports.days - late :]
    return known, awaited


def _shares(
    reports: Reports, admissions: Floats, days: int, draws: int, seed: int
) -> Floats:
    """Return the share of admissions up to each site. Axes: draw, day, site.

    Recent shares are drawn towards those of the longer past, which are drawn towards
    shares of the census; they wander on from there.
    """
    sites = len(reports.sites)
    if sites == 1:
        return np.ones((draws, days, 1))
    age = np.arange(reports.days)[::-1]
    recent = (admissions * 0.5 ** (age / SHARE_HALF_LIFE)).sum(axis=1)
    census = _counted(reports) + 0.5
    past = admissions[:, -SHARE_MEMORY:].sum(axis=1) + 5 * census / census.sum()
    weight = recent + SHARE_DOUBT * past / past.sum()
    addresses = np.array(
        [stream("forecast", site.kind, site.place, "share") for site in reports.sites],
        np.int64,
    )
    chance = [uniforms(seed, LEVEL, d, addresses, 1)[:, 0] for d in range(draws)]
    doubt = np.sqrt(1 / (weight + 1) + SHARE_DRIFT**2 * np.arange(1, days + 1)[:, None])
    shock = special.ndtri(np.array(chance))[:, None, :] * doubt
    share = weight * np.exp(shock)
    return np.asarray(np.cumsum(share / share.sum(axis=2, keepdims=True), axis=2))
