"""What changed between two scenarios or registers, in words, tables and JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from beredt.engine.changes import Change, TableChange, Value
from beredt.report.comparison.called import Called
from beredt.report.language import Language, Term
from beredt.report.numerals import EN_DASH, exact, number
from beredt.report.sheets import Sheet
from beredt.report.units import unit_in
from beredt.report.words import HAPPENINGS, word

MOST_LINES = 12
ARROW = "\N{RIGHTWARDS ARROW}"

SENTENCES = {
    "title": Term(
        "Hva som er endret: {other} mot {first}",
        "What changed: {other} against {first}",
        "Що змінилося: {other} проти {first}",
    ),
    "more": Term(
        "… og {count} endringer til (se --json eller rapporten).",
        "… and {count} more changes (see --json or the report).",
        "… і ще змін: {count} (див. --json або звіт).",
    ),
    "rows": Term(
        "Tabellen {table}: {before} {arrow} {after} rader; {added} lagt til, {removed} "
        "fjernet, {changed} endret",
        "Table {table}: {before} {arrow} {after} rows; {added} added, {removed} "
        "removed, {changed} changed",
        "Таблиця {table}: рядків {before} {arrow} {after}; додано {added}, вилучено "
        "{removed}, змінено {changed}",
    ),
    "added": Term("lagt til", "added", "додано"),
    "removed": Term("fjernet", "removed", "вилучено"),
    "changed": Term("endret", "changed", "змінено"),
    "scenario": Term("scenario", "scenario", "сценарій"),
    "what": Term("Hva", "What", "Що"),
    "name": Term("Navn", "Name", "Назва"),
    "field": Term("Felt", "Field", "Поле"),
    "before": Term("Før", "Before", "До"),
    "after": Term("Etter", "After", "Після"),
    "unit": Term("Enhet", "Unit", "Одиниця"),
    "none": Term("ingen", "none", "немає"),
    "yes": Term("ja", "yes", "так"),
    "no": Term("nei", "no", "ні"),
}


class Changed(NamedTuple):
    """How one assessment's inputs differ from those of the first."""

    scenario: Sequence[Change] = ()
    register: Sequence[Change] = ()
    tables: Sequence[TableChange] = ()

    @property
    def is_empty(self) -> bool:
        """Whether scenario and register are the same."""
        return not (self.scenario or self.register)


def changed_title(first: str, other: str, lang: Language) -> str:
    """Return the heading over what changed."""
    return SENTENCES["title"].say(lang).format(first=first, other=other)


def changed_tables(changed: Changed, lang: Language) -> Iterator[str]:
    """Say how the tables of the register changed in all, one line each."""
    for table in changed.tables:
        yield _table_line(table, lang)


def changed_lines(changed: Changed, called: Called) -> Iterator[str]:
    """Say what changed, one line each, as many as fit on a terminal."""
    lang = called.lang
    yield from changed_tables(changed, lang)
    changes = [*changed.scenario, *changed.register]
    for change in changes[:MOST_LINES]:
        yield _line(change, called)
    if len(changes) > MOST_LINES:
        count = len(changes) - MOST_LINES
        yield SENTENCES["more"].say(lang).format(count=number(count, lang))


def changed_sheet(changed: Changed, caption: str, called: Called) -> Sheet:
    """Return every change as a table."""
    lang = called.lang
    heads = ("what", "name", "field", "before", "after", "unit")
    rows = [
        (
            f"{_part(change, lang)}: {SENTENCES[change.way].say(lang)}",
            called.name(change),
            called.field(change),
            _shown(change.before, change, called),
            _shown(change.after, change, called),
            unit_in(change.unit, lang) if change.unit else "",
        )
        for change in (*changed.scenario, *changed.register)
    ]
    shown = [SENTENCES[key].say(lang) for key in heads]
    if not any(row[2] for row in rows):
        # Whole happenings and rows alone have no values to show.
        return Sheet(caption, tuple(shown[:2]), (), [row[:2] for row in rows])
    return Sheet(caption, tuple(shown), (3, 4), rows)


def changed_document(changed: Changed) -> dict[str, Any]:
    """Return what changed as a part of one JSON document."""
    return {
        "scenario": _plain(changed.scenario),
        "register": _plain(changed.register),
        "tables": _plain(changed.tables),
    }


def _plain(rows: Iterable[Change | TableChange]) -> list[dict[str, Any]]:
    return [asdict(row) for row in rows]


def _table_line(table: TableChange, lang: Language) -> str:
    before, after = (number(count, lang) for count in table.rows)
    said = (
        SENTENCES["rows"]
        .say(lang)
        .format(
            table=table.table,
            before=before,
            after=after,
            arrow=ARROW,
            added=table.added,
            removed=table.removed,
            changed=table.changed,
        )
    )
    sums = [
        f"{column} {number(old, lang)} {ARROW} {number(new, lang)}"
        for column, (old, new) in table.sums.items()
    ]
    return "; ".join([said, *sums])


def _line(change: Change, called: Called) -> str:
    lang = called.lang
    what = f"{_part(change, lang)} {SENTENCES[change.way].say(lang)}"
    named = f"{what}: {called.name(change)}".rstrip(": ")
    if change.way != "changed":
        return named
    values = " ".join(
        (
            _shown(change.before, change, called),
            ARROW,
            _shown(change.after, change, called),
            unit_in(change.unit, lang) if change.unit else "",
        )
    )
    return f"{named}, {called.field(change)}: {values}".rstrip()


def _part(change: Change, lang: Language) -> str:
    if change.part == "scenario":
        return SENTENCES["scenario"].say(lang)
    return word(HAPPENINGS, change.part, lang)


def _shown(value: Value, change: Change, called: Called) -> str:
    lang = called.lang
    if value is None or value == "":
        return SENTENCES["none"].say(lang) if change.way == "changed" else EN_DASH
    if isinstance(value, bool):
        return SENTENCES["yes" if value else "no"].say(lang)
    if isinstance(value, int | float):
        return exact(value, lang)
    return called.value(change, value)
