"""Ordinary patients: where they live, who treats them, when they come."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from beredt.engine.demand import draw_demand
from beredt.engine.demand.ordinary import shares_of_activity
from beredt.engine.demand.rhythm import rhythm
from beredt.engine.network import build_network
from beredt.engine.register import MONTH_DAYS
from beredt.engine.scenario import Ordinary, PostponeElective, Quantity
from worlds import Site, make_register, make_scenario, months, step, uses, week

reproducible = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=40,
    suppress_health_check=list(HealthCheck),
)
sites = st.lists(
    st.tuples(
        st.integers(0, 200),
        st.sampled_from(["north", "south"]),
        st.integers(0, 9000),
        st.integers(0, 900),
        st.booleans(),
    ),
    min_size=1,
    max_size=7,
)
weekly = arrays(float, 7, elements=st.floats(0.1, 3)).map(lambda x: x / x.mean())
yearly = arrays(float, 12, elements=st.floats(0.5, 2)).map(
    lambda x: x / np.average(x, weights=MONTH_DAYS)
)


def shares(found, *, follows=1.0, ages=(), acute_only=False):
    """Return the sites of a country and the share that each admits."""
    country = [
        Site(f"h{n}", {"ward": places}, region=region, km=n, people=people,
             elderly=elderly, acute=acute)
        for n, (places, region, people, elderly, acute) in enumerate(found)
    ]  # fmt: skip
    register = make_register(
        country,
        {"A": [step("ward")]},
        activity={"A": 10.0},
        ordinary={
            "profile": "p", "follows_people": follows, "acute_only": acute_only
        },
        ages=ages,
    )  # fmt: skip
    network = build_network(register)
    ids = [row.id for row in network.facilities]
    share = shares_of_activity(network, register.activity[0])
    by_id = dict(zip(ids, share, strict=True))
    return country, np.array([by_id.get(site.id, 0.0) for site in country])


def of_region(country, share, region):
    return sum(s for c, s in zip(country, share, strict=True) if c.region == region)


# ----------------------------------------------------------------- who treats whom


@reproducible
@given(sites, st.floats(0, 1), st.booleans())
def test_all_catchments_together_are_the_whole_country(found, follows, acute_only):
    country, share = shares(found, follows=follows, acute_only=acute_only)
    open_to = [c.places["ward"] and (c.acute or not acute_only) for c in country]
    assert share.sum() == pytest.approx(1 if any(open_to) else 0)
    assert (share >= 0).all()
    assert not share[[not site for site in open_to]].any()


@reproducible
@given(sites)
def test_a_region_with_places_treats_its_own_people(found):
    country, share = shares(found)
    living = sum(c.people + c.elderly for c in country if c.places["ward"])
    by_region = {
        region: [c for c in country if c.region == region]
        for region in ("north", "south")
    }
    if living and all(sum(c.places["ward"] for c in r) for r in by_region.values()):
        everybody = sum(c.people + c.elderly for c in country if c.places["ward"])
        # A catchment belongs to a hospital with places, or is handed on with it.
        for region, rows in by_region.items():
            people = sum(c.people + c.elderly for c in rows if c.places["ward"])
            assert of_region(country, share, region) == pytest.approx(
                people / everybody
            )


def test_a_hospital_treats_its_own_as_far_as_its_places_go():
    """Ten and ninety places, half of the people each: a tenth stays, the rest goes."""
    _, share = shares([(10, "north", 500, 0, True), (90, "north", 500, 0, True)])
    assert share == pytest.approx([0.1, 0.9])


def test_nobody_leaves_a_hospital_with_room():
    """Nine tenths of the places, four tenths of the people: six tenths is too few."""
    found = [(90, "north", 400, 0, True), (10, "south", 600, 0, True)]
    _, share = shares(found)
    assert share == pytest.approx([0.4, 0.6])


def test_half_by_people_and_half_by_places():
    found = [(90, "north", 400, 0, True), (10, "south", 600, 0, True)]
    _, share = shares(found, follows=0.5)
    assert share == pytest.approx([0.65, 0.35])


def test_older_people_need_more():
    """100 old people who use four times as much are as many as 400 young ones."""
    found = [(50, "north", 400, 0, True), (50, "south", 0, 100, True)]
    _, alike = shares(found)
    assert alike == pytest.approx([0.8, 0.2])
    _, aged = shares(found, ages=uses(1, 1, 1, 2, 4))
    assert aged == pytest.approx([0.5, 0.5])


def test_emergencies_go_where_they_are_received():
    found = [(50, "north", 400, 0, True), (50, "north", 0, 0, False)]
    assert shares(found, acute_only=True)[1] == pytest.approx([1, 0])
    assert shares(found, follows=0, acute_only=True)[1] == pytest.approx([1, 0])
    assert shares(found)[1] == pytest.approx([0.5, 0.5])


# ------------------------------------------------------------------------- when


def demand_of(scenario, **tables):
    register = make_register(
        [Site("one", {"ward": 90})],
        {"A": [step("ward")]},
        activity={"A": 10.0},
        ordinary={"profile": "p"},
        traits={"A": {"postponable_share": 0.7}},
        **tables,
    )
    return draw_demand(scenario, build_network(register), seed=1)


@reproducible
@given(weekly, yearly, st.integers(0, 6), st.integers(0, 364))
def test_seven_years_have_the_mean_of_the_register(week_, year, weekday, day_of_year):
    """365 days in every weekday once: every day of the year on every weekday."""
    register = make_register(
        [Site("one", {"ward": 9})],
        {"A": [step("ward")]},
        weekdays=week(*week_),
        seasons=months(*year),
    )
    scenario = make_scenario(1, weekday=weekday, day_of_year=day_of_year)
    factors = rhythm(register, "p", scenario, np.arange(7 * 365))
    assert factors.mean() == pytest.approx(1)
    past = rhythm(register, "p", scenario, np.arange(-7 * 365, 0))
    assert past == pytest.approx(factors)


def test_without_a_date_every_month_is_alike():
    scenario = make_scenario(400, needs=[Ordinary(name="o")])
    demand = demand_of(scenario, seasons=months(*[2.0] * 6, *[0.1] * 6))
    assert set(demand.arrivals["rate"].round(9)) == {10.0}


def test_the_month_changes_at_midnight():
    """31 January is day 30; February has half as many."""
    factors = np.array([1.0, 0.5, *[1.0] * 10])
    factors /= np.average(factors, weights=MONTH_DAYS)
    scenario = make_scenario(4, needs=[Ordinary(name="o")], day_of_year=29)
    rates = demand_of(scenario, seasons=months(*factors)).arrivals["rate"]
    assert rates[:2] / rates[2:] == pytest.approx(2)


def test_a_year_ends_where_the_next_begins():
    factors = np.array([2.0, *[1.0] * 11])
    factors /= np.average(factors, weights=MONTH_DAYS)
    scenario = make_scenario(3, needs=[Ordinary(name="o")], day_of_year=364)
    rates = demand_of(scenario, seasons=months(*factors)).arrivals["rate"]
    assert rates[1:] / rates[0] == pytest.approx(2)


@reproducible
@given(
    weekly,
    yearly,
    st.integers(0, 364),
    st.floats(0, 20),
    st.floats(1, 30),
    st.floats(0.1, 1),
)
def test_what_is_postponed_is_caught_up_or_owed(
    factors, seasons, day_of_year, start, length, share
):
    later = PostponeElective(
        name="later",
        start=start,
        days=length,
        share=Quantity(value=share),
        catch_up=0.2,
        authority_level="trust",
    )
    scenario = make_scenario(
        60, needs=[Ordinary(name="o")], measures=[later], day_of_year=day_of_year
    )
    tables = {"weekdays": week(*factors), "seasons": months(*seasons)}
    demand = demand_of(scenario, **tables)
    calm = demand_of(replace(scenario, measures=()), **tables)
    rates, chance = demand.arrivals["rate"], demand.arrivals["postponed"]
    came = (rates * (1 - chance)).sum()
    usual = calm.arrivals["rate"].sum()
    assert came + demand.backlog[-1].sum() == pytest.approx(usual)
    assert (demand.backlog >= -1e-9).all()
    assert calm.residents["mean"].tolist() == demand.residents["mean"].tolist()
