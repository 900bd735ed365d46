"""The normal and the gamma law, as far as the engine needs them.

Written out because the library that has them takes longer to load than all that the
engine asks of it. Exact to about ten figures more than any number of a register.
"""

from functools import reduce
from math import erfc, lgamma, sqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_TINY = 1e-300
_EXACT = 1e-15
# Ratios of polynomials in three ranges, lowest power first: M. J. Wichura, Algorithm
# AS 241, Applied Statistics 37 (1988).
_MIDDLE = (
    (
        3.3871328727963666080e0,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3,
    ),
    (
        1.0,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3,
    ),
)
_OUTER = (
    (
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ),
    (
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ),
)
_FAR = (
    (
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ),
    (
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ),
)


def normal_quantile(u: Floats) -> Floats:
    """Return the quantiles of the normal law with mean 0 and deviation 1.

    >>> normal_quantile(np.array([0.5, 0.9])).round(6).tolist()
    [0.0, 1.281552]
    """
    u = np.asarray(u, float)
    q = u - 0.5
    with np.errstate(divide="ignore", invalid="ignore"):
        r = np.sqrt(-np.log(np.where(q < 0, u, 1 - u)))
        outer = np.where(r <= 5, _ratio(_OUTER, r - 1.6), _ratio(_FAR, r - 5))
        outer = np.where(np.isinf(r), np.inf, outer)
    middle = q * _ratio(_MIDDLE, 0.180625 - q * q)
    return np.where(np.abs(q) <= 0.425, middle, np.copysign(outer, q))


def _ratio(
    coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: Floats
) -> Floats:
    above, below = (
        reduce(lambda total, c: total * x + c, reversed(each), np.zeros_like(x))
        for each in coefficients
    )
    return np.asarray(above / below)


def normal_below(z: Floats) -> Floats:
    """Return the share of the normal law below each number.

    >>> normal_below(np.array([0.0, 1.281552])).round(6).tolist()
    [0.5, 0.9]
    """
    z = np.asarray(z, float)
    return np.reshape([erfc(-x / sqrt(2)) / 2 for x in z.ravel()], z.shape)


def gamma_below(shape: float, x: Floats) -> Floats:
    """Return the share of the gamma law with this shape and scale 1 below each number.

    >>> gamma_below(1.0, np.array([0.0, 1.0])).round(6).tolist()
    [0.0, 0.632121]
    """
    below, above = _gamma_parts(shape, np.asarray(x, float))
    return np.where(below <= 0.5, below, 1 - above)


def gamma_quantile(shape: float, u: Floats) -> Floats:
    """Return the quantiles of the gamma law with this shape and scale 1.

    >>> gamma_quantile(1.0, np.array([0.0, 0.632121])).round(5).tolist()
    [0.0, 1.0]
    """
    u = np.asarray(u, float)
    found = np.where(u > 0, np.inf, 0.0)
    inside = np.flatnonzero((u > 0) & (u < 1))
    x, u = _first_guess(shape, u[inside]), u[inside]
    active = np.arange(len(x))
    for _ in range(60):
        x_now, u_now = x[active], u[active]
        below, above = _gamma_parts(shape, x_now)
        error = np.where(u_now <= 0.5, below - u_now, (1 - u_now) - above)
        step = error / np.maximum(_density(shape, x_now), _TINY)
        # Halley's rule: the density bends by (shape - 1) / x - 1.
        with np.errstate(over="ignore"):
            bend = np.minimum(step * ((shape - 1) / x_now - 1), 1)
        better = x_now - step / (1 - bend / 2)
        better = np.where(better <= 0, x_now / 2, better)
        x[active] = np.minimum(better, 2 * x_now + 1)
        active = active[np.abs(x[active] - x_now) > 1e-12 * x_now]
        if not len(active):
            break
    found[inside] = x
    return found


def _density(shape: float, x: Floats) -> Floats:
    return np.asarray(np.exp((shape - 1) * np.log(x) - x - lgamma(shape)))


def _first_guess(shape: float, u: Floats) -> Floats:
    """Return the cube of a normal number, or near 0 what the leading power says."""
    nine = 1 / (9 * shape)
    cube = shape * (1 - nine + normal_quantile(u) * sqrt(nine)) ** 3
    power = np.exp((np.log(u) + lgamma(shape + 1)) / shape)
    small = (power < 0.2 * (shape + 1)) | (cube <= 0)
    return np.maximum(np.where(small, power, cube), _TINY)


def _gamma_parts(shape: float, x: Floats) -> tuple[Floats, Floats]:
    """Return the shares below and above each number, each as exact as it can be."""
    low = x < shape + 1
    factor = np.zeros_like(x)
    positive = x > 0
    # In one exponent: for large shapes neither power alone is a number.
    factor[positive] = np.exp(shape * np.log(x[positive]) - x[positive] - lgamma(shape))
    below, above = np.empty_like(x), np.empty_like(x)
    below[low] = factor[low] * _series(shape, x[low]) / shape
    above[~low] = factor[~low] * _fraction(shape, x[~low])
    above[low], below[~low] = 1 - below[low], 1 - above[~low]
    return below, above


def _series(shape: float, x: Floats) -> Floats:
    """Sum x^n / ((shape + 1) ... (shape + n))."""
    term, total = np.ones_like(x), np.ones_like(x)
    n = 0
    while len(x) and (term > _EXACT * total).any():
        n += 1
        term *= x / (shape + n)
        total += term
    return total


def _fraction(shape: float, x: Floats) -> Floats:
    """Return the continued fraction 1 / (x + 1 - shape - 1 (1 - shape) / ...)."""
    b = x + 1 - shape
    c = np.full_like(x, 1 / _TINY)
    d = 1 / b
    total = d.copy()
    n = 0
    change = np.zeros_like(x)
    while len(x) and (np.abs(change - 1) > _EXACT).any():
        n += 1
        a = -n * (n - shape)
        b = b + 2
        d = a * d + b
        d = 1 / np.where(np.abs(d) < _TINY, _TINY, d)
        c = b + a / c
        c = np.where(np.abs(c) < _TINY, _TINY, c)
        change = c * d
        total *= change
        if n > 10_000:
            break
    return total


__all__ = ["gamma_below", "gamma_quantile", "normal_below", "normal_quantile"]
