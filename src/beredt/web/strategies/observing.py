"""The table that observations are sent in: its words, and what a file changes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from beredt.engine.strategy import Indicator
from beredt.files.observations import COLUMNS
from beredt.files.sheets import Sheet
from beredt.web.layout.languages import in_every_language
from beredt.web.strategies.contents import Key
from beredt.web.strategies.models import Observation


def heads() -> dict[str, str]:
    """Return what the columns may be called, in every language."""
    return in_every_language(_heads)


def head_of(column: str) -> str:
    """Return what a column is called."""
    return {code: head for head, code in _heads()}.get(column, column)


def template_of(
    title: str, indicators: Sequence[Indicator], known: Mapping[Key, Observation]
) -> Sheet:
    """Return the table that is filled in, with what is known, in the reader's words."""
    titles = {one.id: one.title for one in indicators}
    rows: list[list[str | float | None]] = [
        [code, titles[code], year, month or None, row.numerator, row.denominator]
        for (code, year, month), row in sorted(known.items())
    ]
    seen = {key[0] for key in known}
    rows += [
        [one.id, one.title, None, None, None, None]
        for one in indicators
        if one.id not in seen
    ]
    return Sheet(
        name=title,
        heads=[head_of(column) for column in COLUMNS],
        rows=rows,
        choices={0: [one.id for one in indicators]},
    )


def problem_words(problem: str, limit: str) -> str:
    """Say what is wrong with a cell, and what to write there."""
    words = {
        "empty": _("Filen er tom."),
        "head": _("Kolonnen mangler, er ukjent eller står der to ganger. Bruk malen."),
        "indicator": _("Skriv koden til en indikator: %(limit)s."),
        "year": _("Skriv et årstall."),
        "month": _("Skriv en måned fra 1 til 12, eller ingenting for hele året."),
        "numerator": _("Skriv et helt tall, eller ingenting hvis måneden mangler."),
        "denominator": _("Skriv et helt tall fra 1."),
        "no_denominator": _("Indikatoren er en andel: skriv hva den er en andel av."),
        "no_share": _("Indikatoren er et antall: la nevneren stå tom."),
        "more": _("Telleren kan ikke være større enn nevneren."),
        "future": _("Perioden har ikke begynt ennå."),
        "twice": _("Perioden står også på linje %(limit)s."),
    }
    return words[problem] % {"limit": limit}


def period_of(wish: Mapping[str, Any]) -> str:
    """Return the period of a row of a file: 2026-05, or 2026 for the whole year."""
    year, month = wish["year"], wish["month"]
    return f"{year}-{month:02}" if month else str(year)


def _heads() -> Iterator[tuple[str, str]]:
    yield _("Indikator"), "indicator"
    yield _("Tittel"), "title"
    yield _("År"), "year"
    yield _("Måned"), "month"
    yield _("Teller"), "numerator"
    yield _("Nevner"), "denominator"
