"""Tables as pages show them: sorted by links, and as cards on a phone."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from beredt.report.sheets import Sheet

Text = str | Promise
SLIM = 2  # columns that fit side by side on a phone
MOST_CARDS = 12
SHORT = 14  # letters that stand on one line: a category and its number, a date


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its word in addresses, its head, and whether it holds numbers."""

    key: str
    label: Text
    is_numeric: bool = False
    is_sorted_by: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: words or a number, perhaps a link, perhaps a tag.

    `tone` is the colour of a tag: neutral, info, success, warning or danger.
    """

    value: Any
    address: str = ""
    tone: str = ""
    note: Text = ""

    @property
    def is_short(self) -> bool:
        """Whether it is so few words that a line never breaks between them."""
        is_text = isinstance(self.value, Text) and not self.note
        return is_text and len(str(self.value)) <= SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column's head on one page: how it is sorted now, and by a click."""

    column: Column
    now: str
    by_click: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under heads. The first cell of a row names it."""

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    sort: str = ""
    shows_caption: bool = True
    is_wide: bool = False
    is_prose: bool = False
    empty: Text = ""
    strong: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_slim(self) -> bool:
        """Whether it stays a table on a phone."""
        return len(self.columns) <= SLIM

    @property
    def is_long(self) -> bool:
        """Whether one would scroll for ever, were each row a card.

        Prose is read row by row, and side by side its columns do not fit on a phone.
        """
        is_many = len(self.rows) > MOST_CARDS
        return is_many and not self.is_slim and not self.is_prose

    def heads(self) -> Iterator[Head]:
        """Yield each column with how it is sorted."""
        for column in self.columns:
            ascending = self.sort == column.key
            now = "ascending" if ascending else "none"
            if self.sort == f"-{column.key}":
                now = "descending"
            by_click = f"-{column.key}" if ascending else column.key
            yield Head(column=column, now=now, by_click=by_click)

    def lines(self) -> Iterator[tuple[bool, list[tuple[Column, Cell]]]]:
        """Yield each row's cells with their columns, and whether the row stands out."""
        for at, row in enumerate(self.rows):
            cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
            pairs = list(zip(self.columns, cells, strict=True))
            yield at in self.strong, pairs


def chosen_sort(request: HttpRequest, columns: Sequence[Column], usual: str) -> str:
    """Return the order that the address asks for, if the table has it."""
    asked = request.GET.get("sort", "")
    offered = {column.key for column in columns if column.is_sorted_by}
    return asked if asked.removeprefix("-") in offered else usual


def plain_table(
    caption: Text,
    heads: Sequence[Text],
    rows: Sequence[Sequence[Any]],
    *,
    numeric: Collection[int] = (),
    is_prose: bool = False,
    empty: Text = "",
) -> Table:
    """Show rows under heads that nothing is sorted by; some columns hold numbers."""
    columns = [
        Column(key=str(at), label=head, is_numeric=at in numeric)
        for at, head in enumerate(heads)
    ]
    return Table(
        caption=caption, columns=columns, rows=rows, is_prose=is_prose, empty=empty
    )


def table_of(sheet: Sheet, *, shows_caption: bool = True) -> Table:
    """Show a table of a report on a page."""
    numeric = set(sheet.numeric)
    columns = [
        Column(key=str(at), label=head, is_numeric=at in numeric)
        for at, head in enumerate(sheet.heads)
    ]
    return Table(
        caption=sheet.caption,
        columns=columns,
        rows=sheet.rows,
        strong=sheet.strong,
        shows_caption=shows_caption,
    )
