"""Length of stay from a list of stays, some of which have not ended."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import optimize

from beredt.engine.estimation.estimate import StayEstimate, facts_of
from beredt.engine.estimation.laws import (
    FAMILIES,
    LEAST_VARIATION,
    MOST_VARIATION,
    Floats,
    Law,
    presence,
)
from beredt.engine.estimation.region import likely_facts

Flags = npt.NDArray[np.bool_]
Parameters = Callable[[Floats], float]
_LEAST = 1e-300
_HOUR = 1 / 24


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StayList:
    """Stays in days, and which have ended; the others are still inside.

    With `whole_days` a stay is the number of midnights passed, so that a patient who
    leaves on the day of admission stayed 0. Otherwise stays are exact to the hour.
    """

    stays: Floats
    ended: Flags
    whole_days: bool = True

    def __post_init__(self) -> None:
        if len(self.stays) != len(self.ended) or not self.ended.any():
            raise ValueError("At least one stay of the list must have ended.")


def estimate_from_list(listed: StayList) -> StayEstimate:
    """Return the law of stays that makes the list most likely, by AIC over families."""
    fits = {family: _fit(listed, family) for family in FAMILIES}
    tried = tuple(
        sorted(((f, 2 * cost + 4) for f, (_, cost) in fits.items()), key=lambda t: t[1])
    )
    family = tried[0][0]
    best, _ = fits[family]
    cost = _cost(listed, family)
    law = _law(family, best)
    mean, median, p90, variation = likely_facts(
        cost, best, lambda point: facts_of(_law(family, point))
    )
    return StayEstimate(
        kind="line_list",
        law=law,
        mean=mean,
        median=median,
        p90=p90,
        variation=variation,
        misfit=_misfit(listed, law),
        number=len(listed.stays),
        still_inside=int((~listed.ended).sum()),
        tried=tried,
    )


def kaplan_meier(listed: StayList) -> tuple[Floats, Floats]:
    """Return the ages at which stays ended and the share that is longer than each."""
    ages = np.unique(listed.stays[listed.ended])
    at_risk = np.array([(listed.stays >= age).sum() for age in ages])
    gone = np.array([(listed.stays[listed.ended] == age).sum() for age in ages])
    return ages, np.cumprod(1 - gone / at_risk)


def _law(family: str, point: Floats) -> Law:
    ends = np.log([LEAST_VARIATION, MOST_VARIATION])
    variation = np.exp(np.clip(point[1], *ends))
    return Law(family, float(np.exp(np.clip(point[0], -12, 12))), float(variation))


def _cost(listed: StayList, family: str) -> Parameters:
    """Return minus the log-likelihood as a function of log mean and log variation."""
    ages, back = np.unique(listed.stays, return_inverse=True)
    gone = np.bincount(back, listed.ended, minlength=len(ages))
    inside = np.bincount(back, ~listed.ended, minlength=len(ages))
    of_kind = _whole if listed.whole_days else _exact

    def cost(point: Floats) -> float:
        ended, longer = of_kind(_law(family, point), ages)
        with np.errstate(divide="ignore"):
            logs = np.log(np.maximum([ended, longer], _LEAST))
        # Far out a clipped variation would be flat; a slope leads back.
        stray = max(0.0, abs(point[1]) - np.log(MOST_VARIATION))
        return float(-gone @ logs[0] - inside @ logs[1] + 100 * stray)

    return cost


def _whole(law: Law, ages: Floats) -> tuple[Floats, Floats]:
    nights = ages.astype(int)
    present = presence(law, int(nights.max()) + 1)
    before = np.concatenate([[1.0], present])
    return before[nights] - present[nights], present[nights]


def _exact(law: Law, ages: Floats) -> tuple[Floats, Floats]:
    # A stay of no length is one of less than an hour.
    ended = np.where(
        ages > 0, law.density(ages), (1 - law.survival(np.array(_HOUR))) / _HOUR
    )
    return ended, law.survival(ages)


def _fit(listed: StayList, family: str) -> tuple[Floats, float]:
    cost = _cost(listed, family)
    # Days spent over stays that ended: exact for exponential stays.
    days = listed.stays.sum() + 0.5 * len(listed.stays) * listed.whole_days
    start = np.array([np.log(days / listed.ended.sum()), 0.0])
    found = optimize.minimize(
        cost,
        start,
        method="Nelder-Mead",
        options={"xatol": 1e-5, "fatol": 1e-7, "maxiter": 2000},
    )
    return np.asarray(found.x), float(found.fun)


def _misfit(listed: StayList, law: Law) -> float:
    ages, share = kaplan_meier(listed)
    if listed.whole_days:
        computed = presence(law, int(ages.max()) + 1)[ages.astype(int)]
    else:
        computed = law.survival(ages)
    return float(np.abs(computed - share).max())
