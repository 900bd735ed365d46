r"""Make `coastline.json` of the report from Natural Earth, as packed in `world-atlas`.

    npm pack world-atlas@2.0.2
    tar xf world-atlas-2.0.2.tgz
    python tools/build_coastline.py package/countries-10m.json \
        src/beredt/report/coastline.json

Natural Earth is in the public domain; the package that carries it is ISC licensed.
Arcs are simplified once each, so that neighbours still share their border.
"""

import json
import sys
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Box = tuple[float, float, float, float]

HOME = "Norway"
NEIGHBOURS = (
    "Sweden",
    "Finland",
    "Denmark",
    "Russia",
    "Estonia",
    "Latvia",
    "Lithuania",
    "Belarus",
)
# Longitude and latitude of the mainland and of the ground that gives it a setting.
MAINLAND: Box = (2.0, 56.0, 44.0, 72.0)
TOLERANCE = {HOME: 0.008, "": 0.05}
LEAST_ISLAND = 0.0006


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Turn delta-encoded integers into longitude and latitude."""
    (sx, sy), (tx, ty) = (topology["transform"][k] for k in ("scale", "translate"))
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def simplify(line: list[Point], tolerance: float) -> list[Point]:
    """Drop points that lie closer to the rest of the line than `tolerance` degrees."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, most = 0, tolerance
        for i in range(first + 1, last):
            distance = _distance(line[i], line[first], line[last])
            if distance > most:
                far, most = i, distance
        if far:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    # A degree of longitude is about 0.42 of a degree of latitude at 65 degrees north.
    px, py = (point[0] - start[0]) * 0.42, point[1] - start[1]
    ex, ey = (end[0] - start[0]) * 0.42, end[1] - start[1]
    length = ex * ex + ey * ey
    along = max(0.0, min(1.0, (px * ex + py * ey) / length)) if length else 0.0
    return float(((px - along * ex) ** 2 + (py - along * ey) ** 2) ** 0.5)


def rings_of(
    geometry: dict[str, Any], arcs: list[list[Point]], tolerance: dict[int, float]
) -> list[list[Point]]:
    """Join the arcs of every outer ring of a country."""
    polygons = geometry["arcs"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    rings = []
    for polygon in polygons:
        ring: list[Point] = []
        for signed in polygon[0]:
            number = signed if signed >= 0 else ~signed
            arc = simplify(arcs[number], tolerance[number])
            ring += arc[::-1][1:] if signed < 0 else arc[1:]
        rings.append(ring)
    return rings


def clip(ring: list[Point], box: Box) -> list[Point]:
    """Cut a ring at the sides of a box (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, 0, 1), (1, 1, 1), (0, 2, -1), (1, 3, -1)):
        cut: list[Point] = []
        for here, there in zip(ring, ring[1:] + ring[:1], strict=True):
            a = sign * (here[axis] - box[limit])
            b = sign * (there[axis] - box[limit])
            if a >= 0:
                cut.append(here)
            if a * b < 0:
                t = a / (a - b)
                cut.append(
                    (
                        here[0] + t * (there[0] - here[0]),
                        here[1] + t * (there[1] - here[1]),
                    )
                )
        ring = cut
        if not ring:
            break
    return ring


def unwrapped(ring: list[Point]) -> list[Point]:
    """Let a ring that crosses the date line go on eastwards."""
    far_east = max(x for x, _ in ring) > 170
    return [(x + 360, y) if far_east and x < 0 else (x, y) for x, y in ring]


def area(ring: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def arc_numbers(nested: Any) -> set[int]:
    """List every arc of a geometry."""
    if isinstance(nested, int):
        return {nested if nested >= 0 else ~nested}
    return set().union(*map(arc_numbers, nested)) if nested else set()


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the home country and its neighbours as rings within the box."""
    countries = {
        geometry["properties"]["name"]: geometry
        for geometry in topology["objects"]["countries"]["geometries"]
    }
    arcs = read_arcs(topology)
    at_home = arc_numbers(countries[HOME]["arcs"])
    tolerance = {
        number: TOLERANCE[HOME if number in at_home else ""]
        for number in range(len(arcs))
    }
    return {
        "source": "Natural Earth 1:10m countries, through world-atlas 2.0.2 (npm)",
        "licence": "Public domain (Natural Earth); world-atlas: ISC",
        "home": land((countries[HOME],), arcs, tolerance, LEAST_ISLAND),
        "neighbours": land(
            tuple(countries[name] for name in NEIGHBOURS), arcs, tolerance, 0.02
        ),
    }


def land(
    geometries: tuple[dict[str, Any], ...],
    arcs: list[list[Point]],
    tolerance: dict[int, float],
    least: float,
) -> list[list[Point]]:
    """Return the rings of some countries, cut to the box, without the smallest."""
    rings = [
        clip(ring, MAINLAND)
        for geometry in geometries
        for ring in map(unwrapped, rings_of(geometry, arcs, tolerance))
    ]
    return [
        [(round(x, 3), round(y, 3)) for x, y in ring]
        for ring in rings
        if len(ring) > 3 and area(ring) >= least
    ]


def main() -> None:
    """Read the topology named first, write the coastline named second."""
    source, target = map(Path, sys.argv[1:3])
    coastline = build(json.loads(source.read_text(encoding="utf-8")))
    text = json.dumps(coastline, separators=(",", ":"))
    target.write_text(text.replace("]],", "]],\n") + "\n", encoding="utf-8")
    print(f"{target}: {len(coastline['home'])} rings, {len(text)} bytes")


if __name__ == "__main__":
    main()
