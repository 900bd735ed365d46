"""A catalogue is a scenario file of measures alone, found by its register's name."""

import pytest

from beredt.files.faults import FileError
from beredt.files.registers import bundled_registers
from beredt.files.scenarios import (
    bundled_catalogues,
    files_of,
    find_catalogue,
    read_catalogue,
)

MEASURE = """
[[measures]]
kind = "early_discharge"
name = "hjem"
authority_level = "trust"
days = 3
share = 0.1
"""


def test_every_bundled_register_has_a_sound_catalogue_or_none(norway):
    assert set(bundled_catalogues()) <= set(bundled_registers())
    catalogue = read_catalogue(find_catalogue(None, "norway"), norway)
    assert catalogue.measures


def test_a_register_without_a_catalogue_needs_one_to_be_named():
    with pytest.raises(FileError) as told:
        find_catalogue(None, "valley")
    (fault,) = told.value.faults
    assert "comes with this register" in fault.found
    assert "norway" in fault.allowed
    assert find_catalogue("norway", "valley") == bundled_catalogues()["norway"]


def test_a_catalogue_holds_measures_alone(write):
    path = write()
    with pytest.raises(FileError) as told:
        read_catalogue(path)
    assert [fault.where for fault in told.value.faults] == ["needs", "measures"]
    assert read_catalogue(write(MEASURE)).measures[0].name == "hjem"


def test_a_scenario_is_taken_along_with_what_it_is_read_from(write, tmp_path):
    (tmp_path / "counted.csv").write_text("day,admissions\n0,3\n")
    write(name="part.toml")
    body = """
include = ["part", "strid-nord"]
[[needs]]
kind = "observed"
name = "talt"
file = "counted.csv"
source = "civil"
mix = {K09 = 1}
"""
    text = body + 'title = {nb = "A"}\ndescription = {nb = "A"}\n'
    whole = tmp_path / "whole.toml"
    whole.write_text('name = "whole"\n' + text)
    found = files_of(whole)
    assert set(found) == {"whole.toml", "part.toml", "counted.csv"}
    assert found["whole.toml"] == whole.read_bytes()
