"""A strategy and its indicators, for the terminal."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.strategy import (
    Indicator,
    Observation,
    Strategy,
    Value,
    trend,
    values_of,
)
from beredt.report.language import Language
from beredt.report.numerals import EN_DASH
from beredt.report.plain_table import plain_table
from beredt.report.strategy.words import (
    phrase,
    shown_value,
    value_in_words,
)
from beredt.report.words import FREQUENCIES, RULES, TRENDS


def strategy_summary(
    strategy: Strategy, observations: Sequence[Observation], lang: Language
) -> RenderableType:
    """Lay out goals and indicators, and the values that were observed."""
    overarching = [one.title for one in strategy.goals if one.level == "overarching"]
    over = f"{phrase('overarching', lang)}: {'; '.join(overarching)}"
    heads = [phrase(key, lang) for key in ("goal", "indicator", "rule", "frequency")]
    table = plain_table(strategy.title, *heads)
    for goal in strategy.goals:
        if indicator := strategy.indicator_of(goal.id):
            rule = RULES[indicator.aggregation].say(lang)
            frequency = FREQUENCIES[indicator.frequency].say(lang)
            table.add_row(goal.title, indicator.title, rule, frequency)
    below = (
        _values(strategy.indicators, observations, lang)
        if observations
        else Text(phrase("none", lang))
    )
    return Group(Text(strategy.vision, style="italic"), Text(over), table, below)


def _values(
    indicators: Iterable[Indicator], observations: Sequence[Observation], lang: Language
) -> Table:
    keys = ("indicator", "period", "value", "pooled", "trend")
    table = plain_table(phrase("values", lang), *(phrase(key, lang) for key in keys))
    for indicator in indicators:
        values = values_of(indicator, observations)
        if not values:
            table.add_row(indicator.title, "", EN_DASH, "", "")
            continue
        changes = ["", *(_trend(indicator, *pair, lang) for pair in pairwise(values))]
        title = indicator.title
        for value, change in zip(values, changes, strict=True):
            pooled = value_in_words(value.pooled, indicator, lang)
            shown = shown_value(value, indicator, lang)
            table.add_row(title, value.period, shown, pooled, change)
            title = ""
    return table


def _trend(indicator: Indicator, before: Value, now: Value, lang: Language) -> str:
    return TRENDS[trend(indicator, before, now)].say(lang)
