"""What must hold of the lines that say how intervals are read."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from beredt.engine.register import ALL_ROWS, IntervalLaw
from beredt.files.faults import Fault, Said
from beredt.files.registers.columns import Table, tables
from beredt.files.registers.rows import Rows, found_text, in_cell

FILE = "intervals.csv"


def check_laws(known: Mapping[str, Rows]) -> Iterator[Fault]:
    """Yield what is wrong with the table of intervals, line by line."""
    if "intervals" not in known:
        return
    table = known["intervals"]
    for line, row in zip(table.lines, table.rows, strict=True):
        of = tables()[row.table]
        yield from _check_rows(line, row, of, known)
        yield from _check_together(line, row, of)


def _fault(line: int, column: str, found: Said, allowed: Said) -> Fault:
    where = in_cell(line, column)
    return Fault(file=FILE, where=where, found=found, allowed=allowed)


def _check_rows(
    line: int, row: IntervalLaw, of: Table, known: Mapping[str, Rows]
) -> Iterator[Fault]:
    columns = {column.name for column in of.columns}
    pairs = [] if row.rows == ALL_ROWS else row.rows.split()
    allowed = Said(
        "all, or pairs such as {column}=value with columns of {table}",
        column=min(columns),
        table=of.name,
    )
    if any("=" not in pair for pair in pairs) or set(row.wanted) - columns:
        yield _fault(line, "rows", found_text(row.rows), allowed)
    elif row.table in known and known[row.table].is_whole:
        meant: list[Any] = known[row.table].rows
        if meant and not any(row.fits(one) for one in meant):
            found = Said("{value}, which no row fits", value=found_text(row.rows))
            wanted = Said("rows that are in {table}", table=f"{of.name}.csv")
            yield _fault(line, "rows", found, wanted)


def _check_together(line: int, row: IntervalLaw, of: Table) -> Iterator[Fault]:
    columns = {column.name for column in of.columns}
    try:
        named = {name for _, name, _, _ in Formatter().parse(row.together)} - {None}
    except ValueError:
        named = {""}
    if named - columns:
        allowed = Said(
            "a name, with columns of {table} in braces, or empty", table=of.name
        )
        yield _fault(line, "together", found_text(row.together), allowed)
    if row.law == "balancing" and not row.together:
        allowed = Said("the name of what it balances")
        yield _fault(line, "together", found_text(row.together), allowed)
