"""How long those stay who are counted: a law from the reports, and what is left of it.

A law is a survival by day of stay: the chance to be counted so many days after the day
of admission. Any law can be given; without one it is found from admissions and census.
"""

from dataclasses import dataclass, replace
from math import prod, sqrt

import numpy as np
import numpy.typing as npt
from scipy import special

from beredt.engine.forecast.reports import Reports, bridged, filled
from beredt.engine.register import Register
from beredt.engine.stays import stay_table, survival

Floats = npt.NDArray[np.float64]
OLDEST = 200
AGES = np.arange(OLDEST)
# Days that decide about the law, and how fast the older of them lose their say.
WINDOW = 90
HALF_LIFE = 30.0
LEAST_DAYS_FOR_LAW = 28
SITE_WINDOW = 56
MEANS = np.geomspace(0.7, 60.0, 60)
VARIATIONS = (0.7, 1.0, 1.4)
# Admissions of doubt before a place is believed to differ from the others of its kind.
DOUBT = 50.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StayLaw:
    """A law of stays: its mean, its variation, and who is still there by day.

    A `fixed` law is used as it is; another only where reports are too few to tell one.
    """

    mean: float
    variation: float
    alive: Floats
    from_reports: bool = False
    fixed: bool = False

    def stretched(self, factor: float) -> Floats:
        """Return who is still there when every stay is `factor` times as long."""
        return np.asarray(np.interp(AGES / factor, AGES, self.alive, right=0.0))


def gamma_law(mean: float, variation: float, *, from_reports: bool = False) -> StayLaw:
    """Return the law of gamma distributed stays with this mean, in days."""
    shape = variation**-2.0
    # Those who come in the middle of a day are half a day old when it is counted.
    alive = special.gammaincc(shape, (AGES + 0.5) * shape / mean)
    return StayLaw(
        mean=mean, variation=variation, alive=alive, from_reports=from_reports
    )


def law_of_table(table: Floats, mean: float, variation: float) -> StayLaw:
    """Return the law of a quantile table of stays."""
    alive = survival(table, np.arange(OLDEST, dtype=np.float64) + 0.5)
    return StayLaw(mean=mean, variation=variation, alive=alive)


def law_of_category(
    register: Register, category: str, kind: str, *, fixed: bool = False
) -> StayLaw:
    """Return the law of a patient category's stays in one kind of place.

    A kind that the pathway does not pass, or none, means the whole pathway.
    """
    stages = [stage for stage in register.pathways if stage.category == category]
    of_kind = [stage for stage in stages if stage.kind == kind]
    missed = prod(1 - stage.share for stage in of_kind) if of_kind else 0.0
    chosen = of_kind or stages
    means = [stage.share * stage.stay for stage in chosen]
    squares = [
        m * s.stay * (1 + s.variation**2) for m, s in zip(means, chosen, strict=True)
    ]
    second = sum(squares) + sum(means) ** 2 - sum(mean**2 for mean in means)
    # Those who pass no stage of the kind are not admitted to it.
    mean = sum(means) / (1 - missed)
    variance = second / (1 - missed) - mean**2
    variation = sqrt(max(variance, 0.01 * mean**2)) / mean
    law = law_of_table(stay_table("gamma", mean, variation), mean, variation)
    return replace(law, fixed=fixed)


def find_law(reports: Reports, expected: StayLaw) -> StayLaw:
    """Return the law that makes the reported census out of the admissions.

    `expected` is returned when the reports are too few to say, and draws the answer
    towards its mean as much as a day of one tenth error would.
    """
    admissions = filled(reports.admissions).sum(axis=0)
    occupied = bridged(reports.occupied).sum(axis=0)
    first = max(0, len(occupied) - WINDOW)
    told = ~np.isnan(occupied[first:])
    few = len(occupied) < LEAST_DAYS_FOR_LAW or told.sum() < LEAST_DAYS_FOR_LAW // 2
    few = few or not admissions.any()
    if expected.fixed or few:
        return expected
    age = np.arange(len(occupied) - first)[::-1]
    weight = 0.5 ** (age / HALF_LIFE) * told
    best = (np.inf, expected)
    for mean in MEANS:
        doubt = 0.1 * np.log(mean / expected.mean) ** 2
        for variation in VARIATIONS:
            law = gamma_law(float(mean), variation, from_reports=True)
            made = expected_census(admissions, occupied, law.alive)
            error = np.log((occupied[first:] + 3) / (made[first:] + 3))
            loss = float(np.nansum(weight * error**2)) + doubt
            best = min(best, (loss, law), key=lambda pair: pair[0])
    return best[1]


def expected_census(admissions: Floats, occupied: Floats, alive: Floats) -> Floats:
    """Return the census that admissions make. Axes of all: day, except `alive`: age.

    Those counted on the first day with a census came evenly before it.
    """
    days = len(admissions)
    made = np.convolve(admissions, alive)[:days]
    told = np.flatnonzero(~np.isnan(occupied))
    if not len(told):
        return made
    start = int(told[0])
    missing = max(0.0, float(occupied[start] - made[start]))
    left = np.cumsum(alive[::-1])[::-1]
    behind = np.append(left / max(left[0], 1e-12), np.zeros(days))[: days - start]
    made[start:] += missing * behind
    return np.asarray(made)


def stretch_by_site(reports: Reports, law: StayLaw) -> Floats:
    """Return how much longer stays are at each site than the law says. Axes: site.

    Little's law over the last eight weeks, drawn towards 1 where few were admitted.
    """
    admissions = filled(reports.admissions)
    factors = np.ones(len(reports.sites))
    if reports.days < LEAST_DAYS_FOR_LAW or not law.from_reports:
        return factors
    for site, occupied in enumerate(reports.occupied):
        made = expected_census(admissions[site], occupied, law.alive)
        window = slice(-SITE_WINDOW, None)
        told = ~np.isnan(occupied[window])
        seen = admissions[site, window].sum()
        counted = occupied[window][told].sum()
        if not counted or not made[window][told].sum():
            continue
        ratio = np.log(counted / made[window][told].sum())
        factors[site] = np.exp(np.clip(ratio, -1, 1) * seen / (seen + DOUBT))
    return factors


def left_of_census(
    admissions: Floats, occupied: Floats, counted: int, alive: Floats, days: int
) -> Floats:
    """Return the chance to be counted still, by days after the census. Starts at 1.

    How long those of the census on day `counted` have stayed follows from the recent
    admissions; those whom no admission explains came evenly before the reports began.
    """
    told = np.flatnonzero(~np.isnan(occupied))
    start = int(told[0])
    cohort = admissions[: counted + 1][::-1][:OLDEST]
    longer = np.append(alive, np.zeros(days + OLDEST + counted + 1))
    ages = np.arange(len(cohort))
    made = float((cohort * longer[ages]).sum())
    explained = float(
        (admissions[: start + 1][::-1][:OLDEST] * alive[: start + 1]).sum()
    )
    before = max(0.0, float(occupied[start]) - explained)
    left = np.cumsum(longer[::-1])[::-1]
    ahead = np.arange(days + 1)
    since = counted - start
    old = before * left[since + ahead] / max(left[0], 1e-12)
    recent = (cohort[:, None] * longer[ages[:, None] + ahead]).sum(axis=0)
    whole = recent + old
    if made + old[0] <= 1e-9:
        whole = left[ahead]
    return np.asarray(np.minimum(whole / whole[0], 1.0))
