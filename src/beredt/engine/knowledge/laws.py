"""The laws of numbers that are not known exactly: quantiles between low and high."""

import numpy as np
import numpy.typing as npt

from beredt.engine.chance import normal_quantile
from beredt.engine.register import LawName

Floats = npt.NDArray[np.float64]
Number = float | Floats
# Low and high of a lognormal law are its 5 and 95 % points; it is cut there.
EDGE = 0.05
# Equal steps in probability over which the mean of a law without a formula is taken.
STEPS = 2048


def law_quantiles(
    law: LawName, low: Number, value: Number, high: Number, u: Floats
) -> Floats:
    """Return the quantiles of a law between low and high, at each `u` in (0, 1).

    Low, value and high are numbers, or arrays that fit `u`.

    >>> law_quantiles("triangle", 1.0, 2.0, 3.0, np.array([0.125, 0.5])).tolist()
    [1.5, 2.0]
    """
    if np.array_equal(low, high):
        law = "fixed"
    match law:
        case "fixed":
            found = np.full_like(u, value)
        case "uniform":
            found = low + u * (high - low)
        case "triangle":
            found = _triangle(low, value, high, u)
        case "pert":
            width = high - low
            before, after = (
                1 + 4 * (value - low) / width,
                1 + 4 * (high - value) / width,
            )
            found = low + width * _beta_quantile(before, after, u)
        case "lognormal":
            found = _lognormal(low, value, high, u)
        case _:
            raise ValueError(f"{law!r} has no quantiles of its own.")
    return np.clip(found, low, high)


def law_mean(law: LawName, low: float, value: float, high: float) -> float:
    """Return the mean of a law.

    >>> law_mean("pert", 1.0, 2.0, 9.0)
    3.0
    """
    match law:
        case "triangle":
            return (low + value + high) / 3
        case "uniform":
            return (low + high) / 2
        case "pert":
            return (low + 4 * value + high) / 6
        case "lognormal" if low < high:
            u = (np.arange(STEPS) + 0.5) / STEPS
            return float(law_quantiles(law, low, value, high, u).mean())
    return value


def _triangle(low: Number, value: Number, high: Number, u: Floats) -> Floats:
    width = high - low
    below = low + np.sqrt(u * width * (value - low))
    above = high - np.sqrt((1 - u) * width * (high - value))
    return np.asarray(np.where(u < (value - low) / width, below, above))


def _lognormal(low: Number, value: Number, high: Number, u: Floats) -> Floats:
    """Return quantiles of two halves of lognormals that meet in the value.

    As likely above the value as below it, however far low and high lie from it.
    """
    ends = normal_quantile(np.array([1 - EDGE]))
    z = normal_quantile(EDGE + u * (1 - 2 * EDGE)) / ends
    return np.asarray(value * np.where(z < 0, (low / value) ** -z, (high / value) ** z))


def _beta_quantile(before: Number, after: Number, u: Floats) -> Floats:
    # Most assessments have no smooth triangle and need not wait for this library.
    from scipy.special import betaincinv  # noqa: PLC0415

    return np.asarray(betaincinv(before, after, u))
