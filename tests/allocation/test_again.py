"""A plan made again from one much like it: yesterday's, when today's numbers are in."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.instances import random_instance, with_levers
from beredt.engine.allocation import Budget, allocate
from beredt.engine.allocation.again import likely_again
from beredt.engine.allocation.basis import BASIC, statuses
from beredt.engine.allocation.building import Rows
from beredt.engine.allocation.parts import parts_of
from beredt.engine.allocation.pricing import Aim
from beredt.engine.allocation.rolling import days_of
from beredt.engine.allocation.sifting import sifted

SEEDS = st.integers(0, 10_000)
few = settings(max_examples=25, deadline=None)
CLOSE = 1e-9
DAYS = 6


def changed(instance, seed, share=0.2):
    """Return the instance as the next morning's numbers show it."""
    rng = np.random.default_rng(seed)
    factor = 1 + share * rng.standard_normal(instance.need.shape[:2])
    return replace(instance, need=instance.need * np.maximum(factor, 0)[:, :, None])


@few
@given(SEEDS, st.integers(0, DAYS))
def test_a_plan_made_again_is_as_good_as_one_from_nothing(seed, later):
    whole = random_instance(seed, facilities=5, days=2 * DAYS)
    before = allocate(days_of(whole, whole.need, 0, DAYS), gap=CLOSE)
    need = changed(whole, seed).need
    today = days_of(whole, need, later, later + DAYS)
    again = allocate(today, gap=CLOSE, like=before, later=later)
    anew = allocate(today, gap=CLOSE)
    assert again.objective == pytest.approx(anew.objective, rel=1e-6, abs=1e-6)
    assert again.bound <= anew.objective * (1 + 1e-9) + 1e-9
    assert again.bases


@few
@given(SEEDS)
def test_a_plan_for_the_same_day_ends_where_the_first_one_did(seed):
    instance = random_instance(seed, days=DAYS)
    plan = allocate(instance, gap=CLOSE)
    again = allocate(instance, gap=CLOSE, like=plan)
    assert again.objective == pytest.approx(plan.objective)
    assert again.rounds <= plan.rounds


def test_a_basis_has_as_many_basic_as_there_are_rows_however_late():
    whole = random_instance(3, facilities=6, days=2 * DAYS)
    today = days_of(whole, whole.need, 0, DAYS)
    plan = allocate(today)
    [part] = parts_of(today)
    rows = Rows(part.instance, Budget(), Aim())
    for later in (0, DAYS):
        [start] = likely_again([part], plan, later)
        found = statuses(rows, start.basis, start.arcs)
        basic = (found.columns == BASIC).sum() + (found.rows == BASIC).sum()
        assert basic == rows.number


def test_the_moves_of_yesterday_that_are_still_to_come_are_looked_at():
    today = random_instance(11, facilities=6, days=DAYS)
    plan = allocate(today)
    assert plan.arcs.number
    [start] = likely_again(parts_of(today), plan, 1)
    looked = set(zip(*(column.tolist() for column in start.arcs), strict=True))
    made = zip(*(column.tolist() for column in plan.arcs), strict=True)
    assert {(i, j, g, t - 1) for i, j, g, t in made if t > 0} <= looked


def test_a_start_too_far_away_is_given_up(monkeypatch):
    """The limit of a solve that begins at a basis is so low that it cannot end."""
    monkeypatch.setattr("beredt.engine.allocation.solver.STEPS_PER_ROW", 0.0)
    today = random_instance(5, facilities=6, days=DAYS)
    other = changed(today, 5, share=0.8)
    plan = allocate(other, gap=CLOSE)
    again = allocate(today, gap=CLOSE, like=plan)
    assert again.objective == pytest.approx(allocate(today, gap=CLOSE).objective)


def test_a_shorter_time_begins_as_any_plan_does():
    whole = random_instance(7, days=DAYS)
    plan = allocate(whole)
    short = days_of(whole, whole.need, 0, DAYS - 2)
    again = allocate(short, gap=CLOSE, like=plan, later=0)
    assert again.objective == pytest.approx(allocate(short, gap=CLOSE).objective)


def test_levers_leave_no_basis():
    instance = with_levers(random_instance(2), 2)
    plan = allocate(instance)
    assert plan.bases == ()
    again = allocate(instance, like=plan)
    assert again.objective == pytest.approx(plan.objective, rel=1e-4)


def test_other_facilities_are_refused():
    plan = allocate(random_instance(1, facilities=4))
    with pytest.raises(ValueError, match="same facilities"):
        allocate(random_instance(1, facilities=5), like=plan)


def test_a_programme_with_a_budget_has_no_basis():
    instance = random_instance(4)
    plan = allocate(instance, budget=Budget(patients=3.0))
    assert plan.bases == ()
    found = sifted(
        instance,
        Budget(patients=3.0),
        Aim(),
        likely_again(parts_of(instance), allocate(instance), 0)[0]._replace(basis=None),
        gap=CLOSE,
    )
    assert found.objective == pytest.approx(plan.objective)
