"""Charts of a page: drawn here from Vega-Lite, so that a page needs no script."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beredt.report.charts import (
    ALARM,
    CONFIG,
    FIT,
    LINE_COLOURS,
    ROOM_FOR_LABELS,
    Svg,
    embedded,
    number_format,
)
from beredt.report.numerals import exact, number
from beredt.web.layout.languages import reading_language
from beredt.web.layout.tables import Column, Table, Text

WIDE, NARROW = (760, 260), (350, 210)
FEW = 5
ROOM_FOR_A_NUMBER = 76
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """Rising numbers that run along a chart; `here` is marked among them.

    Where it is stepped, a line keeps its height until the next number.
    """

    numbers: Sequence[float]
    here: float | None = None
    is_stepped: bool = False


def line_chart(
    *,
    name: str,
    title: Text,
    days: Column,
    lines: Mapping[str, Sequence[float]],
    across: Across | None = None,
    alt: str,
    note: Text = "",
) -> Chart:
    """Draw one line for each name over the days 1, 2, ...; each day can be read.

    `across` says what runs along the chart where it is not days.
    """
    across = across or Across(numbers=range(1, len(next(iter(lines.values()))) + 1))
    rows = [
        (x, *values) for x, *values in zip(across.numbers, *lines.values(), strict=True)
    ]
    spec = _line_spec(lines, rows, str(days.label), is_stepped=across.is_stepped)
    if across.here is not None:
        spec["layer"].append(_mark_at(across.here))
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
                "axis": _axis_of([value for _named, value in rows]),
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


def _axis_of(values: Sequence[float]) -> dict[str, Any]:
    """Describe an axis; where few things are counted, nothing stands between them."""
    axis: dict[str, Any] = {}
    most = max(values, default=0)
    if most <= FEW and all(float(value).is_integer() for value in values):
        axis |= {"values": list(range(int(most) + 1)), "format": "d"}
    return axis


def draw_readable(spec: dict[str, Any], alt: str, size: tuple[int, int]) -> Svg:
    """Draw a Vega-Lite description; its `description` can be read in place."""
    import vl_convert  # noqa: PLC0415 - loading it takes longer than most pages

    frame = {
        "width": size[0],
        "height": size[1],
        "autosize": FIT,
        "padding": ROOM_FOR_LABELS,
        "config": {**CONFIG, "aria": True, "axisX": _as_wide_as(size[0])},
    }
    markup = vl_convert.vegalite_to_svg(
        {**spec, **frame}, format_locale=number_format(reading_language())
    )
    return Svg(markup=embedded(READING.sub(r'data-reading="\1"', markup)), alt=alt)


def _as_wide_as(width: int) -> dict[str, Any]:
    """Describe the axis along a chart, with as many numbers as have room there."""
    ticks = width // ROOM_FOR_A_NUMBER
    return {**CONFIG["axisX"], "tickCount": ticks, "labelOverlap": "greedy"}


def wake_the_drawer() -> None:
    """Draw nothing once: what draws takes most of a second to wake up."""
    draw_readable({"data": {"values": []}, "mark": "point"}, "", (1, 1))


def _mark_at(x: float) -> dict[str, Any]:
    rule = {"type": "rule", "color": ALARM, "strokeWidth": 2, "strokeDash": [4, 3]}
    return {
        "data": {"values": [{"day": x}]},
        "mark": {**rule, "aria": False},
        "encoding": {"x": {"field": "day", "type": "quantitative", "title": None}},
    }


def _line_spec(
    lines: Mapping[str, Sequence[float]],
    rows: Sequence[tuple[float, ...]],
    day: str,
    *,
    is_stepped: bool,
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
                f"{day} {exact(row[0], reading_language())}",
                dict(zip(names, row[1:], strict=True)),
            ),
        }
        for row in rows
    ]
    x = {"field": "day", "type": "quantitative", "title": None}
    axis = {"tickMinStep": 1, "grid": False}
    colours = {"domain": names, "range": [*LINE_COLOURS[: len(names)]]}
    return {
        "layer": [
            {
                "data": {"values": points},
                "mark": {
                    "type": "line",
                    "strokeWidth": 2.4,
                    "interpolate": "step-after" if is_stepped else "linear",
                    "aria": False,
                },
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
