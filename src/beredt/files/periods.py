"""Quarters and years as people write them: 2026, or 2026-Q2."""

import calendar
import datetime as dt
import re

from beredt.engine.strategy import Period

WRITTEN = re.compile(r"(\d{4})(?:-Q([1-4]))?")
FIRST_YEAR = 1990


def period_named(name: str, today: dt.date) -> Period | None:
    """Return the period that is written; nothing where it is none, or has not begun."""
    found = WRITTEN.fullmatch(name)
    if found is None or int(found[1]) < FIRST_YEAR:
        return None
    period = period_of(int(found[1]), int(found[2]) if found[2] else None)
    return period if period.first_day <= today.toordinal() else None


def period_of(year: int, quarter: int | None = None) -> Period:
    """Return a year, or a quarter of it."""
    first, last = (3 * quarter - 2, 3 * quarter) if quarter else (1, 12)
    return Period(
        year=year,
        quarter=quarter,
        first_day=dt.date(year, first, 1).toordinal(),
        last_day=dt.date(year, last, calendar.monthrange(year, last)[1]).toordinal(),
    )
