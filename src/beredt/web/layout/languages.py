"""The language of the page, in the words of the reports."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, override

from beredt.files.faults import Fault, Said, plain
from beredt.report.fault_words import FAULTS
from beredt.report.language import LANGUAGES, Language, Term
from beredt.report.units import UNITS


def reading_language() -> Language:
    """Return the language that the page is read in."""
    found = (get_language() or "nb").partition("-")[0]
    for lang in LANGUAGES:
        if lang == found:
            return lang
    return "nb"


def say(term: Term) -> str:
    """Return a term of the reports; nynorsk is found in the site's catalogues."""
    lang = reading_language()
    return gettext(term.nb) if lang == "nn" else term.say(lang)


def day_word(text: str) -> str:
    """Write a date as the page's language does; a year alone as it stands.

    >>> day_word("2025")
    '2025'
    """
    try:
        if len(text) == len("2026-11"):
            month = dt.date.fromisoformat(f"{text}-01")
            said = date_format(month, "YEAR_MONTH_FORMAT")
            # Django writes Ukrainian months with a capital; the language does not.
            return said.lower() if reading_language() == "uk" else said
        return date_format(dt.date.fromisoformat(text), "SHORT_DATE_FORMAT")
    except ValueError:
        return text


def say_fault(fault: Fault) -> Fault:
    """Return a fault in the reader's language; what was read stays as it is."""
    said = {
        part: plain(say_text(getattr(fault, part)))
        for part in ("where", "found", "allowed")
    }
    return replace(fault, **said)


def say_text(text: str) -> str:
    """Return a sentence with its values in the reader's language."""
    if not isinstance(text, Said):
        return text
    term = FAULTS.get(text.sentence) or UNITS.get(text.sentence)
    values = {
        name: say_text(value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return (say(term) if term else text.sentence).format(**values)


def in_every_language(
    words: Callable[[], Iterator[tuple[str, str]]],
) -> dict[str, str]:
    """Return what words of any language mean; a code means itself."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for word, code in words():
                found[word.casefold()] = found[code.casefold()] = code
    return found
