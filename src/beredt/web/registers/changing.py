"""What was changed between two registers, in words."""

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.engine.changes import (
    Change,
    TableChange,
    register_changes,
    table_changes,
)
from beredt.engine.register import Register
from beredt.files.registers import KEYS, cell_text
from beredt.files.registers.amending import BETWEEN
from beredt.report.names import name_in
from beredt.web.layout.languages import reading_language
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.registers.words import (
    CALLED_BY,
    STATUSES,
    column_word,
    number_word,
    row_name,
    said,
    table_word,
    value_word,
)

SHOWN = 500  # changes on one page; the sums say how many there are
WAYS = {"added": "success", "removed": "danger", "changed": "info"}


def changes_between(
    before: Register, after: Register, hidden: Collection[tuple[str, str]] = ()
) -> tuple[tuple[Change, ...], tuple[TableChange, ...]]:
    """Return what changed between two registers, and how each table changed in all.

    Changes of columns that are withheld are left out, and the sums of their tables.
    """
    changes = register_changes(before, after, KEYS)
    sums = table_changes(before, after, changes)
    withheld = {table for table, _column in hidden}
    return (
        tuple(c for c in changes if (c.part, c.field) not in hidden),
        tuple(change for change in sums if change.table not in withheld),
    )


def changes_table(changes: Iterable[Change], names: Mapping[str, str]) -> Table:
    """Show changes one by one: what stood there, and what stands there now."""
    found = list(changes)
    rows = [
        (
            row_words(change.part, change.name.split("/"), names),
            table_word(change.part),
            Cell(_way(change), tone=WAYS[change.way]),
            column_word(change.field) if change.field else "",
            _cell(change, change.before),
            _cell(change, change.after),
        )
        for change in found[:SHOWN]
    ]
    return Table(
        caption=ngettext("%(count)d endring", "%(count)d endringer", len(found))
        % {"count": len(found)},
        columns=[
            Column(key="row", label=_("Rad")),
            Column(key="table", label=_("Tabell")),
            Column(key="way", label=_("Hva")),
            Column(key="column", label=_("Kolonne")),
            Column(key="before", label=_("Før")),
            Column(key="after", label=_("Etter")),
        ],
        rows=rows,
        empty=_("Ingenting er endret."),
    )


def sums_table(changes: Iterable[TableChange]) -> Table:
    """Show how each table changed in all."""
    rows = []
    for change in changes:
        counts = (*change.rows, change.added, change.removed, change.changed)
        rows.append((table_word(change.table), *counts, _sums(change)))
    return Table(
        caption=_("Endringene i sum"),
        columns=[
            Column(key="table", label=_("Tabell")),
            Column(key="before", label=_("Rader før"), is_numeric=True),
            Column(key="after", label=_("Rader etter"), is_numeric=True),
            Column(key="added", label=_("Lagt til"), is_numeric=True),
            Column(key="removed", label=_("Fjernet"), is_numeric=True),
            Column(key="changed", label=_("Endret"), is_numeric=True),
            Column(key="sums", label=_("Sum før og etter")),
        ],
        rows=rows,
        empty=_("Ingenting er endret."),
    )


def names_of(
    register: Register, hidden: Collection[tuple[str, str]] | None = None
) -> dict[str, str]:
    """Return the names of what a register calls by codes.

    What has no name of its own is called by its cells, but only for somebody of whom
    it is known which columns are `hidden`.
    """
    tables = (
        register.regions,
        register.trusts,
        register.municipalities,
        register.facilities,
    )
    lang = reading_language()
    called = {} if hidden is None else _called(register, hidden)
    return called | {
        **{row.id: row.name for rows in tables for row in rows},
        **{
            row.id: name_in(row, lang)
            for rows in (register.categories, register.items)
            for row in rows
        },
    }


def _called(register: Register, hidden: Collection[tuple[str, str]]) -> dict[str, str]:
    found = {}
    for table, columns in CALLED_BY.items():
        for row in getattr(register, table):
            cells = {column: getattr(row, column) for column in columns}
            found[row.id] = row_name(table, cells, hidden) or row.id
    return found


def row_words(table: str, key: Iterable[str], names: Mapping[str, str]) -> str:
    """Say in words which row a key names."""
    parts = list(key)
    columns = KEYS[table] if len(parts) == len(KEYS[table]) else [""] * len(parts)
    said_parts = [
        names.get(part) or value_word(table, column, part)
        for column, part in zip(columns, parts, strict=True)
    ]
    return ", ".join(filter(None, said_parts))


def row_title(table: str, key: str, names: Mapping[str, str]) -> str:
    """Say which row of which table a key names."""
    return f"{table_word(table)}: {row_words(table, key.split(BETWEEN), names)}"


def _way(change: Change) -> str:
    words = {"added": _("lagt til"), "removed": _("fjernet"), "changed": _("endret")}
    return words[change.way]


def _cell(change: Change, value: object) -> object:
    if not change.field:
        return value
    return value_word(change.part, change.field, cell_text(value))


def _sums(change: TableChange) -> str:
    found = []
    for label, (before, after) in change.sums.items():
        column, _space, status = label.partition(" ")
        words = said(STATUSES, status) if status else str(column_word(column))
        then, now = (number_word(cell_text(value)) for value in (before, after))
        found.append(f"{words}: {then}\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}{now}")
    return "; ".join(found)
