"""What the objects of events are called, in the reader's language."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.formats import date_format

from beredt.web.assessments.models import Assessment, Result
from beredt.web.audit.models import Event
from beredt.web.drafts.models import RowEdit
from beredt.web.layout.languages import reading_language
from beredt.web.obligations.models import Evidence
from beredt.web.registers.changing import names_of, row_title
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened
from beredt.web.registers.words import column_word, table_word
from beredt.web.strategies.models import Status


def titles_of(events: Iterable[Event]) -> dict[int, str]:
    """Return what each event was done to, by its number.

    An object is called what it was called then, unless that was said in the language
    of whoever did it, or in codes.
    """
    told = list(events)
    kept = _kept(event for event in told if event.kind in SAYING)
    return {
        event.number: _title(event, kept.get((event.kind, event.key))) for event in told
    }


def names_in(base: RegisterVersion, *rows: Mapping[str, str] | None) -> dict[str, str]:
    """Return the names of what a register calls by codes, and of some rows of it."""
    name = f"name_{reading_language()}"
    added = [row for row in rows if row and "id" in row]
    return names_of(opened(base)) | {
        row["id"]: row.get("name") or row.get(name) or row["id"] for row in added
    }


def _kept(events: Iterable[Event]) -> dict[tuple[str, str], models.Model]:
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        keys[event.kind].add(event.key)
    rows: dict[str, models.QuerySet[Any]] = {
        kind: _light(apps.get_model(kind)).filter(pk__in=wanted)
        for kind, wanted in keys.items()
    }
    return {(kind, str(row.pk)): row for kind, found in rows.items() for row in found}


def _light(kind: type[models.Model]) -> models.QuerySet[Any]:
    """Leave whole packages and results where they are: nothing is called by them."""
    fields = kind._meta.concrete_fields
    heavy = [field.name for field in fields if isinstance(field, models.BinaryField)]
    return models.QuerySet(kind).defer(*heavy)


def _title(event: Event, row: models.Model | None) -> str:
    if event.kind == FIELD:
        return _field_title(event.title)
    return SAYING[event.kind](row) if row else event.title


def _field_title(title: str) -> str:
    """Say which field was labelled: its own row is gone once it is open again."""
    table, _dot, column = title.partition(":")[0].partition(".")
    return f"{table_word(table)}: {column_word(column)}" if column else title


def _edit_title(edit: RowEdit) -> str:
    names = names_in(edit.draft.base, edit.before, edit.after)
    return row_title(edit.table, edit.key, names)


def _evidence_title(evidence: Evidence) -> str:
    return str(evidence.assessment or evidence.scenario or evidence.title)


def _result_title(result: Result) -> str:
    asked = Assessment.objects.filter(order__key=result.key).select_related("scenario")
    return str(asked.last() or result)


def _status_title(status: Status) -> str:
    return f"{status.goal}, {date_format(status.day, 'SHORT_DATE_FORMAT')}"


FIELD = "registers.fieldlabel"
SAYING: Mapping[str, Callable[[Any], str]] = {
    "accounts.roleassignment": str,
    "accounts.signinlink": lambda link: str(link.user),
    "assessments.assessment": str,
    "assessments.result": _result_title,
    "councils.meeting": str,
    "councils.responsibility": str,
    "drafts.registerdraft": str,
    "drafts.rowedit": _edit_title,
    "obligations.evidence": _evidence_title,
    "registers.registerversion": str,
    "scenarios.scenarioversion": str,
    "strategies.status": _status_title,
}
