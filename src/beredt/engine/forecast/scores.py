"""How good forecasts are: absolute error, CRPS and how often bands hold what came."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
BANDS = (0.5, 0.8, 0.95)


def crps(draws: Floats, came: Floats) -> Floats:
    """Return the continuous ranked probability score of draws. First axis: draw.

    E|X - y| - E|X - X'| / 2 over the distribution that the draws make up (Gneiting and
    Raftery 2007); in the unit of the draws, 0 is perfect.

    >>> float(crps(np.array([1.0, 3.0]), np.array(2.0)))
    0.5
    """
    ordered = np.sort(draws, axis=0)
    count = len(ordered)
    rank = np.arange(1, count + 1).reshape((-1,) + (1,) * (draws.ndim - 1))
    between = ((2 * rank - count - 1) * ordered).sum(axis=0) / count**2
    return np.asarray(np.abs(ordered - came).mean(axis=0) - between)


def holds(draws: Floats, came: Floats, share: float) -> npt.NDArray[np.bool_]:
    """Tell whether the middle band with this share of the draws holds what came."""
    rest = (1 - share) / 2
    low, high = np.quantile(draws, (rest, 1 - rest), axis=0)
    return np.asarray((low <= came) & (came <= high))
