"""A scenario begins in the middle of ordinary activity, not at its beginning.

The expected census on the first days is the limit of a hospital that has followed the
same rhythm for ever: nothing settles in.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from beredt.engine import stays
from beredt.engine.demand import draw_demand
from beredt.engine.demand.residents import resident_stages
from beredt.engine.expectation import expect
from beredt.engine.network import KINDS, build_network
from beredt.engine.register import MONTH_DAYS
from beredt.engine.scenario import Ordinary
from theory.estimates import assert_agrees
from worlds import Site, make_register, make_scenario, months, set_up, step, week

reproducible = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=12,
    suppress_health_check=list(HealthCheck),
)
LAWS = [
    ("exponential", 3.0, 1.0, stats.expon(scale=3)),
    ("gamma", 5.0, 0.6, stats.gamma(0.6**-2, scale=5 * 0.6**2)),
    ("gamma", 2.0, 1.5, stats.gamma(1.5**-2, scale=2 * 1.5**2)),
    ("fixed", 4.0, 0.0, stats.uniform(4, 1e-12)),
]
each_law = pytest.mark.parametrize(
    ("law", "mean", "variation", "exact"),
    LAWS,
    ids=[f"{law}-{variation}" for law, _, variation, _ in LAWS],
)
# What the hours of the expectation may do to a stay that ends at one moment.
HOURLY = {"rel": 4e-3, "abs": 4e-3}
weekly = arrays(float, 7, elements=st.floats(0.1, 3)).map(lambda x: x / x.mean())
yearly = arrays(float, 12, elements=st.floats(0.5, 2)).map(
    lambda x: x / np.average(x, weights=MONTH_DAYS)
)
steps = st.lists(
    st.builds(
        step,
        st.sampled_from(["ward", "intensive"]),
        stay=st.floats(0.5, 12),
        distribution=st.sampled_from(["gamma", "lognormal", "exponential", "fixed"]),
        variation=st.floats(0.4, 1.3),
        share=st.sampled_from([0.3, 1.0]),
    ),
    min_size=1,
    max_size=3,
).filter(lambda rows: any(row["share"] == 1 for row in rows))


def ordinary(days, pathway, *, rate=10.0, share=0.7, **more):
    """Return the demand of one hospital with ordinary activity alone."""
    tables = {key: more.pop(key) for key in ("weekdays", "seasons") if key in more}
    register = make_register(
        [Site("one", {"ward": 900, "intensive": 900})],
        {"A": pathway},
        activity={"A": rate},
        ordinary={"profile": "p"},
        parameters={"daytime_share": share},
        **tables,
    )
    scenario = make_scenario(days, needs=[Ordinary(name="o")], **more)
    return draw_demand(scenario, build_network(register), seed=1)


def even(law, mean, variation):
    """Return the residents of even arrivals, by day and by night."""
    pathway = [step("ward", mean, distribution=law, variation=variation)]
    return ordinary(3, pathway, share=0.5)


def census(demand):
    """Return the expected places in use by day and kind."""
    return expect(demand).need.sum(axis=(1, 3))


@reproducible
@given(weekly, steps, st.integers(0, 6))
def test_every_week_is_like_the_first(factors, pathway, weekday):
    demand = ordinary(21, pathway, weekday=weekday, weekdays=week(*factors))
    found = census(demand).reshape(3, 7, -1)
    assert found[0] == pytest.approx(found[1], **HOURLY)
    assert found[0] == pytest.approx(found[2], **HOURLY)


@reproducible
@given(weekly, yearly, steps, st.integers(0, 364))
def test_the_first_day_is_that_of_a_scenario_that_began_long_before(
    factors, seasons, pathway, day_of_year
):
    """The same day seen from 56 days before, when today's patients had not come."""
    tables = {"weekdays": week(*factors), "seasons": months(*seasons)}
    today = ordinary(3, pathway, day_of_year=day_of_year, **tables)
    before = ordinary(59, pathway, day_of_year=(day_of_year - 56) % 365, **tables)
    assert census(today) == pytest.approx(census(before)[56:], **HOURLY)


@reproducible
@given(weekly, steps)
def test_the_mean_of_a_week_is_admissions_times_stay(factors, pathway):
    """Little's law, whatever the weekdays are."""
    pathway = [row | {"kind": "ward"} for row in pathway]
    demand = ordinary(7, pathway, share=0.5, weekdays=week(*factors))
    found = demand.residents["mean"].sum()
    stay = sum(row["stay"] * row["share"] for row in pathway)
    mean = np.mean(
        [
            ordinary(1, pathway, share=0.5, weekdays=week(*factors), weekday=d)
            .residents["mean"]
            .sum()
            for d in range(7)
        ]
    )
    assert mean == pytest.approx(10 * stay, rel=2e-3)
    assert found > 0


def test_those_who_are_there_on_a_monday_came_before_the_weekend():
    """Nobody comes on Saturdays and Sundays; stays of exactly four days."""
    pathway = [step("ward", 4.0, distribution="fixed", variation=0.0)]
    demand = ordinary(7, pathway, share=0.5, weekdays=week(*[1.4] * 5, 0, 0))
    assert demand.residents["mean"].sum() == pytest.approx(28, rel=1e-3)
    left = demand.residual[demand.residents["table"][0]]
    assert left[: stays.CELLS + 1].max() == pytest.approx(2, abs=0.05)
    # Midnights after Monday to Sunday: 14 a day from Friday on leave, new ones come.
    wards = census(demand)[:, 0]
    assert wards == pytest.approx([28, 28, 42, 56, 56, 42, 28], rel=0.01)


def test_more_are_there_after_a_busy_month():
    """Stays of ten days: on 1 August the wards are still as in July."""
    factors = np.array([1.0] * 6 + [0.5] + [1.0] * 5)
    seasons = months(*factors / np.average(factors, weights=MONTH_DAYS))
    pathway = [step("ward", 10.0, distribution="fixed", variation=0.0)]
    august = ordinary(20, pathway, share=0.5, day_of_year=212, seasons=seasons)
    wards = census(august)[:, 0]
    assert wards[-1] == pytest.approx(2 * august.residents["mean"].sum(), rel=1e-3)
    assert (np.diff(wards)[:9] > 0).all()
    assert np.diff(wards)[10:] == pytest.approx(0, abs=1e-6)


@each_law
def test_even_arrivals_leave_the_residual_law(law, mean, variation, exact):
    """What is left has the integral of the survival; its mean the ratio of moments."""
    demand = even(law, mean, variation)
    assert demand.residents["mean"] == pytest.approx([10 * mean], rel=1e-3)
    left = demand.residual[0].astype(float)
    ratio = exact.moment(2) / (2 * exact.mean())
    assert stays.table_mean(left) == pytest.approx(ratio, rel=0.01)
    ages = np.linspace(0.2, 3.8, 10)
    beyond = [
        np.trapezoid(exact.sf(t := np.linspace(age, 200, 200_001)), t) / mean
        for age in ages
    ]
    assert stays.survival(left, ages) == pytest.approx(beyond, abs=0.003)


def test_what_is_left_of_an_exponential_stay_is_exponential():
    left = even("exponential", 3.0, 1.0).residual[0]
    table = stays.stay_table("exponential", 3.0, 1.0)
    at = stays.grid()
    inside = (at > 0.02) & (at < 0.999)
    assert left[inside] == pytest.approx(table[inside], rel=0.01)


def test_draws_begin_as_expected():
    """The kernel's residents agree with the expectation, stage by stage, day by day."""
    pathway = [
        step("intensive", 2.0, share=0.4),
        step("ward", 5.0, distribution="gamma", variation=0.6),
    ]
    register = make_register(
        [Site("one", {"ward": 900, "intensive": 900})],
        {"A": pathway},
        activity={"A": 12.0},
        ordinary={"profile": "p"},
        weekdays=week(1.6, 1.3, 1.1, 1.0, 1.0, 0.4, 0.6),
    )
    scenario = make_scenario(4, needs=[Ordinary(name="o")], weekday=0)
    world = set_up(register, scenario)
    expected = expect(world.demand).need.sum(axis=(1, 3))
    runs = [world.draw(number) for number in range(300)]
    for kind in (0, 3):
        station = world.station("one", KINDS[kind])
        for day in range(4):
            seen = [run.need[:, station, : day + 1].sum() for run in runs]
            assert_agrees(seen, expected[day, kind], slack=5e-3)


def test_every_way_and_stage_has_its_own_number():
    pathway = [step("ward", share=0.5), step("intensive", share=0.5), step("ward")]
    demand = ordinary(3, pathway)
    found = list(resident_stages(demand.network, 0))
    assert [row.number for row in found] == list(range(len(found)))
    first = sum(row.chance for row in found if row.begin == row.stage)
    assert first == pytest.approx(1)
    assert sorted(set(demand.residents["number"])) == [row.number for row in found]


def test_nobody_is_there_of_a_need_that_begins():
    register = make_register([Site("h", {"ward": 9})], {"A": [step("ward")]})
    world = set_up(register, make_scenario(2, needs=[]))
    assert not len(world.demand.residents)
    assert replace(world.demand).residual.shape == (0, len(stays.grid()))
