"""What `changes` finds between two scenarios and two registers."""

from dataclasses import replace

import pytest

from beredt.engine.changes import (
    SUMMED,
    register_changes,
    scenario_changes,
    table_changes,
)
from beredt.files.registers import find_register, read_register
from beredt.files.registers.keys import KEYS
from beredt.files.scenarios import bundled_scenarios, find_scenario, read_scenario


@pytest.fixture(scope="module")
def tiny():
    return read_register(find_register("tiny"))


def scenario(name):
    return read_scenario(find_scenario(name))


@pytest.mark.parametrize("name", bundled_scenarios())
def test_nothing_changed_from_a_scenario_to_itself(name):
    assert scenario_changes(scenario(name), scenario(name)) == ()


def test_nothing_changed_from_a_register_to_itself(tiny):
    assert register_changes(tiny, tiny, KEYS) == ()


def test_what_one_lacks_is_added_one_way_and_removed_the_other():
    without, with_them = map(
        scenario, ("totalforsvar-verst", "totalforsvar-verst-tiltak")
    )
    there = scenario_changes(without, with_them)
    back = scenario_changes(with_them, without)
    assert {change.way for change in there} == {"added"}
    assert {change.way for change in back} == {"removed"}
    assert {c.name for c in there} == {c.name for c in back}
    assert {c.name for c in there} == {
        row.name.rsplit("/", 1)[-1] for row in with_them.measures
    }


def test_a_changed_number_has_its_unit_before_and_after():
    first = scenario("tiny-strom")
    (need,) = first.needs
    more = replace(need, patients=replace(need.patients, value=60.0, high=80.0))
    second = replace(first, needs=(more,), days=first.days + 1)
    found = {c.field: c for c in scenario_changes(first, second)}
    assert found["days"].after == first.days + 1
    assert (found["patients"].before, found["patients"].after) == (
        need.patients.value,
        60.0,
    )
    assert found["patients"].unit == need.patients.unit or "patients"
    assert {"days", "patients", "patients.high"} == found.keys()


def test_rows_of_a_register_are_matched_by_their_keys(tiny):
    first, second, *rest = tiny.places
    other = replace(tiny, places=(replace(first, number=first.number + 3), *rest))
    found = register_changes(tiny, other, KEYS)
    key = f"{first.facility}/{first.kind}/{first.status}"
    (changed,) = (c for c in found if c.way == "changed")
    assert (changed.name, changed.field) == (key, "number")
    assert changed.after - changed.before == 3
    (removed,) = (c for c in found if c.way == "removed")
    assert removed.name == f"{second.facility}/{second.kind}/{second.status}"


def test_totals_of_a_table_add_its_changes_up(tiny):
    first, second, *rest = tiny.places
    other = replace(tiny, places=(replace(first, number=first.number + 3), *rest))
    (total,) = table_changes(tiny, other, register_changes(tiny, other, KEYS))
    assert (total.table, total.added, total.removed, total.changed) == (
        "places",
        0,
        1,
        1,
    )
    assert total.rows == (len(tiny.places), len(tiny.places) - 1)
    before, after = map(sum, zip(*total.sums.values(), strict=True))
    assert after - before == 3 - second.number


def test_every_column_that_is_added_up_is_in_its_table(tiny):
    for table, columns in SUMMED.items():
        for row in getattr(tiny, table):
            assert all(getattr(row, column) >= 0 for column in columns)
