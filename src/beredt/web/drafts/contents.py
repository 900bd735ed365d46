"""What a draft holds: the register that it began with, and the changes since."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from beredt.engine.register import Register
from beredt.files.faults import Fault, FileError
from beredt.files.registers import REFERENCES, Cells, amend_register
from beredt.web.drafts.models import RegisterDraft
from beredt.web.layout.languages import reading_language
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import cells_of, row_in, unzipped


def rows_of(draft: RegisterDraft, table: str) -> dict[str, Cells]:
    """Return the rows of a table as they stand in a draft, by key."""
    rows = cells_of(draft.base, table)
    edits = draft.edits.filter(table=table).latest_of_each_row()
    for edit in edits:
        rows.pop(edit.key, None) if edit.after is None else rows.update(
            {edit.key: edit.after}
        )
    return rows


def row_of(draft: RegisterDraft, table: str, key: str) -> tuple[Cells | None, int]:
    """Return a row as it stands in a draft, and how often it was changed there."""
    edit = draft.edits.filter(table=table, key=key).last()
    if edit is not None:
        return edit.after, edit.revision
    return row_in(draft.base, table, key), 0


def named_in(draft: RegisterDraft, table: str) -> dict[str, dict[str, str]]:
    """Return what the rows of other tables are called that a table's columns name.

    By column, and then by the code that stands in it.
    """
    lang = f"name_{reading_language()}"
    return {
        row.column: {
            cells["id"]: cells.get("name") or cells[lang]
            for cells in rows_of(draft, row.target).values()
        }
        for row in REFERENCES
        if row.table == table
    }


def revisions_of(draft: RegisterDraft, table: str) -> dict[str, int]:
    """Return how often each row of a table was changed in a draft, by key."""
    edits = draft.edits.filter(table=table).order_by("revision")
    return dict(edits.values_list("key", "revision"))


@contextmanager
def laid_out(draft: RegisterDraft) -> Iterator[tuple[Register, Path]]:
    """Lay a draft out as a data package; `FileError` lists every fault of it."""
    edited = draft.edits.order_by().values_list("table", flat=True).distinct()
    amended = {table: rows_of(draft, table).values() for table in edited}
    about = {"title": draft.title, "version": draft.version}
    base = RegisterVersion.objects.only("package").get(pk=draft.base_id)
    with unzipped(bytes(base.package)) as folder:
        yield amend_register(folder, amended, about), folder


def checked(draft: RegisterDraft) -> tuple[Register | None, tuple[Fault, ...]]:
    """Return the register of a draft, or everything that is wrong with it."""
    try:
        with laid_out(draft) as (register, _):
            return register, ()
    except FileError as error:
        return None, error.faults
