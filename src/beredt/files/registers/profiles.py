"""What must hold of the profiles of ordinary activity: weekdays, months and ages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from beredt.engine.register import MONTH_DAYS, AgeBand
from beredt.files.faults import Fault, Said
from beredt.files.registers.rows import Rows, found_text, in_cell

CLOSE = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One table of profiles: its column, what must be there, how long each lasts.

    Where `lengths` is empty the values are relative to each other, and have no mean.
    """

    table: str
    column: str
    members: tuple[Any, ...]
    lengths: tuple[int, ...] = ()


PERIODS = (
    Period(
        table="weekdays",
        column="weekday",
        members=tuple(range(1, 8)),
        lengths=(1,) * 7,
    ),
    Period(
        table="seasons",
        column="month",
        members=tuple(range(1, 13)),
        lengths=MONTH_DAYS,
    ),
    Period(table="ages", column="age", members=get_args(AgeBand)),
)


def check_profiles(known: Mapping[str, Rows]) -> Iterator[Fault]:
    """Return what is wrong with the profiles that could be read."""
    for period in PERIODS:
        if period.table in known and known[period.table].is_whole:
            yield from _check_period(known[period.table], period)
    yield from _check_names(known)


def _check_period(table: Rows, period: Period) -> Iterator[Fault]:
    values: dict[str, dict[Any, float]] = defaultdict(dict)
    last: dict[str, int] = {}
    for line, row in zip(table.lines, table.rows, strict=True):
        values[row.profile][getattr(row, period.column)] = row.value
        last[row.profile] = line
    for profile, by_member in values.items():
        line = last[profile]
        missing = [str(m) for m in period.members if m not in by_member]
        if missing:
            yield Fault(
                file=f"{period.table}.csv",
                where=in_cell(line, period.column),
                found=Said(
                    "no row for {names} of {profile}",
                    names=", ".join(missing),
                    profile=found_text(profile),
                ),
                allowed=Said(
                    "one row for each of {names}",
                    names=", ".join(map(str, period.members)),
                ),
            )
        elif period.lengths:
            yield from _check_mean(period, profile, by_member, line)
        elif not any(by_member.values()):
            yield Fault(
                file=f"{period.table}.csv",
                where=in_cell(line, "value"),
                found=Said("nothing but 0 for {name}", name=found_text(profile)),
                allowed=Said("a number above 0 for one age or more"),
            )


def _check_mean(
    period: Period, profile: str, values: Mapping[Any, float], line: int
) -> Iterator[Fault]:
    whole = sum(
        values[member] * length
        for member, length in zip(period.members, period.lengths, strict=True)
    )
    mean = whole / sum(period.lengths)
    if abs(mean - 1) > CLOSE:
        yield Fault(
            file=f"{period.table}.csv",
            where=in_cell(line, "value"),
            found=Said(
                "a mean of {number} for {name}",
                number=f"{mean:.4g}",
                name=found_text(profile),
            ),
            allowed=Said("values whose mean over the days of the year is 1")
            if period.column == "month"
            else Said("values whose mean is 1"),
        )


def _check_names(known: Mapping[str, Rows]) -> Iterator[Fault]:
    """Refuse a profile that only one side knows: somebody has misspelled it."""
    tables = ["activity", *(period.table for period in PERIODS)]
    if any(name not in known or known[name].was_cut for name in tables):
        return
    names = {name: _profiles(known, name) for name in tables}
    kept = set().union(*(names[period.table] for period in PERIODS))
    for name in tables:
        others = kept if name == "activity" else names["activity"]
        allowed = (
            Said("a profile of weekdays.csv, seasons.csv or ages.csv, or empty")
            if name == "activity"
            else Said("a profile of activity.csv")
        )
        for profile, line in names[name].items():
            if profile not in others:
                yield Fault(
                    file=f"{name}.csv",
                    where=in_cell(line, "profile"),
                    found=found_text(profile),
                    allowed=allowed,
                )


def _profiles(known: Mapping[str, Rows], name: str) -> dict[str, int]:
    """Return the first line of each profile, also of rows with a fault elsewhere."""
    found: dict[str, int] = {}
    rows = zip(known[name].lines, known[name].rows, strict=True)
    cells = [(line, row.profile) for line, row in rows]
    cells += [(line, row["profile"]) for line, row in known[name].broken]
    for line, profile in sorted(cells):
        if profile:
            found.setdefault(profile, line)
    return found
