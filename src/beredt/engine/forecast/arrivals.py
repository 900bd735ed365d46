"""How many will come: exponential smoothing of admissions, and paths drawn from it.

The smoothing comes from statsmodels, which fits the state-space form with a damped
trend (Gardner and McKenzie 1985) by likelihood and is loaded only when it is needed.
The paths are drawn here, with addressed random numbers.
"""

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from beredt.engine.kernels.philox import LEVEL, uniforms
from beredt.engine.streams import stream

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
WEEK = 7
# Weeks that decide about the days of the week, and days that decide about the rest.
WEEKDAY_WEEKS = 12
MEMORY = 180
LEAST_FOR_TREND = 28
# One more than was counted, so that the logarithm of a day without anybody exists.
MORE = 1.0
# Ranges in which a smoothing of daily counts keeps its sense; a trend halves within
# three days (0.8) to a week (0.9).
BOUNDS = {
    "smoothing_level": (0.02, 0.6),
    "smoothing_trend": (0.002, 0.2),
    "damping_trend": (0.8, 0.9),
}
LARGEST_GROWTH = 20.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Smoothing:
    """Admissions a day smoothed, on a logarithmic scale, as of the last day.

    `weekday[d % 7]` is added on day number `d`.
    """

    level: float
    trend: float
    level_weight: float
    trend_weight: float
    damping: float
    spread: float
    weekday: Floats
    largest: float


def smooth(admissions: Floats, first_day: int) -> Smoothing:
    """Smooth admissions by day, the last of which is today. Axes: day."""
    weekday = _weekday_pattern(admissions, first_day)
    number = first_day + np.arange(len(admissions))
    scaled = np.log(admissions + MORE) - weekday[number % WEEK]
    fitted = _fit(scaled[-MEMORY:])
    largest = (admissions[-MEMORY:].max() + MORE) * LARGEST_GROWTH
    return Smoothing(weekday=weekday, largest=float(largest), **fitted)


def draw_admissions(
    smoothing: Smoothing, *, first_day: int, days: int, draws: int, seed: int, name: str
) -> Integers:
    """Draw courses of admissions from the day `first_day`. Axes: draw, day."""
    address = np.array([stream("forecast", "admissions", name)], np.int64)
    chance = [uniforms(seed, LEVEL, d, address, 2 * days)[0] for d in range(draws)]
    numbers = np.array(chance).reshape(draws, days, 2)
    shocks = smoothing.spread * special.ndtri(numbers[:, :, 0])
    level = np.full(draws, smoothing.level)
    trend = np.full(draws, smoothing.trend)
    courses = np.empty((draws, days))
    for day in range(days):
        expected = level + smoothing.damping * trend
        level = expected + smoothing.level_weight * shocks[:, day]
        trend = smoothing.damping * trend + smoothing.trend_weight * shocks[:, day]
        weekday = smoothing.weekday[(first_day + day) % WEEK]
        courses[:, day] = expected + shocks[:, day] + weekday
    most = np.log(smoothing.largest)
    amounts = np.maximum(np.exp(np.minimum(courses, most)) - MORE, 0.0)
    # Rounded up as often as the part beyond the whole number says.
    return np.asarray(np.floor(amounts + numbers[:, :, 1]), np.int64)


def _weekday_pattern(admissions: Floats, first_day: int) -> Floats:
    """Return what each day of the week adds to the logarithm, drawn towards nothing."""
    recent = admissions[-WEEKDAY_WEEKS * WEEK :]
    number = first_day + len(admissions) - len(recent) + np.arange(len(recent))
    mean = recent.mean()
    pattern = np.zeros(WEEK)
    for weekday in range(WEEK):
        of_day = recent[number % WEEK == weekday]
        # Ten patients' worth of doubt: a rare event on a Monday is no pattern.
        pattern[weekday] = np.log((of_day.sum() + 10) / (len(of_day) * mean + 10))
    return np.asarray(pattern - pattern.mean())


def _fit(scaled: Floats) -> dict[str, float]:
    """Return level, trend, weights, damping and spread of a smoothing."""
    if np.ptp(scaled) < 1e-9:
        return _constant(float(scaled[-1]))
    # Half a second to load, and no other command has use for it.
    from statsmodels.tsa.exponential_smoothing.ets import (  # noqa: PLC0415
        ETSModel,
    )

    trended = len(scaled) >= LEAST_FOR_TREND
    names = list(BOUNDS) if trended else ["smoothing_level"]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        # A likelihood that is flat at its top is no fault of the reported numbers.
        warnings.simplefilter("ignore")
        model = ETSModel(
            scaled,
            error="add",
            trend="add" if trended else None,
            damped_trend=trended,
            initialization_method="heuristic",
            bounds={name: BOUNDS[name] for name in names},
        )
        fit = model.fit(disp=False)
    found = dict(zip(model.param_names, fit.params, strict=True))
    return {
        "level": float(fit.level[-1]),
        "trend": float(fit.slope[-1]) if trended else 0.0,
        "level_weight": float(found["smoothing_level"]),
        "trend_weight": float(found.get("smoothing_trend", 0.0)),
        "damping": float(found.get("damping_trend", 0.0)),
        "spread": float(np.sqrt(np.mean(np.asarray(fit.resid) ** 2))),
    }


def _constant(value: float) -> dict[str, float]:
    return {
        "level": value,
        "trend": 0.0,
        "level_weight": 0.0,
        "trend_weight": 0.0,
        "damping": 0.0,
        "spread": 0.0,
    }
