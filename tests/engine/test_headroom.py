"""What stands between the places that are open and more of them."""

import numpy as np
import pytest
from hypothesis import given

from beredt.engine.capacity import find_headroom
from beredt.engine.network import KINDS, build_network
from beredt.engine.scenario import Mobilise, OpenSurge, Quantity, StaffAbsence
from engine.test_capacity import disruptions, reproducible
from worlds import (
    Site,
    dependency,
    endurance,
    make_register,
    make_scenario,
    ratio,
    reserve,
    staff,
    step,
    stream,
)

WARD = KINDS.index("ward")


def headroom(*, disruptions=(), measures=()):
    register = make_register(
        [Site("a", {"ward": 20}), Site("b", {"ward": 10}, km=50)],
        {"A": [step("ward")]},
        staff=[staff("nurse", 30)],
        ratios=[ratio("ward", "nurse", 1.0)],
        reserves=[reserve("old", "nurse", 4, lead_days=2)],
        utilities=[endurance("a", "power", 7)],
        dependencies=[dependency("ward", "power", 0.3)],
    )
    scenario = make_scenario(
        9, needs=[stream(1, 9, "A")], disruptions=disruptions, measures=measures
    )
    return find_headroom(scenario, build_network(register))


def test_with_all_at_work_every_room_is_open_and_everybody_is_busy():
    found = headroom()
    assert found.open[0, 0, WARD] == found.rooms[0, 0, WARD] == 30
    assert found.busy[0, 0, 0] == found.at_work[0, 0, 0] == 30


def test_when_a_third_stays_away_the_rooms_stand_open_to_those_who_come():
    away = StaffAbsence(name="ill", days=9, absence=Quantity(value=1 / 3))
    found = headroom(disruptions=[away])
    assert found.open[4, 0, WARD] == pytest.approx(20)
    assert found.rooms[4, 0, WARD] == 30
    assert found.at_work[4, 0, 0] == pytest.approx(20)


def test_reserves_are_at_work_from_the_day_they_come():
    called = Mobilise(name="call", days=9, authority_level="region")
    found = headroom(measures=[called])
    assert found.at_work[:, 0, 0].tolist() == [30, 30, *[34] * 7]


@reproducible
@given(disruptions())
def test_no_more_is_open_than_there_are_rooms_and_staff_for(bad):
    found = headroom(disruptions=[bad])
    assert (found.open <= found.rooms + 1e-9).all()
    assert (found.busy <= found.at_work + 1e-6).all()
    assert np.isfinite(found.open).all()


def test_surge_makes_rooms_and_takes_no_more_staff_than_there_are():
    surge = OpenSurge(name="surge", days=9, places=("ward",), authority_level="region")
    before, after = headroom(), headroom(measures=[surge])
    assert (after.rooms >= before.rooms).all()
    assert (after.busy <= after.at_work + 1e-6).all()
