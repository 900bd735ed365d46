"""What an action changed, part by part, in the reader's language."""

from collections.abc import Iterator, Mapping
from difflib import ndiff
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import ngettext

from beredt.files.registers import REFERENCES, tables
from beredt.web.accounts.permissions import Visitor
from beredt.web.ai_systems.models import SystemRecord
from beredt.web.ai_systems.words import FIELDS
from beredt.web.audit.models import Event
from beredt.web.drafts.models import RegisterDraft, RowEdit
from beredt.web.layout.tables import Text
from beredt.web.logbook.parts import BARE, PARTS, UNSAID, UNTOLD
from beredt.web.logbook.permissions import seen_sides
from beredt.web.logbook.titles import names_in
from beredt.web.logbook.values import NOTHING, value_words
from beredt.web.registers.changing import row_title
from beredt.web.registers.words import column_word, value_word

# The name of a part, what stood before, and what stands after.
Line = tuple[str, str, str]
Path = tuple[str | int, ...]
Model = type[models.Model]


def change_lines(event: Event, reader: Visitor) -> list[Line]:
    """Return what an action changed; nothing of what the reader may not see."""
    model = _model(event.kind)
    row = models.QuerySet(model).filter(pk=event.key).first() if model else None
    if isinstance(row, RowEdit):
        return _cell_lines(row, event, reader)
    before, after = (_by_name(event.what, side) for side in (event.before, event.after))
    if isinstance(row, RegisterDraft) and "edited" in after:
        after["edited"] = _row_titles(row, after["edited"])
    return list(_part_lines(before, after, model))


def _model(kind: str) -> Model | None:
    """Return what a kind of object is kept in; of some there is nothing any more."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _by_name(what: str, side: Any) -> dict[str, Any]:
    """Return one side of a change by the names of its parts."""
    if isinstance(side, Mapping):
        return dict(side)
    return {} if side is None else {BARE.get(what, "text"): side}


def _row_titles(draft: RegisterDraft, rows: list[str]) -> list[str]:
    names = names_in(draft.base)
    parted = (row.partition(" ") for row in rows)
    return [row_title(table, key, names) for table, _space, key in parted]


def _cell_lines(edit: RowEdit, event: Event, reader: Visitor) -> list[Line]:
    before, after = seen_sides(event, reader)
    then, now = before or {}, after or {}
    names = names_in(edit.draft.base, then, now)
    named = {row.column for row in REFERENCES if row.table == edit.table}
    columns = [column.name for column in tables()[edit.table].columns]

    def word(column: str, text: str) -> str:
        known = names.get(text) if column in named else None
        return known or value_word(edit.table, column, text) or NOTHING

    return [
        (
            str(column_word(name)),
            word(name, then.get(name, "")),
            word(name, now.get(name, "")),
        )
        for name in columns
        if then.get(name) != now.get(name)
    ]


def _part_lines(
    before: Mapping[str, Any], after: Mapping[str, Any], model: Model | None
) -> Iterator[Line]:
    is_change = bool(before and after)
    then, now = (dict(_parts(side, is_change)) for side in (before, after))
    for path in then | now:
        sides = then.get(path), now.get(path)
        if sides[0] != sides[1]:
            was, stands = (_said(path, s, model) for s in _lines_apart(*sides))
            yield _name(path, model), was, stands


def _parts(side: Any, is_change: bool, above: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the parts that say something, each with the way to it.

    Of tables that are new or gone as a whole only the length is told.
    """
    if isinstance(side, Mapping):
        for name, value in side.items():
            yield from _parts(value, is_change, (*above, name))
    elif isinstance(side, list) and any(isinstance(one, Mapping) for one in side):
        if is_change:
            for at, value in enumerate(side, start=1):
                yield from _parts(value, is_change, (*above, at))
        else:
            yield above, len(side)
    elif side not in (None, "", []) and above[-1] not in UNTOLD:
        yield above, side


def _lines_apart(then: Any, now: Any) -> tuple[Any, Any]:
    """Return of two long texts only the lines that differ; of one, how long it is."""
    sides = (then, now)
    if not any(isinstance(side, str) and "\n" in side for side in sides):
        return sides
    if then is None or now is None:
        return _length(then), _length(now)
    lines = list(ndiff(then.splitlines(), now.splitlines()))
    gone, new = (
        "; ".join(line[2:].strip() for line in lines if line.startswith(sign))
        for sign in ("- ", "+ ")
    )
    return gone, new


def _length(text: str | None) -> str | None:
    if text is None:
        return None
    count = len(text.splitlines())
    return ngettext("%(count)d linje", "%(count)d linjer", count) % {"count": count}


def _name(path: Path, model: Model | None) -> str:
    steps = [step for step in path if step not in UNSAID]
    return " / ".join(capfirst(str(_word(step, path, model))) for step in steps)


def _word(step: str | int, path: Path, model: Model | None) -> Text:
    if isinstance(step, int):
        return str(step)
    if model is SystemRecord and step in FIELDS:
        return FIELDS[step]
    field = _field(path, model)
    if field is not None and field.verbose_name != step.replace("_", " "):
        return field.verbose_name
    return PARTS.get(step, step)


def _said(path: Path, value: Any, model: Model | None) -> str:
    name = next(step for step in reversed(path) if isinstance(step, str))
    return value_words(name, value, _field(path, model))


def _field(path: Path, model: Model | None) -> "models.Field[Any, Any] | None":
    """Return the field of an object that a part is, if it is one."""
    fields = model._meta.concrete_fields if model and len(path) == 1 else ()
    return next((field for field in fields if field.name == path[0]), None)
