"""Stays from a list, of which some have not ended."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.engine.estimation import (
    FAMILIES,
    Law,
    StayList,
    estimate_from_list,
    kaplan_meier,
)

PATIENTS = 400


def seen(law, seed, patients=PATIENTS, whole_days=True, longest=20):
    """Return a list as a hospital has it: admitted over `longest` days, read today."""
    chance = np.random.default_rng(seed)
    stays = law.quantiles(chance.random(patients))
    if whole_days:
        stays = np.floor(stays + chance.random(patients))
    left = chance.integers(0, longest, patients) + (0.0 if whole_days else 0.5)
    ended = stays <= left
    return StayList(stays=np.minimum(stays, left), ended=ended, whole_days=whole_days)


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(FAMILIES),
    st.floats(2, 9),
    st.floats(0.5, 1.2),
    st.booleans(),
    st.integers(0, 99),
)
def test_a_known_law_is_found_again(family, mean, variation, whole_days, seed):
    law = Law(family, mean, variation)
    listed = seen(law, seed, patients=3000, whole_days=whole_days, longest=40)
    found = estimate_from_list(listed)
    assert found.median.value == pytest.approx(
        law.quantiles(np.array([0.5]))[0], rel=0.12
    )
    assert found.p90.value == pytest.approx(law.quantiles(np.array([0.9]))[0], rel=0.2)
    assert found.misfit < 0.05


def test_leaving_out_those_still_inside_shortens_stays_and_we_do_not():
    law = Law("gamma", 8.0, 0.8)
    listed = seen(law, 3, patients=2000)
    ended = StayList(
        stays=listed.stays[listed.ended], ended=np.ones(listed.ended.sum(), bool)
    )
    assert estimate_from_list(ended).mean.value < 0.8 * law.mean
    assert estimate_from_list(listed).mean.value == pytest.approx(law.mean, rel=0.08)


@pytest.mark.slow
def test_four_of_five_intervals_hold_the_truth():
    law = Law("gamma", 6.0, 0.9)
    held = []
    for seed in range(60):
        found = estimate_from_list(seen(law, seed, patients=150))
        held.append(found.mean.low <= law.mean <= found.mean.high)
    assert 0.65 <= np.mean(held) <= 0.92


def test_the_same_list_gives_the_same_estimate():
    listed = seen(Law("weibull", 5.0, 1.0), 1)
    assert estimate_from_list(listed) == estimate_from_list(listed)


def test_three_patients_by_hand():
    """Stays of 1 and 3 days ended, one of 2 has not: half is left after the last."""
    ages, share = kaplan_meier(
        StayList(stays=np.array([1.0, 2.0, 3.0]), ended=np.array([True, False, True]))
    )
    assert ages.tolist() == [1.0, 3.0]
    assert share.tolist() == pytest.approx([2 / 3, 0.0])


def test_patients_who_leave_the_same_day_are_counted():
    stays = np.array([0.0] * 50 + [1.0] * 30 + [4.0] * 20)
    found = estimate_from_list(StayList(stays=stays, ended=np.ones(100, bool)))
    assert found.mean.value == pytest.approx(stays.mean(), rel=0.25)
    assert np.isfinite(found.p90.high)


def test_a_list_in_which_nobody_has_left_says_nothing():
    with pytest.raises(ValueError, match="must have ended"):
        StayList(stays=np.array([3.0]), ended=np.array([False]))
