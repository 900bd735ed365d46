"""The register of Norway many times over, each copy a country of its own.

A copy is the same map at a tenth of the scale somewhere else on the globe, and speeds
are a tenth too, so that every journey takes as long as before and the nearest are of
the same copy.
"""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from beredt.engine.register import Parameter, Register
from beredt.engine.scenario import EVERYWHERE, Scenario

Row = TypeVar("Row")
SCALE = 0.1
CENTRE = (64.5, 16.0)
PER_CIRCLE = 10
SPEEDS = ("road_speed_kmh", "air_speed_kmh")
# Columns that hold the id of something that every copy has for itself.
OWN = ("id", "region", "trust", "municipality", "facility", "base")
COPIED = (
    "regions",
    "trusts",
    "municipalities",
    "catchments",
    "facilities",
    "places",
    "staff",
    "roles",
    "reserves",
    "utilities",
    "transport",
)


def many(register: Register, copies: int) -> Register:
    """Return a register with so many copies of the whole country."""
    tables: dict[str, Any] = {
        name: tuple(
            moved(row, copy)
            for copy in range(copies)
            for row in getattr(register, name)
        )
        for name in COPIED
    }
    return replace(
        register,
        **tables,
        activity=tuple(
            replace(
                row,
                admissions=row.admissions * copies,
                low=row.low * copies,
                high=row.high * copies,
            )
            for row in register.activity
        ),
        parameters=tuple(slower(row) for row in register.parameters),
    )


def slower(row: Parameter) -> Parameter:
    """Return a parameter; speeds at the scale of the copies."""
    return replace(row, value=row.value * SCALE) if row.id in SPEEDS else row


def named(name: str, copy: int) -> str:
    """Return an id or a name of one copy."""
    return f"{name}~{copy}" if name else name


def moved(row: Row, copy: int) -> Row:
    """Return one row of a table as that of one copy."""
    changes: dict[str, Any] = {
        name: named(getattr(row, name), copy) for name in OWN if hasattr(row, name)
    }
    if hasattr(row, "lat"):
        changes["lat"], changes["lon"] = placed(row.lat, row.lon, copy)
    return replace(row, **changes)  # type: ignore[type-var]


def placed(lat: float, lon: float, copy: int) -> tuple[float, float]:
    """Return where a point lies in one copy.

    The map is drawn around its centre by distance and direction (azimuthal
    equidistant), made smaller, and drawn again around the centre of the copy.
    """
    circle, step = divmod(copy, PER_CIRCLE)
    sign = -1 if circle % 2 else 1
    centre = (sign * 6.0 * ((circle + 1) // 2), -162.0 + step * 360 / PER_CIRCLE)
    distance, direction = polar(CENTRE, (lat, lon))
    return along(centre, distance * SCALE, direction)


def polar(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Return distance and direction from one point to another, in radians."""
    a, b = math.radians(one[0]), math.radians(other[0])
    east = math.radians(other[1] - one[1])
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(east)
    direction = math.atan2(
        math.sin(east) * math.cos(b),
        math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(east),
    )
    return math.acos(min(1.0, max(-1.0, cosine))), direction


def along(
    start: tuple[float, float], distance: float, direction: float
) -> tuple[float, float]:
    """Return the point at a distance and direction from another."""
    a = math.radians(start[0])
    b = math.asin(
        math.sin(a) * math.cos(distance)
        + math.cos(a) * math.sin(distance) * math.cos(direction)
    )
    east = math.atan2(
        math.sin(direction) * math.sin(distance) * math.cos(a),
        math.cos(distance) - math.sin(a) * math.sin(b),
    )
    return math.degrees(b), start[1] + math.degrees(east)


def many_times(scenario: Scenario, copies: int, days: int) -> Scenario:
    """Return a scenario in which what has a place happens in every copy."""
    return replace(
        scenario,
        days=days,
        needs=tuple(everywhere(scenario.needs, copies)),
        disruptions=tuple(everywhere(scenario.disruptions, copies)),
        measures=tuple(everywhere(scenario.measures, copies)),
    )


def everywhere(rows: Iterable[Any], copies: int) -> Iterable[Any]:
    """Yield what happens: once where it is national, else in each copy."""
    for row in rows:
        if row.place == EVERYWHERE:
            yield row
            continue
        for copy in range(copies):
            yield replace(row, name=named(row.name, copy), place=named(row.place, copy))
