"""Isolation rooms bind by name, with a gap of their own."""

import pytest

from beredt.engine.assessment import assess
from beredt.engine.scenario import FacilityDamage, Quantity
from worlds import Site, make_register, make_scenario, step, stream


def answer(*, rooms, isolated, damage=0.0):
    """Assess 20 patients a day who stay 3 days on average, among 100 places."""
    site = Site("h", {"ward": 100}, isolation={"ward": rooms})
    register = make_register(
        [site], {"A": [step("ward", 3.0)]}, traits={"A": {"isolation_share": isolated}}
    )
    harm = FacilityDamage(name="fire", days=40, lost=Quantity(value=damage))
    scenario = make_scenario(
        40, needs=[stream(20, 40, "A")], disruptions=[harm] if damage else []
    )
    return assess(scenario, register, draws=40)


def rows_of(assessment, region):
    return {row.binding: row for row in assessment.gaps if row.region == region}


def test_rooms_bind_by_name_where_places_do_not():
    """60 of 100 places are in use, 30 by patients to isolate: 10 rooms lack 20."""
    found = answer(rooms=10, isolated=0.5)
    (gap,) = rows_of(found, "north").values()
    assert (gap.place, gap.binding, gap.probability) == ("ward", "isolation", 1.0)
    assert gap.first_day == pytest.approx(2, abs=1)
    assert gap.unmet_days.mean == pytest.approx(20 * 34, rel=0.1)
    assert sum(gap.by_source.values()) == pytest.approx(gap.unmet_days.mean, rel=1e-5)
    assert found.first_break == gap


def test_enough_rooms_leave_no_gap():
    assert not answer(rooms=60, isolated=0.5).gaps


def test_nobody_to_isolate_needs_no_room():
    assert not answer(rooms=0, isolated=0.0).gaps


def test_rooms_are_lost_with_the_places_they_are_among():
    """With 30 places left, at most 30 rooms: 60 patients to isolate lack 30."""
    found = rows_of(answer(rooms=100, isolated=1.0, damage=0.7), "north")
    assert set(found) == {"damage", "isolation"}
    places, rooms = found["damage"].unmet_days, found["isolation"].unmet_days
    assert rooms.mean == pytest.approx(places.mean, rel=1e-6)
