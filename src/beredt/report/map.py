"""A map of the country, with each facility coloured by the day it first breaks."""

import json
import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from markupsafe import Markup

from beredt.engine.assessment import Assessment
from beredt.engine.register import Facility
from beredt.report.tables import LIKELY, gaps_in_order

Box = tuple[float, float, float, float]

# Lambert's conformal conic, true along two parallels, upright at the meridian.
PARALLELS = (60.0, 68.0)
MERIDIAN = 16.0
COUNTRY: Box = (3.9, 57.5, 31.6, 71.6)
CAPITAL: Box = (9.8, 59.0, 11.7, 60.35)
WIDTH, INSET_WIDTH = 560.0, 360.0
SHOWN = frozenset({"hospital", "role_2", "role_3", "hub"})
# Days from here on share one colour; the number in the symbol says which day.
STEPS = (3, 7, 14)


class Broken(NamedTuple):
    """A facility and the first day on which it lacks places, if any."""

    facility: Facility
    first_day: int | None
    place: str
    binding: str


class Frame(NamedTuple):
    """A box of the earth as a drawing; `left` and `top` are its corner on the plane."""

    box: Box
    left: float
    top: float
    scale: float
    width: float
    height: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point of the earth is in the drawing."""
        x, y = conic(lon, lat)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


class Drawing(NamedTuple):
    """An SVG of the map, and the facilities it shows."""

    markup: Markup
    shown: int


def first_breaks(assessment: Assessment) -> list[Broken]:
    """Return each facility that care is given in, with its first break."""
    found: dict[str, tuple[int, str, str]] = {}
    for gap in gaps_in_order(assessment):
        if gap.facility and gap.probability >= LIKELY:
            found.setdefault(gap.facility, (gap.first_day, gap.place, gap.binding))
    if not any(gap.facility for gap in assessment.gaps):
        found = _breaks_of_the_mean(assessment)
    broken = []
    for facility in assessment.register.facilities:
        day, place, binding = found.get(facility.id, (None, "", ""))
        broken.append(Broken(facility, day, place, binding))
    return sorted(broken, key=_soonest)


def _soonest(row: Broken) -> tuple[bool, int, str]:
    return row.first_day is None, row.first_day or 0, row.facility.name


def _breaks_of_the_mean(assessment: Assessment) -> dict[str, tuple[int, str, str]]:
    """Find first breaks where the mean need of a facility passes its usable places."""
    lacking = assessment.facility_need - assessment.facility_usable > 0.5
    found: dict[str, tuple[int, str, str]] = {}
    for f in np.flatnonzero(lacking.any(axis=(0, 2))).tolist():
        t = int(lacking[:, f].any(axis=1).argmax())
        k = int(lacking[t, f].argmax())
        found[assessment.facilities[f]] = (t + 1, assessment.kinds[k], "")
    return found


def step_of(day: int | None) -> int:
    """Return the shade of a first day: 0 holds, 1 soonest."""
    if day is None:
        return 0
    return 1 + sum(day > last for last in STEPS)


def draw_country(broken: Iterable[Broken]) -> Drawing:
    """Draw the mainland with its facilities."""
    frame = fitted(COUNTRY, WIDTH)
    return _draw(list(broken), frame, land(frame))


def draw_capital(broken: Iterable[Broken]) -> Drawing:
    """Draw the crowded area around the capital, larger, beside the country's map."""
    frame = fitted(CAPITAL, INSET_WIDTH)
    return _draw(list(broken), frame, _same_land(frame, fitted(COUNTRY, WIDTH)))


def is_on_map(facility: Facility, box: Box = COUNTRY) -> bool:
    """Tell whether the map covers a facility."""
    west, south, east, north = box
    return west <= facility.lon <= east and south <= facility.lat <= north


def _draw(broken: list[Broken], frame: Frame, land: Markup) -> Drawing:
    rows = [
        row
        for row in broken
        if row.facility.kind in SHOWN and is_on_map(row.facility, frame.box)
    ]
    # Those that break soonest are drawn last, on top of the others.
    symbols = Markup().join(_symbol(row, frame) for row in reversed(rows))
    markup = Markup(
        '<svg viewBox="0 0 {w} {h}" class="map" aria-hidden="true" focusable="false">'
        '<rect class="sea" width="{w}" height="{h}"/>{land}{symbols}</svg>'
    ).format(
        w=f"{frame.width:.0f}", h=f"{frame.height:.0f}", land=land, symbols=symbols
    )
    return Drawing(markup, len(rows))


def land(frame: Frame) -> Markup:
    """Return the coast of the country and of its neighbours in a frame."""
    paths = Markup('<path class="abroad" d="{}"/><path class="home" d="{}"/>')
    shapes = (_path(coastline()[name], frame) for name in ("neighbours", "home"))
    return Markup('<g id="land">{}</g>').format(paths.format(*shapes))


def _same_land(frame: Frame, drawn: Frame) -> Markup:
    """Show land that another frame has drawn, so that the page holds it once."""
    zoom = frame.scale / drawn.scale
    return Markup(
        '<use href="#land" transform="translate({x} {y}) scale({zoom})"/>'
    ).format(
        x=f"{(drawn.left - frame.left) * frame.scale:.2f}",
        y=f"{(frame.top - drawn.top) * frame.scale:.2f}",
        zoom=f"{zoom:.5f}",
    )


def _symbol(row: Broken, frame: Frame) -> Markup:
    x, y = frame.place(row.facility.lon, row.facility.lat)
    if row.first_day is None:
        return Markup('<circle class="step0" cx="{x}" cy="{y}" r="4"/>').format(
            x=f"{x:.1f}", y=f"{y:.1f}"
        )
    return Markup(
        '<g class="step{step}"><circle cx="{x}" cy="{y}" r="9.5"/>'
        '<text x="{x}" y="{t}">{day}</text></g>'
    ).format(
        step=step_of(row.first_day),
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        t=f"{y + 3.6:.1f}",
        day=row.first_day,
    )


@cache
def coastline() -> dict[str, list[list[tuple[float, float]]]]:
    """Read the coastline that comes with the package."""
    text = files("beredt.report").joinpath("coastline.json").read_text("utf-8")
    lands = json.loads(text)
    return {name: lands[name] for name in ("home", "neighbours")}


def conic(lon: float, lat: float) -> tuple[float, float]:
    """Project a point to a plane with the earth's radius as its unit, north up."""
    low, high = (math.radians(parallel) for parallel in PARALLELS)
    n = math.log(math.cos(low) / math.cos(high)) / math.log(_stretch(high, low))
    scale = math.cos(low) * math.tan(math.pi / 4 + low / 2) ** n / n
    distance = scale / math.tan(math.pi / 4 + math.radians(lat) / 2) ** n
    angle = n * math.radians(lon - MERIDIAN)
    return distance * math.sin(angle), -distance * math.cos(angle)


def _stretch(high: float, low: float) -> float:
    return math.tan(math.pi / 4 + high / 2) / math.tan(math.pi / 4 + low / 2)


def fitted(box: Box, width: float) -> Frame:
    """Return the frame that a box fills in a drawing of some width."""
    west, south, east, north = box
    edge = [
        conic(west + (east - west) * i / 20, lat)
        for i in range(21)
        for lat in (south, north)
    ]
    left, right = min(x for x, _ in edge), max(x for x, _ in edge)
    bottom, top = min(y for _, y in edge), max(y for _, y in edge)
    scale = width / (right - left)
    return Frame(
        box=box,
        left=left,
        top=top,
        scale=scale,
        width=width,
        height=(top - bottom) * scale,
    )


def _path(rings: list[list[tuple[float, float]]], frame: Frame) -> str:
    parts = []
    for ring in rings:
        steps = "L".join("{:.1f},{:.1f}".format(*frame.place(*point)) for point in ring)
        parts.append(f"M{steps}Z")
    return "".join(parts)
