"""Stocks of one item drawn down day by day, in every draw."""

import numpy as np
from numba import njit

# What is asked for beyond a stock by less than this is rounding.
NOTHING = 1e-9


@njit(cache=True, nogil=True)
def empty_stocks(use, inflow, stock, released, opened, serves):
    """Return what each holder has left at the end of each day, and when it is empty.

    Each region takes from deliveries first, then from the holders that serve it, in
    their order. Axes of `use` and `inflow`: draw, region, day; of `stock`: holder; of
    `released`, the share of it that may be used: holder, draw, day; of `opened`,
    whether anything of it may be used in any draw: holder, day; of `serves`: holder,
    region. Axes of what is left: holder, day, draw; of the day, infinite for never:
    holder, draw.
    """
    draws, regions, days = use.shape
    holders = len(stock)
    left = np.empty((holders, days, draws))
    out = np.full((holders, draws), np.inf)
    for d in range(draws):
        has = stock.copy()
        spare = np.zeros(regions)
        missing = np.zeros(regions)
        for t in range(days):
            for r in range(regions):
                came, used = inflow[d, r, t], use[d, r, t]
                missing[r] = max(used - came - spare[r], 0.0)
                # Deliveries beyond use refill nobody's stock beyond one day.
                spare[r] = min(max(spare[r] + came - used, 0.0), came)
            for h in range(holders):
                if opened[h, t]:
                    locked = (1 - released[h, d, t]) * stock[h]
                    asked = _asked(missing, serves[h])
                    given = min(asked, max(has[h] - locked, 0.0))
                    _give(missing, serves[h], asked, given)
                    has[h] -= given
                    if asked > given + NOTHING and out[h, d] == np.inf:
                        out[h, d] = t + 1
                left[h, t, d] = has[h]
    return left, out


@njit(cache=True, nogil=True, forceinline=True)
def _asked(missing, served):
    total = 0.0
    for r in range(len(missing)):
        if served[r]:
            total += missing[r]
    return total


@njit(cache=True, nogil=True, forceinline=True)
def _give(missing, served, asked, given):
    """Lessen what is missing in the regions served, each by the same share."""
    if asked > 0:
        for r in range(len(missing)):
            if served[r]:
                missing[r] *= 1 - given / asked
