"""What sheets that organisations fill in have in common, whatever they are asked."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from beredt.files.faults import CellFault

COUNTED_ON = "counted_on"


def wrong_heads(
    heads: Sequence[str], columns: Sequence[str], needed: Sequence[str]
) -> Iterator[CellFault]:
    """Yield the columns that are needed and missing, and those that are there twice."""
    for column in needed:
        if column not in columns:
            yield cell_fault(1, column, "", "no_head")
    for column, count in Counter(filter(None, columns)).items():
        if count > 1:
            yield cell_fault(1, column, heads[columns.index(column)], "head_twice")


def said_by_line(
    lines: Sequence[Sequence[str]], columns: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield what stands in each line below the heads, by column; not the empty ones."""
    for number, cells in enumerate(lines[1:], start=2):
        said = {c: text.strip() for c, text in zip(columns, cells, strict=False) if c}
        if any(said.values()):
            yield number, said


def is_past(text: str, today: dt.date) -> bool:
    """Tell whether a text is a date that is not in the future."""
    try:
        return dt.date.fromisoformat(text) <= today
    except ValueError:
        return False


def cell_fault(
    line: int, column: str, found: str, problem: str, limit: str = ""
) -> CellFault:
    """Say what is wrong with a cell; what stood there is cut to what can be shown."""
    return CellFault(
        line=line, column=column, found=found[:60], problem=problem, limit=limit
    )
