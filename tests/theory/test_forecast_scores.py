"""Scores against closed forms; bands against what is simulated to come."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import stats

from beredt.engine.forecast import Reports, Site, gamma_law, score
from beredt.engine.forecast.scores import crps, holds

LAW = gamma_law(5.0, 0.9)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=12), st.floats(-1e3, 1e3))
def test_crps_equals_its_definition(draws, came):
    """E|X - y| - E|X - X'| / 2, by going through every pair."""
    each = np.array(draws)
    pairs = np.abs(each[:, None] - each).mean()
    expected = np.abs(each - came).mean() - pairs / 2
    assert_allclose(crps(each, np.asarray(came)), expected, atol=1e-9)


@pytest.mark.parametrize("came", [-2.0, 0.0, 0.7, 3.0])
def test_crps_of_many_normal_draws_equals_the_closed_form(came):
    draws = stats.norm.ppf((np.arange(20_000) + 0.5) / 20_000)
    exact = (
        came * (2 * stats.norm.cdf(came) - 1)
        + 2 * stats.norm.pdf(came)
        - 1 / np.sqrt(np.pi)
    )
    assert_allclose(crps(draws, np.asarray(came)), exact, atol=1e-3)


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_crps_of_a_single_number_is_its_absolute_error(said, came):
    assert_allclose(crps(np.array([said]), np.asarray(came)), abs(said - came))


@given(st.integers(0, 2**32))
@settings(max_examples=10, deadline=None)
def test_a_band_holds_as_many_of_its_own_draws_as_it_says(seed):
    draws = np.random.default_rng(seed).normal(size=2000)
    for share in (0.5, 0.8, 0.95):
        held = holds(np.tile(draws[:, None], 2000), draws, share).mean()
        assert held == pytest.approx(share, abs=0.002)


def simulated(days, seed, intensity):
    """Simulate one place whose patients stay for a gamma time with mean 5 days."""
    chance = np.random.default_rng(seed)
    day = np.arange(-60, days)
    admissions = chance.poisson(intensity(day)).astype(float)
    occupied = np.zeros(len(day))
    for first, count in enumerate(admissions.astype(int)):
        for stay in chance.gamma(1 / 0.81, 5 * 0.81, count):
            occupied[first : first + round(stay + chance.random() - 0.5)] += 1
    return Reports(
        sites=(Site(place="one"),),
        first_day=738_000,
        admissions=admissions[None, 60:],
        occupied=occupied[None, 60:],
        capacity=np.full((1, days), np.nan),
    )


COURSES = {
    "stationary": lambda day: np.full(len(day), 20.0),
    "growing": lambda day: 8 * np.exp(0.012 * np.maximum(day, 0)),
    "waves": lambda day: 20 * np.exp(0.6 * np.sin(day / 18)),
}


@pytest.mark.slow
@pytest.mark.parametrize("course", COURSES)
def test_bands_hold_what_comes_as_often_as_they_say(course):
    """80 % bands, two courses of 27 weeks: within three deviations of a binomial.

    Neighbouring forecasts share most of what they are judged by, so a third of them
    counts.
    """
    held, judged = {}, {}
    for seed in range(2):
        reports = simulated(190, seed, COURSES[course])
        for one in score(reports, laws={"": LAW}, draws=128):
            if one.method == "flow":
                held[one.horizon] = held.get(one.horizon, 0) + (
                    one.coverage_80 * one.forecasts
                )
                judged[one.horizon] = judged.get(one.horizon, 0) + one.forecasts
    for horizon, count in judged.items():
        allowed = 3 * np.sqrt(0.8 * 0.2 / (count / 3))
        assert abs(held[horizon] / count - 0.8) < allowed, horizon
