"""The simplest forecasts, each with a band from its own past errors."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from beredt.engine.forecast.reports import Reports, carried, filled
from beredt.engine.forecast.staying import expected_census

Floats = npt.NDArray[np.float64]
# Half a year of errors; and as many as an alternative needs before it has a band.
MEMORY = 182
LEAST_ERRORS = 5
RECENT = 7
Said = tuple[int, Floats]


def persistence(reports: Reports, horizon: int) -> Floats:
    """Return "as many as now" for some sites together. Axes: draw.

    Each draw is one earlier change over as many days, as a ratio.
    """
    reported = reports.occupied.sum(axis=0)
    standing = carried(reports.occupied).sum(axis=0)
    first = max(0, reports.days - MEMORY)
    before = standing[first : reports.days - horizon]
    after = reported[first + horizon :]
    # Each error counts both ways, so that the middle stays what persistence says.
    return about(
        float(standing[-1]), np.append(after, before), np.append(before, after)
    )


def convolution(reports: Reports, alive: Floats, days: int) -> Floats:
    """Return what admissions make of a law of stays, if they go on as in the last week.

    Axes: day, 0 is today.
    """
    admissions = filled(reports.admissions).sum(axis=0)
    coming = np.full(days, admissions[-RECENT:].mean())
    occupied = np.append(reports.occupied.sum(axis=0), np.full(days, np.nan))
    made = expected_census(np.append(admissions, coming), occupied, alive)
    return made[-days - 1 :]


def about_point(said: Sequence[Said], reports: Reports, horizon: int) -> Floats:
    """Return the last of some convolutions with a band from the errors of the others.

    `said` has how many days were known, and what was said then. Axes: draw.
    """
    reported = reports.occupied.sum(axis=0)
    past = [
        (reported[known - 1 + horizon], point[horizon])
        for known, point in said
        if known - 1 + horizon < reports.days
    ]
    after, before = np.array(past).reshape(-1, 2).T
    return about(float(said[-1][1][horizon]), after, before)


def about(point: float, after: Floats, before: Floats) -> Floats:
    """Return a number spread by the ratios between others, nan left out."""
    ratio = np.log1p(after) - np.log1p(before)
    ratio = ratio[~np.isnan(ratio)]
    if len(ratio) < LEAST_ERRORS:
        return np.array([point])
    return np.asarray(np.maximum(np.expm1(np.log1p(point) + ratio), 0.0))
