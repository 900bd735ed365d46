"""The choice of moves: right, certified, and never against what is allowed."""

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.instances import make_instance, random_instance
from allocation.plainly import least, moves_of
from beredt.engine.allocation import Budget, Weights, allocate, allocate_rolling
from beredt.engine.allocation.arcs import every_arc
from beredt.engine.allocation.plan import changed_need, counted, missing_places
from beredt.engine.allocation.pricing import Aim, Prices, free_levers, price
from beredt.engine.allocation.sifting import Start, sifted

SEEDS = st.integers(0, 10_000)
few = settings(max_examples=15, deadline=None)
CLOSE = 1e-9


def with_supply(instance, supply):
    journeys = instance.journeys
    return replace(
        instance,
        journeys=replace(journeys, supply=np.full_like(journeys.supply, supply)),
    )


def test_patients_go_to_the_nearest_who_has_places():
    instance = make_instance(
        need=[[[6.0]], [[3.0]], [[0.0]]],
        capacity=[[[4.0]], [[4.0]], [[5.0]]],
        movable=[[[6.0]], [[0.0]], [[0.0]]],
        profile=[[[1.0]]],
    )
    plan = allocate(instance)
    assert [(move.target, move.patients) for move in plan.moves] == [
        ("hospital-1", pytest.approx(1)),
        ("hospital-2", pytest.approx(1)),
    ]
    # Two moves of weight 1, and 1 + 2 hours of weight 0.5.
    assert plan.objective == pytest.approx(3.5)
    assert plan.after.sum() == pytest.approx(0, abs=CLOSE)
    assert plan.before.sum() == 2


@pytest.mark.parametrize("supply", [0, 1, 2, 5])
@pytest.mark.parametrize("stay", [(1.0, 0.0), (1.0, 1.0)])
def test_no_whole_plan_of_a_small_case_is_better(supply, stay):
    movable = np.array([[[2, 2]], [[1, 0]], [[0, 1]]], float)
    need = np.zeros((3, 1, 2))
    for lag, still in enumerate(stay):
        need[:, :, lag:] += still * movable[:, :, : 2 - lag]
    instance = make_instance(
        need, [[[1.0]], [[1.0]], [[2.0]]], movable, [[stay]], supply=supply
    )
    moves = moves_of(instance)
    best = np.inf
    for sizes in product(*(range(int(movable[i, g, t]) + 1) for i, _, g, t in moves)):
        if allowed(instance, moves, sizes):
            best = min(best, counts(instance, moves, sizes))
    plan = allocate(instance, gap=CLOSE)
    assert plan.objective == pytest.approx(best)


def allowed(instance, moves, sizes):
    sent = np.zeros(instance.movable.shape)
    left = np.zeros((len(instance.regions), instance.days))
    for (i, _, g, t), size in zip(moves, sizes, strict=True):
        sent[i, g, t] += size
        left[instance.region_of[i], t] += size
    return (sent <= instance.movable).all() and (left <= instance.journeys.supply).all()


def counts(instance, moves, sizes):
    need = instance.need.copy()
    value = 0.0
    for (i, j, g, t), size in zip(moves, sizes, strict=True):
        stay = size * instance.profile[g, :, : instance.days - t]
        need[i, :, t:] -= stay
        need[j, :, t:] += stay
        value += size * instance.cost[i, j]
    missing = np.maximum(need - instance.capacity, 0).sum(axis=2)
    return value + (missing @ instance.penalty).sum()


@few
@given(SEEDS, st.sampled_from([0.0, 1.0, 4.0]))
def test_another_formulation_finds_the_same(seed, supply):
    instance = random_instance(seed, supply=supply)
    assert allocate(instance, gap=CLOSE).objective == pytest.approx(
        least(instance), rel=1e-6, abs=1e-6
    )


@few
@given(SEEDS, st.integers(0, 12), st.integers(0, 12))
def test_limits_are_those_of_another_formulation(seed, patients, hours):
    instance = random_instance(seed)
    plan = allocate(instance, gap=CLOSE, budget=Budget(patients=patients, hours=hours))
    assert plan.objective == pytest.approx(
        least(instance, patients=patients, hours=hours), rel=1e-6, abs=1e-6
    )
    assert plan.patients.sum() <= patients + 1e-6


@few
@given(SEEDS)
def test_sifting_ends_where_all_moves_at_once_end(seed):
    instance = random_instance(seed, facilities=12, groups=3, days=6)
    whole, part = allocate(instance, sift=False), allocate(instance, gap=1e-4)
    assert part.gap <= 1e-4
    assert part.objective == pytest.approx(whole.objective, rel=1.0001e-4, abs=1e-6)
    assert part.bound <= whole.objective + 1e-6


@few
@given(SEEDS)
def test_a_bound_from_any_prices_is_never_above_the_best(seed):
    instance = random_instance(seed)
    rng = np.random.default_rng(seed)
    prices = Prices(
        rng.uniform(-20, 150, instance.need.shape),
        rng.uniform(-5, 30, instance.journeys.supply.shape),
        rng.uniform(0, 5),
        rng.uniform(0, 2),
        np.zeros(2),
        free_levers(instance),
    )
    budget = Budget(patients=9, hours=14)
    best = allocate(instance, budget=budget, gap=CLOSE).objective
    assert price(instance, budget, Aim(), prices, each=1).bound <= best + 1e-6


@few
@given(SEEDS)
def test_shadow_prices_are_what_a_little_more_changes(seed):
    instance = random_instance(seed, days=3)
    plan = allocate(instance, gap=1e-12)
    step = 1e-5
    worth = plan.prices.places
    at = np.unravel_index(
        int(np.random.default_rng(seed).integers(worth.size)), worth.shape
    )
    for where in (at, np.unravel_index(worth.argmax(), worth.shape)):
        change = np.zeros(worth.shape)
        change[where] = step
        more = replace(instance, capacity=instance.capacity + change)
        less = replace(instance, capacity=instance.capacity - change)
        gained = (plan.objective - allocate(more, gap=1e-12).objective) / step
        lost = (allocate(less, gap=1e-12).objective - plan.objective) / step
        # Between the two where the price is not one number.
        assert gained - 1e-3 <= worth[where] <= lost + 1e-3


@few
@given(SEEDS)
def test_the_price_of_a_journey_is_what_one_more_changes(seed):
    instance = random_instance(seed, days=3, supply=1.0)
    plan = allocate(instance, gap=1e-12)
    step, worth = 1e-5, plan.prices.journeys
    where = np.unravel_index(worth.argmax(), worth.shape)
    change = np.zeros(worth.shape)
    change[where] = step

    def at(supply):
        journeys = replace(instance.journeys, supply=supply)
        return allocate(replace(instance, journeys=journeys), gap=1e-12).objective

    gained = (plan.objective - at(instance.journeys.supply + change)) / step
    lost = (at(instance.journeys.supply - change) - plan.objective) / step
    assert gained - 1e-3 <= worth[where] <= lost + 1e-3


@few
@given(SEEDS)
def test_without_moves_what_is_missing_is_need_less_places(seed):
    instance = with_supply(random_instance(seed), 0.0)
    plan = allocate(instance)
    gap = np.maximum(instance.need - instance.capacity, 0)
    assert plan.moves == []
    assert np.array_equal(plan.after, gap)
    assert np.array_equal(plan.before, gap)
    assert plan.objective == pytest.approx((gap.sum(axis=2) @ instance.penalty).sum())


@few
@given(SEEDS)
def test_more_transport_and_more_moves_never_close_less(seed):
    instance = random_instance(seed)
    by_supply = [allocate(with_supply(instance, s)).bound for s in (0, 1, 2, 8)]
    by_limit = [
        allocate(instance, budget=Budget(patients=most), gap=CLOSE).objective
        for most in (0, 1, 4, 50)
    ]
    assert all(a >= b - 1e-6 for a, b in pairwise(by_limit))
    exact = [
        allocate(with_supply(instance, s), gap=CLOSE).objective for s in (0, 1, 2, 8)
    ]
    assert all(a >= b - 1e-6 for a, b in pairwise(exact))
    assert all(a <= b + 1e-6 for a, b in zip(by_supply, exact, strict=True))


@few
@given(SEEDS)
def test_the_fair_plan_is_kindest_to_the_worst_off_region(seed):
    instance = random_instance(seed, facilities=6)
    plan = allocate(instance, gap=CLOSE)
    fair = allocate(instance, gap=CLOSE, fair=True)
    worst = fair.relative_shortfall(fair.after).max()
    assert worst <= plan.relative_shortfall(plan.after).max() * (1 + 2e-6) + 1e-9
    assert fair.fair_bound <= worst + 1e-9
    assert fair.objective >= plan.bound - 1e-6


@few
@given(SEEDS, st.booleans())
def test_nobody_goes_who_may_not_and_no_journey_is_used_twice(seed, fair):
    instance = random_instance(seed, facilities=6, supply=2.0)
    zone = np.zeros((instance.days, 6), int)
    zone[1, :3] = 1
    instance = replace(instance, zone=zone)
    plan = allocate(instance, fair=fair)
    may = set(moves_of(instance))
    sent = np.zeros(instance.movable.shape)
    left = np.zeros((len(instance.regions), instance.days))
    for move in zip(*plan.arcs, plan.patients, strict=True):
        i, j, g, t, size = move
        assert (i, j, g, t) in may
        sent[i, g, t] += size
        left[instance.region_of[i], t] += size
    # Whoever has gone is no more among those who are fit on later days.
    gone = np.zeros(sent.shape[:2])
    for t in range(instance.days):
        gone = instance.keeps * gone + sent[:, :, t]
        assert (gone <= instance.pool[:, :, t] + 1e-6).all()
    assert (left <= instance.journeys.supply + 1e-6).all()
    need = changed_need(instance, plan.arcs, plan.patients)
    # What is taken away in one place is there in another, and nobody else is moved.
    assert np.allclose(need.sum(axis=0), instance.need.sum(axis=0))
    assert (need >= -1e-6).all()


@few
@given(SEEDS)
def test_a_place_that_takes_no_more_journeys_is_a_limit(seed):
    instance = random_instance(seed, supply=50.0)
    rows = (*instance.journeys.rows, "hub")
    arriving = np.full_like(instance.journeys.arriving, -1)
    arriving[:, 0] = len(rows) - 1
    supply = np.vstack([instance.journeys.supply, np.full(instance.days, 0.5)])
    journeys = replace(instance.journeys, rows=rows, arriving=arriving, supply=supply)
    plan = allocate(replace(instance, journeys=journeys))
    coming = np.bincount(
        plan.arcs.day[plan.arcs.target == 0],
        plan.patients[plan.arcs.target == 0],
        instance.days,
    )
    assert (coming <= 0.5 + 1e-6).all()


@few
@given(SEEDS)
def test_a_rolling_plan_is_allowed_and_never_better_than_the_whole(seed):
    instance = random_instance(seed, facilities=6, days=8)
    rolling = allocate_rolling(instance, window=5, commit=2, gap=CLOSE)
    assert rolling.objective >= allocate(instance, gap=CLOSE).objective - 1e-6
    assert rolling.bound <= rolling.objective + 1e-6
    sent = np.zeros(instance.movable.shape)
    np.add.at(
        sent,
        (rolling.arcs.origin, rolling.arcs.group, rolling.arcs.day),
        rolling.patients,
    )
    # Whoever has gone is no more among those who are fit on later days.
    gone = np.zeros(sent.shape[:2])
    for t in range(instance.days):
        gone = instance.keeps * gone + sent[:, :, t]
        assert (gone <= instance.pool[:, :, t] + 1e-6).all()


@few
@given(SEEDS)
def test_one_window_over_all_days_is_the_whole_plan(seed):
    instance = random_instance(seed)
    rolling = allocate_rolling(instance, window=5, commit=5, gap=CLOSE)
    assert rolling.objective == pytest.approx(allocate(instance, gap=CLOSE).objective)


def test_the_objective_is_counted_from_the_moves():
    instance = random_instance(3)
    found = sifted(instance, Budget(), Aim(), Start(every_arc(instance)), gap=CLOSE)
    need = changed_need(instance, found.arcs, found.patients)
    missing = missing_places(instance, need)
    assert found.objective == counted(instance, missing, found.arcs, found.patients)


def test_what_is_worth_most_is_named_first():
    plan = allocate(random_instance(1), gap=CLOSE)
    worth = [row.worth for row in plan.binding()]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > 0


def test_changed_weights_change_what_counts():
    instance = make_instance([[[3.0]]], [[[1.0]]], [[[0.0]]], [[[1.0]]])
    heavy = replace(instance, weights=Weights(changed={"unmet_weight_ward": 7.0}))
    assert allocate(instance).objective == pytest.approx(20)
    assert allocate(heavy).objective == pytest.approx(14)


def test_weights_nobody_knows_are_refused():
    with pytest.raises(ValueError, match="is no weight"):
        Weights(changed={"travle_weight": 1.0})
    with pytest.raises(ValueError, match="negative"):
        Weights(changed={"travel_weight": -1.0})


def test_all_arrays_that_do_not_fit_are_named_at_once():
    instance = random_instance(0)
    with pytest.raises(ValueError, match=r"hours has shape.*zone has shape"):
        replace(instance, hours=np.zeros((2, 2)), zone=np.zeros((1, 1), int))
