"""What must hold between the rows of a register."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from beredt.engine.register import EVERYDAY, NEEDED_FOR, NEEDED_PARAMETERS, Status
from beredt.engine.scenario import EVERYWHERE
from beredt.files.faults import Fault, Said, plain
from beredt.files.registers.intervals import check_laws
from beredt.files.registers.keys import KEYS, PLACES_BY_NAME, REFERENCES
from beredt.files.registers.profiles import check_profiles
from beredt.files.registers.rows import Rows, found_text, in_cell

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
INTERVALS = {
    "ratios": ("low", "value", "high"),
    "utilities": ("low", "endurance_hours", "high"),
    "dependencies": ("low", "value", "high"),
    "activity": ("low", "admissions", "high"),
    "weekdays": ("low", "value", "high"),
    "seasons": ("low", "value", "high"),
    "ages": ("low", "value", "high"),
    "occupancy": ("low", "value", "high"),
    "consumption": ("low", "value", "high"),
    "parameters": ("low", "value", "high"),
    "pathways": ("stay_low", "stay", "stay_high"),
}
# Each pair: the first is at most the second.
GROWTH: tuple[tuple[Status, Status], ...] = (
    ("staffed", "surge_realistic"),
    ("surge_realistic", "surge_theoretical"),
    ("surge_theoretical", "physical"),
    ("staffed", "equipped"),
    ("equipped", "physical"),
)
STATUSES: tuple[Status, ...] = (
    "physical",
    "equipped",
    "staffed",
    "surge_realistic",
    "surge_theoretical",
)
CLOSE = 1e-4
Known = Mapping[str, Rows]


def check_rules(known: Known) -> list[Fault]:
    """Return what is wrong between the rows of the tables that could be read."""
    return [
        *(fault for name in known for fault in _check_keys(name, known[name])),
        *_check_references(known),
        *_check_place_names(known),
        *(fault for name in known for fault in _check_dates(name, known[name])),
        *_check_intervals(known),
        *_check_places(known),
        *_check_catchments(known),
        *_check_pathways(known),
        *_check_activity(known),
        *check_profiles(known),
        *_check_litters(known),
        *_check_parameters(known),
        *check_laws(known),
    ]


def _fault(table: str, where: Said, found: Said, allowed: Said) -> Fault:
    return Fault(file=f"{table}.csv", where=where, found=found, allowed=allowed)


def _each(known: Known, table: str) -> Iterator[tuple[int, Any]]:
    """Give the rows of a table with their lines; none when it could not be read."""
    if table in known:
        yield from zip(known[table].lines, known[table].rows, strict=True)


def _check_keys(name: str, table: Rows) -> Iterator[Fault]:
    columns = KEYS[name]
    first: dict[tuple[Any, ...], int] = {}
    for line, row in zip(table.lines, table.rows, strict=True):
        key = tuple([getattr(row, column) for column in columns])
        earlier = first.setdefault(key, line)
        if earlier != line:
            yield _fault(
                name,
                in_cell(line, ", ".join(columns)),
                Said("{value} again", value=found_text(", ".join(map(str, key)))),
                Said("a row that is not already in row {row}", row=earlier),
            )


def _check_references(known: Known) -> Iterator[Fault]:
    for reference in REFERENCES:
        target = known.get(reference.target)
        if target is None or target.was_cut:
            continue
        ids = target.ids()
        for line, name in _cells(known, reference.table, reference.column):
            if name and name not in ids:
                yield _fault(
                    reference.table,
                    in_cell(line, reference.column),
                    found_text(name),
                    Said("an id of {table}", table=f"{reference.target}.csv"),
                )


def _cells(known: Known, table: str, column: str) -> Iterator[tuple[int, str]]:
    """Give the cells of a column, also those of rows with a fault elsewhere."""
    for line, row in _each(known, table):
        yield line, getattr(row, column)
    if table in known:
        for line, cells in known[table].broken:
            yield line, cells[column]


def _check_place_names(known: Known) -> Iterator[Fault]:
    first: dict[str, Said] = {EVERYWHERE: Said("the whole country")}
    for name in PLACES_BY_NAME:
        mine = {}
        for line, row in _each(known, name):
            mine[row.id] = plain(f"{name}.csv")
            if row.id in first:
                yield _fault(
                    name,
                    in_cell(line, "id"),
                    found_text(row.id),
                    Said("an id that does not also name {other}", other=first[row.id]),
                )
        first |= mine


def _check_dates(name: str, table: Rows) -> Iterator[Fault]:
    for line, row in zip(table.lines, table.rows, strict=True):
        if not _is_date(row.source_date):
            yield _fault(
                name,
                in_cell(line, "source_date"),
                found_text(row.source_date),
                Said("a year, a month or a date, as 2026, 2026-11 or 2026-11-21"),
            )
        if name == "stocks" and row.expiry and not _is_date(row.expiry, whole=True):
            yield _fault(
                name,
                in_cell(line, "expiry"),
                found_text(row.expiry),
                Said("a date, as 2026-11-21, or empty"),
            )


def _is_date(text: str, *, whole: bool = False) -> bool:
    if not DATE.fullmatch(text) or (whole and len(text) != len("2026-11-21")):
        return False
    try:
        dt.date.fromisoformat(text + "2000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _check_intervals(known: Known) -> Iterator[Fault]:
    for name, (low, value, high) in INTERVALS.items():
        for line, row in _each(known, name):
            least, planned, most = (getattr(row, c) for c in (low, value, high))
            if not least <= planned <= most:
                yield _fault(
                    name,
                    in_cell(line, value),
                    plain(f"{low} {least:g}, {value} {planned:g}, {high} {most:g}"),
                    plain(f"{low} <= {value} <= {high}"),
                )


def _check_places(known: Known) -> Iterator[Fault]:
    counted: dict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for line, row in _each(known, "places"):
        counted[row.facility, row.kind][row.status] = (line, row.number)
        if row.isolation > row.number:
            yield _fault(
                "places",
                in_cell(line, "isolation"),
                found_text(row.isolation),
                Said("at most the number of places, {number}", number=row.number),
            )
    if "places" in known and known["places"].is_whole:
        for place, statuses in counted.items():
            yield from _check_statuses(", ".join(place), statuses)


def _check_statuses(
    place: str, statuses: dict[str, tuple[int, int]]
) -> Iterator[Fault]:
    line = min(line for line, _ in statuses.values())
    for status in STATUSES:
        if status not in statuses:
            yield _fault(
                "places",
                in_cell(line, "status"),
                Said("no row {name} for {place}", name=status, place=found_text(place)),
                Said("one row for each of {names}", names=", ".join(STATUSES)),
            )
    for less, more in GROWTH:
        if less in statuses and more in statuses:
            (_, least), (row, most) = statuses[less], statuses[more]
            if least > most:
                yield _fault(
                    "places",
                    in_cell(row, "number"),
                    Said(
                        "{value} for {place}",
                        value=f"{more} {most}",
                        place=found_text(place),
                    ),
                    Said(
                        "at least its number {name}, {number}", name=less, number=least
                    ),
                )


def _check_catchments(known: Known) -> Iterator[Fault]:
    shares: dict[str, float] = defaultdict(float)
    last: dict[str, int] = {}
    for line, row in _each(known, "catchments"):
        shares[row.municipality] += row.share
        last[row.municipality] = line
    if "catchments" not in known or not known["catchments"].is_whole:
        return
    for name, share in shares.items():
        if abs(share - 1) > CLOSE:
            yield _fault(
                "catchments",
                in_cell(last[name], "share"),
                Said(
                    "shares of {name} that sum to {sum}",
                    name=found_text(name),
                    sum=f"{share:.6g}",
                ),
                Said("shares of a municipality that sum to 1"),
            )
    for line, row in _each(known, "municipalities"):
        if row.id not in shares:
            yield _fault(
                "municipalities",
                in_cell(line, "id"),
                Said(
                    "{value} without a row in {table}",
                    value=found_text(row.id),
                    table="catchments.csv",
                ),
                Said("a municipality that a facility serves"),
            )


def _check_pathways(known: Known) -> Iterator[Fault]:
    orders: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    for line, row in _each(known, "pathways"):
        orders[row.category].append(row.order)
        last[row.category] = line
        if row.fallback == row.kind:
            yield _fault(
                "pathways",
                in_cell(line, "fallback"),
                found_text(row.fallback),
                Said("another kind of place, or empty"),
            )
    if "pathways" in known and known["pathways"].is_whole:
        yield from _check_orders(orders, last)
        yield from _check_worsening(known)


def _check_orders(
    orders: dict[str, list[int]], last: dict[str, int]
) -> Iterator[Fault]:
    for category, numbers in orders.items():
        numbers.sort()
        steps = [(0, numbers[0]), *pairwise(numbers)]
        if any(later - earlier > 1 for earlier, later in steps):
            yield _fault(
                "pathways",
                in_cell(last[category], "order"),
                Said(
                    "stages {numbers} of {name}",
                    numbers=", ".join(map(str, numbers[:30])),
                    name=found_text(category),
                ),
                Said("stages numbered 1, 2, 3 without gaps"),
            )


def _check_worsening(known: Known) -> Iterator[Fault]:
    """Refuse categories that become each other in a circle: nobody would get out."""
    becomes: dict[str, set[str]] = defaultdict(set)
    for _, row in _each(known, "pathways"):
        if row.worsens_to:
            becomes[row.category].add(row.worsens_to)
    for line, row in _each(known, "pathways"):
        if row.worsens_to and row.category in _reached(becomes, row.worsens_to):
            yield _fault(
                "pathways",
                in_cell(line, "worsens_to"),
                found_text(row.worsens_to),
                Said("a category that never becomes {name} again", name=row.category),
            )


def _reached(becomes: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        category = waiting.pop()
        if category not in found:
            found.add(category)
            waiting += becomes.get(category, ())
    return found


def _check_activity(known: Known) -> Iterator[Fault]:
    if "pathways" not in known or not known["pathways"].is_whole:
        return
    with_stages = {row.category for _, row in _each(known, "pathways")}
    for line, row in _each(known, "activity"):
        if row.category not in with_stages:
            yield _fault(
                "activity",
                in_cell(line, "category"),
                found_text(row.category),
                Said("a category with stages in pathways.csv"),
            )


def _check_litters(known: Known) -> Iterator[Fault]:
    for line, row in _each(known, "transport"):
        if row.intensive_litters > row.litters:
            yield _fault(
                "transport",
                in_cell(line, "intensive_litters"),
                found_text(row.intensive_litters),
                Said("at most the litters, {number}", number=row.litters),
            )
    for line, row in _each(known, "roles"):
        if row.pool == row.other_pool:
            yield _fault(
                "roles",
                in_cell(line, "other_pool"),
                found_text(row.other_pool),
                Said("another pool than in column pool"),
            )


def _check_parameters(known: Known) -> Iterator[Fault]:
    table = known.get("parameters")
    if table is None or table.was_cut:
        return
    for name in _needed_parameters(known):
        if name not in table.ids():
            yield _fault(
                "parameters",
                Said("column {column}", column="id"),
                Said("no row {name}", name=found_text(name)),
                Said("a row for it"),
            )


def _needed_parameters(known: Known) -> tuple[str, ...]:
    needed: tuple[str, ...] = NEEDED_PARAMETERS
    if any(row.kind == "hub" for _, row in _each(known, "facilities")):
        needed += NEEDED_FOR["hubs"]
    if any(row.mode not in EVERYDAY for _, row in _each(known, "transport")):
        needed += NEEDED_FOR["evacuation"]
    if any(_each(known, "items")):
        needed += NEEDED_FOR["items"]
    return needed
