"""What the health service always does: how much, when in the week and the year."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, Unit

from beredt.engine.register.kinds import Amount, Id, PlaceKind, Share
from beredt.engine.register.places import Sourced

AgeBand = Literal["0_17", "18_44", "45_66", "67_79", "80_plus"]
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR = sum(MONTH_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Sourced):
    """Ordinary activity: admissions of a category a day in the whole country.

    `follows_people` of them are divided by the people of the catchments, the rest by
    staffed places of `kind` (`acute_only`: of facilities with emergency intake). What
    the weekday, the month and the age do to them stands under `profile`; without one
    all days and all people are alike.
    """

    category: Id
    kind: PlaceKind
    acute_only: bool
    follows_people: Share
    profile: str
    admissions: Annotated[float, Ge(0), Unit("patients per day")]
    low: Amount
    high: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayFactor(Sourced):
    """Admissions of a profile on a weekday, relative to the mean of the week."""

    profile: Id
    weekday: Annotated[int, Ge(1), Le(7)]
    value: Amount
    low: Amount
    high: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFactor(Sourced):
    """Admissions of a profile in a month, relative to the mean of the year."""

    profile: Id
    month: Annotated[int, Ge(1), Le(12)]
    value: Annotated[float, Gt(0)]
    low: Amount
    high: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeUse(Sourced):
    """How much people of an age use of a profile, relative to each other."""

    profile: Id
    age: AgeBand
    value: Amount
    low: Amount
    high: Amount
