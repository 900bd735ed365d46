"""Every published scenario can be read, is clean, and explains itself."""

import math
import re
import tomllib

import pytest

from beredt.engine.scenario import BattleCasualties, Ordinary, Quantity
from beredt.files.faults import FileError
from beredt.files.scenarios import (
    bundled_scenarios,
    check_scenario,
    find_scenario,
    read_scenario,
)
from beredt.files.scenarios.kinds import UNIONS, keys_of_item

BUNDLED = bundled_scenarios()
LIBRARY = {
    "22-juli-2011",
    "allierte-narvik",
    "askoy-2019",
    *(f"atom-{number}" for number in range(1, 7)),
    "flyktninger",
    "ikt-bortfall-72t",
    "influensasesong",
    "legemiddelmangel",
    "massebrann",
    "medevac-inn",
    "missilangrep-by",
    "nytt-luftveisvirus",
    "nytt-luftveisvirus-tiltak",
    "ordinar-drift",
    "pandemi-dsb",
    "pandemi-fhi",
    "strid-nord",
    "tiny-masseskade",
    "tiny-strom",
    "totalforsvar-verst",
    "totalforsvar-verst-tiltak",
    "totalforsvar-verst-flytting",
    "vann-askoy",
}
WITHOUT_ORDINARY = {"22-juli-2011", "askoy-2019", "tiny-strom"}


@pytest.fixture(params=BUNDLED)
def name(request):
    return request.param


def test_the_library_is_complete():
    assert set(BUNDLED) == LIBRARY


def test_a_scenario_is_clean_against_the_country(name, norway):
    assert check_scenario(BUNDLED[name], norway) == []


def test_a_scenario_is_called_as_its_file(name):
    assert read_scenario(BUNDLED[name]).name == name


def test_a_scenario_explains_itself_in_every_language(name):
    scenario = read_scenario(BUNDLED[name])
    for words in (scenario.title, scenario.description):
        assert set(words) == {"nb", "nn", "en", "uk"}
    assert all(len(text) > 80 for text in scenario.description.values())


def test_a_description_counts_days_as_readers_do(name):
    """What begins at day 1.0 of a file begins on day 2 for readers."""
    scenario = read_scenario(BUNDLED[name])
    happenings = (*scenario.needs, *scenario.disruptions, *scenario.measures)
    days = {math.floor(happening.start) + 1 for happening in happenings}
    for text in scenario.description.values():
        told = re.findall(r"\b(?:dag|day|день) (\d+)|\b(\d+)-го дня", text)
        assert {int(one or other) for one, other in told} <= days


def test_ukrainian_has_its_own_apostrophe_and_no_foreign_letters(name):
    scenario = read_scenario(BUNDLED[name])
    text = scenario.title["uk"] + scenario.description["uk"]
    assert not re.search("['’`]|[ыэёъ]", text, re.IGNORECASE)


def test_ordinary_activity_is_counted_once(name):
    needs = read_scenario(BUNDLED[name]).needs
    ordinary = sum(isinstance(need, Ordinary) for need in needs)
    assert ordinary == (name not in WITHOUT_ORDINARY)


def test_every_number_says_where_it_comes_from(name):
    if name.startswith("tiny"):
        return
    scenario = read_scenario(BUNDLED[name])
    for section in UNIONS:
        for happening in getattr(scenario, section):
            if isinstance(happening, Ordinary):
                continue
            assert happening.reference, happening.name
            written = _written(BUNDLED[name], section, happening.name)
            for key, _ in keys_of_item(happening):
                quantity = getattr(happening, key)
                if isinstance(quantity, Quantity) and key in written:
                    assert quantity.reference, (happening.name, key)
                    assert quantity.unit, (happening.name, key)


def _written(path, section, name):
    """Return what the file itself says; nothing for what it includes."""
    items = tomllib.loads(path.read_text())
    return next((item for item in items.get(section, []) if item["name"] == name), {})


def test_what_is_assumed_is_marked_so(name):
    for happening in read_scenario(BUNDLED[name]).needs:
        for key, _ in keys_of_item(happening):
            quantity = getattr(happening, key)
            if isinstance(quantity, Quantity) and quantity.reference.startswith(
                "Planning assumption"
            ):
                assert quantity.mark == "assumption"


def test_combat_in_the_north_wounds_170_seriously_a_day():
    forces = [
        need
        for need in read_scenario(BUNDLED["strid-nord"]).needs
        if isinstance(need, BattleCasualties)
    ]
    assert {force.source for force in forces} == {"norwegian_military", "allied"}
    daily = [f.population_at_risk.value * f.serious_per_1000.value for f in forces]
    assert sum(daily) / 1000 == 170
    for force in forces:
        rate = force.serious_per_1000
        # An even interval: the mean of the draws is the published number.
        assert math.isclose((rate.least + rate.value + rate.most) / 3, 4.25)
        assert force.mix == {"K01": 0.375, "K02": 0.625}


def test_askoy_gives_the_recorded_number_of_patients():
    scenario = read_scenario(BUNDLED["askoy-2019"])
    (need,) = scenario.needs
    expected = need.exposed.value * need.attack_rate.value * need.admitted.value
    recorded = {one.quantity: one.value for one in scenario.recorded}
    assert math.isclose(expected, recorded["patients"])
    assert recorded["deaths"] == 2


def test_the_worst_case_is_the_sum_of_its_parts():
    worst = read_scenario(BUNDLED["totalforsvar-verst"])
    starts = {need.name: need.start for need in worst.needs}
    assert worst.days == 90
    assert not worst.measures
    assert starts["strid-nord/norske-styrker"] == 0
    assert starts["vann-askoy/drikkevann-askoy"] == 5
    assert {d.start for d in worst.disruptions if d.kind == "ict"} == {3}
    assert {need.source for need in worst.needs} == {
        "norwegian_military",
        "allied",
        "civil",
        "ordinary",
    }


def test_measures_meet_the_same_happenings_as_the_worst_case():
    worst = read_scenario(BUNDLED["totalforsvar-verst"])
    helped = read_scenario(BUNDLED["totalforsvar-verst-tiltak"])
    assert helped.needs == worst.needs
    assert helped.disruptions == worst.disruptions
    assert {measure.kind for measure in helped.measures} == {
        "postpone_elective",
        "early_discharge",
        "open_surge",
        "stretch_ratio",
        "mobilise",
        "relieve_absence",
        "reserve_power",
        "reserve_water",
    }


def test_a_scenario_is_found_by_name_and_by_path(write):
    path = write()
    assert find_scenario("strid-nord") == BUNDLED["strid-nord"]
    assert find_scenario(path) == path


def test_a_scenario_that_is_nowhere_is_a_fault_with_a_hint():
    with pytest.raises(FileError, match="did you mean 'strid-nord'"):
        find_scenario("strid-nrod")
    with pytest.raises(FileError, match="no such file"):
        find_scenario("a\0b")
