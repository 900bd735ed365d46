"""When ordinary patients come, and how much people of each age need.

The rhythm of all admissions is recorded. How it divides into acute and planned ones is
not: one of the two is assumed, and the other is what is left of the recorded sum.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple, get_args

from beredt.engine.register import (
    MONTH_DAYS,
    AgeBand,
    AgeUse,
    SeasonFactor,
    WeekdayFactor,
)
from register.ordinary import ADMISSIONS
from register.provenance import assumed, derived
from register.spread import rows_of

ALL = sum(ADMISSIONS.values())
SERIES = (
    "daily admissions January 2022 to September 2023, FHI "
    "(github.com/folkehelseinstituttet/covid19_trend, 1a7c9ba)"
)
DATE = "2023-09"
# Monday first. Emergencies are fewer at weekends, and most after one.
ACUTE_WEEK = (1.06, 1.02, 1.02, 1.02, 1.02, 0.93, 0.93)
BIRTH_WEEK = (1.02, 1.02, 1.02, 1.02, 1.02, 0.95, 0.95)
JULY, DECEMBER = 7, 12
PLANNED_MONTHS = {JULY: 0.85, DECEMBER: 0.93}
# Relative to each other, by age: 0-17, 18-44, 45-66, 67-79, 80 and more.
USES = {
    "acute": (0.5, 0.55, 0.9, 2.0, 3.6),
    "planned": (0.35, 0.6, 1.3, 2.1, 1.5),
    "birth": (0.0, 1.0, 0.0, 0.0, 0.0),
}


class Factors(NamedTuple):
    """The factors of one profile, their half interval, and where they come from."""

    profile: str
    values: Iterable[float]
    spread: float
    origin: dict[str, Any]


def list_weekdays() -> tuple[WeekdayFactor, ...]:
    """List the factors of the weekdays."""
    total = _recorded("weekday")
    planned = [
        (
            ALL * whole
            - ADMISSIONS["acute"] * acute
            - ADMISSIONS["birth"] * birth
        )
        / ADMISSIONS["planned"]
        for whole, acute, birth in zip(total, ACUTE_WEEK, BIRTH_WEEK, strict=True)
    ]  # fmt: skip
    rest = f"What acute admissions and births leave of all {SERIES}"
    fewer = "fewer emergencies at weekends, most on Mondays"
    profiles = (
        Factors("acute", ACUTE_WEEK, 0.05, assumed(fewer, "medium")),
        Factors("planned", planned, 0.15, derived(rest, DATE, "low")),
        Factors("birth", BIRTH_WEEK, 0.05, assumed("few births are planned", "medium")),
    )
    return tuple(
        WeekdayFactor(profile=of.profile, weekday=weekday, **_interval(value, of))
        for of in profiles
        for weekday, value in enumerate(of.values, start=1)
    )


def list_seasons() -> tuple[SeasonFactor, ...]:
    """List the factors of the months; births are alike all the year."""
    quiet = sum(MONTH_DAYS[m - 1] * (1 - f) for m, f in PLANNED_MONTHS.items())
    busy = sum(d for m, d in enumerate(MONTH_DAYS, 1) if m not in PLANNED_MONTHS)
    planned = [PLANNED_MONTHS.get(m, 1 + quiet / busy) for m in range(1, 13)]
    acute = [
        (ALL * whole - ADMISSIONS["planned"] * month - ADMISSIONS["birth"])
        / ADMISSIONS["acute"]
        for whole, month in zip(_recorded("month"), planned, strict=True)
    ]
    rest = f"What planned admissions and births leave of all {SERIES}"
    closed = "planned care falls when wards close in July and at Christmas"
    profiles = (
        Factors("acute", acute, 0.05, derived(rest, DATE, "low")),
        Factors("planned", planned, 0.1, assumed(closed)),
    )
    return tuple(
        SeasonFactor(profile=of.profile, month=month, **_interval(value, of))
        for of in profiles
        for month, value in enumerate(of.values, start=1)
    )


def list_ages() -> tuple[AgeUse, ...]:
    """List how much people of each age use."""
    why = "older people use more; those of 18 to 44 give birth"
    return tuple(
        AgeUse(
            profile=profile, age=age, value=value,
            low=round(0.75 * value, 4), high=round(1.25 * value, 4), **assumed(why),
        )
        for profile, uses in USES.items()
        for age, value in zip(get_args(AgeBand), uses, strict=True)
    )  # fmt: skip


def _recorded(period: str) -> list[float]:
    return [
        float(row["factor"])
        for row in rows_of("admission_rhythm")
        if row["period"] == period
    ]


def _interval(value: float, of: Factors) -> dict[str, Any]:
    return {
        "value": round(value, 4),
        "low": round(max(value - of.spread, 0), 4),
        "high": round(value + of.spread, 4),
        **of.origin,
    }
