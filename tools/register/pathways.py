"""Pathways: the stages of each category.

A stay is written once; the shares and stays of a category give its length of stay,
its days of intensive care and its operations (`STAYS` says which they are to be).
"""

from typing import Any, NamedTuple

from beredt.engine.register import PlaceKind, Stage
from register.provenance import assumed, derived


class Wait(NamedTuple):
    """How a stage waits: priority, patience in hours, death, what it becomes, reach."""

    priority: int
    patience: float | None
    death: float
    worsens: str = ""
    reach: float = 6.0


class Step(NamedTuple):
    """One stage: kind of place, share, stay in days, how it waits, fallback."""

    kind: PlaceKind
    share: float
    stay: float
    wait: Wait
    fallback: PlaceKind | None = None


class Stay(NamedTuple):
    """Length of stay with its interval; and its share and days of intensive care."""

    days: float
    low: float
    high: float
    intensive_days: float
    operations: float
    variation: float = 0.9


STAYS = {
    "K01": Stay(21, 14, 35, 4.9, 5.0),
    "K02": Stay(12, 7, 20, 0.45, 2.5),
    "K03": Stay(3, 1, 5, 0.02, 0.5),
    "K04": Stay(1, 0, 3, 0, 0),
    "K05": Stay(30, 20, 60, 0, 4, 1.0),
    "K06": Stay(4, 1, 10, 0.3, 0.3),
    "K07": Stay(35, 20, 60, 3.0, 0.2),
    "K08": Stay(4, 1, 14, 0.8, 0),
    "K09": Stay(6, 4, 9, 0, 0, 0.8),
    "K10": Stay(20, 14, 30, 11, 0.2, 0.8),
    "K11": Stay(2.5, 1, 4, 0.02, 0, 0.8),
    "K12": Stay(4, 2, 6, 0.09, 0.1),
    "K13": Stay(5.0, 3.5, 5.5, 0, 0.25),
    "K14": Stay(4.0, 2, 4, 0.03, 0.8, 0.8),
    "K15": Stay(0.17, 0.12, 0.21, 0, 0, 0.2),
    "K16": Stay(14, 5, 40, 0, 0.1, 1.0),
    "K17": Stay(2.3, 1, 4, 0.005, 0.16, 0.8),
    "K18": Stay(20, 7, 60, 0, 0, 1.0),
    "K19": Stay(30, 21, 60, 0, 0, 0.8),
    "K20": Stay(53, 21, 166, 0.75, 6, 1.0),
    "K21": Stay(4, 2, 7, 0.06, 0.1),
    "K22": Stay(12.43, 10, 16, 4.63, 0.25),
}
# A median of 1.9 and a mean of 3.8 days, as the registry has them, is a lognormal law
# with this coefficient of variation; its 90th and 99th percentile fit too.
REGISTERED = {("K22", "intensive"): 1.7}
OPERATION = 0.2  # 5 operations a theatre and day, turnover included
SHORT = {"theatre": 0.4, "emergency": 0.5}
# Where nobody would leave untreated, all whose patience ends die: a mean of 2 400 hours
# is a hazard of 1 per cent a day.
BLEEDING = Wait(0, 3, 0.6, "K04", 3)
CRITICAL = Wait(0, 20, 1.0, reach=12)
NOW = Wait(0, 24, 1.0, reach=3)
SOON = Wait(1, 120, 1.0, reach=6)
LATER = Wait(1, 2400, 1.0, reach=6)
WARD = Wait(1, 4800, 1.0, reach=6)
BIRTH = Wait(0, 600, 1.0, reach=6)
# These may leave before they are treated.
ADJUSTABLE = Wait(2, 72, 0, reach=12)
PLANNED = Wait(3, None, 0, reach=12)
COMING = Wait(2, None, 0, reach=24)


def _bay(days: float, wait: Wait = NOW) -> Step:
    return Step("emergency", 1, days, wait)


def _theatre(wait: Wait, share: float = 1) -> Step:
    return Step("theatre", share, OPERATION, wait)


def _intensive(share: float, days: float, wait: Wait = CRITICAL) -> Step:
    return Step("intensive", share, days, wait, "intermediate")


def _ward(days: float, wait: Wait = WARD) -> Step:
    return Step("ward", 1, days, wait)


STEPS: dict[str, tuple[Step, ...]] = {
    # Re-operations stand around the ward parts, so that intensive care is one stay.
    "K01": (
        _bay(0.04, BLEEDING), _theatre(BLEEDING._replace(reach=6)),
        _intensive(0.7, 7, Wait(0, 12, 0.5, "K04", 12)),
        _theatre(LATER), Step("intermediate", 0.5, 2, SOON, "ward"), _ward(4),
        _theatre(LATER), _ward(4), _theatre(LATER), _ward(4), _theatre(LATER),
        _ward(3.1),
    ),
    "K02": (
        _bay(0.03, SOON), _theatre(Wait(1, 48, 0.05, "K01", 24)), _intensive(0.15, 3),
        _ward(4), _theatre(LATER), _ward(4), _theatre(LATER, 0.5), _ward(3.55),
    ),
    "K03": (
        _theatre(Wait(2, 168, 0, "K02", 24), 0.5), _intensive(0.01, 2),
        _ward(2.98, ADJUSTABLE),
    ),
    "K04": (_ward(1, Wait(2, 12, 1.0, reach=6)),),
    "K05": (
        _bay(0.04), _theatre(Wait(0, 60, 1.0, reach=12)),
        Step("burn", 1, 20, Wait(0, 90, 1.0, reach=48), "intensive"),
        _theatre(LATER), _ward(4), _theatre(LATER), _ward(3), _theatre(LATER), _ward(3),
    ),
    "K06": (
        _theatre(SOON, 0.3), _intensive(0.1, 3), _ward(3.7, ADJUSTABLE),
    ),
    "K07": (
        _ward(20, Wait(1, 1920, 1.0, reach=12)), _theatre(LATER, 0.2),
        _intensive(0.3, 10), _ward(12),
    ),
    "K08": (_bay(0.05), _intensive(0.2, 4), _ward(3.2)),
    "K09": (_ward(6, Wait(1, 120, 0.1, "K10", 6)),),
    "K10": (
        _intensive(1, 11),
        _theatre(LATER, 0.2), _ward(9),
    ),
    "K11": (_intensive(0.01, 2), _ward(2.48, ADJUSTABLE._replace(reach=6))),
    "K12": (
        _theatre(SOON, 0.1), _intensive(0.03, 3), _ward(3.91),
    ),
    "K13": (
        _theatre(Wait(1, 480, 1.0, reach=6), 0.25),
        Step("intermediate", 0.07, 3, SOON, "ward"),
        Step("observation", 0.12, 2, SOON, "ward"), _ward(4.55),
    ),
    "K14": (
        _theatre(PLANNED, 0.8), _intensive(0.02, 1.5), _ward(3.97, PLANNED),
    ),
    "K15": (Step("dialysis", 1, 0.17, Wait(1, 120, 1.0, reach=6)),),
    "K16": (
        _theatre(SOON, 0.1), Step("neonatal", 1, 14, Wait(0, 40, 1.0, reach=12)),
    ),
    "K17": (
        _theatre(BIRTH, 0.16), _intensive(0.005, 1),
        Step("obstetric", 1, 2.295, BIRTH, "ward"),
    ),
    "K18": (Step("psychiatric", 1, 20, Wait(2, 168, 0.01, reach=6)),),
    "K19": (Step("rehabilitation", 1, 30, Wait(3, None, 0, reach=24)),),
    "K20": (
        _theatre(COMING), _intensive(0.15, 5), _ward(8.75, COMING),
        *(step for _ in range(5) for step in (_theatre(COMING), _ward(8.7, COMING))),
    ),
    "K21": (
        _theatre(ADJUSTABLE, 0.1), _intensive(0.02, 3), _ward(3.94, ADJUSTABLE),
    ),
    "K22": (
        _theatre(Wait(0, 60, 1.0, reach=12), 0.25), _intensive(1, 4.63),
        Step("intermediate", 0.4, 2, SOON, "ward"), _ward(7),
    ),
}  # fmt: skip


def list_pathways() -> tuple[Stage, ...]:
    """List the stages of every category in order."""
    return tuple(
        _stage(category, order, step)
        for category, steps in STEPS.items()
        for order, step in enumerate(steps, start=1)
    )


def _stage(category: str, order: int, step: Step) -> Stage:
    whole = STAYS[category]
    is_short = step.kind in SHORT
    registered = REGISTERED.get((category, step.kind))
    low = 1 / 1.5 if is_short else whole.low / whole.days
    high = 1.5 if is_short else whole.high / whole.days
    return Stage(
        category=category, order=order, kind=step.kind, share=step.share,
        stay=step.stay,
        stay_low=round(step.stay * low, 4), stay_high=round(step.stay * high, 4),
        variation=registered or SHORT.get(step.kind, whole.variation),
        distribution="lognormal" if is_short or registered else "gamma",
        priority=step.wait.priority, patience=step.wait.patience,
        waiting_death=step.wait.death, worsens_to=step.wait.worsens,
        fallback=step.fallback, reach=step.wait.reach, **_origin(category),
    )  # fmt: skip


REGISTRY = (
    "Norwegian intensive care registry 2017: 16 332 stays, 61 843 days, median 1.9 "
    "(kvalitetsregistre.no/registers/551/resultater)"
)
SOURCED = {
    "K01": (
        "131 operations on 26 patients (sykehushistorier.com/items/show/169)",
        "2011-07-22",
    ),
    "K05": ("About one day per cent of body surface (tidsskriftet.no 2008/05)", "2008"),
    "K10": (
        "Mean 11 days of intensive care in spring 2020 (sunnmoringen.no)",
        "2020-04-21",
    ),
    "K13": ("Somatic stays 2016: 5.2 days a discharge (ssb.no)", "2016"),
    "K22": (
        REGISTRY,
        "2017",
    ),
    "K20": (
        "Evacuated wounded in German hospitals: 53 days, 3-13 operations (PMC12929360)",
        "2025",
    ),
}


def _origin(category: str) -> dict[str, Any]:
    if category in SOURCED:
        source, date = SOURCED[category]
        return derived(
            f"{source}; waiting, reach and division over stages assumed", date, "low"
        )
    return assumed("clinical timelines; stay, operations and waiting")
