"""A forecast as one self-contained page, in the frame of every report."""

from collections.abc import Sequence
from math import isnan

from beredt.engine.forecast import Forecast, Outlook, Score
from beredt.report.forecasting.chart import forecast_chart
from beredt.report.forecasting.sheets import (
    band_text,
    forecast_sheets,
    middle_text,
    notes,
    ordered,
    score_sheet,
    span_text,
    statements,
    title_of,
)
from beredt.report.forecasting.words import sentence
from beredt.report.frame import render
from beredt.report.language import Language
from beredt.report.numerals import day_text, percent
from beredt.report.panels import Panel

# Each chart takes time and paper; the table has every place.
MOST_CHARTS = 24


def forecast_page(
    forecast: Forecast,
    scores: Sequence[Score] | None,
    category: str,
    *,
    lang: Language,
    label: str | None,
) -> str:
    """Return a forecast as one HTML page that carries a classification label."""
    outlooks = ordered(forecast.outlooks)
    return render(
        "forecast.html",
        lang=lang,
        label=label,
        title=sentence("title", lang),
        subtitle=span_text(forecast, lang),
        statements=statements(forecast, lang),
        panels=[_panel(forecast, one, lang) for one in _drawn(outlooks)],
        sheets=forecast_sheets(forecast, outlooks, lang),
        scores=score_sheet(scores, lang) if scores else None,
        notes=notes(forecast, category, lang),
        tell=lambda key: sentence(key, lang),
    )


def _drawn(outlooks: list[Outlook]) -> list[Outlook]:
    """Return everything together, the regions, and places as far as there is room."""
    wide = [one for one in outlooks if one.level != "place"]
    places = [one for one in outlooks if one.level == "place"]
    room = max(0, MOST_CHARTS - len(wide))
    largest = sorted(places, key=lambda one: -float(one.mean.max()))[:room]
    return [one for one in outlooks if one in wide or one in largest]


def _panel(forecast: Forecast, one: Outlook, lang: Language) -> Panel:
    alt = sentence(
        "alt",
        lang,
        what=title_of(one, lang),
        date=day_text(forecast.last_day, lang),
        then=middle_text(one, forecast.days, lang),
        band=band_text(one, forecast.days, lang),
    )
    verdict = _verdict(forecast, one, lang)
    return Panel(
        title=title_of(one, lang),
        verdict=verdict,
        breaks=one.first_day_over is not None,
        chart=forecast_chart(one, forecast.last_day, alt, lang),
    )


def _verdict(forecast: Forecast, one: Outlook, lang: Language) -> str:
    """Say from when places lack, or how likely that is at most."""
    first = one.first_day_over
    if first == 0:
        return sentence("verdict_today", lang)
    if first is not None:
        when = day_text(forecast.last_day + first, lang)
        return sentence("verdict_over", lang, date=when)
    if isnan(one.capacity):
        return ""
    chance = percent(float(one.over.max()), lang)
    return sentence("verdict_chance", lang, chance=chance)
