"""How many will come: exponential smoothing of admissions, and paths drawn from it.

The smoothing comes from statsmodels, which fits the state-space form, without a trend
and with a damped one (Gardner and McKenzie 1985), by likelihood. It was chosen over
statsforecast, which has the same models and needs many more packages.
The paths are drawn here, with addressed random numbers.
"""

import warnings
from dataclasses import astuple, dataclass, fields

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Smoothing:
    """One smoothing of daily admissions, on a logarithmic scale, as of the last day."""

    level: float
    trend: float
    level_weight: float
    trend_weight: float
    damping: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outset:
    """What is known of admissions on the last day.

    `weekday[d % 7]` is added on day number `d`; no day has more than `largest`.
    """

    smoothings: tuple[Smoothing, ...]
    weekday: Floats
    largest: float


def smooth(admissions: Floats, first_day: int) -> Outset:
    """Smooth admissions by day, the last of which is today. Axes: day."""
    weekday = _weekday_pattern(admissions, first_day)
    number = first_day + np.arange(len(admissions))
    scaled = np.log(admissions + MORE) - weekday[number % WEEK]
    largest = (admissions[-MEMORY:].max() + MORE) * LARGEST_GROWTH
    return Outset(
        smoothings=_fit(scaled[-MEMORY:]), weekday=weekday, largest=float(largest)
    )


def draw_admissions(
    outset: Outset, *, first_day: int, days: int, draws: int, seed: int, name: str
) -> Integers:
    """Draw courses of admissions from the day `first_day`. Axes: draw, day."""
    address = np.array([stream("forecast", "admissions", name)], np.int64)
    count = 2 * days + 1
    chance = [uniforms(seed, LEVEL, d, address, count)[0] for d in range(draws)]
    numbers = np.array(chance)
    level, trend, level_weight, trend_weight, damping, spread = _choose(
        outset.smoothings, numbers[:, -1]
    )
    shocks = spread[:, None] * special.ndtri(numbers[:, :days])
    courses = np.empty((draws, days))
    for day in range(days):
        expected = level + damping * trend
        level = expected + level_weight * shocks[:, day]
        trend = damping * trend + trend_weight * shocks[:, day]
        weekday = outset.weekday[(first_day + day) % WEEK]
        courses[:, day] = expected + shocks[:, day] + weekday
    most = np.log(outset.largest)
    amounts = np.maximum(np.exp(np.minimum(courses, most)) - MORE, 0.0)
    # Rounded up as often as the part beyond the whole number says.
    return np.asarray(np.floor(amounts + numbers[:, days : 2 * days]), np.int64)


def _choose(smoothings: tuple[Smoothing, ...], chance: Floats) -> Floats:
    """Return the numbers of one smoothing for each draw. Axes: number, draw."""
    numbers = np.array([astuple(one) for one in smoothings])
    chosen = (chance * len(smoothings)).astype(np.int64)
    return np.asarray(numbers[chosen].T)


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


def _fit(scaled: Floats) -> tuple[Smoothing, ...]:
    """Return a smoothing without trend, and one with a trend, both believed alike.

    Equal weights are hard to beat by weights that are estimated (Clemen 1989).
    """
    if np.ptp(scaled) < 1e-9:
        still = dict.fromkeys((one.name for one in fields(Smoothing)), 0.0)
        return (Smoothing(**{**still, "level": float(scaled[-1])}),)
    if len(scaled) < LEAST_FOR_TREND:
        return (_fit_one(scaled, trended=False),)
    return _fit_one(scaled, trended=False), _fit_one(scaled, trended=True)


def _fit_one(scaled: Floats, *, trended: bool) -> Smoothing:
    # Half a second to load, and no other command has use for it.
    from statsmodels.tsa.exponential_smoothing.ets import (  # noqa: PLC0415
        ETSModel,
    )

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
    return Smoothing(
        level=float(fit.level[-1]),
        trend=float(fit.slope[-1]) if trended else 0.0,
        level_weight=float(found["smoothing_level"]),
        trend_weight=float(found.get("smoothing_trend", 0.0)),
        damping=float(found.get("damping_trend", 0.0)),
        spread=float(np.sqrt(np.mean(np.asarray(fit.resid) ** 2))),
    )
