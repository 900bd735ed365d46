"""What `beredt check`, `list` and `version` say."""

import json

import pytest


@pytest.mark.usefixtures("valley")
def test_a_sound_register_and_scenario_have_no_faults(beredt):
    result = beredt("check valley slide.toml --register valley --lang en")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "valley: no faults",
        "slide.toml: no faults",
    ]


def test_the_descriptor_stands_for_its_register(valley, beredt):
    assert beredt("check valley/datapackage.json").exit_code == 0
    assert valley


def test_every_fault_of_every_file_is_told(valley, beredt):
    slide = (valley / "slide.toml").read_text()
    wrong = slide.replace("days = 10", "days = -10").replace('"civil"', '"civilian"')
    (valley / "slide.toml").write_text(wrong)
    staff = (valley / "valley/staff.csv").read_text()
    (valley / "valley/staff.csv").write_text(staff.replace(",12,", ",many,"))
    result = beredt("check valley slide.toml")
    assert result.exit_code == 2
    for word in ("days", "civilian", "staff.csv", "many"):
        assert word in result.stdout


@pytest.mark.usefixtures("valley")
def test_names_that_the_register_lacks_are_faults(beredt):
    # The bundled register has no municipality 9901.
    result = beredt("check slide.toml")
    assert result.exit_code == 2
    assert "9901" in result.stdout


def test_the_faults_are_there_for_programs_too(valley, beredt):
    (valley / "empty.toml").write_text("")
    result = beredt("check empty.toml valley --json --register valley")
    assert result.exit_code == 2
    document = json.loads(result.stdout)
    assert document["valley"] == []
    assert {"file", "where", "found", "allowed"} == set(document["empty.toml"][0])


@pytest.mark.parametrize("path", ["nothing", "nothing.toml", "notes.txt"])
def test_what_is_neither_register_nor_scenario_is_a_fault(valley, beredt, path):
    (valley / "notes.txt").write_text("buy milk")
    result = beredt(f"check {path}")
    assert result.exit_code == 2
    assert path in result.stdout
    assert "allowed:" in result.stdout


def test_a_folder_without_descriptor_is_a_fault(valley, beredt):
    (valley / "empty").mkdir()
    result = beredt("check empty")
    assert result.exit_code == 2
    assert "datapackage.json" in result.stdout


def test_a_folder_of_scenarios_is_each_of_them(valley, beredt):
    folder = valley / "scenarios"
    folder.mkdir()
    slide = (valley / "slide.toml").read_text()
    (folder / "slide.toml").write_text(slide)
    (folder / "notes.txt").write_text("buy milk")
    sound = beredt("check scenarios --register valley --lang en")
    assert sound.stdout.splitlines() == ["scenarios: no faults"]
    for name in ("flood.toml", "storm.toml"):
        (folder / name).write_text(slide.replace('"civil"', '"civilian"'))
    result = beredt("check scenarios --register valley --json")
    assert result.exit_code == 2
    found = {fault["file"] for fault in json.loads(result.stdout)["scenarios"]}
    assert found == {"scenarios/flood.toml", "scenarios/storm.toml"}


def test_a_folder_with_a_descriptor_is_a_register_whatever_else_lies_there(
    valley, beredt
):
    (valley / "valley/empty.toml").write_text("")
    assert beredt("check valley").exit_code == 0


def test_bundled_names_can_be_checked(beredt):
    assert beredt("check totalforsvar-verst").exit_code == 0


def test_scenarios_are_listed_by_name_and_title(beredt):
    result = beredt("list scenarios --lang en")
    assert result.exit_code == 0
    (line,) = [x for x in result.stdout.splitlines() if x.startswith("strid-nord ")]
    assert line.endswith("High-intensity combat in the north")


def test_lists_are_there_for_programs_too(beredt):
    assert "norway" in json.loads(beredt("list registers --json").stdout)
    assert "strid-nord" in json.loads(beredt("list scenarios --json").stdout)


def test_the_version_is_one_line(beredt):
    result = beredt("version")
    assert result.exit_code == 0
    assert result.stdout.startswith("beredt ")
    assert len(result.stdout.splitlines()) == 1


def test_catalogues_of_measures_are_listed_by_their_register(beredt):
    result = beredt("list catalogues --lang en")
    assert result.exit_code == 0, result.stderr
    assert "norway  Catalogue of measures for Norway" in result.stdout
    assert "tiny" in result.stdout
