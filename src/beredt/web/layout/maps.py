"""The map of the country: places as symbols on the coastline, and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from beredt.report.map import COUNTRY, Frame, coastline, fitted, land
from beredt.web.layout.tables import Table, Text

WIDTH, MARGIN = 1200.0, 24.0
SHAPES = {
    "circle": '<circle r="1"/>',
    "square": '<rect x="-.9" y="-.9" width="1.8" height="1.8"/>',
    "diamond": '<path d="M0-1.25 1.25 0 0 1.25-1.25 0Z"/>',
    "triangle": '<path d="M0-1.2 1.15.85H-1.15Z"/>',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One place on the map. `tone` is a class of the legend; `size` is in pixels."""

    lon: float
    lat: float
    label: str
    tone: str
    shape: str = "circle"
    size: float = 8.0
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMap:
    """A map with its legend (tone, shape, words).

    The same places stand in its table, or in a table that the page has below it.
    """

    title: Text
    symbols: Sequence[Symbol]
    legend: Sequence[tuple[str, str, Text]]
    table: Table | None = None

    def drawing(self) -> SafeString:
        """Return the map as a drawing; what is smallest is drawn last, on top."""
        frame = _frame()
        drawn = [symbol for symbol in self.symbols if _is_inside(symbol)]
        largest_first = sorted(drawn, key=lambda symbol: -symbol.size)
        return format_html(
            '<svg class="country" viewBox="{}" aria-hidden="true" '
            'focusable="false" preserveAspectRatio="xMidYMid meet">{}{}</svg>',
            _view_box(),
            _land(),
            _symbols(largest_first, frame),
        )

    def legend_entries(self) -> list[tuple[SafeString, Text]]:
        """Return each line of the legend with its symbol."""
        return [
            (
                format_html(
                    '<svg class="key" viewBox="-2 -2 4 4" aria-hidden="true" '
                    'focusable="false"><g class="symbol tone-{}">{}</g></svg>',
                    tone,
                    _shape(shape),
                ),
                words,
            )
            for tone, shape, words in self.legend
        ]


@cache
def _frame() -> Frame:
    return fitted(COUNTRY, WIDTH)


@cache
def _view_box() -> str:
    """Return the part of the drawing that the country fills, with a margin."""
    frame = _frame()
    coast = [frame.place(*point) for ring in coastline()["home"] for point in ring]
    xs, ys = [x for x, _ in coast], [y for _, y in coast]
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    width, height = max(xs) + MARGIN - left, max(ys) + MARGIN - top
    return f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"


@cache
def _land() -> SafeString:
    # A page may hold two maps, and an id only once.
    return SafeString(land(_frame()).replace(' id="land"', ' class="land"', 1))


def _is_inside(symbol: Symbol) -> bool:
    west, south, east, north = COUNTRY
    return west <= symbol.lon <= east and south <= symbol.lat <= north


def _shape(shape: str) -> SafeString:
    return SafeString(SHAPES[shape])


def _symbols(symbols: Sequence[Symbol], frame: Frame) -> SafeString:
    return format_html_join(
        "",
        '<g class="symbol tone-{}" transform="translate({} {}) scale({})" '
        'data-x="{}" data-y="{}" data-size="{}" data-label="{}" '
        'data-address="{}">{}</g>',
        (
            (symbol.tone, x, y, symbol.size, x, y, symbol.size, symbol.label,
             symbol.address, _shape(symbol.shape))
            for symbol, x, y in _placed(symbols, frame)
        ),
    )  # fmt: skip


def _placed(symbols: Sequence[Symbol], frame: Frame) -> list[tuple[Symbol, str, str]]:
    places = [(symbol, frame.place(symbol.lon, symbol.lat)) for symbol in symbols]
    return [(symbol, f"{x:.1f}", f"{y:.1f}") for symbol, (x, y) in places]
