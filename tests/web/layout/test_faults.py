"""Faults of files are told in the reader's language."""

import re
import shutil

import pytest
from django.utils.translation import override

from beredt.engine.scenario import MedevacIn, Quantity
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.registers import find_register, read_register
from beredt.files.registers.columns import tables
from beredt.files.registers.importing import foreign_tables
from beredt.files.scenarios.sense import complaints
from beredt.report.units import UNITS
from beredt.web.layout.languages import say_fault, say_text
from beredt.web.scenarios.texts import read_draft

ROW = Said("row {row}, column {column}", row=3, column="number")
ENGLISH = re.compile(r"\b(of|the|no|row|each|with|that|or)\b")
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
    fault = Fault(file="places.csv", where=ROW, found=plain("'{x}'"), allowed=WHOLE)
    with override(language):
        said = say_fault(fault)
    assert (said.where, said.found, said.allowed) == (where, "'{x}'", allowed)


def test_a_scenario_is_told_what_is_wrong_in_words():
    text = 'name = "x"\ndays = 0\n\n[[needs]]\nkind = "nothing"\nname = "a"\n'
    with override("nb"):
        said = [(line, str(fault.allowed)) for line, fault in read_draft(text, {})[1]]
    assert all(" of " not in allowed for _, allowed in said), said
    assert any("en av" in allowed.lower() for _, allowed in said)


def test_what_was_read_is_not_taken_for_a_sentence():
    where = Said("column {column}", column="text")
    with override("nb"):
        assert say_text(where) == "kolonne text"


def test_a_limit_is_told_with_its_unit():
    """A column and a key of a scenario both say what is counted."""
    column = next(c for c in tables()["pathways"].columns if c.unit)
    fewer = MedevacIn(
        name="a",
        place="norway",
        source="allied",
        days=1,
        patients_per_week=Quantity(value=9),
        ceiling=Quantity(value=-1),
    )
    said = {key: allowed for key, _, allowed in complaints(fewer)}
    with override("uk"):
        assert say_text(column.allowed).endswith(f"({UNITS[column.unit].uk})")
        assert say_text(said["ceiling"]).endswith(" пацієнтів")


def test_every_part_of_a_register_is_told_in_words(tmp_path):
    """Profiles, intervals and the list of tables: nothing is left in English."""
    shutil.copytree(find_register("norway"), tmp_path / "r")
    for name in ("weekdays", "seasons"):
        path = tmp_path / "r" / f"{name}.csv"
        head, _, *rest = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join([head, *rest]), "utf-8")
    path = tmp_path / "r" / "intervals.csv"
    path.write_text(path.read_text("utf-8").replace(",all,", ",nobody,", 1), "utf-8")
    descriptor = tmp_path / "r" / "datapackage.json"
    descriptor.write_text(
        descriptor.read_text("utf-8").replace('"path": "p', '"pth": "p', 1)
    )
    with pytest.raises(FileError) as refused:
        read_register(tmp_path / "r")
    assert {fault.file for fault in refused.value.faults} == {
        "weekdays.csv",
        "seasons.csv",
        "intervals.csv",
        "datapackage.json",
    }
    for language in ("nb", "nn", "uk"):
        with override(language):
            for fault in refused.value.faults:
                said = say_fault(fault)
                assert (said.where, said.found) != (fault.where, fault.found), fault
                assert not ENGLISH.search(f"{said.found} {said.allowed}"), said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 damaged", "ingen ZIP som kan leses"),
        (b"\xff\xfe", "byte 0, som ikke er UTF-8"),
    ],
)
def test_a_foreign_table_that_cannot_be_read_is_told_in_words(data, words):
    with pytest.raises(FileError) as refused:
        foreign_tables(data, file="hospitals.csv")
    with override("nb"):
        assert [say_fault(fault).found for fault in refused.value.faults] == [words]
