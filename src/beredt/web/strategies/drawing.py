"""The values of an indicator as a line; a period without a value is a gap in it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from beredt.engine.strategy import Indicator, Value
from beredt.report.charts import LINE_COLOURS
from beredt.report.strategy import (
    period_word,
    short_period,
    shown_value,
    value_in_words,
)
from beredt.web.layout.charts import NARROW, WIDE, Chart, draw_readable
from beredt.web.layout.languages import reading_language
from beredt.web.layout.tables import Column


def values_chart(indicator: Indicator, values: Sequence[Value]) -> Chart:
    """Draw the values by the stated rule, and the pooled ratio as a check."""
    lang = reading_language()
    lines = {_("Verdi"): [one.value for one in values]}
    if _is_pooled(indicator):
        lines[_("Samlet brøk (kontroll)")] = [
            one.pooled if one.value is not None else None for one in values
        ]
    rows = [
        (
            period_word(one.period, lang),
            shown_value(one, indicator, lang),
            value_in_words(one.pooled, indicator, lang),
        )
        for one in values
    ]
    missing = sum(one.value is None for one in values)
    alt = _("%(title)s: %(count)s perioder, %(missing)s uten verdi") % {
        "title": indicator.title,
        "count": len(values),
        "missing": missing,
    }
    spec = _spec(values, lines, indicator)
    return Chart(
        name=f"indicator-{indicator.id}",
        title=indicator.title,
        svg=draw_readable(spec, alt, WIDE),
        narrow=draw_readable(spec, alt, NARROW),
        columns=[
            Column(key="period", label=_("Periode")),
            Column(key="value", label=_("Verdi"), is_numeric=True),
            Column(key="pooled", label=_("Samlet brøk (kontroll)"), is_numeric=True),
        ],
        rows=rows,
        legend=list(enumerate(lines)) if len(lines) > 1 else (),
        note=_("Et hull i linjen er en periode som mangler. Det er ikke null."),
    )


def _is_pooled(indicator: Indicator) -> bool:
    """Tell whether the pooled ratio can be another number than the value."""
    return indicator.aggregation == "mean_of_months"


def _spec(
    values: Sequence[Value],
    lines: dict[str, list[Fraction | None]],
    indicator: Indicator,
) -> dict[str, Any]:
    lang = reading_language()
    periods = [short_period(one.period, lang) for one in values]
    scale = 100 if indicator.is_share else 1
    points = [
        {
            "period": period,
            "line": name,
            "value": None if value is None else float(scale * value),
            "reading": f"{period}: {name} {value_in_words(value, indicator, lang)}",
        }
        for name, numbers in lines.items()
        for period, value in zip(periods, numbers, strict=True)
    ]
    names = list(lines)
    colours = {"domain": names, "range": [*LINE_COLOURS[: len(names)]]}
    x = {
        "field": "period",
        "type": "ordinal",
        "title": None,
        "scale": {"domain": periods},
        "axis": {
            "labelAngle": 0,
            "labelOverlap": "greedy",
            "labelExpr": "split(datum.label, ' ')",
            "grid": False,
        },
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "title": "%" if indicator.is_share else None,
        "scale": {"zero": True},
        "axis": {"tickCount": 5},
    }
    colour = {"field": "line", "scale": colours, "legend": None}
    whole = {"x": x, "y": y, "color": colour}
    return {
        "data": {"values": points},
        "layer": [
            {
                "mark": {
                    "type": "line",
                    "strokeWidth": 2.4,
                    "aria": False,
                    "invalid": "break-paths-show-path-domains",
                },
                "encoding": {
                    **whole,
                    "strokeDash": {"field": "line", "sort": names, "legend": None},
                },
            },
            {
                "transform": [{"filter": "datum.value != null"}],
                "mark": {"type": "point", "filled": True, "size": 50},
                "encoding": {**whole, "description": {"field": "reading"}},
            },
        ],
    }
