"""Drafts and the history of their rows, as tables."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.files.faults import Fault
from beredt.web.drafts.models import RegisterDraft, RowEdit
from beredt.web.layout.languages import say_fault
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.registers.changing import row_title
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.words import column_word, table_word, value_word

TONES = {
    "open": "info",
    "proposed": "warning",
    "published": "success",
    "withdrawn": "neutral",
}
Row = Mapping[str, str]
# A version, and a row as it stands there.
Published = tuple[RegisterVersion, Row | None]


class Told(NamedTuple):
    """Something that became known of a row: when, where, by whom."""

    at: dt.datetime
    where: Cell
    who: str
    before: Row | None
    after: Row | None


def drafts_table(drafts: Sequence[RegisterDraft]) -> Table:
    """Show drafts, each with where it is."""
    return Table(
        caption=ngettext("%(count)d utkast", "%(count)d utkast", len(drafts))
        % {"count": len(drafts)},
        columns=[
            Column(key="title", label=_("Utkast")),
            Column(key="version", label=_("Ny versjon")),
            Column(key="organisation", label=_("For hvem")),
            Column(key="state", label=_("Tilstand")),
            Column(key="who", label=_("Startet av")),
        ],
        rows=[
            (
                Cell(draft.title, draft.get_absolute_url()),
                draft.version,
                str(draft.organisation),
                Cell(draft.get_state_display(), tone=TONES[draft.state]),
                draft.made_by.name,
            )
            for draft in drafts
        ],
        empty=_("Ingen arbeider med et register nå."),
    )


def faults_table(faults: Iterable[Fault]) -> Table:
    """Show what is wrong with a register, each fault in its place."""
    return Table(
        caption=_("Dette må rettes"),
        columns=[
            Column(key="table", label=_("Tabell")),
            Column(key="where", label=_("Hvor")),
            Column(key="found", label=_("Funnet")),
            Column(key="allowed", label=_("Tillatt")),
        ],
        rows=[
            (
                table_word(fault.file.removesuffix(".csv")),
                fault.where,
                fault.found,
                fault.allowed,
            )
            for fault in map(say_fault, faults)
        ],
        empty=_("Ingen feil."),
    )


def history_table(
    edits: Sequence[RowEdit],
    *,
    shows_draft: bool = True,
    names: Mapping[str, str] | None = None,
    hidden: Collection[tuple[str, str]] = (),
) -> Table:
    """Show who changed what, and when; newest first.

    With the `names` of what rows call by codes it says which row was changed.
    """
    rows = [
        (
            date_format(localtime(edit.at), "SHORT_DATETIME_FORMAT"),
            *([] if names is None else [row_title(edit.table, edit.key, names)]),
            edit.by.name,
            column,
            before,
            after,
            edit.note,
            *([Cell(str(edit.draft), edit.draft.get_absolute_url())] * shows_draft),
        )
        for edit in edits
        for column, before, after in differences(
            edit.table,
            *(_open(edit.table, c, hidden) for c in (edit.before, edit.after)),
        )
    ]
    row = Column(key="row", label=_("Rad"))
    draft = Column(key="draft", label=_("Utkast"))
    return Table(
        caption=_("Hvem visste hva, og når"),
        columns=[
            Column(key="at", label=_("Tidspunkt")),
            *([] if names is None else [row]),
            Column(key="by", label=_("Hvem")),
            Column(key="column", label=_("Kolonne")),
            Column(key="before", label=_("Før")),
            Column(key="after", label=_("Etter")),
            Column(key="note", label=_("Begrunnelse")),
            *([draft] * shows_draft),
        ],
        rows=rows,
        empty=_("Raden er som den var da registeret ble publisert."),
    )


def story_table(
    table: str,
    versions: Iterable[Published],
    edits: Sequence[RowEdit],
    *,
    hidden: Collection[tuple[str, str]] = (),
) -> Table:
    """Show what became known of a row in drafts and versions; newest first."""
    told = [*_told_in_drafts(edits), *_told_in_versions(versions)]
    told.sort(key=lambda one: one.at, reverse=True)
    rows = [
        (
            date_format(localtime(one.at), "SHORT_DATETIME_FORMAT"),
            one.where,
            one.who,
            *difference,
        )
        for one in told
        for difference in differences(
            table, *(_open(table, cells, hidden) for cells in (one.before, one.after))
        )
    ]
    return Table(
        caption=_("Hvem visste hva, og når"),
        columns=[
            Column(key="at", label=_("Tidspunkt")),
            Column(key="where", label=_("Hvor")),
            Column(key="by", label=_("Hvem")),
            Column(key="column", label=_("Kolonne")),
            Column(key="before", label=_("Før")),
            Column(key="after", label=_("Etter")),
        ],
        rows=rows,
        empty=_("Raden er som den var da registeret ble publisert."),
    )


def _told_in_drafts(edits: Iterable[RowEdit]) -> Iterator[Told]:
    for edit in edits:
        where = Cell(str(edit.draft), edit.draft.get_absolute_url())
        yield Told(edit.at, where, edit.by.name, edit.before, edit.after)


def _told_in_versions(versions: Iterable[Published]) -> Iterator[Told]:
    before: Row | None = None
    for version, cells in versions:
        if cells != before:
            said = _("Publisert: %(version)s") % {"version": version.version}
            where = Cell(said, version.get_absolute_url(), tone="success")
            yield Told(version.published_at, where, "", before, cells)
        before = cells


def _open(
    table: str, cells: Mapping[str, str] | None, hidden: Collection[tuple[str, str]]
) -> dict[str, str] | None:
    """Return the cells that are not withheld."""
    if cells is None:
        return None
    return {c: text for c, text in cells.items() if (table, c) not in hidden}


def conflict_table(
    table: str,
    before: Mapping[str, str],
    theirs: Mapping[str, str],
    mine: Mapping[str, str],
) -> Table:
    """Show what two people made of the same row, where they differ."""
    columns = [
        column for column in theirs if len({before.get(column), theirs[column],
        mine.get(column)}) > 1
    ]  # fmt: skip
    return Table(
        caption=_("Der dere er uenige"),
        columns=[
            Column(key="column", label=_("Kolonne")),
            Column(key="theirs", label=_("Slik står det nå")),
            Column(key="mine", label=_("Det du skrev")),
        ],
        rows=[
            (
                column_word(column),
                value_word(table, column, theirs[column]),
                value_word(table, column, mine.get(column, "")),
            )
            for column in columns
            if theirs[column] != mine.get(column, "")
        ],
        empty=_("Dere skrev det samme."),
    )


def differences(
    table: str, before: Mapping[str, str] | None, after: Mapping[str, str] | None
) -> list[tuple[str, str, str]]:
    """Return the columns that a change changed, each before and after, in words."""
    if before is None or after is None:
        added = before is None
        return [(_("hele raden"), "", _("lagt til")) if added else
                (_("hele raden"), "", _("fjernet"))]  # fmt: skip
    found = [
        (
            str(column_word(column)),
            value_word(table, column, before.get(column, "")),
            value_word(table, column, text),
        )
        for column, text in after.items()
        if before.get(column, "") != text
    ]
    return found or [(_("ingen"), "", _("bekreftet uendret"))]
