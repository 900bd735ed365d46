"""What must always hold of those who are to come."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from beredt.engine.demand.curves import bell, evenly, onset, over
from beredt.engine.demand.rounding import whole_patients
from beredt.engine.scenario import BattleCasualties, Quantity
from oracle.cases import worlds
from worlds import Site, make_register, make_scenario, set_up, step, stream

reproducible = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
starts = st.floats(0, 20)
lengths = st.floats(0.05, 15)


@reproducible
@given(starts, lengths)
def test_every_curve_keeps_its_area_and_its_day(start, length):
    days = 400
    for curve, area in (
        (evenly(days, start, length), length),
        (over(days, [start, start + 20], length), 2),
        (onset(days, start, length, 0.6), 1),
        (bell(days, start, length), 1),
    ):
        assert curve.shares.sum() == pytest.approx(area, rel=1e-6)
        assert (curve.shares >= 0).all()
        assert (curve.shares[: int(start)] == 0).all()
        assert (curve.opens >= 0).all()
        assert (curve.closes <= 1).all()
        assert (curve.opens <= curve.closes).all()


@reproducible
@given(arrays(float, (6, 4), elements=st.floats(0, 9)))
def test_whole_patients_keep_the_total_of_every_day(rates):
    whole = whole_patients(rates)
    due = np.floor(np.cumsum(rates.sum(axis=1)) + 0.5)
    assert (whole == np.round(whole)).all()
    assert (whole >= 0).all()
    assert whole.sum(axis=1).cumsum() == pytest.approx(due)


@reproducible
@given(starts, lengths)
def test_nobody_comes_before_the_event(start, length):
    for curve in (
        evenly(40, start, length),
        over(40, [start], length),
        onset(40, start, length, 0.6),
        bell(40, start, length),
    ):
        first = np.flatnonzero(curve.shares > 0)[0]
        assert first + curve.opens[first] >= start - 1e-9


def test_whole_patients_are_shared_fairly_over_time():
    whole = whole_patients(np.full((40, 40), 0.25))
    assert whole.sum(axis=0).tolist() == [10] * 40
    assert whole.sum(axis=1).tolist() == [10] * 40


def test_intensity_varies_from_day_to_day_with_the_wanted_spread():
    register = make_register([Site("h", {"ward": 9})], {"A": [step("ward")]})
    war = BattleCasualties(
        name="war",
        source="allied",
        days=50,
        population_at_risk=Quantity(value=1000),
        serious_per_1000=Quantity(value=1),
        mix={"A": 1.0},
        variation=0.5,
    )
    world = set_up(register, make_scenario(50, needs=[war]))
    levels = np.concatenate([world.demand.levels(d)[0] for d in range(100)])
    assert levels.min() >= 0
    assert levels.mean() == pytest.approx(1, abs=4 * 0.5 / np.sqrt(5000))
    assert levels.std() == pytest.approx(0.5, rel=0.06)


@settings(reproducible, max_examples=30)
@given(worlds())
def test_nobody_is_owed_less_than_nothing(world):
    assert (world.demand.backlog >= -1e-9).all()
    assert (world.demand.arrivals["rate"] > 0).all()
    assert (np.diff(world.demand.day_start) >= 0).all()
    assert world.demand.day_start[-1] == len(world.demand.arrivals)


def test_a_place_that_no_hospital_serves_is_named():
    register = make_register([Site("h", {"ward": 9})], {"A": [step("ward")]})
    scenario = make_scenario(1, needs=[stream(1, 1, "A", place="atlantis")])
    with pytest.raises(ValueError, match="No hospital serves 'atlantis'"):
        set_up(register, scenario)


def test_nobody_is_owed_where_nobody_comes():
    """A scenario of nothing has a ledger too: a day and a region for each zero."""
    world = set_up(
        make_register([Site("a", {"ward": 1})], {"A": [step("ward")]}), make_scenario(3)
    )
    assert world.demand.backlog.tolist() == [[0.0], [0.0], [0.0]]
