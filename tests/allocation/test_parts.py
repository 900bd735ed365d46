"""Parts of an instance that share nothing, and days put together into steps."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.instances import random_instance, with_levers
from beredt.engine.allocation import Budget, allocate
from beredt.engine.allocation.parts import parts_of
from beredt.engine.allocation.pricing import Aim, price
from beredt.engine.allocation.sifting import sifted
from beredt.engine.allocation.stepping import in_days, in_steps, likely_start

SEEDS = st.integers(0, 10_000)
few = settings(max_examples=15, deadline=None)
CLOSE = 1e-9


def apart(seed, **sizes):
    """Return an instance in which every group has litters of its own."""
    instance = random_instance(seed, **sizes)
    groups, journeys = len(instance.groups), instance.journeys
    rows = len(journeys.rows)
    own = np.concatenate([journeys.leaving + g * rows for g in range(groups)])
    return replace(
        instance,
        groups=tuple(
            group._replace(litter=g) for g, group in enumerate(instance.groups)
        ),
        journeys=replace(
            journeys,
            rows=tuple(f"{name}/{g}" for g in range(groups) for name in journeys.rows),
            supply=np.tile(journeys.supply, (groups, 1)),
            leaving=own,
            arriving=np.tile(journeys.arriving, (groups, 1)),
            use=np.tile(journeys.use, (groups, 1, 1)),
        ),
    )


def test_groups_that_share_litters_or_places_are_of_one_part():
    assert len(parts_of(random_instance(1))) == 1
    three = apart(1, groups=3, resources=2)
    # The first and the third hold the same kind of place.
    parts = [part.groups.tolist() for part in parts_of(three)]
    assert parts == [[0, 2], [1]]
    assert [part.resources.tolist() for part in parts_of(three)] == [[0], [1]]


def test_what_nobody_holds_is_counted_once():
    instance = apart(1, groups=2, resources=3)
    found = np.concatenate([part.resources for part in parts_of(instance)])
    assert sorted(found) == [0, 1, 2]


@few
@given(SEEDS)
def test_parts_decided_on_alone_are_the_whole(seed):
    instance = apart(seed, groups=3)
    plan = allocate(instance, gap=CLOSE)
    at_once = allocate(instance, gap=CLOSE, sift=False)
    assert plan.objective == pytest.approx(at_once.objective)
    assert plan.bound == pytest.approx(at_once.bound)
    aim, prices = Aim(), plan.prices
    bound = price(instance, Budget(), aim, prices, each=1).bound
    assert bound == pytest.approx(plan.bound, rel=1e-6, abs=1e-6)
    again = allocate(instance, gap=CLOSE, like=plan)
    assert again.objective == pytest.approx(plan.objective)


@few
@given(SEEDS, st.sampled_from([2, 3]))
def test_steps_keep_patients_places_and_what_is_unmet_without_moves(seed, step):
    instance = with_levers(random_instance(seed, days=12), seed)
    # The same on all days of a step: then nothing is averaged away.
    days = np.arange(12) // step * step
    instance = replace(
        instance, need=instance.need[:, :, days], capacity=instance.capacity[:, :, days]
    )
    rough = in_steps(instance, step)
    assert rough.movable.sum() == pytest.approx(instance.movable.sum())
    missing = [
        (np.maximum(one.need - one.capacity, 0).sum(axis=2) @ one.penalty).sum()
        for one in (rough, instance)
    ]
    assert missing[0] == pytest.approx(missing[1])
    places, upper = instance.levers.places, instance.levers.upper
    held = rough.levers.added(upper, rough.need.shape).sum() * step
    assert held == pytest.approx((places.value * upper[places.lever]).sum())


def test_a_stay_counts_in_steps_as_it_does_in_days():
    instance = random_instance(1, days=12)
    rough = in_steps(instance, 3)
    # Moved on any day of the first step: what is held until the fourth step ends.
    held = [instance.profile[0, 0, : 12 - t].sum() for t in range(3)]
    assert 3 * rough.profile[0, 0].sum() == pytest.approx(np.mean(held), rel=1e-3)


@pytest.mark.parametrize("seed", range(5))
def test_the_prices_of_steps_prove_most_of_what_those_of_days_do(seed):
    instance = random_instance(seed, days=24)
    instance = replace(instance, capacity=0.6 * instance.capacity)
    rough = in_steps(instance, 4)
    every = likely_start(rough, Budget())
    found = sifted(rough, Budget(), Aim(), every, gap=1e-6)
    hint = in_days(found.prices, 24, 4)
    best = allocate(instance, gap=1e-6).objective
    bound = price(instance, Budget(), Aim(), hint, each=1).bound
    assert 0.8 * best <= bound <= best + 1e-6


@few
@given(SEEDS, st.sampled_from([None, 1]))
def test_a_long_time_is_planned_as_all_moves_at_once_are(seed, most_on):
    instance = random_instance(seed, days=20)
    instance = with_levers(instance, seed, most_on=most_on, ways=True)
    plan, whole = allocate(instance), allocate(instance, sift=False, gap=CLOSE)
    if most_on is None:
        assert plan.gap <= 1e-4
        assert plan.objective <= whole.objective * 1.0001 + 1e-6
    assert plan.bound <= whole.objective + 1e-6
