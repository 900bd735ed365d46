"""How ill the infected become: chances by age, and days until it shows."""

import numpy as np
import numpy.typing as npt

from beredt.engine.chance import gamma_below
from beredt.engine.scenario import Transmission

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
SLICES = 24  # of a day
LONGEST = 200  # days


def chances(need: Transmission, people: Integers, protection: float) -> Floats:
    """Return the chance of each fate for one infected.

    Axes: vaccinated or not (0 = not), fate (ward, intensive, died outside), band. The
    mean over the whole population is what the need says; where that would make a
    chance above 1 for the old, all fates of that age are scaled down to 1.
    """
    size = people.sum(axis=0) / people.sum()
    admitted = _by_age(need.admitted.value, need.admitted_by_age, size)
    died = _by_age(need.died_outside.value, need.died_by_age, size)
    share = need.intensive.value
    plain = np.array([admitted * (1 - share), admitted * share, died])
    plain = plain / np.maximum(plain.sum(axis=0), 1.0)
    return np.array([plain, plain * (1 - protection)])


def _by_age(mean: float, pattern: tuple[float, ...], size: Floats) -> Floats:
    weight = np.array(pattern)
    total = float(weight @ size)
    return mean * weight / total if total > 0 else np.zeros_like(weight)


def days_until(mean: float, variation: float) -> Floats:
    """Return the chance that a gamma delay ends so many whole days later.

    The delay begins evenly within day 0. Axes: days; the sum is 1.
    """
    shape = variation**-2.0
    edges = np.arange(LONGEST * SLICES + 1) / SLICES
    below = gamma_below(shape, edges * shape / mean)
    middle = (below[1:] + below[:-1]) / 2
    # The mean of the distribution function over a day is the one of delay plus begin.
    by_day = middle.reshape(LONGEST, SLICES).mean(axis=1)
    by_day[-1] = 1.0
    return np.diff(by_day, prepend=0.0)


def delays(need: Transmission) -> Floats:
    """Return the days from infection to each fate. Axes: fate, days."""
    admission = days_until(need.admission_days.value, need.delay_variation)
    death = days_until(need.death_days.value, need.delay_variation)
    return np.array([admission, admission, death])
