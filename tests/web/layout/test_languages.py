"""Every sentence is there in every language."""

import ast
import re
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.formats import date_format
from django.utils.timezone import datetime
from django.utils.translation import gettext, ngettext, override

from beredt.web.layout.languages import day_word

ROOT = Path(__file__).parents[3]
SITE = ROOT / "src/beredt/web"
sys.path.insert(0, str(ROOT / "tools"))

from collect_sentences import (  # noqa: E402
    CATALOGUES,
    SAMPLES,
    catalogue,
    catalogue_path,
    sentences,
    untranslated,
)
from compile_translations import compile_translations  # noqa: E402

TEMPLATES = [
    path
    for path in sorted(SITE.rglob("*.html"))
    if not str(path).endswith((*SAMPLES, "widgets/attrs.html"))
]
MODULES = [
    path
    for path in sorted(SITE.rglob("*.py"))
    if "migrations" not in path.parts and not str(path).endswith(SAMPLES)
]
COMMAND = "Run tools/collect_sentences.py and translate what is new."


@pytest.fixture(scope="module", autouse=True)
def compiled():
    """Let the tests see what the files say, whenever they were compiled last."""
    compile_translations(SITE)


def test_the_languages_are_those_of_the_site():
    assert [code for code, _ in settings.LANGUAGES] == [*CATALOGUES]


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_translation_is_missing(language):
    made = catalogue(language)
    assert not untranslated(made), COMMAND


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_holds_what_is_said_and_nothing_else(language):
    kept = catalogue_path(language).read_text("utf-8")
    said = {(message.id, message.context) for message in catalogue(language)}
    assert len(re.findall(r"^msgid ", kept, re.MULTILINE)) == len(said), COMMAND
    assert "#~" not in kept, COMMAND


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_translation_keeps_what_is_filled_in(language):
    holes = re.compile(r"%\((\w+)\)[sd]")
    changed = []
    for message in catalogue(language):
        asked = message.id if isinstance(message.id, tuple) else (message.id,)
        given = (
            message.string if isinstance(message.string, tuple) else (message.string,)
        )
        wanted = set().union(*(holes.findall(text) for text in asked))
        got = [set(holes.findall(text)) for text in given]
        # Where there is one of something, its number may be said in a word.
        if message.id and (got[-1] != wanted or any(one - wanted for one in got)):
            changed.append(message.id)
    assert not changed


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(SITE)))
def test_a_template_says_nothing_in_one_language_only(path):
    assert not list(_said_plainly(path.read_text("utf-8")))


def _said_plainly(text):
    for pattern in (COMMENT, TRANSLATED):
        text = pattern.sub("", text)
    for tag in WITH_WORDS.findall(text):
        yield from (words for words in re.findall(r'"([^"]*)"', tag) if " " in words)
    text = re.sub(r"{[{%].*?[}%]}", "", text, flags=re.DOTALL)
    for read in READ_ALOUD.findall(text):
        yield from WORD.findall(read)
    text = re.sub(r"<[^>]*>|&\w+;", "", text)
    yield from (word for word in WORD.findall(text) if word not in OWN_NAMES)


COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
TRANSLATED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
WITH_WORDS = re.compile(r"{% (?:include|table|chart|progress|country_map) .*?%}")
READ_ALOUD = re.compile(r'(?:aria-\w+|title|placeholder|alt)="([^"#]*[ A-ZÆØÅ][^"]*)"')
WORD = re.compile(r"[^\W\d_]{2,}")
OWN_NAMES = {"Beredt", "CSV", "GeoJSON", "XLSX", "TOML", "JSON", "API", "DOCX", "PDF"}
SHOWN = {
    "label",
    "help_text",
    "verbose_name",
    "verbose_name_plural",
    "caption",
    "title",
}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SITE)))
def test_code_shows_nothing_in_one_language_only(path):
    shown = [
        word.value.value
        for word in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(word, ast.keyword)
        and word.arg in SHOWN
        and isinstance(word.value, ast.Constant)
        and word.value.value
    ]
    assert not set(shown) - OWN_NAMES


def test_words_in_one_language_are_found():
    template = '<p title="Hei {{ x }}">{% translate "a" %} du</p>'
    assert list(_said_plainly(template)) == ["Hei", "du"]
    assert "Logg ut" in {sentence.one for sentence in sentences()}


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("nb", ["1 person", "2 personer", "5 personer", "21 personer"]),
        ("nn", ["1 person", "2 personar", "5 personar", "21 personar"]),
        ("en", ["1 person", "2 people", "5 people", "21 people"]),
        ("uk", ["1 особа", "2 особи", "5 осіб", "21 особа"]),
    ],
)
def test_what_is_counted_takes_its_form(language, counted):
    with override(language):
        forms = [
            ngettext("%(count)s person", "%(count)s personer", count) % {"count": count}
            for count in (1, 2, 5, 21)
        ]
    assert forms == counted


@pytest.mark.parametrize(
    ("language", "day", "large", "part"),
    [
        ("nb", "3. mai 2026", "12\N{NO-BREAK SPACE}345", "2,5"),
        ("nn", "3. mai 2026", "12\N{NO-BREAK SPACE}345", "2,5"),
        ("en", "3 May 2026", "12,345", "2.5"),
        ("uk", "3 травня 2026 року", "12\N{NO-BREAK SPACE}345", "2,5"),
    ],
)
def test_days_and_numbers_are_written_as_people_write_them(language, day, large, part):
    template = Template("{% load layout %}{{ large|number }} {{ part|number }}")
    with override(language):
        assert date_format(datetime(2026, 5, 3), "DATE_FORMAT") == day
        written = template.render(Context({"large": 12345, "part": 2.5}))
    assert written == f"{large} {part}"


@pytest.mark.parametrize(
    ("language", "name"),
    [("nb", "sykehus"), ("nn", "sjukehus"), ("en", "hospital"), ("uk", "лікарня")],
)
def test_the_nouns_of_the_reports_are_the_nouns_of_the_site(language, name):
    template = Template('{% load layout %}{{ "hospital"|word:"facilities" }}')
    with override(language):
        assert template.render(Context()) == name
        assert gettext("Logg ut")


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "mars 2026"), ("en", "March 2026"), ("uk", "березень 2026")],
)
def test_a_month_is_written_as_its_language_writes_it(language, said):
    with override(language):
        assert day_word("2026-03") == said
