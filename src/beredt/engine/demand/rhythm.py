"""The rhythm of ordinary activity: what weekday and month do to admissions."""

import numpy as np
import numpy.typing as npt

from beredt.engine.register import MONTH_DAYS, YEAR, Register
from beredt.engine.scenario import Scenario

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
WEEK = 7
MONTH_OF_DAY = np.repeat(np.arange(len(MONTH_DAYS)), MONTH_DAYS)


def rhythm(register: Register, profile: str, scenario: Scenario, days: Ints) -> Floats:
    """Return the factor of each day, counted from day 0 and negative before it.

    Without a date every month is alike.
    """
    week, year = week_of(register, profile), year_of(register, profile)
    factor = week[(scenario.weekday + days) % WEEK]
    if scenario.day_of_year is not None:
        factor = factor * year[MONTH_OF_DAY[(scenario.day_of_year + days) % YEAR]]
    return np.asarray(factor)


def week_of(register: Register, profile: str) -> Floats:
    """Return the factors of the weekdays, Monday first; their mean is exactly 1."""
    factors = np.ones(WEEK)
    for row in register.weekdays:
        if row.profile == profile:
            factors[row.weekday - 1] = row.value
    return np.asarray(factors / factors.mean())


def year_of(register: Register, profile: str) -> Floats:
    """Return the factors of the months; their mean over the year is exactly 1."""
    factors = np.ones(len(MONTH_DAYS))
    for row in register.seasons:
        if row.profile == profile:
            factors[row.month - 1] = row.value
    return np.asarray(factors / np.average(factors, weights=MONTH_DAYS))
