"""A band: what many draws say about one number."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
LEVELS = ("mean", "p10", "p50", "p90")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Mean, and the values that 10, 50 and 90 % of the draws stay below."""

    mean: float
    p10: float
    p50: float
    p90: float


def band_over_draws(values: npt.NDArray[Any]) -> Floats:
    """Replace the first axis (draw) by an axis of `LEVELS`."""
    ordered = np.sort(values, axis=0)
    last = len(ordered) - 1
    levels = [ordered[round(level * last)] for level in (0.1, 0.5, 0.9)]
    return np.stack([values.mean(axis=0, dtype=np.float64), *levels])


def band(values: npt.NDArray[Any]) -> Band:
    """Return the band of one number a draw."""
    mean, p10, p50, p90 = (float(level) for level in band_over_draws(values))
    return Band(mean=mean, p10=p10, p50=p50, p90=p90)
