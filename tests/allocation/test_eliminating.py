"""Switches given up one by one, the least missed first."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.instances import random_instance, with_levers
from beredt.engine.allocation import Levers, allocate, eliminate

seeds = st.integers(0, 10_000)
few = settings(derandomize=True, deadline=None, max_examples=10, database=None)


def without(instance, switches):
    """Return an instance in which these switches are off, the others not counted."""
    levers = instance.levers
    off = np.isin(levers.lever_switch, list(switches))
    return replace(
        instance, levers=replace(levers, upper=np.where(off, 0, levers.upper))
    )


@few
@given(seeds)
def test_every_switch_is_given_up_once_and_none_is_missed_less_than_nothing(seed):
    plan = allocate(with_levers(random_instance(seed), seed, levers=6))
    order = eliminate(plan)
    assert sorted(one.switch for one in order) == [0, 1, 2]
    objectives = [plan.objective, *(one.objective for one in order)]
    assert (np.diff(objectives) >= -1e-6).all()


@few
@given(seeds)
def test_what_is_left_counts_what_a_plan_without_the_others_counts(seed):
    instance = with_levers(random_instance(seed), seed, levers=6)
    # Over all moves at once: a plan of few moves might need others without its levers.
    order = eliminate(allocate(instance, sift=False))
    off = set()
    for switch, objective in order:
        off.add(switch)
        best = allocate(without(instance, off)).objective
        assert objective >= best - 1e-6 * abs(best)


@few
@given(seeds)
def test_the_first_given_up_is_the_one_that_is_missed_least(seed):
    instance = with_levers(random_instance(seed, supply=0.0), seed, levers=6)
    # Nobody travels: the moves of a plan are all there are.
    still = replace(instance.levers, journeys=Levers().journeys)
    instance = replace(instance, levers=still)
    first = eliminate(allocate(instance))[0]
    each = [allocate(without(instance, {switch})).objective for switch in range(3)]
    assert first.objective == pytest.approx(min(each), rel=1e-6)
