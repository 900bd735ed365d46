"""What must always hold for a forecast of occupancy."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from beredt.engine.forecast import (
    Reports,
    Site,
    forecast,
    gamma_law,
    law_of_category,
    score,
)
from beredt.engine.forecast.alternatives import about_point, persistence
from beredt.engine.forecast.arrivals import draw_admissions, smooth
from beredt.engine.forecast.correction import Past, corrected, widening_from
from beredt.engine.forecast.drawing import draw_census
from beredt.engine.forecast.reports import bridged, carried, filled
from beredt.engine.forecast.scoring import _Rolling
from beredt.engine.forecast.staying import (
    StayLaw,
    expected_census,
    find_law,
    left_of_census,
)
from beredt.engine.kernels.census import count_inside

SITES = (
    Site(place="Storvik", region="Øst"),
    Site(place="Lunde", region="Øst"),
    Site(place="Havneby", region="Vest"),
)
LAW = gamma_law(5.0, 0.9)


def simulated(days=100, sites=SITES, seed=1, rate=(9.0, 3.0, 6.0), growth=0.0):
    """Simulate patients with gamma stays of mean 5 at some sites."""
    chance = np.random.default_rng(seed)
    day = np.arange(-60, days)
    admissions = np.zeros((len(sites), len(day)))
    occupied = np.zeros_like(admissions)
    for s in range(len(sites)):
        admissions[s] = chance.poisson(rate[s] * np.exp(growth * day))
        for first, count in enumerate(admissions[s].astype(int)):
            for stay in chance.gamma(1 / 0.81, 5 * 0.81, count):
                left = first + round(stay + chance.random() - 0.5)
                occupied[s, first:left] += 1
    return Reports(
        sites=sites,
        first_day=738_000,
        admissions=admissions[:, 60:],
        occupied=occupied[:, 60:],
        capacity=np.full((len(sites), days), np.nan),
    )


@pytest.fixture(scope="module")
def reports():
    return simulated()


@pytest.fixture(scope="module")
def made(reports):
    return forecast(reports, laws={"": LAW}, draws=200)


def by_level(made, level):
    return [one for one in made.outlooks if one.level == level]


# ------------------------------------------------------------------------- promises


def test_the_same_seed_gives_the_same_bits(reports, made):
    again = forecast(reports, laws={"": LAW}, draws=200)
    for one, other in zip(made.outlooks, again.outlooks, strict=True):
        assert_array_equal(one.marks, other.marks)
        assert_array_equal(one.mean, other.mean)


def test_another_seed_gives_another_forecast(reports, made):
    other = forecast(reports, laws={"": LAW}, draws=200, seed=2)
    assert (other.outlooks[0].mean != made.outlooks[0].mean).any()


def test_more_draws_change_nothing_in_those_already_drawn(reports):
    few, many = (
        draw_census(reports, days=10, draws=draws, seed=1, expected=LAW).inside
        for draws in (20, 50)
    )
    assert_array_equal(few, many[:20])


def test_places_add_up_to_regions_and_regions_to_the_country(made):
    (country,) = by_level(made, "country")
    regions, places = by_level(made, "region"), by_level(made, "place")
    assert_allclose(sum(one.mean for one in regions), country.mean)
    for region in regions:
        mine = [one for one in places if one.region == region.region]
        assert_allclose(sum(one.mean for one in mine), region.mean)
        assert_allclose(sum(one.admitted for one in mine), region.admitted)


@given(st.integers(0, 2**32), st.floats(0.25, 6), st.floats(0.25, 6))
@settings(max_examples=25, deadline=None)
def test_corrected_draws_add_up_in_every_course(seed, wide, part):
    chance = np.random.default_rng(seed)
    inside = chance.poisson(chance.uniform(0, 20, (1, 3, 8)), (40, 3, 8)).astype(float)
    whole = np.full(8, wide)
    missed = widening_from([], simulated(days=20), 7)
    widening = replace(missed, country=whole, region=0 * whole + part, site=whole)
    out = corrected(inside, SITES, widening)
    total = np.log1p(inside.sum(axis=1))
    middle = np.median(total, axis=0)
    wanted = np.maximum(np.expm1(middle + wide * (total - middle)), 0)
    assert (out >= 0).all()
    assert_allclose(out.sum(axis=1), wanted, rtol=1e-9, atol=1e-6)


def test_bands_without_correction_are_the_draws_themselves(reports):
    drawn = draw_census(reports, days=7, draws=100, seed=1, expected=LAW).inside
    out = corrected(drawn, reports.sites, widening_from([], reports, 7))
    assert_allclose(out, drawn, atol=1e-6)


def test_bands_become_as_wide_as_past_errors():
    """Reports ten patients off a band of ±1 make the next band wider, none narrower."""
    reports = simulated(days=60)
    spread = np.linspace(-1, 1, 101)[:, None, None]
    pasts = []
    for known in range(10, 40, 2):
        told = reports.occupied[:, known - 1 : known + 8]
        pasts.append(Past(known=known, sites=SITES, inside=told + 30 + spread))
    assert (widening_from(pasts, reports, 8).country[1:] > 2).all()
    exact = [replace(past, inside=past.inside - 30) for past in pasts]
    assert (widening_from(exact, reports, 8).country[1:] < 1).all()


class Watched(_Rolling):
    """Keeps what each method says about a group after so many days."""

    __slots__ = ("kept",)

    def _compare(self, level, one, census, said):
        alone = persistence(one, 7), about_point(said, one, 7)
        self.kept.append((one.days, level, census, *alone))


def said_until(reports, days):
    rolling = Watched(reports=reports, law=LAW, days=14)
    rolling.kept = []
    rolling.judge(draws=30, seed=1)
    return [said for said in rolling.kept if said[0] <= days]


@given(st.integers(0, 2**32))
@settings(max_examples=2, deadline=None)
def test_what_comes_later_changes_nothing(seed):
    """Whatever is reported after day 70, no method says anything else before it."""
    reports = simulated(days=85)
    chance = np.random.default_rng(seed)
    admissions, occupied = reports.admissions.copy(), reports.occupied.copy()
    admissions[:, 70:] = chance.integers(0, 99, (3, 15))
    occupied[:, 70:] = chance.integers(0, 99, (3, 15))
    changed = replace(reports, admissions=admissions, occupied=occupied)
    before, after = said_until(reports, 70), said_until(changed, 70)
    assert len(before) == 5 * 6
    for one, other in zip(before, after, strict=True):
        for mine, theirs in zip(one[2:], other[2:], strict=True):
            assert_array_equal(mine, theirs)


def test_persistence_is_exact_when_nothing_changes():
    days = 90
    still = Reports(
        sites=SITES[:1],
        first_day=1,
        admissions=np.full((1, days), 4.0),
        occupied=np.full((1, days), 20.0),
        capacity=np.full((1, days), 30.0),
    )
    assert_allclose(persistence(still, 7), 20.0)
    lines = score(still, laws={"": LAW}, draws=60)
    for one in lines:
        if one.method == "persistence":
            assert one.absolute_error == pytest.approx(0, abs=1e-9)
            assert one.crps == pytest.approx(0, abs=1e-9)
            assert one.coverage_50 == 1


def test_a_late_place_gets_a_now_cast():
    reports = simulated()
    occupied, admissions = reports.occupied.copy(), reports.admissions.copy()
    occupied[1, -4:] = np.nan
    admissions[1, -4:] = np.nan
    late = replace(reports, occupied=occupied, admissions=admissions)
    made = forecast(late, laws={"": LAW}, draws=200)
    lunde = next(one for one in made.outlooks if one.place == "Lunde")
    storvik = next(one for one in made.outlooks if one.place == "Storvik")
    assert lunde.late == 4
    assert lunde.marks[0, 0] < lunde.marks[-1, 0]
    assert lunde.marks[0, 0] <= reports.occupied[1, -1] <= lunde.marks[-1, 0]
    assert_allclose(storvik.marks[:, 0], reports.occupied[0, -1], atol=1e-6)


def test_a_place_that_stopped_reporting_is_left_out():
    reports = simulated()
    occupied = reports.occupied.copy()
    occupied[2, -20:] = np.nan
    made = forecast(replace(reports, occupied=occupied), laws={"": LAW}, draws=40)
    assert made.left_out == (SITES[2],)
    assert {one.place for one in made.outlooks} == {"", "Storvik", "Lunde"}


def test_capacity_is_exceeded_as_often_as_the_draws_say():
    reports = simulated()
    low = replace(reports, capacity=np.full(reports.capacity.shape, 1.0))
    high = replace(reports, capacity=np.full(reports.capacity.shape, 1000.0))
    for capacity, chance, first in ((low, 1.0, 0), (high, 0.0, None)):
        made = forecast(capacity, laws={"": LAW}, draws=40, days=5)
        assert (made.outlooks[0].over == chance).all()
        assert made.outlooks[0].first_day_over == first
    assert np.isnan(forecast(reports, laws={"": LAW}, draws=40).outlooks[0].over).all()


# ----------------------------------------------------------------------- stays, flows


def test_nobody_comes_and_the_census_follows_the_law():
    """With no new patients the mean census is what the residual law leaves."""
    alive = gamma_law(4.0, 1.0).alive
    left = left_of_census(np.zeros(40), np.full(40, 30.0), 39, alive, 10)
    # Exponential stays have no memory: however long they have lain, the same is left.
    assert_allclose(left, np.exp(-np.arange(11) / 4), rtol=0.05)


def test_a_census_of_yesterdays_admissions_leaves_as_their_stays_do():
    """Ten came today into an empty place; those left tomorrow are as their law says."""
    admissions = np.array([0.0, 0.0, 10.0])
    occupied = np.array([0.0, 0.0, 9.0])
    alive = np.array([0.9, 0.6, 0.3] + [0.0] * 197)
    left = left_of_census(admissions, occupied, 2, alive, 3)
    assert_allclose(left, [1, 0.6 / 0.9, 0.3 / 0.9, 0])


def test_those_of_the_first_day_came_before_it():
    """Nobody is admitted, ten are inside: of stays of two days half leave each day."""
    alive = np.array([1.0, 1.0] + [0.0] * 198)
    made = expected_census(np.zeros(4), np.array([10.0, 5, 0, 0]), alive)
    assert_allclose(made, [10, 5, 0, 0])


def test_the_law_is_found_again():
    reports = simulated(days=120, rate=(60.0, 20.0, 40.0))
    law = find_law(reports, gamma_law(10.0, 0.9))
    assert law.from_reports
    assert law.mean == pytest.approx(5.0, rel=0.1)


def test_a_fixed_law_and_a_short_record_keep_the_expected_law(reports):
    fixed = StayLaw(mean=9.0, variation=1.0, alive=LAW.alive, fixed=True)
    assert find_law(reports, fixed) is fixed
    assert find_law(reports.until(20), LAW) is LAW


def stage(**changes):
    usual = {"category": "K1", "kind": "ward", "share": 1.0, "stay": 4.0}
    return SimpleNamespace(**(usual | {"variation": 1.0} | changes))


def test_the_law_of_a_category_is_that_of_those_who_come_to_the_kind_of_place():
    """One in four comes to intensive care and stays 8 days; all lie 4 in a ward."""
    register = SimpleNamespace(
        pathways=[
            stage(kind="intensive", share=0.25, stay=8.0, variation=0.5),
            stage(),
            stage(category="K2", stay=99.0),
        ]
    )
    intensive = law_of_category(register, "K1", "intensive")
    assert intensive.mean == pytest.approx(8)
    assert intensive.variation == pytest.approx(0.5)
    assert law_of_category(register, "K1", "ward").mean == pytest.approx(4)
    whole = law_of_category(register, "K1", "", fixed=True)
    assert whole.mean == pytest.approx(0.25 * 8 + 4)
    assert whole.alive.sum() == pytest.approx(whole.mean, rel=0.02)
    assert whole.fixed


def test_constant_admissions_are_carried_on():
    outset = smooth(np.full(60, 6.0), first_day=1)
    drawn = draw_admissions(
        outset, first_day=61, days=14, draws=30, seed=1, name="still"
    )
    assert_allclose(drawn, 6)


def test_a_weekly_pattern_is_carried_on():
    week = np.array([40.0, 40, 40, 40, 40, 10, 10])
    admissions = np.tile(week, 12) + np.random.default_rng(1).normal(0, 0.5, 84)
    outset = smooth(admissions, first_day=1)
    drawn = draw_admissions(
        outset, first_day=85, days=7, draws=100, seed=1, name="week"
    ).mean(axis=0)
    assert (drawn[5:] < 0.5 * drawn[:5].min()).all()


def test_growth_goes_on_for_a_while():
    outset = smooth(np.round(20 * np.exp(0.05 * np.arange(60))), first_day=1)
    drawn = draw_admissions(
        outset, first_day=61, days=7, draws=200, seed=1, name="growth"
    )
    assert np.median(drawn[:, 6]) > 20 * np.exp(0.05 * 60)


def counted(**changes):
    inputs = {
        "seed": 7,
        "streams": np.array([[1, 2, 9], [3, 4, 9]]),
        "inside": np.array([8, 3]),
        "left_of": np.tile(0.8 ** np.arange(8), (1, 2, 1)),
        "new": np.tile(0.9 * 0.7 ** np.arange(8), (1, 2, 1)),
        "known": np.array([[-1.0, -1.0], [2.0, -1.0]]),
        "expected": np.array([[0.0, 0.0], [0.0, 1.5]]),
        "lag": np.array([0, 2]),
        "coming": np.full((5, 5), 4),
        "below": np.tile(np.array([0.7, 1.0]), (5, 5, 1)),
    }
    return list((inputs | changes).values())


def test_compiled_count_equals_plain_python():
    compiled, plain = count_inside(*counted()), count_inside.py_func(*counted())
    assert_array_equal(compiled[0], plain[0])
    assert_array_equal(compiled[1], plain[1])


def test_nobody_leaves_and_nobody_disappears():
    stay = np.ones((1, 2, 8))
    inside, arrived = count_inside(*counted(left_of=stay, new=stay))
    came = arrived[:, :, 1:].cumsum(axis=2)
    assert_array_equal(inside[:, :, 1:], inside[:, :, :1] + came)
    assert_array_equal(came[:, :, -1].sum(axis=1), 20)


def test_everybody_leaves_at_once():
    gone = np.zeros((1, 2, 8))
    inside, _ = count_inside(*counted(left_of=gone, new=gone))
    assert not inside.any()


# ------------------------------------------------------------------------------ gaps


def test_missing_numbers_are_filled_from_the_past_only():
    rows = np.array([[np.nan, 4.0, np.nan, 8.0]])
    assert_allclose(filled(rows), [[0, 4, 2, 8]])


def test_a_census_between_two_others_lies_between_them():
    rows = np.array([[np.nan, 4.0, np.nan, 8.0, np.nan]])
    assert_allclose(bridged(rows), [[np.nan, 4, 6, 8, np.nan]])
    assert_allclose(carried(rows), [[np.nan, 4, 4, 8, 8]])
