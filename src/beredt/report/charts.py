"""Charts as SVG: described in Vega-Lite, drawn here, with no script in the page."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from beredt.report.language import Language
from beredt.report.numerals import DECIMAL_MARK, THOUSANDS_MARK

# Okabe and Ito's colours, which people with any colour vision can tell apart.
SOURCE_COLOURS = {
    "ordinary": "#c3c9d0",
    "civil": "#009e73",
    "allied": "#e69f00",
    "norwegian_military": "#0072b2",
}
INK = "#16202c"
SOFT = "#5b6673"
GRID = "#dfe3e8"
ALARM = "#b3261e"
LINE_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#8a5ba6", "#7a6a00", "#5b6673")
STACK = tuple(SOURCE_COLOURS)
PANEL_SIZE = (360, 205)
FIT = {"type": "fit", "contains": "padding"}
MOST_DAYS = 120

Row = Mapping[str, Any]


class Svg(NamedTuple):
    """A drawing, with the words that stand in for it."""

    markup: str
    alt: str


def need_panel(
    rows: Sequence[Row], alt: str, lang: Language, first_day: int | None = None
) -> Svg:
    """Draw need by source in layers, its band, and usable capacity as a strong line.

    Each row has `day`, the top of each layer under its source's name, `low`, `high`
    and `usable`.
    """
    import vl_convert  # noqa: PLC0415

    values: dict[str, Sequence[Row]] = {
        "days": at_least_two(thinned(rows)),
        "breaks": [{"day": first_day}] if first_day else [],
    }
    panel = json.loads(_compiled_panel())
    for data in panel["data"]:
        if data["name"] in values:
            data["values"] = values[data["name"]]
    markup = vl_convert.vega_to_svg(panel, format_locale=number_format(lang))
    return Svg(markup=embedded(markup), alt=alt)


@cache
def _compiled_panel() -> str:
    """Describe the panel once: to describe and compile it costs as much as to draw."""
    import altair as alt  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415

    x = alt.X("day:Q", title=None, axis=alt.Axis(tickMinStep=1, grid=False))
    base = alt.Chart()
    layers: list[Any] = []
    below: str | None = None
    for source in STACK:
        area = base.mark_area(color=SOURCE_COLOURS[source])
        y = alt.Y(f"{source}:Q", title=None, axis=alt.Axis(tickCount=4))
        layers.append(
            area.encode(x=x, y=y, y2=alt.Y2(below) if below else alt.Y2Datum(0))
        )
        below = source
    band = base.mark_area(color=INK, opacity=0.17)
    layers.append(band.encode(x=x, y="low:Q", y2="high:Q"))
    halo = base.mark_line(color="#ffffff", strokeWidth=5, interpolate="step-before")
    line = base.mark_line(color=INK, strokeWidth=2.4, interpolate="step-before")
    layers += [mark.encode(x=x, y="usable:Q") for mark in (halo, line)]
    rule = alt.Chart(alt.NamedData("breaks")).mark_rule(
        color=ALARM, strokeWidth=1.6, strokeDash=[4, 3]
    )
    layers.append(rule.encode(x=x))
    width, height = PANEL_SIZE
    chart = alt.layer(*layers, data=alt.NamedData("days"))
    spec = {
        **chart.properties(width=width, height=height, autosize=FIT).to_dict(),
        "datasets": {"days": [], "breaks": []},
        "config": CONFIG,
    }
    return json.dumps(vl_convert.vegalite_to_vega(spec))


def lines(rows: Iterable[Row], names: list[str], alt_text: str, lang: Language) -> Svg:
    """Draw one line for each name. Each row has `day`, `value` and `name`."""
    import altair as alt  # noqa: PLC0415

    chart = (
        alt.Chart(alt.InlineData(values=list(rows)))
        .mark_line(strokeWidth=2.2, point=alt.OverlayMarkDef(size=12))
        .encode(
            x=alt.X(
                "day:Q",
                title=None,
                axis=alt.Axis(tickMinStep=1, tickCount=10, grid=False),
            ),
            y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=4)),
            color=_colours(names, LINE_COLOURS),
            strokeDash=alt.StrokeDash("name:N", sort=names, legend=None),
        )
        .properties(width=680, height=200)
    )
    return draw(chart.to_dict(), alt_text, lang)


def stacked_bars(
    rows: Sequence[Row],
    alt_text: str,
    *,
    colours: Mapping[str, str],
    lang: Language,
) -> Svg:
    """Draw one divided bar for each group. Rows have `group`, `name`, `value`."""
    import altair as alt  # noqa: PLC0415

    names = list(colours)
    groups = list(dict.fromkeys(row["group"] for row in rows))
    values = [{**row, "order": names.index(row["name"])} for row in rows]
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(height={"band": 0.7}, stroke="#ffffff", strokeWidth=0.6)
        .encode(
            x=alt.X("value:Q", title=None, axis=alt.Axis(tickCount=6)),
            y=alt.Y("group:N", title=None, sort=groups, axis=LABELS),
            color=_colours(names, colours.values()),
            order=alt.Order("order:Q"),
        )
        .properties(width=560, height={"step": 34}, padding=ROOM_FOR_LABELS)
    )
    return draw(chart.to_dict(), alt_text, lang)


def tornado(rows: Iterable[Row], alt_text: str, lang: Language) -> Svg:
    """Draw how far each parameter moves the result. Rows have `name` and `value`."""
    import altair as alt  # noqa: PLC0415

    values = list(rows)
    names = [row["name"] for row in values]
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(height={"band": 0.65})
        .encode(
            x=alt.X("value:Q", title=None, axis=alt.Axis(tickCount=6)),
            y=alt.Y("name:N", title=None, sort=names, axis=LABELS),
            color=alt.condition(
                "datum.value < 0", alt.value("#56a0c8"), alt.value("#0072b2")
            ),
        )
        .properties(width=460, height={"step": 22}, padding=ROOM_FOR_LABELS)
    )
    return draw(chart.to_dict(), alt_text, lang)


def changes(rows: Sequence[Row], alt_text: str, lang: Language) -> Svg:
    """Draw changes with their bands beside a zero.

    Each row has `name`, `series`, `value`, `low` and `high`; series have the colours of
    the lines after the first.
    """
    import altair as alt  # noqa: PLC0415

    names = list(dict.fromkeys(row["name"] for row in rows))
    series = list(dict.fromkeys(row["series"] for row in rows))
    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        y=alt.Y("name:N", title=None, sort=names, axis=LABELS),
        yOffset=alt.YOffset("series:N", sort=series),
        color=alt.Color(
            "series:N",
            scale=alt.Scale(domain=series, range=LINE_COLOURS[1 : len(series) + 1]),
            legend=None,
        ),
    )
    x = alt.X("low:Q", title=None, axis=alt.Axis(tickCount=6))
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=INK)
    chart = alt.layer(
        zero.encode(x="zero:Q"),
        base.mark_rule(strokeWidth=2).encode(x=x, x2="high:Q"),
        base.mark_point(filled=True, size=55, opacity=1).encode(x="value:Q"),
    ).properties(
        width=460,
        height={"step": 22 if len(series) == 1 else 14},
        padding=ROOM_FOR_LABELS,
    )
    return draw(chart.to_dict(), alt_text, lang)


def heat_map(
    rows: Sequence[Row],
    alt_text: str,
    *,
    titles: tuple[str, str],
    domain: tuple[float, float],
    lang: Language,
) -> Svg:
    """Draw a number for each pair of `x` and `y`, darker and with its `text` in it.

    Each row has `x`, `y`, `value` and `text`; `titles` are those of the two axes. Maps
    with the same `domain` have the same colours for the same numbers.
    """
    import altair as alt  # noqa: PLC0415

    dark = domain[0] + 0.45 * (domain[1] - domain[0])
    axis = alt.Axis(labelAngle=0, ticks=False, domain=False, titleColor=SOFT)
    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        x=alt.X("x:O", title=titles[0], axis=axis),
        y=alt.Y("y:O", title=titles[1], axis=axis, sort="descending"),
    )
    shade = alt.Color(
        "value:Q",
        scale=alt.Scale(domain=list(domain), range=HEAT, clamp=True),
        legend=None,
    )
    ink = alt.condition(f"datum.value > {dark}", alt.value("#ffffff"), alt.value(INK))
    chart = alt.layer(
        base.mark_rect(stroke="#ffffff").encode(color=shade),
        base.mark_text(fontSize=10.5).encode(text="text:N", color=ink),
    ).properties(width=360, height=300)
    return draw(chart.to_dict(), alt_text, lang)


HEAT = ("#fdf3e1", "#f0a54a", "#c84b1f", "#8c1d18")

LABELS = {"labelLimit": 300, "ticks": False, "domain": False, "labelPadding": 8}

# The reader's font may be wider than the one that the labels were measured in.
ROOM_FOR_LABELS = {"left": 26, "right": 6, "top": 6, "bottom": 2}


def _colours(names: list[str], colours: Iterable[str]) -> Any:
    import altair as alt  # noqa: PLC0415

    shades = [shade for _, shade in zip(names, colours, strict=False)]
    return alt.Color("name:N", scale=alt.Scale(domain=names, range=shades), legend=None)


def thinned(rows: Sequence[Row]) -> Sequence[Row]:
    """Keep at most so many days as a narrow chart can show, and the last."""
    step = -(-len(rows) // MOST_DAYS)
    return rows if step <= 1 else [*rows[::step], rows[-1]]


def at_least_two(rows: Sequence[Row]) -> Sequence[Row]:
    """Give a single day a width, since a point has none."""
    return (
        rows
        if len(rows) > 1
        else [{**row, "day": day} for row in rows for day in (0, 1)]
    )


def draw(spec: dict[str, Any], alt_text: str, lang: Language) -> Svg:
    """Turn a Vega-Lite description into SVG for a page in one language."""
    import vl_convert  # noqa: PLC0415

    spec["config"] = CONFIG
    markup = vl_convert.vegalite_to_svg(spec, format_locale=number_format(lang))
    return Svg(markup=embedded(markup), alt=alt_text)


def number_format(lang: Language) -> dict[str, Any]:
    """Return how a language writes numbers, in the words of d3."""
    return {
        "decimal": DECIMAL_MARK.say(lang),
        "thousands": THOUSANDS_MARK.say(lang),
        "grouping": [3],
        "currency": ["", ""],
    }


def embedded(markup: str) -> str:
    """Make a drawing part of a page: it scales, and a reader hears one figure."""
    _, _, inside = markup.partition(">")
    box = re.search(r'viewBox="([\d.\s-]+)"', markup)
    view = box.group(1) if box else "0 0 100 100"
    inside = re.sub(r' (?:aria-\w+|role|class|pointer-events)="[^"]*"', "", inside)
    inside = re.sub(r'<path d="(?:M0,0h0v0h0Z)?"(?: display="none")?/>', "", inside)
    inside = re.sub(r' d="[^"]*"', _shorter, inside)
    inside = inside.replace(' font-family="sans-serif"', "")
    return f'<svg viewBox="{view}" aria-hidden="true" focusable="false">{inside}'


def _shorter(path: re.Match[str]) -> str:
    # A tenth of a pixel is finer than any screen or printer shows.
    return re.sub(r"(\.\d)\d+", r"\1", path.group())


CONFIG: dict[str, Any] = {
    "aria": False,
    "background": None,
    "padding": {"left": 2, "right": 6, "top": 6, "bottom": 2},
    "view": {"stroke": None},
    "axis": {
        "labelColor": SOFT,
        "labelFontSize": 11,
        "gridColor": GRID,
        "domainColor": SOFT,
        "tickColor": SOFT,
        "tickSize": 4,
    },
    "axisY": {"domain": False, "ticks": False, "labelPadding": 6},
    "axisX": {"domain": True},
}
