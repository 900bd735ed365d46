"""What must always hold when patients meet places."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from beredt.engine.flow import SUMMED
from beredt.engine.scenario import (
    EarlyDischarge,
    FacilityDamage,
    Ordinary,
    PostponeElective,
    Quantity,
)
from oracle.cases import worlds
from worlds import Site, make_register, make_scenario, outcome, set_up, step, stream

reproducible = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=list(HealthCheck),
)
ENDS = (
    "discharged",
    "died_of_illness",
    "died_waiting",
    "left_untreated",
    "inside",
    "waiting",
)
PATHWAYS = {
    "A": [step("ward", 3.0, patience=12.0, waiting_death=0.3)],
    "B": [step("intensive", 2.0, patience=None), step("ward", 4.0, patience=None)],
}
MIX = {"A": 0.7, "B": 0.3}


def country(ward=12, south=6, **more):
    """Return two hospitals an hour apart; a third as many intensive places as wards."""
    sites = [
        Site("h1", {"ward": ward, "intensive": ward // 3, "municipal": 5}),
        Site("h2", {"ward": south, "intensive": south // 3}, region="south", km=60),
    ]
    more = {"traits": {"A": {"postponable_share": 0.5}}} | more
    return make_register(sites, PATHWAYS, **more)


def tight(days=14, seed=1, **more):
    """Return a country with more patients than places."""
    needs = [
        Ordinary(name="ordinary"),
        stream(8, days, MIX, name="war", source="allied"),
    ]
    register = country(activity={"A": 2.0, "B": 1.0})
    return set_up(register, make_scenario(days, needs=needs, **more), seed=seed)


def assert_same(one, other, names=None):
    for name in names or one._fields:
        assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


# ------------------------------------------------------------------ nobody is lost


@reproducible
@given(worlds(), st.integers(0, 1000))
def test_everybody_who_came_is_somewhere(world, number):
    ledger = world.draw(number).ledger
    ends = sum(outcome(ledger, name) for name in ENDS)
    assert_array_equal(outcome(ledger, "arrived"), ends)


@reproducible
@given(worlds())
def test_those_inside_and_waiting_at_the_end_are_those_counted(world):
    ledger = world.draw().ledger
    inside = outcome(ledger, "inside").sum()
    waiting = outcome(ledger, "waiting").sum()
    still = world.plan.stations["momentary"] == 0
    seen = world.draw()
    assert inside >= seen.occupied[still, -1].sum()
    assert waiting <= seen.waiting[:, -1].sum()


@reproducible
@given(worlds())
def test_a_full_house_admits_nobody(world):
    """At the end of a day at most as many are inside as had a place that day.

    Unless they were there already the evening before.
    """
    plan = world.plan
    occupied = world.draw().occupied
    for s in np.flatnonzero(plan.stations["momentary"] == 0):
        before = capacity = plan.stations["capacity"][s]
        for day in range(plan.days):
            today = [
                row["capacity"]
                for row in plan.changes
                if row["station"] == s and day <= row["time"] < day + 1
            ]
            assert occupied[s, day] <= max(before, capacity, *today)
            before, capacity = occupied[s, day], (today or [capacity])[-1]


@reproducible
@given(worlds())
def test_no_more_are_moved_than_transport_can_carry(world):
    moved = outcome(world.draw().ledger, "moved").sum()
    assert moved <= world.plan.move_limit.sum()


def test_nobody_disappears_when_every_place_is_lost():
    everything = Quantity(value=1)
    fire = FacilityDamage(name="fire", start=5, days=30, lost=everything)
    world = tight(disruptions=[fire])
    before, after = tight(days=5), world
    assert (world.capacity.usable[5:] == 0).all()
    assert_array_equal(before.draw().started, after.draw().started)
    run = after.draw()
    assert run.occupied[:, 4].sum() > 10
    assert (np.diff(run.occupied[:, 4:], axis=1) <= 0).all()
    ends = sum(outcome(run.ledger, name) for name in ENDS)
    assert_array_equal(outcome(run.ledger, "arrived"), ends)


# ------------------------------------------------------- the same seed, the same bits


@pytest.fixture(scope="module")
def twelve():
    return tight().simulate(12)


def test_threads_change_nothing(twelve):
    for workers in (1, 2):
        with ThreadPoolExecutor(workers) as executor:
            assert_same(twelve, tight().simulate(12, executor=executor))


@pytest.mark.slow
def test_processes_change_nothing(twelve):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert_same(twelve, tight().simulate(12, executor=executor))


def test_the_same_seed_gives_the_same_bits_and_another_does_not(twelve):
    assert_same(twelve, tight(seed=1).simulate(12))
    assert (twelve.ledger != tight(seed=2).simulate(12).ledger).any()


def test_more_draws_change_nothing_in_those_already_run():
    world = tight()
    few, many = world.simulate(20), world.simulate(60)
    for name in set(few._fields) - set(SUMMED):
        assert_array_equal(getattr(few, name), getattr(many, name)[:20], err_msg=name)


def test_a_draw_has_its_number_wherever_the_count_begins(twelve):
    later = tight().simulate(5, first=7)
    for name in set(later._fields) - set(SUMMED):
        expected = getattr(twelve, name)[7:]
        assert_array_equal(getattr(later, name), expected, err_msg=name)


def test_parts_add_up_to_the_whole(twelve):
    first, last = tight().simulate(5), tight().simulate(7, first=5)
    for name in SUMMED:
        parts = getattr(first, name) + getattr(last, name)
        assert_allclose(parts, getattr(twelve, name), rtol=1e-12, err_msg=name)


def test_progress_counts_the_draws():
    told = []
    tight(days=3).simulate(12, progress=told.append)
    assert told == [5, 10, 12]


# ------------------------------------------------------------------ the same patients


def test_a_longer_scenario_changes_nothing_in_the_days_before():
    short, long = tight(days=9).draw(), tight(days=14).draw()
    for name in ("occupied", "waiting", "admitted"):
        assert_array_equal(getattr(short, name), getattr(long, name)[..., :9])


def test_another_need_changes_nothing_for_the_others():
    """With room for all: what is added is seen under its own source only."""
    register = country(ward=500, south=500)
    war = stream(9, 14, MIX, name="war", source="allied")
    fire = stream(5, 14, MIX, name="fire", source="civil")
    one = set_up(register, make_scenario(14, needs=[war]))
    two = set_up(register, make_scenario(14, needs=[fire, war]))
    for number in range(10):
        alone, beside = one.draw(number), two.draw(number)
        assert outcome(beside.ledger, "arrived")[:, 2].sum() > 0
        assert_array_equal(alone.ledger[:, 1], beside.ledger[:, 1])
        assert_array_equal(alone.need[1], beside.need[1])


def test_the_order_of_needs_does_not_matter():
    needs = [
        stream(6, 14, MIX, name="war", source="allied"),
        stream(5, 14, MIX, name="fire", source="civil"),
        Ordinary(name="ordinary"),
    ]
    register = country(activity={"A": 2.0, "B": 1.0})
    forward = set_up(register, make_scenario(14, needs=needs))
    backward = set_up(register, make_scenario(14, needs=needs[::-1]))
    assert_array_equal(forward.draw(3).ledger, backward.draw(3).ledger)
    assert_array_equal(forward.draw(3).waiting, backward.draw(3).waiting)


def test_capacity_does_not_change_who_comes():
    half = Quantity(value=0.5)
    damage = FacilityDamage(name="fire", start=2, days=5, lost=half)
    whole, damaged = tight(), tight(disruptions=[damage])
    for number in range(5):
        one, other = whole.draw(number), damaged.draw(number)
        assert_same(one, other, ("need", "need_isolated", "admitted", "patient_days"))
        assert (one.occupied != other.occupied).any()


def test_a_larger_need_brings_the_same_patients_and_more():
    register = country(ward=500, south=500)

    def come(rate):
        scenario = make_scenario(14, needs=[stream(rate, 14, MIX)])
        return set_up(register, scenario).draw()

    few, many = come(5), come(6)
    assert (few.admitted <= many.admitted).all()
    assert (few.occupied <= many.occupied).all()


@reproducible
@given(worlds())
def test_source_never_decides_about_care(world):
    """Everybody's source is turned round: nothing but the labels changes."""
    arrivals, residents = world.plan.arrivals.copy(), world.plan.residents.copy()
    for rows in (arrivals, residents):
        rows["source"] = 3 - rows["source"]
    turned = replace(
        world, plan=world.plan._replace(arrivals=arrivals, residents=residents)
    )
    one, other = world.draw(), turned.draw()
    assert_same(one, other, ("occupied", "waiting", "started"))
    assert_array_equal(one.ledger, other.ledger[:, ::-1])
    assert_array_equal(one.need, other.need[::-1])
    assert_array_equal(one.died, other.died[:, ::-1])


# ---------------------------------------------------------------- more places, measures


@settings(reproducible, max_examples=30)
@given(st.integers(1, 12), st.integers(0, 100))
def test_one_more_place_never_lengthens_a_queue(places, number):
    """One queue, first come first served: so in every draw and on every day."""
    pathway = {"A": [step("ward", 2.0, patience=None)]}

    def run(places):
        register = make_register([Site("h", {"ward": places})], pathway)
        scenario = make_scenario(30, needs=[stream(4, 30, "A")])
        return set_up(register, scenario).draw(number)

    fewer, more = run(places), run(places + 1)
    assert (more.waiting <= fewer.waiting).all()
    assert more.wait_days[0] <= fewer.wait_days[0]


def test_more_places_mean_fewer_deaths_and_fewer_who_leave():
    def losses(ward):
        register = country(ward=ward)
        scenario = make_scenario(14, needs=[stream(10, 14, MIX)])
        ledger = set_up(register, scenario).simulate(40).ledger
        return outcome(ledger, "died_waiting").sum(), outcome(
            ledger, "left_untreated"
        ).sum()

    few, some, many = losses(5), losses(15), losses(60)
    assert few[0] > some[0] > many[0] == 0
    assert few[1] > some[1] > many[1] == 0


def test_who_is_postponed_is_in_the_ledger():
    """Nobody more, nobody less: arrived + postponed is who came without the measure."""
    later = PostponeElective(
        name="later",
        share=Quantity(value=0.8),
        days=30,
        start=2,
        catch_up=0.0,
        authority_level="region",
    )
    without, with_it = tight(), tight(measures=[later])
    for number in range(10):
        one, other = without.draw(number).ledger, with_it.draw(number).ledger
        postponed = outcome(other, "postponed")
        assert_array_equal(
            outcome(one, "arrived"), outcome(other, "arrived") + postponed
        )
        assert postponed[0, 3].sum() > 0
        assert postponed[1].sum() == postponed[:, :3].sum() == 0


def test_early_discharge_never_needs_more_wards_and_owes_every_day():
    """The days cut from the ward are spent in a municipal place instead."""
    home = EarlyDischarge(
        name="home",
        share=Quantity(value=0.6),
        kept=0.5,
        days=5,
        start=3,
        authority_level="region",
    )
    register = make_register(
        [Site("h", {"ward": 50, "municipal": 50})],
        {"A": [step("ward", 3.0)]},
        activity={"A": 5.0},
    )
    needs = [Ordinary(name="ordinary")]
    without = set_up(register, make_scenario(14, needs=needs))
    with_it = set_up(register, make_scenario(14, needs=needs, measures=[home]))
    for number in range(10):
        one, other = (
            world.draw(number).need.sum(axis=0).cumsum(axis=-1)
            for world in (without, with_it)
        )
        ward, municipal = 0, 1
        assert (other[ward] <= one[ward]).all()
        assert (other[ward] < one[ward]).any()
        assert (one[municipal] == 0).all()
        assert_array_equal(one[ward], other[ward] + other[municipal])
