"""What happens is called what its scenario calls it, in every table that names it."""

from dataclasses import replace

from beredt.engine.scenario import Ordinary
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import bundled_scenarios, read_scenario
from beredt.files.scenarios.fingerprint import fingerprint_of
from beredt.report.names import names_of
from beredt.report.sheets import happenings_of

TINY = read_register(find_register("tiny"))
NAMES = names_of(TINY, "nb")


def test_a_title_is_shown_and_a_name_is_written_as_words_without_one():
    need = Ordinary(name="ordinaer-drift")
    assert NAMES.event(need) == "Ordinaer drift"
    assert NAMES.event(replace(need, title="Ordinær drift")) == "Ordinær drift"


def test_a_title_changes_no_result():
    scenario = read_scenario(bundled_scenarios()["tiny-strom"])
    renamed = replace(
        scenario,
        needs=tuple(replace(need, title="Annet") for need in scenario.needs),
        disruptions=tuple(replace(row, title="Annet") for row in scenario.disruptions),
    )
    assert fingerprint_of(renamed) == fingerprint_of(scenario)


def test_the_library_is_spelt_as_it_should_be():
    wrong = ("aer", "Strom", "Apne", "Malinger", "umea", "sor ost", "Bat ")
    for name, path in bundled_scenarios().items():
        said = [row[1] for row in happenings_of(read_scenario(path), NAMES).rows]
        assert not [text for text in said if any(w in text for w in wrong)], name
