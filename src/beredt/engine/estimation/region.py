"""Intervals from a likelihood: what every parameter that is nearly as likely says."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy import linalg, optimize, special

from beredt.engine.estimation.estimate import LEVEL, Interval
from beredt.engine.streams import stream

Floats = npt.NDArray[np.float64]
RAYS = 48
DRAWS = 400
_FARTHEST = 12.0


def likely_facts(
    cost: Callable[[Floats], float],
    best: Floats,
    facts: Callable[[Floats], Sequence[float]],
) -> tuple[Interval, ...]:
    """Return the profile likelihood interval of each fact of two parameters.

    `cost` is minus the log-likelihood. The interval of a fact is its range over all
    parameters whose log-likelihood is within half the chi-square quantile of the best.
    """
    allowed = cost(best) + float(special.chdtri(1, 1 - LEVEL)) / 2
    root = _root(hessian(cost, best))
    edge = [best]
    for angle in np.arange(RAYS) * (2 * np.pi / RAYS):
        way = root @ np.array([np.cos(angle), np.sin(angle)])
        edge.append(best + _reach(cost, best, way, allowed) * way)
    return _ranges(facts(best), np.array([facts(point) for point in edge]))


def sampled_facts(
    cost: Callable[[Floats], float],
    best: Floats,
    facts: Callable[[Floats], Sequence[float]],
    name: str,
) -> tuple[Interval, ...]:
    """Return the interval of each fact, parameters drawn by how likely they are.

    Parameters are drawn around the best as the curvature of `cost` says, and weighted
    by their likelihood. The random numbers are addressed by `name`, so the same
    evidence gives the same intervals.
    """
    keyed = np.random.Generator(np.random.Philox(key=stream("estimation", name)))
    normal = keyed.standard_normal((DRAWS, len(best)))
    points = best + normal @ _root(hessian(cost, best)).T
    logs = (normal**2).sum(axis=1) / 2 - np.array([cost(point) for point in points])
    weights = np.exp(logs - logs.max())
    drawn = np.array([facts(point) for point in points])
    ends = [_weighted(drawn[:, n], weights) for n in range(drawn.shape[1])]
    return _ranges(facts(best), np.array(ends).T)


def _weighted(values: Floats, weights: Floats) -> Floats:
    order = np.argsort(values)
    below = np.cumsum(weights[order]) / weights.sum()
    ends = np.searchsorted(below, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return np.asarray(values[order][np.minimum(ends, len(values) - 1)])


def hessian(cost: Callable[[Floats], float], at: Floats, step: float = 1e-3) -> Floats:
    """Return the second derivatives of a cost by central differences."""
    size = len(at)
    steps = np.eye(size) * step
    out = np.empty((size, size))
    for i in range(size):
        for j in range(i + 1):
            corners = [
                cost(at + steps[i] + steps[j]),
                cost(at + steps[i] - steps[j]),
                cost(at - steps[i] + steps[j]),
                cost(at - steps[i] - steps[j]),
            ]
            value = corners[0] - corners[1] - corners[2] + corners[3]
            out[i, j] = out[j, i] = value / (4 * step**2)
    return out


def inverse(curvature: Floats) -> Floats:
    """Return the covariance that a curvature means; flat directions stay bounded."""
    values, vectors = linalg.eigh(curvature)
    bounded = np.maximum(values, 1e-2)
    return np.asarray((vectors / bounded) @ vectors.T)


def _root(curvature: Floats) -> Floats:
    return _half(inverse(curvature))


def _half(covariance: Floats) -> Floats:
    values, vectors = linalg.eigh(covariance)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)))


def _reach(
    cost: Callable[[Floats], float], best: Floats, way: Floats, allowed: float
) -> float:
    """Return how far along a way the cost stays allowed."""

    def over(length: float) -> float:
        value = cost(best + length * way)
        return (value if np.isfinite(value) else 1e12) - allowed

    length = 1.0
    while over(length) < 0 and length < _FARTHEST:
        length *= 1.5
    return float(optimize.brentq(over, 0.0, length)) if over(length) > 0 else length


def _ranges(values: Sequence[float], points: Floats) -> tuple[Interval, ...]:
    low, high = points.min(axis=0), points.max(axis=0)
    return tuple(
        Interval(value=float(v), low=float(min(v, lo)), high=float(max(v, hi)))
        for v, lo, hi in zip(values, low, high, strict=True)
    )
