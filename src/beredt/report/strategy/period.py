"""A report on a period in words and tables, for a page and for a word processor."""

from collections.abc import Sequence
from typing import NamedTuple

from beredt.engine.strategy import (
    GoalStanding,
    Indicator,
    Milestone,
    Standing,
    Value,
)
from beredt.report.language import Language, Term
from beredt.report.numerals import day_text, signed
from beredt.report.sheets import Sheet
from beredt.report.strategy.words import (
    period_in,
    period_word,
    phrase,
    shown_value,
    value_in_words,
)
from beredt.report.words import PROGRESS, RULES, TRENDS

WORDS = {
    "title": Term("Rapport for {period}", "Report on {period}", "Звіт за {period}"),
    "as known": Term(
        "Status og milepæler slik de var kjent {day}. Verdiene er de som er kjent nå.",
        "Status and milestones as known on {day}. Values are those known now.",
        "Стан і віхи — як було відомо {day}. Значення — ті, що відомі тепер.",
    ),
    "said": Term("Sagt {day}:", "Said on {day}:", "Сказано {day}:"),
    "silent": Term(
        "Det er ikke sagt noe om status.",
        "Nothing has been said about how it stands.",
        "Про стан нічого не сказано.",
    ),
    "indicator": Term("Indikator: {title}", "Indicator: {title}", "Показник: {title}"),
    "rule": Term(
        "Regnes som {rule}.", "Worked out as {rule}.", "Обчислюється як {rule}."
    ),
    "milestones": Term("Milepæler: {goal}", "Milestones: {goal}", "Віхи: {goal}"),
    "milestone": Term("Milepæl", "Milestone", "Віха"),
    "due": Term("Frist", "Due", "Строк"),
    "moved": Term("Flyttet, dager", "Moved, days", "Перенесено, днів"),
    "state": Term("Tilstand", "State", "Стан"),
    "owner": Term("Ansvarlig", "Owner", "Відповідальний"),
    "why": Term("Begrunnelse for datoen", "Reason for the date", "Підстава строку"),
    "none": Term("Ingen milepæler.", "No milestones.", "Віх немає."),
    "all fine": Term(
        "Ingen milepæler er forsinket, og alle indikatorer har verdi.",
        "No milestone is late, and every indicator has a value.",
        "Жодна віха не запізнюється, і всі показники мають значення.",
    ),
    "late": Term("Forsinket: {names}.", "Late: {names}.", "Запізнюються: {names}."),
    "done": Term("Gjort: {names}.", "Done: {names}.", "Виконано: {names}."),
    "given": Term(
        "Fikk ny dato: {names}.", "Given a new date: {names}.", "Новий строк: {names}."
    ),
    "missing": Term(
        "Mangler verdi: {names}.", "No value: {names}.", "Немає значень: {names}."
    ),
}


class GoalPart(NamedTuple):
    """What a report says of one goal."""

    title: str
    said: str
    texts: tuple[str, ...]
    indicator: str
    rule: str
    values: Sheet | None
    milestones: Sheet | None


class PeriodReport(NamedTuple):
    """A report on a period: what to know first, then goal by goal."""

    title: str
    strategy: str
    vision: str
    as_known: str
    first: tuple[str, ...]
    goals: tuple[GoalPart, ...]


def period_report(found: Standing, lang: Language) -> PeriodReport:
    """Put where a strategy stood into words and tables."""
    return PeriodReport(
        title=_say("title", lang, period=period_in(found.period, lang)),
        strategy=found.strategy.title,
        vision=found.strategy.vision,
        as_known=_say("as known", lang, day=day_text(found.day, lang)),
        first=_first(found, lang),
        goals=tuple(_goal(one, found.day, lang) for one in found.goals),
    )


def milestones_sheet(
    goal: str, milestones: Sequence[Milestone], day: int, lang: Language
) -> Sheet:
    """Lay out the milestones of a goal as they stand on a day; late ones stand out."""
    heads = ("milestone", "owner", "due", "moved", "state", "why")
    rows = [
        (
            one.title,
            one.owner,
            day_text(one.due_day, lang),
            signed(one.slipped_days, lang, 0),
            PROGRESS[one.progress_on(day)].say(lang),
            one.promised[-1].why,
        )
        for one in milestones
    ]
    late = {at for at, one in enumerate(milestones) if one.is_late(day)}
    return Sheet(
        caption=_say("milestones", lang, goal=goal),
        heads=tuple(_say(key, lang) for key in heads),
        numeric=(3,),
        rows=rows,
        strong=frozenset(late),
    )


def values_sheet(
    indicator: Indicator, values: Sequence[Value], change: str, lang: Language
) -> Sheet:
    """Lay out values by the stated rule, each with the pooled ratio as a check."""
    keys = ("period", "value", "pooled", "trend")
    last = len(values) - 1
    return Sheet(
        caption=indicator.title,
        heads=tuple(phrase(key, lang) for key in keys),
        numeric=(1, 2),
        rows=[
            (
                period_word(one.period, lang),
                shown_value(one, indicator, lang),
                value_in_words(one.pooled, indicator, lang),
                change if at == last else "",
            )
            for at, one in enumerate(values)
        ],
    )


def _goal(one: GoalStanding, day: int, lang: Language) -> GoalPart:
    status, indicator = one.status, one.indicator
    said = _say("silent", lang)
    if status:
        said = _say("said", lang, day=day_text(status.day, lang))
    part = GoalPart(
        title=one.goal.title,
        said=said,
        texts=status.texts if status else (),
        indicator="",
        rule="",
        values=None,
        milestones=milestones_sheet(one.goal.title, one.milestones, day, lang)
        if one.milestones
        else None,
    )
    if indicator is None:
        return part
    return part._replace(
        indicator=_say("indicator", lang, title=indicator.title),
        rule=_say("rule", lang, rule=RULES[indicator.aggregation].say(lang)),
        values=values_sheet(indicator, one.values, TRENDS[one.trend].say(lang), lang),
    )


def _first(found: Standing, lang: Language) -> tuple[str, ...]:
    named = {
        "late": [one.title for one in found.late()],
        "given": [one.title for one in found.moved()],
        "done": [one.title for one in found.done()],
        "missing": [one.title for one in found.without_value()],
    }
    said = [
        _say(key, lang, names="; ".join(names)) for key, names in named.items() if names
    ]
    if not named["late"] and not named["missing"]:
        said.append(_say("all fine", lang))
    return tuple(said)


def _say(key: str, lang: Language, **said: str) -> str:
    return WORDS[key].say(lang).format(**said)
