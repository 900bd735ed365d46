"""Scenarios put together: what is included is put off, named, and never doubled."""

import pytest

from beredt.engine.scenario import Ordinary
from beredt.files.faults import FileError
from beredt.files.scenarios import add_measures, check_scenario, read_scenario

TITLES = 'title = {nb = "A"}\ndescription = {nb = "A"}\n'
EVENT = """
[[needs]]
kind = "burns"
name = "brann"
source = "civil"
start = 2
patients = 3
"""
ORDINARY = """
[[needs]]
kind = "ordinary"
name = "ordinaer-drift"
"""


@pytest.fixture
def file(write):
    """Write one scenario of a few lines under its name."""

    def file(name, head="days = 10\n", body=""):
        head = f'name = "{name}"\n{TITLES}{head}'
        return write(body, name=f"{name}.toml", head=head)

    return file


def needs(path):
    return {need.name: need.start for need in read_scenario(path).needs}


def test_an_included_scenario_starts_after_its_delay(file):
    file("fire", body=EVENT)
    path = file("both", 'include = [{scenario = "fire", delay_days = 4.5}]\n')
    assert needs(path) == {"fire/brann": 6.5}


def test_the_whole_lasts_as_long_as_its_longest_part(file):
    file("short", "days = 10\n")
    file("long", "days = 20\n")
    delayed = '{scenario = "short", delay_days = 10.5}'
    path = file("all", f'include = ["long", {delayed}]\n')
    assert read_scenario(path).days == 21
    assert (
        read_scenario(file("all", f'days = 9\ninclude = ["long", {delayed}]\n')).days
        == 9
    )


def test_a_need_keeps_its_name_through_any_number_of_includes(file):
    file("fire", body=EVENT)
    file("once", 'include = [{scenario = "fire", delay_days = 1}]\n')
    path = file("twice", 'include = [{scenario = "once", delay_days = 2}]\n')
    assert needs(path) == {"fire/brann": 5}


def test_a_scenario_included_twice_needs_a_name(file):
    file("fire", body=EVENT)
    path = file("both", 'include = ["fire", {scenario = "fire", delay_days = 1}]\n')
    (fault,) = check_scenario(path)
    assert fault.found == "'fire/brann' twice"
    again = '{scenario = "fire", name = "again", delay_days = 1}'
    path = file("both", f'include = ["fire", {again}]\n')
    assert needs(path) == {"fire/brann": 2, "again/brann": 3}


def test_ordinary_activity_is_merged_and_not_put_off(file):
    file("a", body=EVENT + ORDINARY)
    file("b", body=ORDINARY + "scale = 1.2\n")
    path = file("ab", 'include = ["a", {scenario = "b", delay_days = 3}]\n')
    assert needs(path) == {"ordinaer-drift": 0, "a/brann": 2}
    (ordinary,) = [n for n in read_scenario(path).needs if isinstance(n, Ordinary)]
    assert ordinary.scale.value == 1.2


def test_everywhere_goes_before_single_places(file):
    file("a", body=ORDINARY + 'place = "helse-nord"\n')
    file("b", body=ORDINARY + 'place = "helse-vest"\n')
    file("c", body=ORDINARY)
    places = [
        n.place for n in read_scenario(file("ab", 'include = ["a", "b"]\n')).needs
    ]
    assert places == ["helse-nord", "helse-vest"]
    places = [
        n.place for n in read_scenario(file("ac", 'include = ["a", "c"]\n')).needs
    ]
    assert places == ["norway"]


def test_what_a_scenario_says_itself_about_ordinary_activity_stands(file):
    file("a", body=ORDINARY)
    path = file("b", 'include = ["a"]\n', ORDINARY + "scale = 0.5\n")
    (ordinary,) = read_scenario(path).needs
    assert ordinary.scale.value == 0.5


def test_references_are_merged_and_outcomes_are_not(file):
    recorded = '[[recorded]]\nname = "x"\nquantity = "deaths"\nvalue = 1\n'
    recorded += 'unit = "deaths"\nreference = "DSB"\n'
    file("a", 'days = 5\nreferences = ["FHI", "DSB"]\n', recorded)
    path = file("b", 'include = ["a"]\nreferences = ["DSB", "FOI"]\n')
    scenario = read_scenario(path)
    assert scenario.references == ("DSB", "FOI", "FHI")
    assert scenario.recorded == ()
    assert len(read_scenario(path.with_name("a.toml")).recorded) == 1


def test_a_circle_is_a_fault(file):
    file("a", 'include = ["b"]\n')
    file("b", 'include = ["c"]\n')
    path = file("c", 'include = ["a"]\n')
    (fault,) = check_scenario(path)
    assert fault.found == "a circle: c > a > b > c"
    assert fault.file.endswith("b.toml")
    (fault,) = check_scenario(file("d", 'include = ["d"]\n'))
    assert fault.found == "a circle: d > d"


@pytest.mark.parametrize(
    "name", ["none", "../secret", "/etc/hostname.toml", "a\\u0000b", "../secret.toml"]
)
def test_only_scenarios_of_the_folder_and_of_the_library_are_included(
    tmp_path, file, name
):
    path = file("a", f'include = ["{name}"]\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.toml").write_text(f'name = "s"\ndays = 3\n{TITLES}')
    moved = path.rename(inner / path.name)
    (fault,) = check_scenario(moved)
    assert fault.where == "include[0] (line 4)"
    assert "or a bundled one" in fault.allowed


def test_a_bundled_scenario_is_included_by_name(file):
    path = file("a", 'include = [{scenario = "vann-askoy", delay_days = 3}]\n')
    assert read_scenario(path).days == 45


def test_faults_of_included_files_are_told_with_theirs(file):
    file("a", body=EVENT.replace("3", "-3"))
    file("b", "days = 0\n")
    path = file("ab", 'include = ["a", "b", "none"]\nweekday = 9\n')
    found = {(f.file.split("/")[-1], f.where) for f in check_scenario(path)}
    assert found == {
        ("a.toml", "needs[0].patients (line 11)"),
        ("b.toml", "days (line 4)"),
        ("ab.toml", "include[2] (line 4)"),
        ("ab.toml", "weekday (line 5)"),
    }


def test_a_fault_is_told_once_however_often_the_file_is_included(file):
    file("a", body=EVENT.replace("3", "-3"))
    path = file("b", 'include = ["a", {scenario = "a", name = "x"}]\n')
    assert len(check_scenario(path)) == 1


def test_what_would_start_after_the_end_is_a_fault(file):
    file("fire", body=EVENT)
    late = '{scenario = "fire", delay_days = 8}'
    (fault,) = check_scenario(file("a", f"days = 10\ninclude = [{late}]\n"))
    assert fault.where == "include[0] (line 5)"
    assert fault.found == "fire/brann on day 10"


def test_too_long_a_whole_is_a_fault(file):
    file("fire", body=EVENT)
    late = '{scenario = "fire", delay_days = 725}'
    (fault,) = check_scenario(file("a", f"include = [{late}]\n"))
    assert fault.found == "735 days in all"


def test_doubling_includes_come_to_an_end(file):
    file("s0", body=EVENT)
    for n in range(1, 20):
        twice = f'"s{n - 1}", {{scenario = "s{n - 1}", name = "again{n}"}}'
        path = file(f"s{n}", f"include = [{twice}]\n")
    faults = check_scenario(path)
    assert any("more than 100 includes" in fault.found for fault in faults)


def test_a_scenario_without_days_needs_a_sound_include(file):
    with pytest.raises(FileError) as caught:
        read_scenario(file("a", 'include = ["none"]\n'))
    assert len(caught.value.faults) == 1


def test_a_file_of_the_same_name_is_the_scenario_with_more_in_it(file):
    file("fire", "days = 10\ndate = 2026-07-01\n", body=EVENT)
    measure = """
[[measures]]
kind = "early_discharge"
name = "hjem"
authority_level = "trust"
days = 3
share = 0.1
"""
    path = file("more", 'include = ["fire"]\n', body=measure)
    path.write_text(path.read_text().replace('name = "more"', 'name = "fire"', 1))
    fire, more = read_scenario(path.with_name("fire.toml")), read_scenario(path)
    assert more.needs == fire.needs
    assert (more.weekday, more.day_of_year) == (fire.weekday, fire.day_of_year)
    again = add_measures(
        fire, more.measures, title=more.title, description=more.description
    )
    assert again == more
    assert more.fingerprint != fire.fingerprint


def test_what_is_added_to_a_scenario_has_names_of_its_own(file):
    file("fire", body=EVENT)
    path = file("more", 'include = ["fire"]\n', body=EVENT)
    assert check_scenario(path) == []
    path.write_text(path.read_text().replace('name = "more"', 'name = "fire"', 1))
    (fault,) = check_scenario(path)
    assert fault.found == "'brann' twice"
