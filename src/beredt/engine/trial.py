"""A plan tried on many futures: what it promised, what it does, where it fails."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.assessment import Assessment
from beredt.engine.bands import Band, band
from beredt.engine.measures import Plan
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import EVERYWHERE, SOURCES

Floats = npt.NDArray[np.float64]
# The worst futures are this share of them, by what is missing without the plan.
WORST = 0.1
# A place is worse off when more is missing in so many of the futures.
OFTEN = 0.1
WHOLE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """What is missing, waited and lost: without the plan, with it, and the change.

    The change is of the same patients in the same futures.
    """

    before: Band
    after: Band
    change: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A region's kind of place in which a plan often makes more missing.

    `share` of the futures; `more` place-days in the mean of these.
    """

    region: str
    place: PlaceKind
    share: float
    more: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trial:
    """A plan, and the same futures without and with it.

    `missing` place-days, `waiting` days of patients for places of all kinds, `treated`
    patients of crisis and war, `deaths` of everybody. `promised` place-days the plan
    was expected to close; `worst` is what is missing in the worst futures, and
    `lives_lost_more` the share of futures in which more die with the plan than without.
    """

    plan: Plan
    before: Assessment
    after: Assessment
    missing: BeforeAfter
    worst: BeforeAfter
    waiting_before: float
    waiting_after: float
    treated_before: float
    treated_after: float
    deaths: BeforeAfter
    moved: BeforeAfter
    promised: float
    deaths_more_share: float
    failures: tuple[Failure, ...]

    @property
    def kept(self) -> float:
        """The share of what was promised that was closed, on average."""
        closed = -self.missing.change.mean
        return closed / self.promised if self.promised > 0 else 1.0


def try_plan(plan: Plan, before: Assessment, after: Assessment) -> Trial:
    """Compare the futures without and with a plan.

    Raises `ValueError` when they are not the same futures.
    """
    facts = [
        (one.facts.register_fingerprint, one.facts.seed, one.facts.draws)
        for one in (before, after)
    ]
    if facts[0] != facts[1]:
        raise ValueError("A plan is tried on the same futures, or not at all.")
    missing = [_missing(one) for one in (before, after)]
    deaths = [one.deaths_by_draw.sum(axis=1) for one in (before, after)]
    number = max(1, round(WORST * len(missing[0])))
    worst = np.argsort(-missing[0], kind="stable")[:number]
    return Trial(
        plan=plan,
        before=before,
        after=after,
        missing=_both(*missing),
        worst=_both(*(values[worst] for values in missing)),
        waiting_before=_waiting(before),
        waiting_after=_waiting(after),
        treated_before=_treated(before),
        treated_after=_treated(after),
        deaths=_both(*deaths),
        moved=_both(before.moved_by_draw, after.moved_by_draw),
        promised=float((plan.before - plan.after).sum()),
        deaths_more_share=float((deaths[1] > deaths[0]).mean()),
        failures=_failures(before, after),
    )


def _missing(assessment: Assessment) -> Floats:
    """Return the place-days missing in all regions. Axes: draw."""
    return np.asarray(assessment.unmet_days_by_draw[:, :-1].sum(axis=(1, 2)))


def _both(before: Floats, after: Floats) -> BeforeAfter:
    return BeforeAfter(
        before=band(before), after=band(after), change=band(after - before)
    )


def _waiting(assessment: Assessment) -> float:
    """Return the days that patients wait for a place, in the mean of the futures."""
    country = assessment.regions.index(EVERYWHERE)
    return float(assessment.waiting[0, :, country].sum())


def _treated(assessment: Assessment) -> float:
    crisis = [source for source in SOURCES if source != "ordinary"]
    return sum(row.treated.mean for row in assessment.flows if row.source in crisis)


def _failures(before: Assessment, after: Assessment) -> tuple[Failure, ...]:
    """Return where more is missing with the plan, where most is first."""
    more = after.unmet_days_by_draw - before.unmet_days_by_draw
    found = []
    for r, region in enumerate(before.regions):
        for k, kind in enumerate(before.kinds):
            worse = more[:, r, k] >= WHOLE
            if region != EVERYWHERE and worse.mean() >= OFTEN:
                found.append(
                    Failure(
                        region=region,
                        place=kind,
                        share=float(worse.mean()),
                        more=float(more[worse, r, k].mean()),
                    )
                )
    return tuple(sorted(found, key=lambda row: -row.share * row.more))
