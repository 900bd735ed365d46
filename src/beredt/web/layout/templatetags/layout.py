"""Components and words of the frame: `{% load layout %}`."""

import datetime as dt
import re
import urllib.parse
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import RequestContext
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import now

from beredt.report import numerals
from beredt.report.words import VOCABULARY
from beredt.web.layout.charts import Chart
from beredt.web.layout.csv_text import csv_text
from beredt.web.layout.icons import icon_markup
from beredt.web.layout.languages import reading_language, say
from beredt.web.layout.maps import CountryMap
from beredt.web.layout.tables import Table

TYPED_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])")

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon: `{% icon "Hospital" %}`."""
    return icon_markup(name)


@register.filter
def number(value: float | None, digits: int | None = None) -> str:
    """Write a number as the page's language does; nothing is a dash."""
    if value is None:
        return numerals.EN_DASH
    return numerals.number(float(value), reading_language(), digits)


@register.filter
def shown(value: Any) -> Any:
    """Write a cell's value: numbers in the page's language, days as dates."""
    if value is None or value == "":
        return numerals.EN_DASH
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, str):
        return value.replace(" %", f"{numerals.HARD_SPACE}%")
    return value


@register.filter
def percent(share: float | None) -> str:
    """Write a share as a percentage."""
    if share is None:
        return numerals.EN_DASH
    return numerals.percent(share, reading_language())


@register.filter
def word(key: str, vocabulary: str) -> str:
    """Say a word of the engine: `{{ place.kind|word:"places" }}`."""
    term = VOCABULARY[vocabulary].get(key)
    return say(term) if term else key.replace("_", " ")


@register.filter
def unbroken_days(text: Any) -> SafeString:
    """Keep each day of an example, such as 2026-11-22, on one line."""
    safe = conditional_escape(text)
    # Escaped just above; only digits and hyphens are put inside the span.
    return mark_safe(TYPED_DAY.sub(r'<span class="whole">\g<0></span>', safe))  # noqa: S308


@register.filter
def days_since(then: dt.datetime) -> int:
    """Count whole days since a moment."""
    return (now() - then).days


@register.inclusion_tag("layout/parts/table.html", takes_context=True)
def table(
    context: RequestContext, table: Table, ident: str = "table"
) -> dict[str, Any]:
    """Show a table."""
    return {"table": table, "ident": ident, "request": context.get("request")}


@register.inclusion_tag("layout/parts/pagination.html", takes_context=True)
def pagination(
    context: RequestContext, page: Page[Any], key: str = "page"
) -> dict[str, Any]:
    """Lead to the other pages of a long list; each list of a page has its own key."""
    asked = context["request"].GET.copy()

    def address(number: int | str) -> str:
        asked[key] = str(number)
        return f"?{asked.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1)
    return {
        "page": page,
        "steps": [(number, address(number)) for number in numbers],
        "before": address(page.number - 1),
        "after": address(page.number + 1),
    }


@register.inclusion_tag("layout/parts/progress.html")
def progress(
    done: float,
    total: float,
    label: str,
    *,
    ident: str = "progress",
    address: str = "",
    note: str = "",
) -> dict[str, Any]:
    """Show how far something has come; with an address it asks again by itself."""
    share = min(1.0, done / total) if total else 0.0
    return {
        "percent": round(share * 100),
        "label": label,
        "ident": ident,
        "address": address,
        "note": note,
    }


@register.inclusion_tag("layout/parts/chart.html", takes_context=True)
def chart(context: RequestContext, chart: Chart) -> dict[str, Any]:
    """Show a chart, its numbers as a table, and the same to download."""
    text = csv_text(chart.heads(), chart.rows)
    return {
        "chart": chart,
        "request": context.get("request"),
        "download": "data:text/csv;charset=utf-8,%EF%BB%BF" + urllib.parse.quote(text),
    }


@register.inclusion_tag("layout/parts/map.html", takes_context=True)
def country_map(context: RequestContext, country: CountryMap) -> dict[str, Any]:
    """Show the map of the country, and the same as a table."""
    return {"country": country, "request": context.get("request")}
