"""Faults of files are told in the reader's language."""

import pytest
from django.utils.translation import override

from beredt.files.faults import Fault, FileError, Said
from beredt.files.registers import read_register
from beredt.web.layout.languages import say_fault
from beredt.web.scenarios.texts import faults_of

ROW = Said("row {row}, column {column}", row=3, column="number")
WHOLE = Said("{first} {then}", first=Said("a whole number"), then=Said("or empty"))


@pytest.mark.parametrize(
    ("language", "where", "allowed"),
    [
        ("nb", "rad 3, kolonne number", "et helt tall eller tomt"),
        ("nn", "rad 3, kolonne number", "eit heilt tal eller tomt"),
        ("en", "row 3, column number", "a whole number or empty"),
        ("uk", "рядок 3, стовпець number", "ціле число або порожньо"),
    ],
)
def test_a_fault_is_said_in_the_language_of_the_page(language, where, allowed):
    fault = Fault(file="places.csv", where=ROW, found="'{x}'", allowed=WHOLE)
    with override(language):
        said = say_fault(fault)
    assert (said.where, said.found, said.allowed) == (where, "'{x}'", allowed)


def test_a_scenario_is_told_what_is_wrong_in_words():
    text = 'name = "x"\ndays = 0\n\n[[needs]]\nkind = "nothing"\nname = "a"\n'
    with override("nb"):
        said = [(line, str(fault.allowed)) for line, fault in faults_of(text, {})]
    assert all(" of " not in allowed for _, allowed in said), said
    assert any("en av" in allowed.lower() for _, allowed in said)


def test_what_has_no_words_stays_as_it_is(tmp_path):
    with pytest.raises(FileError) as refused:
        read_register(tmp_path / "nowhere")
    with override("uk"):
        assert all(say_fault(fault).found for fault in refused.value.faults)
