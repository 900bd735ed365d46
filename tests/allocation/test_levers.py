"""What may be decided beside moves: right, certified, and within what limits it."""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.instances import make_instance, random_instance, with_levers
from allocation.plainly import least
from beredt.engine.allocation import (
    AddedPlaces,
    Levers,
    RowEntries,
    allocate,
    allocate_rolling,
)
from beredt.engine.allocation.instance import Budget
from beredt.engine.allocation.pricing import Aim, LeverPrices, Prices, price

SEEDS = st.integers(0, 10_000)
few = settings(max_examples=15, deadline=None)
CLOSE = 1e-9


def one_hospital(**changed):
    """Three places short for two days; opening two places costs 4 each and a nurse."""
    instance = make_instance([[[6.0, 6.0]]], [[[3.0]]], [[[0.0, 0.0]]], [[[1.0, 1.0]]])
    levers = {
        "names": ("open",),
        "cost": np.array([4.0]),
        "upper": np.array([2.0]),
        "places": AddedPlaces(
            np.array([0, 0]),
            np.array([0, 0]),
            np.array([0, 1]),
            np.array([0, 0]),
            np.array([1.0, 1.0]),
        ),
    }
    return replace(instance, levers=Levers(**(levers | changed)))


def test_places_are_opened_where_they_are_worth_their_cost():
    plan = allocate(one_hospital())
    assert plan.levers == pytest.approx([2])
    assert plan.after.ravel() == pytest.approx([1, 1])
    assert plan.before.ravel() == pytest.approx([3, 3])
    # Two place-days of weight 10 are left, two places were opened for 4 each.
    assert plan.objective == pytest.approx(28)
    # One place more closes two place-days and costs 4.
    assert plan.lever_worth == pytest.approx([16])
    assert ("lever", "open") in {(row.resource, row.place) for row in plan.binding()}


def test_places_that_cost_more_than_they_close_stay_closed():
    plan = allocate(one_hospital(cost=np.array([21.0])))
    assert plan.levers == pytest.approx([0])


def test_a_nurse_is_worth_the_places_that_she_staffs():
    plan = allocate(
        one_hospital(
            rows=("nurses",),
            row_lower=np.array([-np.inf]),
            row_upper=np.array([0.5]),
            entries=RowEntries(np.array([0]), np.array([0]), np.array([0.5])),
        )
    )
    assert plan.levers == pytest.approx([1])
    assert plan.prices.levers.rows == pytest.approx([32])
    assert plan.binding()[0].place == "nurses"


def test_what_must_be_done_is_done_and_its_price_is_negative():
    plan = allocate(
        one_hospital(
            cost=np.array([50.0]),
            rows=("at least",),
            row_lower=np.array([1.0]),
            row_upper=np.array([np.inf]),
            entries=RowEntries(np.array([0]), np.array([0]), np.array([1.0])),
        )
    )
    assert plan.levers == pytest.approx([1])
    assert plan.prices.levers.rows == pytest.approx([-30])


def test_what_stands_twice_counts_twice():
    twice = AddedPlaces(*(np.tile(part, 2) for part in one_hospital().levers.places))
    plan = allocate(one_hospital(places=twice))
    assert plan.levers == pytest.approx([1.5])
    assert plan.after.sum() == pytest.approx(0, abs=CLOSE)


@few
@given(SEEDS, st.booleans())
def test_another_formulation_finds_the_same(seed, moves):
    instance = random_instance(seed, supply=3.0 if moves else 0.0)
    instance = with_levers(instance, seed)
    plan = allocate(instance, gap=CLOSE)
    assert plan.objective == pytest.approx(least(instance), rel=1e-6, abs=1e-6)
    assert plan.bound == pytest.approx(plan.objective, rel=1e-6, abs=1e-6)


@few
@given(SEEDS, st.integers(0, 4), st.booleans())
def test_another_formulation_finds_the_same_switches(seed, most_on, ways):
    instance = random_instance(seed, days=3)
    instance = with_levers(instance, seed, most_on=most_on, ways=ways)
    plan = allocate(instance, gap=CLOSE)
    assert plan.objective == pytest.approx(least(instance), rel=1e-6, abs=1e-6)
    assert plan.bound <= plan.objective + 1e-6
    assert plan.restricted_bound <= plan.objective + 1e-6
    assert set(plan.switches) <= {0.0, 1.0}
    assert plan.switches.sum() <= most_on


@few
@given(SEEDS, st.integers(0, 2))
def test_no_choice_of_switches_is_better(seed, most_on):
    instance = random_instance(seed, days=3)
    counted = with_levers(instance, seed, levers=6, most_on=most_on)
    levers = counted.levers
    tried = []
    for on in combinations(range(levers.switch_number), most_on):
        upper = np.where(np.isin(levers.switches, on), levers.upper, 0.0)
        free = replace(levers, upper=upper, most_on=None)
        tried.append(allocate(replace(instance, levers=free), gap=CLOSE).objective)
    assert allocate(counted, gap=CLOSE).objective == pytest.approx(min(tried))


@few
@given(SEEDS, st.integers(0, 8))
def test_nothing_is_above_its_limit(seed, most_on):
    instance = with_levers(
        random_instance(seed, facilities=6), seed, most_on=most_on, ways=True
    )
    plan, levers = allocate(instance), instance.levers
    assert (plan.levers >= 0).all()
    assert (plan.levers <= levers.upper).all()
    used = np.zeros(len(levers.rows))
    np.add.at(
        used,
        levers.entries.row,
        levers.entries.value * plan.levers[levers.entries.lever],
    )
    assert (used <= levers.row_upper + 1e-6).all()
    assert (used >= levers.row_lower - 1e-6).all()
    assert (plan.levers[plan.switches[levers.switches] == 0] <= 1e-9).all()
    way = levers.way_switch(plan.arcs.origin, plan.arcs.target)
    closed = (way >= 0) & (plan.switches[way] == 0)
    assert (plan.patients[closed] <= 1e-6).all()


@few
@given(SEEDS, st.one_of(st.none(), st.integers(0, 4)))
def test_a_bound_from_any_prices_is_never_above_the_best(seed, most_on):
    instance = random_instance(seed, days=3)
    instance = with_levers(instance, seed, most_on=most_on, ways=True)
    rng = np.random.default_rng(seed)
    levers = instance.levers
    prices = Prices(
        rng.uniform(-20, 150, instance.need.shape),
        rng.uniform(-5, 30, instance.journeys.supply.shape),
        0.0,
        0.0,
        np.zeros(2),
        LeverPrices(
            rng.uniform(-30, 30, len(levers.rows)),
            rng.uniform(-5, 40, len(levers.names)),
            rng.uniform(-1, 4, (levers.switch_number, instance.days)),
            rng.uniform(0, 50),
        ),
    )
    best = allocate(instance, gap=CLOSE).objective
    assert price(instance, Budget(), Aim(), prices, each=1).bound <= best + 1e-6


@few
@given(SEEDS)
def test_the_price_of_a_row_is_what_one_more_changes(seed):
    instance = with_levers(random_instance(seed, days=3), seed)
    plan, step = allocate(instance, gap=1e-12), 1e-5
    worth, levers = plan.prices.levers.rows[0], instance.levers

    def at(change):
        upper = levers.row_upper + np.array([change, 0.0])
        changed = replace(instance, levers=replace(levers, row_upper=upper))
        return allocate(changed, gap=1e-12).objective

    gained = (plan.objective - at(step)) / step
    lost = (at(-step) - plan.objective) / step
    assert gained - 1e-3 <= worth <= lost + 1e-3


@few
@given(SEEDS)
def test_more_of_a_lever_never_closes_less(seed):
    instance = with_levers(random_instance(seed), seed)
    reached = []
    for share in (0.0, 0.3, 1.0, 2.0):
        upper = instance.levers.upper.copy()
        upper[seed % len(upper)] *= share
        more = replace(instance, levers=replace(instance.levers, upper=upper))
        reached.append(allocate(more, gap=CLOSE).objective)
    assert all(a >= b - 1e-6 for a, b in pairwise(reached))


@few
@given(SEEDS)
def test_more_switches_never_close_less(seed):
    reached = [
        allocate(
            with_levers(random_instance(seed), seed, levers=6, most_on=n, ways=True),
            gap=CLOSE,
        ).objective
        for n in range(6)
    ]
    assert all(a >= b - 1e-6 for a, b in pairwise(reached))
    free = with_levers(random_instance(seed), seed, levers=6, ways=True)
    assert reached[-1] == pytest.approx(allocate(free, gap=CLOSE).objective)


@few
@given(SEEDS)
def test_with_no_switch_on_it_is_as_without_levers_and_moves(seed):
    instance = random_instance(seed)
    areas = np.arange(len(instance.facilities))
    levers = with_levers(instance, seed, most_on=0).levers
    every = np.full((len(areas), len(areas)), 2)
    off = replace(instance, levers=replace(levers, areas=areas, ways=every))
    plan = allocate(off, gap=CLOSE)
    assert plan.moves == []
    assert plan.levers.sum() == 0
    assert np.array_equal(plan.after, plan.before)


@few
@given(SEEDS, st.one_of(st.none(), st.integers(0, 3)))
def test_the_fair_plan_is_kindest_to_the_worst_off_region(seed, most_on):
    instance = with_levers(random_instance(seed, facilities=6), seed, most_on=most_on)
    plan = allocate(instance, gap=CLOSE)
    fair = allocate(instance, gap=CLOSE, fair=True)
    worst = fair.relative_shortfall(fair.after).max()
    assert worst <= plan.relative_shortfall(plan.after).max() * (1 + 2e-6) + 1e-9
    assert fair.fair_bound <= worst + 1e-9


@few
@given(SEEDS)
def test_a_fleet_is_a_third_limit_of_journeys(seed):
    instance = random_instance(seed, supply=50.0)
    journeys, facilities = instance.journeys, len(instance.facilities)
    fleet = np.full((1, facilities, facilities), -1)
    fleet[0, 0] = len(journeys.rows)
    limited = replace(
        journeys,
        rows=(*journeys.rows, "boat"),
        supply=np.vstack([journeys.supply, np.full(instance.days, 1.0)]),
        leaving=journeys.leaving.copy(),
        fleet=fleet,
        fleet_use=np.full((1, facilities, facilities), 2.0),
    )
    limited = replace(instance, journeys=limited)
    plan = allocate(limited, gap=CLOSE)
    by_boat = plan.arcs.origin == 0
    sent = np.bincount(plan.arcs.day[by_boat], plan.patients[by_boat], instance.days)
    assert (sent <= 0.5 + 1e-6).all()
    # Half as many who may leave the hospital are the same limit.
    alone = replace(limited.journeys, fleet=None, fleet_use=None)
    alone.leaving[0, 0] = len(journeys.rows)
    supply = alone.supply * np.append(np.ones(len(journeys.rows)), 0.5)[:, None]
    same = replace(limited, journeys=replace(alone, supply=supply))
    assert plan.objective == pytest.approx(allocate(same, gap=CLOSE).objective)


def test_all_that_does_not_fit_is_named_at_once():
    with pytest.raises(ValueError, match=r"cost is not.*places has a day.*most_on"):
        one_hospital(
            cost=np.zeros(2),
            places=AddedPlaces(
                *([np.array([0])] * 2), np.array([7]), *[np.array([0])] * 2
            ),
            most_on=-1,
        )
    with pytest.raises(ValueError, match="upper must be finite"):
        one_hospital(upper=np.array([np.inf]))
    with pytest.raises(ValueError, match="ways need areas"):
        one_hospital(ways=np.array([[-1]]))


def test_a_rolling_plan_refuses_levers():
    with pytest.raises(ValueError, match="no levers"):
        allocate_rolling(one_hospital(), window=1, commit=1)
