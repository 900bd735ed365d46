"""Charts of a page: drawn here from Vega-Lite, so that a page needs no script."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beredt.report.charts import (
    CONFIG,
    FIT,
    LINE_COLOURS,
    ROOM_FOR_LABELS,
    Svg,
    embedded,
    number_format,
)
from beredt.report.numerals import number
from beredt.web.layout.languages import reading_language
from beredt.web.layout.tables import Column, Table, Text

WIDE, NARROW = (760, 260), (350, 210)
READING = re.compile(
    r'aria-label="([^"]*)" role="graphics-symbol" aria-roledescription="[^"]*mark"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing with its numbers: `name` is used in addresses and file names."""

    name: str
    title: Text
    svg: Svg
    narrow: Svg | None = None
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    legend: Sequence[tuple[int, str]] = ()
    note: Text = ""

    def heads(self) -> list[str]:
        """Return the heads of the numbers."""
        return [str(column.label) for column in self.columns]

    def table(self) -> Table:
        """Return the numbers as a table."""
        return Table(caption=self.title, columns=self.columns, rows=self.rows)


def line_chart(
    *,
    name: str,
    title: Text,
    days: Column,
    lines: Mapping[str, Sequence[float]],
    alt: str,
    note: Text = "",
) -> Chart:
    """Draw one line for each name over the days 1, 2, ...; each day can be read."""
    count = len(next(iter(lines.values())))
    rows = [
        (day + 1, *(values[day] for values in lines.values())) for day in range(count)
    ]
    spec = _line_spec(lines, rows, str(days.label))
    columns = [days, *(Column(key=key, label=key, is_numeric=True) for key in lines)]
    return Chart(
        name=name,
        title=title,
        svg=draw_readable(spec, alt, WIDE),
        narrow=draw_readable(spec, alt, NARROW),
        columns=columns,
        rows=rows,
        legend=list(enumerate(lines)),
        note=note,
    )


def bar_chart(
    *,
    name: str,
    title: Text,
    columns: Sequence[Column],
    rows: Sequence[tuple[str, float]],
    alt: str,
    note: Text = "",
) -> Chart:
    """Draw one bar for each row of a name and a number."""
    values = [
        {"name": named, "value": value, "reading": _reading(named, {"": value})}
        for named, value in rows
    ]
    spec = {
        "data": {"values": values},
        "mark": {"type": "bar", "color": LINE_COLOURS[0], "height": {"band": 0.7}},
        "encoding": {
            "x": {
                "field": "value",
                "type": "quantitative",
                "title": None,
                "axis": {"tickCount": 5, "labelOverlap": "greedy"},
            },
            "y": {
                "field": "name",
                "type": "nominal",
                "title": None,
                "sort": None,
                "axis": {"labelLimit": 300, "ticks": False, "domain": False},
            },
            "description": {"field": "reading"},
        },
    }
    height = 40 + 28 * len(rows)
    return Chart(
        name=name,
        title=title,
        svg=draw_readable(spec, alt, (WIDE[0], height)),
        narrow=draw_readable(spec, alt, (NARROW[0], height)),
        columns=columns,
        rows=rows,
        note=note,
    )


def draw_readable(spec: dict[str, Any], alt: str, size: tuple[int, int]) -> Svg:
    """Draw a Vega-Lite description; its `description` can be read in place."""
    import vl_convert  # noqa: PLC0415 - loading it takes longer than most pages

    frame = {
        "width": size[0],
        "height": size[1],
        "autosize": FIT,
        "padding": ROOM_FOR_LABELS,
        "config": {**CONFIG, "aria": True},
    }
    markup = vl_convert.vegalite_to_svg(
        {**spec, **frame}, format_locale=number_format(reading_language())
    )
    return Svg(markup=embedded(READING.sub(r'data-reading="\1"', markup)), alt=alt)


def _line_spec(
    lines: Mapping[str, Sequence[float]], rows: Sequence[tuple[float, ...]], day: str
) -> dict[str, Any]:
    names = list(lines)
    points = [
        {"day": row[0], "name": name, "value": value}
        for row in rows
        for name, value in zip(names, row[1:], strict=True)
    ]
    readings = [
        {
            "day": row[0],
            "reading": _reading(
                f"{day} {row[0]}", dict(zip(names, row[1:], strict=True))
            ),
        }
        for row in rows
    ]
    x = {"field": "day", "type": "quantitative", "title": None}
    axis = {"tickMinStep": 1, "tickCount": 10, "grid": False, "labelOverlap": "greedy"}
    colours = {"domain": names, "range": [*LINE_COLOURS[: len(names)]]}
    return {
        "layer": [
            {
                "data": {"values": points},
                "mark": {"type": "line", "strokeWidth": 2.4, "aria": False},
                "encoding": {
                    "x": {**x, "axis": axis},
                    "y": {"field": "value", "type": "quantitative", "title": None},
                    "color": {"field": "name", "scale": colours, "legend": None},
                    "strokeDash": {"field": "name", "sort": names, "legend": None},
                },
            },
            {
                "data": {"values": readings},
                "mark": {"type": "rule", "opacity": 0},
                "encoding": {"x": x, "description": {"field": "reading"}},
            },
        ],
    }


def _reading(head: str, values: Mapping[str, float]) -> str:
    lang = reading_language()
    said = [f"{name} {number(value, lang)}".strip() for name, value in values.items()]
    return f"{head}: {'; '.join(said)}"
