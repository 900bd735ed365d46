"""Which quarters and years a report can be asked for."""

import calendar
import datetime as dt
import re

from django.utils.timezone import localdate

from beredt.engine.strategy import Period, Strategy

WRITTEN = re.compile(r"(\d{4})(?:-Q([1-4]))?")
FIRST_YEAR = 1990


def period_named(name: str) -> Period | None:
    """Return the period that is written 2026 or 2026-Q2; nothing where it is none."""
    found = WRITTEN.fullmatch(name)
    if found is None or not FIRST_YEAR <= int(found[1]) <= localdate().year:
        return None
    return period_of(int(found[1]), int(found[2]) if found[2] else None)


def period_of(year: int, quarter: int | None = None) -> Period:
    """Return a year, or a quarter of it."""
    first, last = (3 * quarter - 2, 3 * quarter) if quarter else (1, 12)
    return Period(
        year=year,
        quarter=quarter,
        first_day=dt.date(year, first, 1).toordinal(),
        last_day=dt.date(year, last, calendar.monthrange(year, last)[1]).toordinal(),
    )


def offered(strategy: Strategy, years: set[int]) -> list[Period]:
    """Return every quarter and year in which something was said, the latest first."""
    today = localdate()
    said = {dt.date.fromordinal(one.day).year for one in strategy.statuses}
    promised = {
        dt.date.fromordinal(promise.day).year
        for milestone in strategy.milestones
        for promise in milestone.promised
    }
    first = min({today.year} | said | promised | years)
    found = []
    for year in range(today.year, first - 1, -1):
        quarters = (today.month + 2) // 3 if year == today.year else 4
        found += [period_of(year, quarter) for quarter in range(quarters, 0, -1)]
        found.append(period_of(year))
    return found
