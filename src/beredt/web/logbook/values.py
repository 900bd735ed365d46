"""What stands in a part of a change, in the reader's language."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime

from beredt.web.layout.languages import day_word
from beredt.web.logbook.parts import CLOCKS, NAMED, NAMES, VALUES
from beredt.web.registers.words import TRUTHS, number_word, said

NOTHING = "–"
HASH = re.compile(r"[0-9a-f]{64}")
SHORT_HASH = 12
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT.+")


def value_words(name: str, value: Any, field: "models.Field[Any, Any] | None") -> str:
    """Say what stands in a part; as it is written where nobody knows better."""
    if value in (None, "", []):
        return NOTHING
    if isinstance(value, bool):
        return said(TRUTHS, str(value).lower())
    related = field.related_model if field else None
    if isinstance(model := related or NAMED.get(name), type):
        return _named(model, value)
    choices = dict(field.flatchoices) if field else {}
    vocabulary = choices or VALUES.get(name, {})
    return _each(value, lambda one: said(vocabulary, _plain(name, one)))


def _each(value: Any, say: Callable[[Any], str]) -> str:
    return ", ".join(map(say, value)) if isinstance(value, list) else say(value)


def _named(model: type[models.Model], value: Any) -> str:
    """Return what the rows are called that some numbers, codes or paths name."""
    keys = value if isinstance(value, list) else [value]
    by = "pk" if isinstance(keys[0], int) else next(
        (f.name for f in model._meta.concrete_fields if f.name in NAMES), ""
    )  # fmt: skip
    if not by:
        return _each(value, str)
    ends = {key: str(key).rstrip("/").rpartition("/")[2] for key in keys}
    rows: models.QuerySet[Any] = models.QuerySet(model).filter(
        **{f"{by}__in": ends.values()}
    )
    names = {str(getattr(row, by)): str(row) for row in rows}
    return ", ".join(names.get(end) or _text(key) for key, end in ends.items())


def _plain(name: str, value: Any) -> str:
    if isinstance(value, int):
        return _clock(value) if name in CLOCKS else number_word(str(value))
    return _text(value)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _text(value: Any) -> str:
    text = str(value)
    if HASH.fullmatch(text):
        return text[:SHORT_HASH]
    if MOMENT.fullmatch(text):
        return _moment(text)
    return day_word(text)


def _moment(text: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
