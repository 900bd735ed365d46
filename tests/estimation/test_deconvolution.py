"""Stays from admissions and census alone, without a law."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from beredt.engine.estimation import (
    FAMILIES,
    Law,
    best_smoothing,
    census_of,
    presence,
    survival_from_census,
)


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(FAMILIES),
    st.floats(1, 6),
    st.floats(0.3, 1.0),
    st.integers(0, 1000),
)
def test_without_noise_the_curve_is_exact(family, mean, variation, seed):
    admissions = np.random.default_rng(seed).poisson(8, 120).astype(float)
    survival = presence(Law(family, mean, variation), 30)
    curve = survival_from_census(admissions, census_of(admissions, survival), 30)
    assert_allclose(curve, survival, atol=1e-5)


@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.1, 10.0]))
@settings(max_examples=20, deadline=None)
def test_the_curve_never_rises_and_begins_at_most_at_one(seed, smoothing):
    chance = np.random.default_rng(seed)
    admissions = chance.poisson(3, 60).astype(float)
    occupied = chance.poisson(20, 60).astype(float)
    curve = survival_from_census(admissions, occupied, 20, smoothing)
    assert (np.diff(curve) <= 1e-9).all()
    assert curve[-1] >= 0
    assert curve[0] <= 1 + 1e-4


def test_days_without_a_count_are_left_out():
    admissions = np.random.default_rng(0).poisson(8, 120).astype(float)
    survival = presence(Law("gamma", 4.0, 0.8), 30)
    occupied = census_of(admissions, survival)
    occupied[::7] = np.nan
    assert_allclose(survival_from_census(admissions, occupied, 30), survival, atol=1e-5)


def test_smoothing_takes_out_bends():
    chance = np.random.default_rng(5)
    admissions = chance.poisson(5, 90).astype(float)
    clean = census_of(admissions, presence(Law("gamma", 6.0, 0.8), 40))
    noisy = chance.poisson(clean).astype(float)
    bends = [
        np.abs(np.diff(survival_from_census(admissions, noisy, 40, smoothing), 3)).sum()
        for smoothing in (0.0, 0.1, 10.0)
    ]
    assert bends[0] > bends[1] > bends[2]
    assert best_smoothing(admissions, noisy, 40) in {0.0, 0.01, 0.1, 1.0, 10.0}
