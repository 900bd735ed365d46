"""The chart of a forecast: what was reported, the bands that follow, the capacity."""

import json
from datetime import date
from functools import cache
from math import isnan
from typing import Any

import numpy as np

from beredt.engine.forecast import Outlook
from beredt.report.charts import (
    ALARM,
    CONFIG,
    FIT,
    INK,
    LINE_COLOURS,
    PANEL_SIZE,
    Svg,
    embedded,
    number_format,
)
from beredt.report.language import Language

HISTORY = 56
COLOUR = LINE_COLOURS[0]


def forecast_chart(
    outlook: Outlook, last_day: int, alt_text: str, lang: Language
) -> Svg:
    """Draw eight weeks of census and the forecast, with bands of 95 and 80 %."""
    import vl_convert  # noqa: PLC0415

    limit = [] if isnan(outlook.capacity) else [{"capacity": outlook.capacity}]
    values = {
        "ahead": _ahead(outlook, last_day),
        "before": _before(outlook, last_day),
        "limit": limit,
    }
    panel = json.loads(_compiled("%d/%m" if lang == "en" else "%d.%m."))
    for data in panel["data"]:
        if data["name"] in values:
            data["values"] = values[data["name"]]
    markup = vl_convert.vega_to_svg(panel, format_locale=number_format(lang))
    return Svg(markup=embedded(markup), alt=alt_text)


@cache
def _compiled(date_format: str) -> str:
    """Describe the chart once: to describe it costs more than to draw it."""
    import altair as alt  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415

    axis = alt.Axis(format=date_format, tickCount=6, grid=False)
    x = alt.X("date:T", title=None, axis=axis, scale=alt.Scale(type="utc"))
    y: dict[str, Any] = {"title": None, "axis": alt.Axis(tickCount=4)}
    ahead = alt.Chart(alt.NamedData("ahead"))
    layers: list[Any] = [
        ahead.mark_area(color=COLOUR, opacity=opacity).encode(
            x=x, y=alt.Y(f"{low}:Q", **y), y2=f"{high}:Q"
        )
        for low, high, opacity in (("p2_5", "p97_5", 0.18), ("p10", "p90", 0.3))
    ]
    middle = ahead.mark_line(color=COLOUR, strokeWidth=2.2)
    layers.append(middle.encode(x=x, y=alt.Y("p50:Q", **y)))
    before = alt.Chart(alt.NamedData("before"))
    line = before.mark_line(color=INK, strokeWidth=1.8)
    layers.append(line.encode(x=x, y=alt.Y("census:Q", **y)))
    rule = alt.Chart(alt.NamedData("limit")).mark_rule(
        color=ALARM, strokeWidth=1.6, strokeDash=[4, 3]
    )
    layers.append(rule.encode(y=alt.Y("capacity:Q", **y)))
    width, height = PANEL_SIZE
    chart = alt.layer(*layers).properties(width=width, height=height, autosize=FIT)
    datasets: dict[str, list[Any]] = {"ahead": [], "before": [], "limit": []}
    spec = {**chart.to_dict(), "datasets": datasets, "config": CONFIG}
    return json.dumps(vl_convert.vegalite_to_vega(spec))


def _ahead(outlook: Outlook, last_day: int) -> list[dict[str, Any]]:
    names = {"p2_5": 0, "p10": 1, "p50": 3, "p90": 5, "p97_5": 6}
    return [
        {
            "date": _date(last_day + day),
            **{name: float(outlook.marks[mark, day]) for name, mark in names.items()},
        }
        for day in range(outlook.marks.shape[1])
    ]


def _before(outlook: Outlook, last_day: int) -> list[dict[str, Any]]:
    recent = outlook.history[-HISTORY:]
    first = last_day - len(recent) + 1
    return [
        {"date": _date(first + int(day)), "census": float(recent[day])}
        for day in np.flatnonzero(~np.isnan(recent))
    ]


def _date(day: int) -> str:
    return date.fromordinal(day).isoformat()
