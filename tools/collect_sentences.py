"""Collect every sentence of the site into its catalogues of translations.

`python tools/collect_sentences.py` after a sentence was written or changed; then give
the new ones in `src/beredt/web/locale/*/LC_MESSAGES/django.po` their translation.
Sentences are written in bokmål. Nynorsk also gets the nouns of the reports. Allauth's
pages and Django's forms speak for themselves where they can: what they lack in a
language is asked for here, and what is said better here (a translation under their
English) stays.
"""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import allauth
import django
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from beredt.report.ai_systems import words as ai_systems
from beredt.report.council import words as council
from beredt.report.pricing import words as pricing
from beredt.report.units import UNITS
from beredt.report.words import VOCABULARY

ROOT = Path(__file__).parents[1]
SITE = ROOT / "src/beredt/web"
LANGUAGES = ("nn", "en", "uk")
# Bokmål is what sentences are written in: its catalogue has what is borrowed alone.
CATALOGUES = ("nb", *LANGUAGES)
OF_DJANGO = (
    "forms/fields.py",
    "forms/formsets.py",
    "forms/models.py",
    "core/validators.py",
    "contrib/auth/password_validation.py",
)
OF_ALLAUTH = (
    "templates/mfa/**/*.html",
    "templates/account/*reauthenticate.html",
    "templates/account/password_[cs]*[et].html",
    "templates/account/logout.html",
    "templates/account/account_inactive.html",
    "templates/account/messages/*.txt",
    "templates/mfa/messages/*.txt",
    "templates/usersessions/messages/*.txt",
    "account/forms.py",
    "account/adapter.py",
    "account/fields.py",
    "mfa/*.py",
    "mfa/*/forms.py",
)
# Where they have words of their own.
SPEAKING = (
    (allauth, "locale"),
    (django, "conf/locale"),
    (django, "contrib/auth/locale"),
)
# Shown only where the site is being built.
SAMPLES = ("layout/components.html", "layout/samples.py", "layout/progress.html")
# Nouns of the reports that pages say one by one.
NOUNS = (
    *VOCABULARY.values(),
    ai_systems.PHASES,
    ai_systems.RISKS,
    ai_systems.DOCUMENTATION,
    ai_systems.VIEW_NAMES,
    council.RULES,
    council.TYPES,
    pricing.CATEGORIES,
    pricing.MODELS,
    UNITS,
)
STRING = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(\s*((?:u?{STRING}\s*,?\s*)+)")
UNDATED = datetime(2026, 11, 22, tzinfo=UTC)


class Sentence(NamedTuple):
    """Something said to people; `plural` is empty where nothing is counted."""

    one: str
    plural: str
    context: str
    place: str


def sentences(site: Path = SITE) -> list[Sentence]:
    """Return every sentence of the site, in the order of its files."""
    found = []
    for path in sorted([*site.rglob("*.py"), *site.rglob("*.html")]):
        place = str(path.relative_to(site))
        if place.endswith(SAMPLES):
            continue
        found += _of_file(path, place)
    return found


def _of_file(path: Path, place: str) -> list[Sentence]:
    said = _said_in_code if path.suffix == ".py" else _said_in_template
    text = path.read_text("utf-8")
    return [_sentence(verb, words, place) for verb, words in said(text)]


def nouns() -> list[Sentence]:
    """Return the nouns of the reports."""
    words = {term.nb for terms in NOUNS for term in terms.values()}
    return [Sentence(word, "", "", "nouns") for word in sorted(words)]


def borrowed() -> list[Sentence]:
    """Return what is said by the pages of allauth and the forms of Django used here."""
    return [*_of(allauth, OF_ALLAUTH), *_of(django, OF_DJANGO)]


def _of(package: ModuleType, patterns: tuple[str, ...]) -> Iterator[Sentence]:
    home = Path(str(package.__file__)).parent
    for pattern in patterns:
        for path in sorted(home.glob(pattern)):
            yield from _of_file(path, package.__name__)


def _asked_for(language: str, kept: Catalog) -> list[Sentence]:
    """Return what is borrowed and said here: lacking, or said better."""
    if language == "en":
        return []
    known = _known(language)
    return [
        one
        for one in borrowed()
        if (one.one, one.context) not in known or _is_there(kept, one)
    ]


def _is_there(kept: Catalog, sentence: Sentence) -> bool:
    old = kept.get(sentence.one, sentence.context or None)
    return old is not None and bool(old.string)


def _known(language: str) -> set[tuple[str, str]]:
    """Return what allauth and Django say in a language themselves."""
    known = set()
    for package, folder in SPEAKING:
        home = Path(str(package.__file__)).parent / folder
        path = home / language / "LC_MESSAGES/django.po"
        if path.exists():
            with path.open("rb") as text:
                said = read_po(text, locale=language)
            lacking = {*untranslated(said)}
            known |= {
                (message.id[0] if message.pluralizable else message.id, message.context)
                for message in said
                if message.id and str(message.id) not in lacking
            }
    return {(str(one), context or "") for one, context in known}


def catalogue(language: str, site: Path = SITE) -> Catalog:
    """Return a catalogue as it should be: old translations, and gaps for new ones."""
    path = catalogue_path(language, site)
    kept = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as text:
            kept = read_po(text, locale=language)
    made = Catalog(locale=language, project="Beredt", creation_date=UNDATED)
    made.revision_date = UNDATED
    made.fuzzy = False
    made.header_comment = "# Translations of the site; collected by collect_sentences."
    said = _asked_for(language, kept)
    said += [] if language == "nb" else sentences(site)
    said += nouns() if language == "nn" else []
    for one, plural, context, place in said:
        old = kept.get(one, context or None)
        same_kind = old is not None and isinstance(old.id, tuple) == bool(plural)
        made.add(
            (one, plural) if plural else one,
            old.string if old is not None and same_kind else None,
            context=context or None,
            locations=[(place, None)],
            flags=old.flags - {"python-format"} if old is not None else (),
        )
    return made


def catalogue_path(language: str, site: Path = SITE) -> Path:
    """Return where the catalogue of a language lies."""
    return site / "locale" / language / "LC_MESSAGES/django.po"


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the sentences that lack a translation, or have one nobody is sure of."""
    return [
        str(message.id)
        for message in catalogue
        if message.id
        and (
            message.fuzzy
            or not all(
                message.string
                if isinstance(message.string, tuple)
                else (message.string,)
            )
        )
    ]


def _said_in_code(text: str) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            verb = node.func.id.removesuffix("_lazy")
            words = [
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant)
                and isinstance(argument.value, str)
            ]
            if verb in {"_", "gettext", "ngettext", "pgettext", "npgettext"} and words:
                yield verb, words


def _said_in_template(text: str) -> Iterator[tuple[str, list[str]]]:
    for call in CALL.finditer(templatize(text)):
        words = re.findall(STRING, call[2])
        yield call[1], [ast.literal_eval(word) for word in words]


def _sentence(verb: str, words: list[str], place: str) -> Sentence:
    context = words.pop(0) if "p" in verb.removesuffix("gettext") else ""
    return Sentence(words[0], words[1] if len(words) > 1 else "", context, place)


def main() -> None:
    """Write the catalogues, and say what each lacks."""
    for language in CATALOGUES:
        collected = catalogue(language)
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as text:
            write_po(text, collected, width=88, sort_output=True, include_lineno=False)
        missing = untranslated(collected)
        print(f"{language}: {len(collected)} sentences, {len(missing)} to translate")


if __name__ == "__main__":
    main()
