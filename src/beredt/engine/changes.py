"""What differs between two scenarios, or between two registers, value by value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, get_type_hints

from annotated_types import Unit

from beredt.engine.register import Register
from beredt.engine.scenario import Happening, Quantity, Scenario

Value = str | float | bool | None
Way = Literal["added", "removed", "changed"]
SECTIONS = ("needs", "disruptions", "measures")
ABOUT_SCENARIO = ("days", "weekday", "day_of_year")
# What no result depends on: what is said of a happening, and the text it was read from.
UNCOUNTED = frozenset({"name", "title", "reference", "mark", "unit", "file"})
# Columns whose rows add up to a number that means something. Places are counted once
# for each status, so that each status adds up by itself.
SUMMED: Mapping[str, tuple[str, ...]] = {
    "municipalities": ("population",),
    "places": ("number",),
    "staff": ("head_count", "full_time_equivalents"),
    "reserves": ("persons",),
    "transport": ("units",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that only one of two has, or a value that differs.

    `part` is the section of a scenario or the table of a register, `name` the
    happening or the key of the row, `kind` what kind of happening. `field` is empty
    where the whole of it is added or removed.
    """

    part: str
    name: str
    way: Way
    kind: str = ""
    field: str = ""
    before: Value = None
    after: Value = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChange:
    """How a table of a register has changed in all.

    `sums` has, by column, what its rows add up to before and after, if that differs.
    """

    table: str
    rows: tuple[int, int]
    added: int
    removed: int
    changed: int
    sums: dict[str, tuple[float, float]]


def scenario_changes(before: Scenario, after: Scenario) -> tuple[Change, ...]:
    """Return what was added to, removed from and changed in a scenario.

    A happening is the same when it has the same name, whichever scenario it was
    written in unless several have that name. Sources are left out.
    """
    found = [
        Change(part="scenario", name="", way="changed", field=field, before=b, after=a)
        for field in ABOUT_SCENARIO
        if (b := getattr(before, field)) != (a := getattr(after, field))
    ]
    for section in SECTIONS:
        rows = getattr(before, section), getattr(after, section)
        old, new = _by_name(before, rows, rows[0]), _by_name(after, rows, rows[1])
        found += _changes(section, old, new, leave_out=UNCOUNTED)
    return tuple(found)


def register_changes(
    before: Register, after: Register, keys: Mapping[str, Sequence[str]]
) -> tuple[Change, ...]:
    """Return what was added to, removed from and changed in a register.

    `keys` has the columns of each table that name a row.
    """
    return tuple(
        change
        for table, columns in keys.items()
        for change in _changes(
            table, _by_key(before, table, columns), _by_key(after, table, columns)
        )
    )


def table_changes(
    before: Register, after: Register, changes: Iterable[Change]
) -> tuple[TableChange, ...]:
    """Add the changes of a register up, for each table that has any."""
    found = list(changes)
    tables = dict.fromkeys(change.part for change in found)
    return tuple(
        _table_change(before, after, table, [c for c in found if c.part == table])
        for table in tables
    )


def _table_change(
    before: Register, after: Register, table: str, changes: Sequence[Change]
) -> TableChange:
    rows = getattr(before, table), getattr(after, table)
    ways = [change.way for change in changes]
    return TableChange(
        table=table,
        rows=(len(rows[0]), len(rows[1])),
        added=ways.count("added"),
        removed=ways.count("removed"),
        changed=len({c.name for c in changes if c.way == "changed"}),
        sums=_sums(table, rows),
    )


def _sums(
    table: str, both: tuple[Sequence[Any], Sequence[Any]]
) -> dict[str, tuple[float, float]]:
    found: dict[str, list[float]] = {}
    for column in SUMMED.get(table, ()):
        for side, rows in enumerate(both):
            for row in rows:
                status = getattr(row, "status", "")
                label = f"{column} {status}" if status else column
                found.setdefault(label, [0.0, 0.0])[side] += getattr(row, column)
    return {label: (old, new) for label, (old, new) in found.items() if old != new}


def _by_name(
    scenario: Scenario, both: Iterable[Sequence[Happening]], rows: Sequence[Happening]
) -> dict[str, Happening]:
    """Name each happening, with its scenario where the name alone is not enough."""
    twice = {
        name
        for each in both
        for name, count in Counter(_bare(row) for row in each).items()
        if count > 1
    }
    return {
        scenario.address(row) if _bare(row) in twice else _bare(row): row
        for row in rows
    }


def _bare(happening: Happening) -> str:
    return happening.name.rsplit("/", 1)[-1]


def _by_key(register: Register, table: str, columns: Sequence[str]) -> dict[str, Any]:
    rows = getattr(register, table)
    return {"/".join(str(getattr(row, c)) for c in columns): row for row in rows}


def _changes(
    part: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    leave_out: frozenset[str] = frozenset(),
) -> Iterator[Change]:
    for name in dict.fromkeys([*before, *after]):
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            kind = getattr(one or other, "kind", "")
            way: Way = "added" if one is None else "removed"
            yield Change(part=part, name=name, way=way, kind=kind)
            continue
        old, new = (dict(_values(row, leave_out)) for row in (one, other))
        for field in dict.fromkeys([*old, *new]):
            was, unit = old.get(field, (None, ""))
            now, new_unit = new.get(field, (None, ""))
            if was != now:
                yield Change(
                    part=part,
                    name=name,
                    way="changed",
                    kind=getattr(other, "kind", ""),
                    field=field,
                    before=was,
                    after=now,
                    unit=new_unit or unit,
                )


def _values(
    row: Any, leave_out: frozenset[str] = frozenset()
) -> Iterator[tuple[str, tuple[Value, str]]]:
    """Give each value of a row with its unit, a part of a value under both names."""
    units = _units(type(row))  # type: ignore[arg-type]
    for field in fields(row):
        if field.name not in leave_out:
            value = getattr(row, field.name)
            yield from _parts(field.name, value, units.get(field.name, ""))


def _parts(name: str, value: Any, unit: str) -> Iterator[tuple[str, tuple[Value, str]]]:
    if isinstance(value, Quantity):
        for part in ("value", "low", "high"):
            shown = name if part == "value" else f"{name}.{part}"
            yield shown, (getattr(value, part), value.unit or unit)
        for part in ("law", "together"):
            yield f"{name}.{part}", (getattr(value, part), "")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _parts(f"{name}.{key}", inner, unit)
    elif is_dataclass(value):
        for inner, found in _values(value):
            yield f"{name}.{inner}", found
    elif isinstance(value, tuple):
        yield name, (", ".join(map(str, value)), unit)
    else:
        yield name, (value, unit)


@cache
def _units(noun: type) -> dict[str, str]:
    """Return the unit of each field of a noun that has one."""
    hints = get_type_hints(noun, include_extras=True)
    return {
        name: str(mark.unit)
        for name, hint in hints.items()
        for mark in getattr(hint, "__metadata__", ())
        if isinstance(mark, Unit)
    }
