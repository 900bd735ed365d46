"""Lists about registers: versions, tables, rows as they stand, labels."""

from collections.abc import Callable, Collection, Mapping, Sequence

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.files.registers import KEYS, REFERENCES, Cells, tables
from beredt.files.registers import Column as Kept
from beredt.web.layout.languages import reading_language
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.registers.models import FieldLabel, RegisterVersion
from beredt.web.registers.words import (
    column_word,
    is_number,
    row_name,
    table_word,
    value_word,
)


def versions_table(versions: Sequence[RegisterVersion]) -> Table:
    """Show published versions, each with whose it is."""
    return Table(
        caption=ngettext(
            "%(count)d publisert versjon",
            "%(count)d publiserte versjoner",
            len(versions),
        )
        % {"count": len(versions)},
        columns=[
            Column(key="title", label=_("Register")),
            Column(key="version", label=_("Versjon")),
            Column(key="whose", label=_("Publisert av")),
            Column(key="day", label=_("Publisert")),
            Column(key="fingerprint", label=_("Fingeravtrykk")),
        ],
        rows=[
            (
                Cell(row.title, row.get_absolute_url()),
                row.version,
                row.organisation or _("Fulgte med Beredt"),
                date_format(localtime(row.published_at), "SHORT_DATE_FORMAT"),
                row.fingerprint[:12],
            )
            for row in versions
        ],
    )


def cells_table(
    name: str,
    rows: Sequence[Cells],
    address: Callable[[Cells], str] | None = None,
    *,
    names: Mapping[str, str],
    hidden: Collection[tuple[str, str]] = (),
) -> Table:
    """Show rows of any table as they stand, in words; the first cell may lead on.

    `names` are those of the rows of other tables that these rows name by their codes.
    """
    columns = _as_shown(
        [c for c in tables()[name].columns if (name, c.name) not in hidden], KEYS[name]
    )
    named = {row.column for row in REFERENCES if row.table == name}
    shown = [
        [
            names.get(cells[column.name], cells[column.name])
            if column.name in named
            else value_word(name, column.name, cells[column.name])
            for column in columns
        ]
        for cells in rows
    ]
    heads = [
        Column(
            key=column.name,
            label=column_word(column.name),
            is_numeric=is_number(name, column.name),
        )
        for column in columns
    ]
    called = [row_name(name, cells, hidden) for cells in rows]
    if any(called):
        heads = [Column(key="name", label=column_word("name")), *heads]
        shown = [[words, *line] for words, line in zip(called, shown, strict=True)]
    if address is not None:
        for line, cells in zip(shown, rows, strict=True):
            line[0] = Cell(line[0], address(cells))  # type: ignore[call-overload]
    return Table(
        caption=table_word(name),
        columns=heads,
        rows=shown,
        is_wide=True,
    )


def _as_shown(columns: Sequence[Kept], key: Sequence[str]) -> list[Kept]:
    """Put first what a row is called in the reader's language, where it is called.

    What tells rows apart comes next: two lots of one stock differ in nothing else.
    """
    there = {column.name for column in columns}
    names = ("name", f"name_{reading_language()}", "name_nb")
    first = next((name for name in names if name in there), "")
    return sorted(columns, key=lambda c: (c.name != first, c.name not in key))


def tables_table(counts: Mapping[str, int], address: Callable[[str], str]) -> Table:
    """Show the tables of a register, each with how many rows it has."""
    return Table(
        caption=_("Alle tabellene i registeret"),
        columns=[
            Column(key="table", label=_("Tabell")),
            Column(key="rows", label=_("Rader"), is_numeric=True),
        ],
        rows=[
            (Cell(table_word(name), address(name)), count)
            for name, count in counts.items()
        ],
    )


def labels_table(labels: Sequence[FieldLabel]) -> Table:
    """Show the fields that are not open to everybody."""
    return Table(
        caption=_("Felt som ikke er åpne"),
        columns=[
            Column(key="table", label=_("Tabell")),
            Column(key="column", label=_("Kolonne")),
            Column(key="label", label=_("Gradering")),
        ],
        rows=[
            (
                table_word(row.table),
                column_word(row.column),
                Cell(row.get_label_display(), tone="warning"),
            )
            for row in labels
        ],
        empty=_("Alle felt er åpne for dem som kan lese registeret."),
    )
