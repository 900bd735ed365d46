"""Which share of the spread comes from knowledge, and which from chance."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Shares of the variance of one number; both 0 when it does not vary at all."""

    knowledge: float
    chance: float


def divide(values: npt.NDArray[np.generic], worlds: npt.NDArray[np.int64]) -> Division:
    """Divide the variance of one number a draw between and within worlds.

    The unbiased estimate of a one-way analysis of variance; one below 0 counts as 0.
    `worlds` is the number of the world of each draw. With a single world nothing can
    come from knowledge. With one draw a world the two cannot be told apart: all is
    then counted as knowledge.

    >>> divide(np.array([1.0, 1.0, 5.0, 5.0]), np.array([0, 0, 1, 1]))
    Division(knowledge=1.0, chance=0.0)
    """
    number = values.astype(float)
    _, place, size = np.unique(worlds, return_inverse=True, return_counts=True)
    draws, groups = len(number), len(size)
    if draws < 2 or number.min() == number.max():
        return Division(knowledge=0.0, chance=0.0)
    if groups == 1:
        return Division(knowledge=0.0, chance=1.0)
    means = np.bincount(place, number) / size
    between = float((size * (means - number.mean()) ** 2).sum()) / (groups - 1)
    if draws == groups:
        return Division(knowledge=1.0, chance=0.0)
    within = float(((number - means[place]) ** 2).sum()) / (draws - groups)
    # What stands for the number of draws in a world when worlds differ in size.
    typical = (draws - float((size**2).sum()) / draws) / (groups - 1)
    knowledge = max((between - within) / typical, 0.0)
    share = knowledge / (knowledge + within)
    return Division(knowledge=share, chance=1 - share)


def half_width(values: npt.NDArray[np.generic], worlds: npt.NDArray[np.int64]) -> float:
    """Return half the 95 % interval of the mean of one number a draw.

    Draws of one world have its numbers in common, so that worlds are counted where
    there are several; draws where there is one. Infinite for a single one.

    >>> round(half_width(np.array([1.0, 1.0, 3.0, 3.0]), np.array([0, 0, 1, 1])), 2)
    1.96
    """
    number = values.astype(float)
    _, place, size = np.unique(worlds, return_inverse=True, return_counts=True)
    if len(size) > 1:
        number = np.bincount(place, number) / size
    if len(number) < 2:
        return float("inf")
    return float(1.96 * number.std(ddof=1) / np.sqrt(len(number)))
