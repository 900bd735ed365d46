"""A strategy and its indicators, for the terminal and as one document."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

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
from beredt.report.language import Language, Term
from beredt.report.numerals import EN_DASH, HARD_SPACE, number
from beredt.report.plain_table import plain_table

PHRASES = {
    "overarching": Term("Overordnede mål", "Overarching goals", "Загальні цілі"),
    "goal": Term("Strategisk mål", "Strategic goal", "Стратегічна ціль"),
    "indicator": Term("Indikator", "Indicator", "Показник"),
    "rule": Term("Regnes som", "Worked out as", "Обчислюється як"),
    "frequency": Term("Hyppighet", "Frequency", "Періодичність"),
    "values": Term("Verdier", "Values", "Значення"),
    "period": Term("Periode", "Period", "Період"),
    "value": Term("Verdi", "Value", "Значення"),
    "pooled": Term(
        "Samlet brøk (kontroll)", "Pooled ratio (check)", "Зведена частка (перевірка)"
    ),
    "trend": Term("Endring", "Change", "Зміна"),
    "missing": Term(
        "mangler måned {months}", "month {months} missing", "немає місяця {months}"
    ),
    "so far": Term("hittil {value}", "so far {value}", "поки що {value}"),
    "none": Term(
        "Ingen observasjoner. Det som mangler, er ikke null.",
        "No observations. What is missing is not zero.",
        "Спостережень немає. Відсутнє не є нулем.",
    ),
}
RULES = {
    "mean_of_months": Term(
        "gjennomsnitt av månedene", "mean of the months", "середнє за місяцями"
    ),
    "latest": Term("siste måling", "latest measurement", "останнє вимірювання"),
    "count": Term("antall", "count", "кількість"),
}
FREQUENCIES = {
    "monthly": Term("månedlig", "monthly", "щомісяця"),
    "quarterly": Term("kvartalsvis", "quarterly", "щокварталу"),
    "yearly": Term("årlig", "yearly", "щороку"),
    "not_stated": Term("ikke oppgitt", "not stated", "не зазначено"),
}
TRENDS = {
    "better": Term("bedre", "better", "краще"),
    "worse": Term("dårligere", "worse", "гірше"),
    "unchanged": Term("uendret", "unchanged", "без змін"),
    "unknown": Term("", "", ""),
}


def strategy_document(
    strategy: Strategy, observations: Sequence[Observation]
) -> dict[str, Any]:
    """Return goals, status and indicators with their values, as one document."""
    return {
        "title": strategy.title,
        "vision": strategy.vision,
        "goals": [asdict(goal) for goal in strategy.goals],
        "statuses": [
            {**asdict(one), "day": date.fromordinal(one.day).isoformat()}
            for one in strategy.statuses
        ],
        "indicators": [
            {
                **asdict(one),
                "values": [_plain(value) for value in values_of(one, observations)],
            }
            for one in strategy.indicators
        ],
    }


def strategy_summary(
    strategy: Strategy, observations: Sequence[Observation], lang: Language
) -> RenderableType:
    """Lay out goals and indicators, and the values that were observed."""
    overarching = [one.title for one in strategy.goals if one.level == "overarching"]
    over = f"{_say('overarching', lang)}: {'; '.join(overarching)}"
    heads = [_say(key, lang) for key in ("goal", "indicator", "rule", "frequency")]
    table = plain_table(strategy.title, *heads)
    for goal in strategy.goals:
        if indicator := strategy.indicator_of(goal.id):
            rule = RULES[indicator.aggregation].say(lang)
            frequency = FREQUENCIES[indicator.frequency].say(lang)
            table.add_row(goal.title, indicator.title, rule, frequency)
    below = (
        _values(strategy.indicators, observations, lang)
        if observations
        else Text(_say("none", lang))
    )
    return Group(Text(strategy.vision, style="italic"), Text(over), table, below)


def _values(
    indicators: Iterable[Indicator], observations: Sequence[Observation], lang: Language
) -> Table:
    keys = ("indicator", "period", "value", "pooled", "trend")
    table = plain_table(_say("values", lang), *(_say(key, lang) for key in keys))
    for indicator in indicators:
        values = values_of(indicator, observations)
        if not values:
            table.add_row(indicator.title, "", EN_DASH, "", "")
            continue
        changes = ["", *(_trend(indicator, *pair, lang) for pair in pairwise(values))]
        title = indicator.title
        for value, change in zip(values, changes, strict=True):
            pooled = _share(value.pooled, indicator, lang)
            shown = _shown(value, indicator, lang)
            table.add_row(title, value.period, shown, pooled, change)
            title = ""
    return table


def _trend(indicator: Indicator, before: Value, now: Value, lang: Language) -> str:
    return TRENDS[trend(indicator, before, now)].say(lang)


def _shown(value: Value, indicator: Indicator, lang: Language) -> str:
    if value.value is not None:
        return _share(value.value, indicator, lang)
    months = ", ".join(map(str, value.missing))
    missing = PHRASES["missing"].say(lang).format(months=months)
    so_far = _share(value.so_far, indicator, lang)
    return f"– ({missing}; {PHRASES['so far'].say(lang).format(value=so_far)})"


def _share(value: Fraction | None, indicator: Indicator, lang: Language) -> str:
    if value is None:
        return ""
    if not indicator.is_share:
        return number(float(value), lang, 0)
    gap = "" if lang == "en" else HARD_SPACE
    return f"{number(float(100 * value), lang, 1)}{gap}%"


def _plain(value: Value) -> dict[str, Any]:
    return {
        "period": value.period,
        "missing_months": value.missing,
        **{
            key: None if found is None else {"value": float(found), "exact": str(found)}
            for key, found in (
                ("value", value.value),
                ("so_far", value.so_far),
                ("pooled", value.pooled),
            )
        },
    }


def _say(key: str, lang: Language) -> str:
    return PHRASES[key].say(lang)
