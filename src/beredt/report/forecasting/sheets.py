"""A forecast and its scores as tables to show, on the terminal and on the page."""

from collections.abc import Sequence
from math import isnan

import numpy as np

from beredt.engine.forecast import Forecast, Outlook, Score
from beredt.report.forecasting.words import (
    LEVELS,
    METHODS,
    head,
    kind_text,
    name_text,
    sentence,
)
from beredt.report.language import Language
from beredt.report.numerals import EN_DASH, counted, day_text, number, percent
from beredt.report.sheets import Sheet
from beredt.report.words import DAYS, DRAWS

MILESTONES = (7, 14, 21)
LOW, MIDDLE, HIGH = 1, 3, 5
INDENT = {"country": "", "region": "  ", "place": "    "}


def milestones(forecast: Forecast) -> tuple[int, ...]:
    """Return the days ahead that a narrow table has room for."""
    within = tuple(day for day in MILESTONES if day < forecast.days)
    return (*within[: len(MILESTONES) - 1], forecast.days)


def band_text(outlook: Outlook, day: int, lang: Language) -> str:
    """Write what 80 % of the courses lie between on one day."""
    low, high = outlook.marks[LOW, day], outlook.marks[HIGH, day]
    return f"{whole(low, lang)}{EN_DASH}{whole(high, lang)}"


def middle_text(outlook: Outlook, day: int, lang: Language) -> str:
    """Write the middle of the courses on one day."""
    return whole(outlook.marks[MIDDLE, day], lang)


def whole(value: float, lang: Language) -> str:
    """Write a number of patients without parts of patients."""
    return number(float(value), lang, 0)


def title_of(outlook: Outlook, lang: Language) -> str:
    """Return what an outlook is about: where, and which kind of place."""
    where = name_text(outlook.level, outlook.region, outlook.place, lang)
    kind = kind_text(outlook.kind, lang)
    return f"{where}, {kind}" if kind else where


def ordered(outlooks: Sequence[Outlook]) -> list[Outlook]:
    """Return everything together first, then each region followed by its places."""
    kinds = list(dict.fromkeys(one.kind for one in outlooks))
    regions = list(dict.fromkeys(one.region for one in outlooks))
    order = list(INDENT)
    return sorted(
        outlooks,
        key=lambda one: (
            kinds.index(one.kind),
            one.level != "country",
            regions.index(one.region),
            order.index(one.level),
        ),
    )


def forecast_sheets(
    forecast: Forecast, outlooks: Sequence[Outlook], lang: Language
) -> list[Sheet]:
    """Lay out each kind of place: today, the milestones, and how they stand."""
    return [
        _sheet(forecast, [one for one in outlooks if one.kind == kind], lang)
        for kind in dict.fromkeys(one.kind for one in outlooks)
    ]


def _sheet(forecast: Forecast, outlooks: Sequence[Outlook], lang: Language) -> Sheet:
    days = milestones(forecast)
    rated = any(not isnan(one.capacity) for one in outlooks)
    heads = [head("place", lang), head("today", lang)]
    heads += [f"+{counted(day, DAYS, lang)}" for day in days]
    if rated:
        heads += [head(key, lang) for key in ("capacity", "chance", "first")]
    rows = [_row(one, days, forecast.last_day, lang, rated=rated) for one in outlooks]
    strong = {n for n, one in enumerate(outlooks) if one.level == "country"}
    return Sheet(
        caption=kind_text(outlooks[0].kind, lang) or sentence("title", lang),
        heads=tuple(heads),
        numeric=range(1, len(heads)),
        rows=rows,
        strong=frozenset(strong),
    )


def score_sheet(scores: Sequence[Score], lang: Language) -> Sheet:
    """Lay out each method beside the others, by level and horizon."""
    held = ("coverage_50", "coverage_80", "coverage_95")
    keys = ("level", "ahead", "method", "error", "crps", *held, "forecasts")
    rows = [
        (
            _level(one, lang),
            number(one.horizon, lang, 0),
            METHODS[one.method].say(lang),
            number(one.absolute_error, lang, 1),
            number(one.crps, lang, 1),
            percent(one.coverage_50, lang),
            percent(one.coverage_80, lang),
            percent(one.coverage_95, lang),
            number(one.forecasts, lang, 0),
        )
        for one in scores
    ]
    strong = {n for n, one in enumerate(scores) if one.method == "flow"}
    return Sheet(
        caption=sentence("score_title", lang),
        heads=tuple(head(key, lang) for key in keys),
        numeric=(1, 3, 4, 5, 6, 7, 8),
        rows=rows,
        strong=frozenset(strong),
    )


def statements(forecast: Forecast, lang: Language) -> list[tuple[str, bool]]:
    """Say where each kind is heading, and whether capacity is then exceeded."""
    return [
        (_statement(forecast, one, lang), one.first_day_over is not None)
        for one in forecast.outlooks
        if one.level == "country"
    ]


def notes(forecast: Forecast, category: str, lang: Language) -> list[str]:
    """Say what stays and bands rest on, and which places report late or not at all."""
    said = []
    for kind, law in forecast.laws.items():
        what = kind_text(kind, lang) or LEVELS["country"].say(lang)
        key = "stay_found" if law.from_reports else "stay_expected"
        mean = counted(law.mean, DAYS, lang)
        said.append(sentence(key, lang, what=what, mean=mean, category=category))
        count = forecast.looked_back[kind]
        key = "looked_back" if count else "not_looked_back"
        said.append(sentence(key, lang, what=what, count=count))
    alone = {one.kind for one in forecast.outlooks if one.level == "place"}
    for one in forecast.outlooks:
        if one.late and (one.level == "place" or one.kind not in alone):
            days = counted(one.late, DAYS, lang)
            said.append(sentence("late", lang, place=title_of(one, lang), days=days))
    if forecast.left_out:
        places = ", ".join(dict.fromkeys(site.place for site in forecast.left_out))
        said.append(sentence("left_out", lang, places=places))
    return said


def span_text(forecast: Forecast, lang: Language) -> str:
    """Say until when reports reach, how far the forecast goes and how often."""
    return sentence(
        "from",
        lang,
        date=day_text(forecast.last_day, lang),
        days=counted(forecast.days, DAYS, lang),
        draws=counted(forecast.draws, DRAWS, lang),
    )


def _row(
    outlook: Outlook,
    days: Sequence[int],
    last_day: int,
    lang: Language,
    *,
    rated: bool,
) -> tuple[str, ...]:
    today = middle_text(outlook, 0, lang)
    if outlook.late:
        today = f"{today} ({band_text(outlook, 0, lang)})"
    where = name_text(outlook.level, outlook.region, outlook.place, lang)
    cells = [INDENT[outlook.level] + where, today]
    cells += [
        f"{middle_text(outlook, day, lang)} ({band_text(outlook, day, lang)})"
        for day in days
    ]
    if not rated:
        return tuple(cells)
    if isnan(outlook.capacity):
        return (*cells, EN_DASH, EN_DASH, EN_DASH)
    first = outlook.first_day_over
    return (
        *cells,
        whole(outlook.capacity, lang),
        percent(float(outlook.over.max()), lang),
        EN_DASH if first is None else day_text(last_day + first, lang),
    )


def _statement(forecast: Forecast, one: Outlook, lang: Language) -> str:
    said = sentence(
        "now_and_then",
        lang,
        what=title_of(one, lang),
        now=middle_text(one, 0, lang),
        then=middle_text(one, forecast.days, lang),
        days=counted(forecast.days, DAYS, lang),
        band=band_text(one, forecast.days, lang),
    )
    if isnan(one.capacity):
        return said
    first = one.first_day_over
    day = int(np.argmax(one.over)) if first is None else first
    more = sentence(
        "not_over" if first is None else "over" if first else "over_today",
        lang,
        capacity=whole(one.capacity, lang),
        chance=percent(float(one.over[day]), lang),
        date=day_text(forecast.last_day + day, lang),
    )
    return f"{said} {more}"


def _level(one: Score, lang: Language) -> str:
    level, kind = LEVELS[one.level].say(lang), kind_text(one.kind, lang)
    return f"{level}, {kind}" if kind else level
