"""Patients are moved only as transport allows, and wait for it when it is used up."""

import pytest

from beredt.engine.scenario import MassCasualty, Quantity, TransportClosed
from worlds import Site, make_register, make_scenario, outcome, set_up, step

NEVER_HOME = {"distribution": "fixed", "variation": 0.0, "patience": None}


def casualties(number, place="h1"):
    """Return so many patients of category A at one hospital on the first morning."""
    return MassCasualty(
        name="crash",
        source="civil",
        place=place,
        injured=Quantity(value=number),
        mix={"A": 1.0},
        arrive_hours=1.0,
    )


def two_hospitals(pathway, here, there, **more):
    sites = [Site("h1", here, people=1), Site("h2", there, km=240, acute=False)]
    return make_register(sites, {"A": [pathway]}, **more)


def test_those_who_wait_are_moved_when_transport_runs_again():
    """One place here and many there; twenty-four can be moved a day."""
    register = two_hospitals(
        step("ward", 50.0, **NEVER_HOME), {"ward": 1}, {"ward": 500}, moves=24
    )
    world = set_up(register, make_scenario(5, needs=[casualties(80)]))
    run = world.draw()
    came = outcome(run.ledger, "arrived").sum()
    assert 73 < came < 97
    assert run.occupied[0].tolist() == [1] * 5
    moved = [24, 48, 72, min(96, came - 1), came - 1]
    assert run.occupied[1].tolist() == moved
    assert run.waiting[0].tolist() == [came - 1 - number for number in moved]


def test_who_comes_from_elsewhere_to_a_place_that_was_full_travels_too():
    """Two patients, four hours away from the only place, one after the other."""
    register = two_hospitals(
        step("intensive", 1.0, **NEVER_HOME), {"ward": 1}, {"intensive": 1}
    )
    world = set_up(register, make_scenario(9, needs=[casualties(2)]))
    number = next(
        d for d in range(50) if outcome(world.draw(d).ledger, "arrived").sum() == 2
    )
    run = world.draw(number)
    assert outcome(run.ledger, "discharged").sum() == 2
    assert outcome(run.ledger, "moved").sum() == 2
    assert run.stay_days.sum() == pytest.approx(2 * (1 + 4 / 24), rel=1e-5)


def test_nobody_crosses_a_closed_border_even_to_a_place_that_gets_free():
    register = two_hospitals(
        step("intensive", 1.0, **NEVER_HOME), {"ward": 1}, {"intensive": 1}
    )
    snow = TransportClosed(name="snow", place="h1", start=1, days=4)
    needs = [casualties(5)]
    world = set_up(register, make_scenario(7, needs=needs, disruptions=[snow]))
    run = world.draw()
    assert run.occupied[1].tolist() == [1, 0, 0, 0, 0, 1, 1]
    assert outcome(run.ledger, "moved").sum() == 3


def test_with_no_transport_at_all_nobody_is_moved():
    register = two_hospitals(
        step("ward", 50.0, **NEVER_HOME), {"ward": 1}, {"ward": 500}, moves=0
    )
    run = set_up(register, make_scenario(5, needs=[casualties(80)])).draw()
    assert outcome(run.ledger, "moved").sum() == 0
    assert run.occupied[1].sum() == 0
