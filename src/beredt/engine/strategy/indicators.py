"""Indicators: what is counted over what, and how months become a quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from annotated_types import Ge, Le

from beredt.engine.register import Id, Sourced, Text

Aggregation = Literal["mean_of_months", "latest", "count"]
Frequency = Literal["monthly", "quarterly", "yearly", "not_stated"]
Polarity = Literal["higher_is_better", "lower_is_better", "not_stated"]
Trend = Literal["better", "worse", "unchanged", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Sourced):
    """One indicator of one goal, with the rule it is worked out by.

    `denominator` is empty for an indicator that counts and is no share. `data_source`
    says who measures.
    """

    id: Id
    goal: Id
    title: Text
    definition: Text
    numerator: Text
    denominator: str
    aggregation: Aggregation
    data_source: str
    frequency: Frequency
    polarity: Polarity

    @property
    def is_share(self) -> bool:
        """Whether it is a numerator over a denominator."""
        return bool(self.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What was counted in a month, or in a whole year where `month` is absent."""

    indicator: Id
    year: Annotated[int, Ge(1990), Le(2100)]
    numerator: Annotated[int, Ge(0)]
    month: Annotated[int | None, Ge(1), Le(12)] = None
    denominator: Annotated[int | None, Ge(1)] = None

    @property
    def value(self) -> Fraction:
        """The share, or the count where there is nothing to divide by."""
        return Fraction(self.numerator, self.denominator or 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """An indicator in a period, by its stated rule.

    `value` is absent while a month is missing: what is missing is not zero. `so_far` is
    then the same rule on the months that are there. `pooled` divides all numerators by
    all denominators: a check, never the value.
    """

    indicator: Id
    period: str
    value: Fraction | None
    so_far: Fraction | None
    pooled: Fraction | None
    missing: tuple[int, ...] = ()


def of_quarter(
    indicator: Indicator, observations: Iterable[Observation], year: int, quarter: int
) -> Value:
    """Work out a quarter from its months by the stated rule."""
    months = range(3 * quarter - 2, 3 * quarter + 1)
    by_month = {
        one.month: one
        for one in observations
        if one.indicator == indicator.id and one.year == year and one.month in months
    }
    there = [by_month[month] for month in months if month in by_month]
    missing = tuple(month for month in months if month not in by_month)
    so_far = _aggregated(indicator, there)
    return Value(
        indicator=indicator.id,
        period=f"{year}-Q{quarter}",
        value=None if missing else so_far,
        so_far=so_far,
        pooled=_pooled(there),
        missing=missing,
    )


def of_year(
    indicator: Indicator, observations: Iterable[Observation], year: int
) -> Value:
    """Return what was observed for a whole year, or nothing."""
    there = [
        one
        for one in observations
        if (one.indicator, one.year, one.month) == (indicator.id, year, None)
    ]
    value = there[-1].value if there else None
    return Value(
        indicator=indicator.id,
        period=str(year),
        value=value,
        so_far=value,
        pooled=_pooled(there),
    )


def values_of(
    indicator: Indicator, observations: Iterable[Observation]
) -> tuple[Value, ...]:
    """Return every period that anything was observed in, oldest first."""
    mine = [one for one in observations if one.indicator == indicator.id]
    found = []
    for year in sorted({one.year for one in mine}):
        months = [one.month for one in mine if one.year == year and one.month]
        quarters = sorted({(month + 2) // 3 for month in months})
        found += [of_quarter(indicator, mine, year, quarter) for quarter in quarters]
        if any(one.month is None for one in mine if one.year == year):
            found.append(of_year(indicator, mine, year))
    return tuple(found)


def without_gaps(
    indicator: Indicator, observations: Iterable[Observation]
) -> tuple[Value, ...]:
    """Return every quarter, or else every year, from the first observed to the last.

    A period in which nothing was observed is there, without a value.
    """
    mine = [one for one in observations if one.indicator == indicator.id]
    quarters = sorted(
        (one.year, (one.month + 2) // 3) for one in mine if one.month is not None
    )
    if quarters:
        ends = (quarters[0], quarters[-1])
        first, last = (4 * year + quarter - 1 for year, quarter in ends)
        return tuple(
            of_quarter(indicator, mine, at // 4, at % 4 + 1)
            for at in range(first, last + 1)
        )
    years = sorted(one.year for one in mine)
    if not years:
        return ()
    return tuple(
        of_year(indicator, mine, year) for year in range(years[0], years[-1] + 1)
    )


def values_in(
    indicator: Indicator,
    observations: Iterable[Observation],
    year: int,
    quarter: int | None = None,
) -> tuple[Value, ...]:
    """Return what a report on a period shows: a quarter, or all of a year.

    How quarters become a year is not stated, so a year of months is its four quarters.
    In a quarter, what is measured once a year is its latest measurement.
    """
    mine = [one for one in observations if one.indicator == indicator.id]
    is_counted_by_month = indicator.frequency in {"monthly", "quarterly"} or any(
        one.month is not None for one in mine
    )
    whole = of_year(indicator, mine, year)
    if not is_counted_by_month:
        earlier = [one.year for one in mine if one.year <= year]
        is_due = quarter is None or not earlier
        return (whole if is_due else of_year(indicator, mine, max(earlier)),)
    asked = (1, 2, 3, 4) if quarter is None else (quarter,)
    found = tuple(of_quarter(indicator, mine, year, one) for one in asked)
    return found if whole.value is None or quarter else (*found, whole)


def trend(indicator: Indicator, before: Value, now: Value) -> Trend:
    """Say whether a period is better than an earlier one of the same length.

    Unknown when one of them has no value or nobody has said which way is better.
    """
    is_alike = ("-" in before.period) == ("-" in now.period)
    if before.value is None or now.value is None or not is_alike:
        return "unknown"
    if before.value == now.value:
        return "unchanged"
    if indicator.polarity == "not_stated":
        return "unknown"
    rises = now.value > before.value
    return "better" if rises == (indicator.polarity == "higher_is_better") else "worse"


def _aggregated(indicator: Indicator, there: list[Observation]) -> Fraction | None:
    if not there:
        return None
    if indicator.aggregation == "mean_of_months":
        return sum((one.value for one in there), Fraction(0)) / len(there)
    if indicator.aggregation == "count":
        return sum((one.value for one in there), Fraction(0))
    return there[-1].value


def _pooled(there: list[Observation]) -> Fraction | None:
    if not there or any(one.denominator is None for one in there):
        return None
    over = sum(one.denominator or 0 for one in there)
    return Fraction(sum(one.numerator for one in there), over)
