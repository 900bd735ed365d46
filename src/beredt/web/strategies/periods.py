"""Which quarters and years a report can be asked for."""

import datetime as dt

from django.utils.timezone import localdate

from beredt.engine.strategy import Period, Strategy
from beredt.files.periods import period_of


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
