"""Stays from admissions and census, with what drifts."""

import numpy as np
import pytest

from beredt.engine.estimation import (
    CensusSeries,
    Law,
    choose_form,
    fit_census,
    foretell,
    presence,
    stay_of_census,
)
from beredt.engine.estimation.census import compute_census


def simulate(mean_of_day, seed, days=150, a_day=8.0, variation=0.8):
    """Return a hospital whose patients are followed one by one."""
    chance = np.random.default_rng(seed)
    admissions = chance.poisson(a_day, days).astype(float)
    occupied = np.zeros(days)
    for day in range(days):
        law = Law("weibull", mean_of_day(day), variation)
        number = int(admissions[day])
        stays = np.floor(law.quantiles(chance.random(number)) + chance.random(number))
        for stay in stays.astype(int):
            occupied[day : day + stay] += 1
    return CensusSeries(admissions=admissions, occupied=occupied)


def test_a_steady_stay_is_found_again():
    series = simulate(lambda _: 6.0, seed=1)
    found = stay_of_census(fit_census(series, "weibull", "steady")[0], series)
    assert found.mean.value == pytest.approx(6.0, rel=0.08)
    assert found.mean.low < found.mean.value < found.mean.high
    assert found.periods == ()


@pytest.mark.slow
def test_four_of_five_intervals_of_the_mean_hold_the_truth():
    held = []
    for seed in range(25):
        series = simulate(lambda _: 6.0, seed=seed, days=90)
        law, _ = fit_census(series, "weibull", "steady")
        mean = stay_of_census(law, series).mean
        held.append(mean.low <= 6.0 <= mean.high)
    assert np.mean(held) >= 0.6


def test_a_stay_that_shortens_is_seen_to_shorten():
    series = simulate(lambda day: 9.0 if day < 75 else 5.0, seed=2)
    found = stay_of_census(fit_census(series, "weibull", "lasting")[0], series)
    first, last = found.periods[1], found.periods[-1]
    assert first.mean.value == pytest.approx(9.0, rel=0.2)
    assert last.mean.value == pytest.approx(5.0, rel=0.2)


def test_patients_who_were_inside_before_the_series_began_are_not_forgotten():
    whole = simulate(lambda _: 6.0, seed=3, days=220)
    cut = CensusSeries(admissions=whole.admissions[60:], occupied=whole.occupied[60:])
    found = stay_of_census(fit_census(cut, "weibull", "steady")[0], cut)
    assert found.mean.value == pytest.approx(6.0, rel=0.1)


def test_counting_in_the_morning_is_no_shorter_stay():
    whole = simulate(lambda _: 6.0, seed=4)
    morning = np.concatenate([[0.0], whole.occupied[:-1]])
    series = CensusSeries(admissions=whole.admissions, occupied=morning)
    law, _ = fit_census(series, "weibull", "steady")
    assert law.moment < 0.4
    assert stay_of_census(law, series).mean.value == pytest.approx(6.0, rel=0.1)


def test_what_is_foretold_uses_only_what_is_known():
    series = simulate(lambda _: 6.0, seed=5, days=80)
    law, _ = fit_census(series.until(50), "weibull", "reverting")
    changed = series.occupied.copy()
    changed[50:] += 40
    other = CensusSeries(admissions=series.admissions, occupied=changed)
    known = np.minimum(series.counted, 49)
    assert np.array_equal(
        foretell(law, series, known).mean, foretell(law, other, known).mean
    )


def test_bands_widen_with_the_days_ahead():
    series = simulate(lambda _: 6.0, seed=6, days=80)
    law, _ = fit_census(series.until(50), "weibull", "reverting")
    near = foretell(law, series, series.counted - 1).spread[40:]
    far = foretell(law, series, series.counted - 14).spread[40:]
    assert (near < far).all()


def test_four_of_five_days_lie_in_their_band():
    inside = []
    for seed in range(6):
        series = simulate(lambda _: 6.0, seed=seed, days=130)
        law, _ = fit_census(series.until(90), "weibull", "steady")
        told = foretell(law, series, np.minimum(series.counted, 89))
        held = np.abs(series.occupied - told.mean) <= 1.2816 * told.spread
        inside.append(held[90:].mean())
    assert 0.65 <= np.mean(inside) <= 0.95


def test_the_form_that_foretells_best_comes_first():
    series = simulate(lambda _: 5.0, seed=8, days=70)
    forms = choose_form(series, kinds=("steady",))
    assert [form.score for form in forms] == sorted(form.score for form in forms)


def test_expected_census_is_the_convolution_by_hand():
    series = simulate(lambda _: 6.0, seed=9, days=60)
    law, _ = fit_census(series, "weibull", "steady")
    census = compute_census(law, series)
    mean = law.mean * np.exp(law.centre[0])
    share = law.counted * presence(Law("weibull", mean, law.variation), 60, law.moment)
    came = series.admissions.copy()
    came[0] = 0
    plain = np.convolve(came, share)[:60]
    inside = series.occupied[0] * (
        1 - Law("weibull", mean, law.variation).within(np.arange(60.0)) / mean
    )
    computed = census.expected + census.by_knot @ np.array(law.centre)
    np.testing.assert_allclose(computed, plain + inside, rtol=1e-3, atol=1e-2)
