"""The language of the page, in the words of the reports."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.utils.translation import get_language, gettext, override

from beredt.report.language import LANGUAGES, Language, Term


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
