"""The language of the page, in the words of the reports."""

from django.utils.translation import get_language, gettext

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
