"""What must always hold of the places that can be used."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from beredt.engine.capacity.planning import whole_places
from beredt.engine.network import build_network
from beredt.engine.scenario import FacilityDamage, Outage, Quantity, StaffAbsence
from oracle.cases import worlds
from worlds import (
    Site,
    dependency,
    endurance,
    make_register,
    make_scenario,
    ratio,
    set_up,
    staff,
    step,
    stream,
)

reproducible = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=list(HealthCheck),
)
SITES = [
    Site("a", {"ward": 20, "intensive": 4}),
    Site("b", {"ward": 10}, km=50),
    Site("c", {"ward": 5, "intensive": 2}, region="south", km=90),
]
PATHWAYS = {"A": [step("ward")], "B": [step("intensive")]}


def country(*disruptions):
    register = make_register(
        SITES,
        PATHWAYS,
        staff=[staff("nurse", 33, absence=0.1), staff("nurse", 9, region="south")],
        ratios=[ratio("ward", "nurse", 0.7), ratio("intensive", "nurse", 3.0)],
        utilities=[endurance("a", "power", 7), endurance("b", "power", 50)],
        dependencies=[dependency("ward", "power", 0.3)],
    )
    needs = [stream(1, 9, "A")]
    return set_up(register, make_scenario(9, needs=needs, disruptions=disruptions))


shares = st.floats(0, 1).map(lambda value: Quantity(value=value))
times = st.floats(0, 8)


@st.composite
def disruptions(draw):
    """Return something bad."""
    when = {"start": draw(times), "name": "bad"}
    place = draw(st.sampled_from(["norway", "north", "a", "b"]))
    days = draw(st.floats(0.1, 9))
    return draw(
        st.sampled_from(
            [
                FacilityDamage(
                    place=place,
                    days=days,
                    lost=draw(shares),
                    repair_days=draw(times),
                    **when,
                ),
                StaffAbsence(place=place, days=days, absence=draw(shares), **when),
                Outage(place=place, kind="power", hours=24 * days, **when),
            ]
        )
    )


@reproducible
@given(disruptions())
def test_a_disruption_never_makes_more_places(bad):
    before, after = country().capacity, country(bad).capacity
    # Shares of scarce staff are rounded to whole places: one may go the other way.
    assert (after.usable.sum(axis=1) <= before.usable.sum(axis=1) + 1).all()
    assert (after.usable >= 0).all()


@reproducible
@given(disruptions())
def test_every_disruption_ends(bad):
    """Long after, all is as it was: the last change leads back to the beginning."""
    capacity = country(bad).capacity
    last = capacity.stations["capacity"].copy()
    for row in capacity.changes:
        last[row["station"]] = row["capacity"]
    length = getattr(bad, "days", 0) + getattr(bad, "hours", 0) / 24
    over = bad.start + length + getattr(bad, "repair_days", 0) + 1 < 9
    if over:
        assert last.tolist() == country().capacity.stations["capacity"].tolist()


@reproducible
@given(worlds())
def test_changes_come_in_order_within_the_scenario(world):
    capacity = world.capacity
    assert (np.diff(capacity.changes["time"]) >= 0).all()
    assert (capacity.changes["time"] > 0).all()
    assert (capacity.changes["time"] < world.plan.days).all()
    assert (capacity.changes["capacity"] >= 0).all()
    assert (capacity.changes["isolation"] <= capacity.changes["capacity"]).all()


@reproducible
@given(worlds())
def test_usable_places_follow_from_the_changes(world):
    capacity = world.capacity
    for s in np.flatnonzero(capacity.stations["momentary"] == 0):
        now = capacity.stations["capacity"][s]
        for day in range(world.plan.days):
            held = [
                row["capacity"]
                for row in capacity.changes
                if row["station"] == s and day <= row["time"] < day + 1
            ]
            first = [
                row["capacity"]
                for row in capacity.changes
                if row["station"] == s and row["time"] == day
            ]
            lowest = min([*held, *([] if first else [now])])
            assert capacity.usable[day, s] == lowest
            now = held[-1] if held else now


@reproducible
@given(arrays(float, (3, 5), elements=st.floats(0, 30)))
def test_whole_places_keep_the_sum_of_each_region_and_kind(usable):
    network = build_network(make_register(SITES, PATHWAYS))
    whole = whole_places(usable, network)
    assert (np.abs(whole - usable) < 1 + 1e-6).all()
    group = network.stations["region"] * 100 + network.stations["kind"]
    for g in np.unique(group):
        exact = usable[:, group == g].sum(axis=1)
        assert whole[:, group == g].sum(axis=1) == pytest.approx(np.floor(exact + 1e-6))
