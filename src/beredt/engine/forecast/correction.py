"""Bands corrected by how wrong the same forecast has been before.

Earlier days are forecast as if the reports had ended there. How far the reports
that followed lay from the middle of their band, in half widths of the band, says how
many times wider (or narrower) the next band must be for 80 % to lie in it (split
conformal prediction, Vovk et al. 2005). The whole is corrected first; then how it is
divided between regions, and that of each region between its sites: sums stay sums.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.forecast.reports import Reports, Site

Floats = npt.NDArray[np.float64]
COVERAGE = 0.8
# Earlier forecasts before half of what they say (in logarithm) is believed.
DOUBT = 8.0
NARROWEST, WIDEST = 0.25, 6.0
SMOOTHED = 3
HALF_A_PATIENT = 0.5
SMALL = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Past:
    """A forecast made after `known` days. Axes of `inside`: draw, site, day."""

    known: int
    sites: tuple[Site, ...]
    inside: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Widening:
    """How many times wider bands are made. Axes of all: day, 0 is today."""

    country: Floats
    region: Floats
    site: Floats


def widening_from(pasts: Sequence[Past], reports: Reports, days: int) -> Widening:
    """Return what earlier forecasts and the reports until now say about the bands."""
    missed = [_missed(past, reports, days) for past in pasts]
    return Widening(
        country=_scale([one.country for one in missed], days),
        region=_scale([one.region for one in missed], days),
        site=_scale([one.site for one in missed], days),
    )


def corrected(inside: Floats, sites: Sequence[Site], widening: Widening) -> Floats:
    """Return drawn numbers with corrected bands. Axes: draw, site, day."""
    total = inside.sum(axis=1)
    middle, _ = _log_band(total)
    wide = middle + widening.country * (np.log1p(total) - middle)
    wanted = np.maximum(np.expm1(wide), 0.0)
    region = region_of(sites)
    parts = sums_by(inside, region)
    parts = _spread(parts, wanted, widening.region)
    out = np.empty_like(inside)
    for r in range(parts.shape[1]):
        of_region = region == r
        out[:, of_region] = _spread(inside[:, of_region], parts[:, r], widening.site)
    return out


def region_of(sites: Sequence[Site]) -> npt.NDArray[np.int64]:
    """Return the number of the region of each site, in the order they are met."""
    names = list(dict.fromkeys(site.region for site in sites))
    return np.array([names.index(site.region) for site in sites], np.int64)


def sums_by(inside: Floats, group: npt.NDArray[np.int64]) -> Floats:
    """Return sums over the sites of each group. Axes: draw, group, day."""
    groups = int(group.max()) + 1
    return np.stack([inside[:, group == g].sum(axis=1) for g in range(groups)], axis=1)


def _missed(past: Past, reports: Reports, days: int) -> Widening:
    """Return how many half widths reports lay from the middle; nan where unknown.

    Regions are looked at as parts of the reported whole, sites as parts of their
    region, so that one large miss is not counted at every level. Axes of region and
    site: part, day.
    """
    told = _told(past, reports, days)
    region = region_of(past.sites)
    whole = past.inside.sum(axis=1)
    reported = told.sum(axis=0)
    middle, half = _log_band(whole)
    country = (np.log1p(reported) - middle) / half
    parts = sums_by(past.inside, region)
    came = sums_by(told[None], region)[0]
    by_region = _parted(parts, whole, came, reported)
    by_site = np.full_like(told, np.nan)
    for r in range(parts.shape[1]):
        of_region = region == r
        by_site[of_region] = _parted(
            past.inside[:, of_region], parts[:, r], told[of_region], came[r]
        )
    return Widening(country=country, region=by_region, site=by_site)


def _told(past: Past, reports: Reports, days: int) -> Floats:
    """Return what was reported after a forecast, nan until it is. Axes: site, day."""
    rows = [reports.sites.index(site) for site in past.sites]
    told = np.full((len(rows), days + 1), np.nan)
    known = reports.occupied[rows, past.known - 1 : past.known + days]
    told[:, : known.shape[1]] = known
    return told


def _parted(parts: Floats, whole: Floats, came: Floats, reported: Floats) -> Floats:
    """Return how many half widths the parts of a whole lay from their middle."""
    if parts.shape[1] < 2:
        return np.full_like(came, np.nan)
    scaled = parts * (reported / np.maximum(whole, HALF_A_PATIENT))[:, None]
    low, middle, high = np.quantile(scaled, (0.1, 0.5, 0.9), axis=0)
    half = np.maximum((high - low) / 2, HALF_A_PATIENT)
    return np.asarray((came - middle) / half)


def _log_band(total: Floats) -> tuple[Floats, Floats]:
    """Return the middle and half width of the 80 % band, in logarithms, by day."""
    low, middle, high = np.quantile(np.log1p(total), (0.1, 0.5, 0.9), axis=0)
    least = HALF_A_PATIENT / np.exp(middle)
    return middle, np.maximum((high - low) / 2, least)


def _scale(missed: Sequence[Floats], days: int) -> Floats:
    """Return the widening by day, from misses on it and on the days about it."""
    factors = np.ones(days + 1)
    if not missed:
        return factors
    for day in range(1, days + 1):
        about = slice(max(1, day - day // 5), day + day // 5 + 1)
        told = [np.abs(one[..., about]) for one in missed]
        told = [one[~np.isnan(one)] for one in told]
        forecasts = sum(len(one) > 0 for one in told)
        if not forecasts:
            continue
        level = min(1.0, COVERAGE * (forecasts + 1) / forecasts)
        found = np.quantile(np.concatenate(told), level, method="higher")
        trust = forecasts / (forecasts + DOUBT)
        factors[day] = np.clip(found, NARROWEST, WIDEST) ** trust
    # Today is left alone: a census that is known must not be made uncertain by others.
    factors[1:] = _smoothed(factors[1:])
    return factors


def _smoothed(factors: Floats) -> Floats:
    """Return geometric means over neighbouring days: bands do not jump by day."""
    padded = np.pad(np.log(factors), SMOOTHED, mode="edge")
    width = 2 * SMOOTHED + 1
    return np.asarray(np.exp(np.convolve(padded, np.ones(width) / width, "valid")))


def _spread(parts: Floats, wanted: Floats, factors: Floats) -> Floats:
    """Return parts that add to what is wanted, and vary by `factors`.

    Axes of `parts`: draw, part, day; of `wanted`: draw, day.
    """
    if parts.shape[1] == 1:
        return np.asarray(wanted[:, None])
    whole = parts.sum(axis=1)
    usual = parts.mean(axis=0) + SMALL
    share = np.where(
        whole[:, None] > 0,
        parts / np.maximum(whole, SMALL)[:, None],
        usual / usual.sum(axis=0),
    )
    scaled = share * wanted[:, None]
    middle = np.median(scaled, axis=0)
    spread = np.maximum(middle + factors * (scaled - middle), 0.0) + SMALL * usual
    return np.asarray(spread / spread.sum(axis=1)[:, None] * wanted[:, None])
