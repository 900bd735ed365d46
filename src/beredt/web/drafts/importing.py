"""What an import would change in a draft."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.files.registers import Cells, ForeignTable, row_key, tables
from beredt.web.accounts.models import User
from beredt.web.drafts.actions import RowWish
from beredt.web.drafts.contents import revisions_of, rows_of
from beredt.web.drafts.models import Import, RegisterDraft
from beredt.web.drafts.permissions import may_edit_row
from beredt.web.layout.tables import Column, Table
from beredt.web.registers.words import allowed_in, column_word

SHOWN = 200


def found_in(made: Import) -> list[ForeignTable]:
    """Return the tables of an import as they were read."""
    return [
        ForeignTable(
            name=table["name"],
            heads=tuple(table["heads"]),
            rows=tuple(tuple(row) for row in table["rows"]),
        )
        for table in made.tables
    ]


def wishes_of(draft: RegisterDraft, table: str, rows: Sequence[Cells]) -> list[RowWish]:
    """Return the rows that differ from those of a draft, as they shall be."""
    known, seen = rows_of(draft, table), revisions_of(draft, table)
    wanted = {row_key(table, cells): cells for cells in rows}
    return [
        RowWish(table=table, key=key, after=cells, revision=seen.get(key, 0))
        for key, cells in wanted.items()
        if known.get(key) != cells
    ]


def may_take_in(user: User, draft: RegisterDraft, wishes: Sequence[RowWish]) -> bool:
    """Tell whether somebody may change every one of some rows."""
    return all(
        may_edit_row(user, draft, wish.table, wish.after or {}) for wish in wishes
    )


def wrong_table(name: str, wrong: Sequence[tuple[int, str, str]]) -> Table:
    """Show the cells that a table of the register cannot hold."""
    columns = {column.name: column for column in tables()[name].columns}
    return Table(
        caption=ngettext("%(count)d feil i filen", "%(count)d feil i filen", len(wrong))
        % {"count": len(wrong)},
        columns=[
            Column(key="line", label=_("Linje"), is_numeric=True),
            Column(key="column", label=_("Kolonne")),
            Column(key="found", label=_("Funnet")),
            Column(key="allowed", label=_("Tillatt")),
        ],
        rows=[
            (line, column_word(column), found, allowed_in(columns[column]))
            for line, column, found in wrong[:SHOWN]
        ],
    )
