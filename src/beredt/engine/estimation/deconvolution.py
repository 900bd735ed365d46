"""Length of stay from admissions and census alone, without any law assumed."""

import numpy as np
import numpy.typing as npt
from scipy import optimize

Floats = npt.NDArray[np.float64]
SMOOTHINGS = (0.0, 0.01, 0.1, 1.0, 10.0)
_FIRM = 1e3


def survival_from_census(
    admissions: Floats, occupied: Floats, ages: int, smoothing: float = 0.0
) -> Floats:
    """Return the share still counted 0, 1, 2 ... days after admission.

    The shares never rise with age, never fall below 0 and begin at most at 1. Days of
    `occupied` without a count are nan; nobody is inside before the first day of
    `admissions`. `smoothing` weighs bends of the curve against what was counted.
    """
    counted = np.flatnonzero(~np.isnan(occupied))
    came = _lagged(admissions, ages)[counted]
    # Falls of the curve are what is sought: the curve is what falls at later ages.
    falls = np.cumsum(came, axis=1)
    scale = 1 / np.sqrt(np.maximum(occupied[counted], 1.0))
    bends = _bends(ages) * np.sqrt(smoothing * came.sum())
    # The falls and what never was inside make up one: nobody is counted twice.
    whole = np.full((1, ages + 1), _FIRM * max(1.0, float(came.sum())))
    rows = np.vstack(
        [
            np.hstack([falls * scale[:, None], np.zeros((len(counted), 1))]),
            np.hstack([bends, np.zeros((len(bends), 1))]),
            whole,
        ]
    )
    sought = np.concatenate(
        [occupied[counted] * scale, np.zeros(len(bends)), whole[0, :1]]
    )
    found, _ = optimize.nnls(rows, sought, maxiter=50 * rows.shape[1])
    return np.asarray(np.cumsum(found[:ages][::-1])[::-1])


def best_smoothing(admissions: Floats, occupied: Floats, ages: int) -> float:
    """Return the smoothing that foretells the last quarter of the counted days best."""
    counted = np.flatnonzero(~np.isnan(occupied))
    kept = counted[: max(1, len(counted) * 3 // 4)]
    known = np.full_like(occupied, np.nan)
    known[kept] = occupied[kept]
    rest = np.setdiff1d(counted, kept)

    def miss(smoothing: float) -> float:
        curve = survival_from_census(admissions, known, ages, smoothing)
        computed = census_of(admissions, curve)
        return float(np.abs(computed[rest] - occupied[rest]).mean())

    return min(SMOOTHINGS, key=miss)


def census_of(admissions: Floats, survival: Floats) -> Floats:
    """Return how many are inside each day, when stays survive as this curve says."""
    return np.asarray(np.convolve(admissions, survival)[: len(admissions)])


def _lagged(admissions: Floats, ages: int) -> Floats:
    padded = np.concatenate([np.zeros(ages - 1), admissions])
    windows = np.lib.stride_tricks.sliding_window_view(padded, ages)
    return np.asarray(windows[:, ::-1])


def _bends(ages: int) -> Floats:
    """Return rows that are the second differences of the falls."""
    return np.asarray(np.diff(np.eye(ages), n=2, axis=0))
