"""Lengths of stay as quantile tables, so that any law costs the same to draw."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from beredt.engine.chance import gamma_quantile, normal_quantile

Floats = npt.NDArray[np.float64]
CELLS = 1024
_TAIL = 0.5 / CELLS**2


def quantiles(law: str, mean: float, variation: float, u: Floats) -> Floats:
    """Return the quantiles of a law with this mean and coefficient of variation.

    `law` is gamma, lognormal, exponential or fixed; `u` lies in [0, 1).
    """
    if law == "fixed" or variation == 0:
        return np.full_like(u, mean)
    if law == "exponential":
        return -mean * np.log1p(-u)
    if law == "lognormal":
        sigma = np.sqrt(np.log1p(variation**2))
        return np.asarray(mean * np.exp(sigma * normal_quantile(u) - sigma**2 / 2))
    if law == "gamma":
        shape = variation**-2.0
        return np.asarray(gamma_quantile(shape, u) * mean / shape)
    raise ValueError(f"{law!r} is no law of stays.")


def grid() -> Floats:
    """Return the points in [0, 1) at which tables hold quantiles.

    1 025 even points, then 1 025 even points over the last cell.
    """
    whole = np.arange(CELLS + 1) / CELLS
    last = (CELLS - 1 + whole) / CELLS
    points = np.concatenate([whole, last])
    return np.asarray(np.minimum(points, 1 - _TAIL))


def table_mean(table: Floats) -> float:
    """Return the mean of a table read linearly between its points."""
    whole, last = table[: CELLS + 1], table[CELLS + 1 :]
    inside = ((whole[:-1] + whole[1:]) / 2)[:-1].sum() / CELLS
    return float(inside + ((last[:-1] + last[1:]) / 2).sum() / CELLS**2)


def stay_table(law: str, mean: float, variation: float) -> Floats:
    """Return the quantile table of a stay, scaled so that its mean is exact."""
    return mean * unit_table(law, variation)


@lru_cache(maxsize=256)
def unit_table(law: str, variation: float) -> Floats:
    """Return the table of a stay with mean 1.

    Every law of stays is a matter of scale: twice the mean, twice every quantile.
    """
    table = quantiles(law, 1.0, variation, grid())
    table /= table_mean(table)
    table.flags.writeable = False
    return table


def survival(table: Floats, ages: Floats) -> Floats:
    """Return the probability that a stay of this table is longer than each age.

    The ages are evenly spaced.
    """
    points = np.concatenate([grid()[:CELLS], grid()[CELLS + 1 :]])
    values = np.concatenate([table[:CELLS], table[CELLS + 1 :]])
    if values[0] == values[-1]:
        # The mean over the step around each age, so that a stay that ends between two
        # steps keeps its length.
        step = ages[1] - ages[0]
        return np.asarray(np.clip((values[0] - ages) / step + 0.5, 0.0, 1.0))
    return np.asarray(1 - np.interp(ages, values, points, left=0.0, right=1.0))
