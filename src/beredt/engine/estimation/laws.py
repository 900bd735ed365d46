"""Laws of stays that are fitted: survival, mean so far, and presence day by day.

Every law is a scale family: the stay is its mean times a stay of mean one whose form
the coefficient of variation decides.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt
from scipy import optimize, special

Floats = npt.NDArray[np.float64]
FAMILIES = ("lognormal", "gamma", "weibull")
LEAST_VARIATION, MOST_VARIATION = 0.05, 8.0
_SMALL = 1e-12


class Stays(Protocol):
    """What can be asked of any law of stays, in days."""

    @property
    def mean(self) -> float:
        """Return the mean stay."""

    @property
    def variation(self) -> float:
        """Return the coefficient of variation."""

    def survival(self, ages: Floats) -> Floats:
        """Return the share of stays longer than each age."""

    def density(self, ages: Floats) -> Floats:
        """Return the density of the stay at each age."""

    def within(self, ages: Floats) -> Floats:
        """Return the mean number of days spent before each age."""


@dataclass(frozen=True, slots=True)
class Law:
    """A lognormal, gamma or Weibull stay with this mean and variation."""

    family: str
    mean: float
    variation: float

    def __post_init__(self) -> None:
        if self.family not in FAMILIES:
            raise ValueError(f"{self.family!r} is none of {', '.join(FAMILIES)}.")
        if not (self.mean > 0 and self.variation > 0):
            raise ValueError("A stay needs a mean and a variation above 0.")

    def survival(self, ages: Floats) -> Floats:
        """Return the share of stays longer than each age."""
        return unit_survival(self.family, self.variation, ages / self.mean)

    def within(self, ages: Floats) -> Floats:
        """Return the mean number of days spent before each age: E[min(stay, age)]."""
        unit = unit_within(self.family, self.variation, ages / self.mean)
        return np.asarray(self.mean * unit)

    def density(self, ages: Floats) -> Floats:
        """Return the density of the stay at each age."""
        unit = _unit_density(self.family, self.variation, ages / self.mean)
        return np.asarray(unit / self.mean)

    def quantiles(self, u: Floats) -> Floats:
        """Return the stays that shares `u` of all stays do not exceed."""
        return np.asarray(self.mean * _unit_quantiles(self.family, self.variation, u))


@dataclass(frozen=True, slots=True)
class Mixture:
    """Stays of several laws, each with its share."""

    parts: tuple[Law, ...]
    shares: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Return the mean stay."""
        return float(np.dot(self.shares, [part.mean for part in self.parts]))

    @property
    def variation(self) -> float:
        """Return the coefficient of variation of all together."""
        squares = [part.mean**2 * (1 + part.variation**2) for part in self.parts]
        return float(np.sqrt(np.dot(self.shares, squares) / self.mean**2 - 1))

    def survival(self, ages: Floats) -> Floats:
        """Return the share of stays longer than each age."""
        return self._sum([part.survival(ages) for part in self.parts])

    def within(self, ages: Floats) -> Floats:
        """Return the mean number of days spent before each age."""
        return self._sum([part.within(ages) for part in self.parts])

    def density(self, ages: Floats) -> Floats:
        """Return the density of the stay at each age."""
        return self._sum([part.density(ages) for part in self.parts])

    def quantiles(self, u: Floats) -> Floats:
        """Return the stays that shares `u` of all stays do not exceed."""
        each = np.stack([part.quantiles(u) for part in self.parts])
        low, high = each.min(axis=0), each.max(axis=0)
        for _ in range(60):
            middle = (low + high) / 2
            short = 1 - self.survival(middle) < u
            low, high = np.where(short, middle, low), np.where(short, high, middle)
        return np.asarray((low + high) / 2)

    def _sum(self, each: list[Floats]) -> Floats:
        return np.asarray(np.tensordot(np.array(self.shares), np.stack(each), axes=1))


def presence(law: Stays, days: int, moment: float = 1.0) -> Floats:
    """Return the share of those admitted a day who are counted 0, 1, 2 ... days later.

    They come evenly over the day and are counted at `moment` of each day (1.0 is its
    end, 1/3 is 08:00). The shares of all days sum to the mean stay.
    """
    ages: Floats = np.arange(days) + np.float64(moment)
    later = law.within(ages)
    before = law.within(np.maximum(ages - 1, 0.0))
    return np.asarray(later - before)


def unit_survival(family: str, variation: float, x: Floats) -> Floats:
    """Return the share of stays of mean one that are longer than `x`."""
    x = np.maximum(x, _SMALL)
    if family == "lognormal":
        sigma = np.sqrt(np.log1p(variation**2))
        return np.asarray(special.ndtr(-np.log(x) / sigma - sigma / 2))
    if family == "gamma":
        shape = variation**-2.0
        return np.asarray(special.gammaincc(shape, x * shape))
    shape, scale = _weibull(variation)
    return np.asarray(np.exp(-((x / scale) ** shape)))


def unit_within(family: str, variation: float, x: Floats) -> Floats:
    """Return E[min(stay, x)] of a stay of mean one."""
    x = np.maximum(x, _SMALL)
    if family == "lognormal":
        sigma = np.sqrt(np.log1p(variation**2))
        before = special.ndtr(np.log(x) / sigma - sigma / 2)
    elif family == "gamma":
        shape = variation**-2.0
        before = special.gammainc(shape + 1, x * shape)
    else:
        shape, scale = _weibull(variation)
        before = special.gammainc(1 + 1 / shape, (x / scale) ** shape)
    return np.asarray(before + x * unit_survival(family, variation, x))


def _unit_density(family: str, variation: float, x: Floats) -> Floats:
    x = np.maximum(x, _SMALL)
    if family == "lognormal":
        sigma = np.sqrt(np.log1p(variation**2))
        z = np.log(x) / sigma + sigma / 2
        return np.asarray(np.exp(-(z**2) / 2) / (x * sigma * np.sqrt(2 * np.pi)))
    if family == "gamma":
        shape = variation**-2.0
        power = special.xlogy(shape - 1, x * shape) - x * shape
        return np.asarray(shape * np.exp(power - special.gammaln(shape)))
    shape, scale = _weibull(variation)
    y = x / scale
    return np.asarray(shape / scale * y ** (shape - 1) * np.exp(-(y**shape)))


def _unit_quantiles(family: str, variation: float, u: Floats) -> Floats:
    if family == "lognormal":
        sigma = np.sqrt(np.log1p(variation**2))
        return np.asarray(np.exp(sigma * special.ndtri(u) - sigma**2 / 2))
    if family == "gamma":
        shape = variation**-2.0
        return np.asarray(special.gammaincinv(shape, u) / shape)
    shape, scale = _weibull(variation)
    return np.asarray(scale * (-np.log1p(-u)) ** (1 / shape))


@lru_cache(4096)
def _weibull(variation: float) -> tuple[float, float]:
    """Return shape and scale of a Weibull stay of mean one with this variation."""

    def excess(log_shape: float) -> float:
        k = np.exp(log_shape)
        ratio = special.gammaln(1 + 2 / k) - 2 * special.gammaln(1 + 1 / k)
        return float(ratio - np.log1p(variation**2))

    shape = float(np.exp(optimize.brentq(excess, np.log(0.1), np.log(200.0))))
    return shape, float(1 / special.gamma(1 + 1 / shape))
