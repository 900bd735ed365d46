"""The split of a national census by region, from what each region counted before."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from beredt.engine.estimation import CensusSeries, fit_census
from beredt.engine.estimation.census import Days
from beredt.engine.estimation.laws import Floats
from beredt.engine.validation.line import Line
from beredt.engine.validation.occupancy import (
    CHOSEN,
    HEADLINE_AHEAD,
    Scored,
    best_simple,
    foretell_ahead,
    line,
    score_single_law,
)

CASE = "regions-norway-2020"
# Share of the newest count in the shares that are foretold.
WEIGHTS = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
FEWEST = 20.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RegionalCounts:
    """Counts by region on some days. Axes of `occupied`: counted day, region."""

    names: tuple[str, ...]
    days: Days
    occupied: Floats


def norwegian_regions(
    series: CensusSeries, counts: RegionalCounts, fitted: int
) -> tuple[Line, ...]:
    """Score each region a week ahead: the national census times its newest share.

    How fast the shares follow the counts, and how far a region strays from its share,
    is found before `fitted`.
    """
    law, _ = fit_census(series.until(fitted), CHOSEN.family, CHOSEN.kind)
    told = foretell_ahead(law, series, HEADLINE_AHEAD)
    at = np.searchsorted(told.days, counts.days)
    early = (counts.days < fitted) & (counts.days >= HEADLINE_AHEAD)
    weight = min(WEIGHTS, key=lambda w: _miss(counts, _shares(counts, w), early))
    shares = _shares(counts, weight)
    stray = _stray(counts, shares, early)
    national = score_single_law(series, fitted)
    late = np.flatnonzero(counts.days >= fitted)
    mean = told.mean[at[late], None] * shares[late]
    own = stray * told.mean[at[late], None] * shares[late] * (1 - shares[late])
    spread = np.sqrt((told.spread[at[late], None] * shares[late]) ** 2 + own + 0.3)
    fixed = counts.occupied[early].sum(axis=0) / counts.occupied[early].sum()
    lines = []
    for r, name in enumerate(counts.names):
        recorded = counts.occupied[late, r]
        days = counts.days[late]
        scored = Scored(
            days=days, recorded=recorded, computed=mean[:, r], spread=spread[:, r]
        )
        plain = np.interp(days, national.days, national.computed) * fixed[r]
        single = _plain(days, recorded, plain)
        lasting = _plain(days, recorded, counts.occupied[late - 1, r])
        metric = f"ahead_{HEADLINE_AHEAD}: {name}"
        lines.append(line(CASE, metric, scored, best_simple(single, lasting)))
    return tuple(lines)


def _plain(days: Days, recorded: Floats, computed: Floats) -> Scored:
    nothing = np.zeros(len(days))
    return Scored(days=days, recorded=recorded, computed=computed, spread=nothing)


def _shares(counts: RegionalCounts, weight: float) -> Floats:
    """Return the share of each region known before each day. Axes: day, region."""
    regions = len(counts.names)
    seen = np.full(regions, 1 / regions)
    shares = np.empty_like(counts.occupied)
    for n, occupied in enumerate(counts.occupied):
        shares[n] = seen
        whole = float(occupied.sum())
        # Few patients say little about shares.
        gain = weight * whole / (whole + FEWEST * (1 - weight))
        if whole:
            seen = seen + gain * (occupied / whole - seen)
    return shares


def _miss(
    counts: RegionalCounts, shares: Floats, days: Sequence[bool] | np.ndarray
) -> float:
    whole = counts.occupied.sum(axis=1, keepdims=True)
    return float(np.abs(counts.occupied - shares * whole)[days].sum())


def _stray(
    counts: RegionalCounts, shares: Floats, days: Sequence[bool] | np.ndarray
) -> float:
    """Return the variance of a region's count about its share, over the binomial's."""
    whole = counts.occupied.sum(axis=1, keepdims=True)
    expected = whole * shares * (1 - shares)
    squares = (counts.occupied - shares * whole) ** 2
    return float(squares[days].sum() / max(expected[days].sum(), 1.0))
