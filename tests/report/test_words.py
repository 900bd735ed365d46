import re
from pathlib import Path
from string import Formatter
from typing import get_args, get_type_hints

import pytest

import beredt.report
from beredt.engine.demand.outside import What
from beredt.engine.register import (
    Confidence,
    FacilityKind,
    HolderKind,
    Mark,
    PlaceKind,
    Profession,
    UtilityKind,
)
from beredt.engine.scenario import SOURCES as ALL_SOURCES
from beredt.engine.scenario import Disruption, Measure, Need, Outcome, Quantity
from beredt.report import words
from beredt.report.events import EVENTS, QUANTITIES
from beredt.report.explanations import EXPLANATIONS
from beredt.report.language import LANGUAGES
from beredt.report.numerals import Counted
from beredt.report.phrases import PHRASES
from beredt.report.sentences import SENTENCES
from beredt.report.units import UNITS
from beredt.report.words import (
    CONFIDENCE,
    CONSTRAINTS,
    FACILITIES,
    HOLDERS,
    MARKS,
    OUTSIDE,
    PLACES,
    RECORDED,
    SOURCES,
    VOCABULARY,
    word,
)

TABLES = {
    **VOCABULARY,
    "phrases": PHRASES,
    "explanations": EXPLANATIONS,
    "sentences": SENTENCES,
    "units": UNITS,
    "events": EVENTS,
    "quantities": QUANTITIES,
}
TERMS = [
    (f"{name}: {key}", term) for name, t in TABLES.items() for key, term in t.items()
]
COUNTED = [
    (name, noun) for name, noun in vars(words).items() if isinstance(noun, Counted)
]
CYRILLIC = range(0x400, 0x530)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("table", TABLES)
def test_every_term_is_said_in_every_language(table: str):
    for key, term in TABLES[table].items():
        for lang in LANGUAGES:
            text = term.say(lang)
            assert text, key
            assert text == text.strip(), key
        # What a key means is told in English alone, where files are described.
        told = fields(term.en) - {"meaning"}
        assert fields(term.nb) == told == fields(term.uk), key


@pytest.mark.parametrize("noun", [c for _, c in COUNTED], ids=[n for n, _ in COUNTED])
def test_every_counted_noun_has_all_its_forms(noun: Counted):
    assert all(form.strip() for form in noun)


def test_ukrainian_is_written_in_cyrillic_with_its_own_apostrophe():
    for name, term in TERMS:
        plain = "".join(text for text, *_ in Formatter().parse(term.uk))
        letters = {ord(letter) for letter in plain if letter.isalpha()}
        named_alike = term.nb == term.en == term.uk
        assert named_alike or not letters or letters & set(CYRILLIC), name
        assert "'" not in term.uk, f"{name}: the apostrophe is ʼ"
        assert "\N{RIGHT SINGLE QUOTATION MARK}" not in term.uk, name


def test_every_word_of_the_engine_has_a_word_on_screen():
    assert set(PLACES) == set(get_args(PlaceKind))
    assert set(SOURCES) == set(ALL_SOURCES)
    assert set(FACILITIES) == set(get_args(FacilityKind))
    assert set(HOLDERS) == set(get_args(HolderKind))
    assert set(MARKS) == set(get_args(Mark))
    assert set(OUTSIDE) == set(get_args(What))
    assert set(RECORDED) == set(get_args(get_type_hints(Outcome)["quantity"]))
    assert set(CONFIDENCE) == set(get_args(Confidence))
    assert set(CONSTRAINTS) >= {
        *get_args(Profession),
        *get_args(UtilityKind),
        "physical",
        "equipped",
        "isolation",
        "damage",
    }


def test_every_kind_of_event_and_every_quantity_of_it_has_a_word():
    for noun in (*get_args(Need), *get_args(Disruption), *get_args(Measure)):
        hints = get_type_hints(noun)
        assert set(get_args(hints["kind"])) <= set(EVENTS)
        quantities = {
            name for name, hint in hints.items() if Quantity in {hint, *get_args(hint)}
        }
        assert quantities <= set(QUANTITIES), noun


def test_the_allied_need_is_named_as_it_is_and_not_spelled_out():
    assert SOURCES["allied"].nb == "Alliertes behov (MOR)"
    assert all("(MOR)" in text for text in SOURCES["allied"])


def test_a_word_without_a_translation_is_shown_in_plain_letters():
    assert word(CONSTRAINTS, "night_shift", "uk") == "night shift"


def test_every_phrase_that_a_template_asks_for_exists():
    folder = Path(beredt.report.__file__).parent / "templates"
    asked = set()
    for template in folder.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        asked |= set(re.findall(r"""say\(["'](\w+)["']""", text))
        known = re.findall(r"""explain\(["'](\w+)["']""", text)
        assert set(known) <= set(EXPLANATIONS)
    assert asked <= set(PHRASES)
