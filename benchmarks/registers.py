"""Many countries side by side as one register: every table again with other names."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from beredt.engine.register import Register

# What of each table is a name of its own in every country.
NAMED = {
    "regions": ("id",),
    "trusts": ("id", "region"),
    "municipalities": ("id", "region", "trust"),
    "catchments": ("municipality", "facility"),
    "facilities": ("id", "region", "trust", "municipality"),
    "places": ("facility",),
    "staff": ("region",),
    "roles": ("region",),
    "reserves": ("id", "region"),
    "utilities": ("facility",),
    "transport": ("id", "base", "region"),
}
COUNTED = ("admissions", "low", "high")


def countries(register: Register, copies: int) -> Register:
    """Return a register of so many countries, turned round the axis of the earth.

    Ordinary activity is that of all of them together.
    """
    tables = {
        table: tuple(
            row
            for copy in range(copies)
            for row in _again(getattr(register, table), names, copy, 360 / copies)
        )
        for table, names in NAMED.items()
    }
    activity = tuple(
        replace(row, **{name: getattr(row, name) * copies for name in COUNTED})
        for row in register.activity
    )
    return replace(register, activity=activity, **tables)


def _again(
    rows: tuple[Any, ...], names: tuple[str, ...], copy: int, turn: float
) -> Iterator[Any]:
    if not copy:
        yield from rows
        return
    for row in rows:
        changed = {
            name: f"{getattr(row, name)}-{copy}" for name in names if getattr(row, name)
        }
        if hasattr(row, "lon"):
            changed["lon"] = (row.lon + copy * turn + 180) % 360 - 180
        yield replace(row, **changed)
