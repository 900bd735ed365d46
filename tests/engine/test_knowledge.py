"""Numbers that are not known exactly: their laws, their worlds, who moves together."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.engine.knowledge import (
    STRATA,
    Knowledge,
    Unknown,
    find_unknowns,
    law_mean,
    law_quantiles,
    mean_values,
    put,
    shares_of_world,
    world_values,
)
from beredt.engine.preparation import prepare, prepare_world
from beredt.engine.register import IntervalLaw, Ratio, Staff
from beredt.engine.scenario import OpenSurge, Quantity
from worlds import SAID, Site, make_register, make_scenario, step, stream

LAWS = ("triangle", "uniform", "pert", "lognormal")
SEED = 3
few = settings(derandomize=True, database=None, deadline=None, max_examples=60)


@st.composite
def intervals(draw):
    low, value, high = sorted(draw(st.tuples(*[st.floats(0.1, 100)] * 3)))
    if high < low * 1.01:
        high = low * 1.5
    return low, min(max(value, low), high), high


def unknown(key, law="triangle", interval=(1.0, 2.0, 4.0), group=None):
    low, value, high = interval
    return Unknown(
        key=key,
        table="parameters",
        row=0,
        column="value",
        value=value,
        low=low,
        high=high,
        law=law,
        group=group or key,
    )


@few
@given(st.sampled_from(LAWS), intervals(), st.integers(0, 10_000))
def test_a_value_lies_between_low_and_high(law, interval, world):
    known = Knowledge.of([unknown("a", law, interval)])
    (value,) = world_values(known, SEED, world)
    assert interval[0] <= value <= interval[2]


@few
@given(st.sampled_from(LAWS), intervals())
def test_the_mean_over_worlds_is_that_of_the_law(law, interval):
    known = Knowledge.of([unknown("a", law, interval)])
    values = [world_values(known, SEED, world)[0] for world in range(10 * STRATA)]
    width = interval[2] - interval[0]
    assert np.mean(values) == pytest.approx(law_mean(law, *interval), abs=0.01 * width)


@pytest.mark.parametrize("law", LAWS)
def test_quantiles_grow_from_low_to_high(law):
    u = np.linspace(1e-6, 1 - 1e-6, 999)
    found = law_quantiles(law, 1.0, 2.0, 9.0, u)
    assert (np.diff(found) > 0).all()
    assert found[0] == pytest.approx(1.0, abs=0.05)
    assert found[-1] == pytest.approx(9.0, abs=0.5)


def test_a_lognormal_is_as_likely_above_its_value_as_below():
    assert law_quantiles("lognormal", 1.0, 2.0, 9.0, np.array([0.5])) == 2.0


def test_every_run_of_worlds_has_one_value_in_each_stratum():
    known = Knowledge.of([unknown("a"), unknown("b")])
    shares = np.array([shares_of_world(known, SEED, w) for w in range(STRATA)])
    for column in shares.T:
        assert sorted((column * STRATA).astype(int)) == list(range(STRATA))
    assert (shares[:, 0] != shares[:, 1]).any()


def test_another_unknown_changes_nothing_for_the_others():
    alone = Knowledge.of([unknown("a")])
    beside = Knowledge.of([unknown("z"), unknown("a"), unknown("k")])
    for world in range(30):
        assert (
            world_values(alone, SEED, world)[0] == world_values(beside, SEED, world)[1]
        )


def test_numbers_of_one_group_move_together():
    known = Knowledge.of([unknown("a", group="both"), unknown("b", group="both")])
    for world in range(10):
        one, other = world_values(known, SEED, world)
        assert one == other


def test_what_balances_keeps_the_product():
    known = Knowledge.of(
        [
            unknown("activity", interval=(90, 100, 110), group="occupied"),
            unknown("stay", "balancing", (3.0, 4.0, 5.0), group="occupied"),
        ]
    )
    for world in range(20):
        admissions, stay = world_values(known, SEED, world)
        assert admissions * stay == pytest.approx(400)


def country(**more):
    """One hospital, one category whose stay is 2 to 8 days, one ratio of staff."""
    stay = step("ward", 4.0, stay_low=2.0, stay_high=8.0)
    return make_register([Site("h", {"ward": 30})], {"A": [stay]}, **more)


def need(patients=100):
    found = stream(patients, 10, {"A": 1.0})
    return replace(found, patients=Quantity(value=patients, low=50, high=200))


def test_every_number_with_an_interval_is_unknown():
    known = find_unknowns(make_scenario(10, needs=[need()]), country(), {"A"})
    assert {one.key for one in known.unknowns} == {
        f"{need().name}.patients",
        "pathways.A.1.stay",
    }


def test_categories_that_nobody_has_are_left_out():
    known = find_unknowns(make_scenario(10, needs=[need()]), country(), set())
    assert [one.column for one in known.unknowns] == ["patients"]


def test_the_register_says_how_its_intervals_are_read():
    lines = (
        IntervalLaw(table="pathways", rows="all", law="uniform", together="", **SAID),
        IntervalLaw(
            table="pathways",
            rows="kind=ward category=A",
            law="lognormal",
            together="care.{category}",
            **SAID,
        ),
    )
    register = replace(country(), intervals=lines)
    known = find_unknowns(make_scenario(5), register, {"A"})
    assert [(one.law, one.group) for one in known.unknowns] == [("lognormal", "care.A")]


def test_a_fixed_number_is_not_unknown():
    line = IntervalLaw(table="pathways", rows="all", law="fixed", together="", **SAID)
    register = replace(country(), intervals=(line,))
    assert find_unknowns(make_scenario(5), register, {"A"}).is_complete


def test_values_are_put_where_they_belong():
    scenario, register = make_scenario(10, needs=[need()]), country()
    known = find_unknowns(scenario, register, {"A"})
    values = mean_values(known)
    happens, has = put(known, values, scenario, register)
    found = dict(zip([one.key for one in known.unknowns], values, strict=True))
    assert happens.needs[0].patients.value == found[f"{need().name}.patients"]
    assert has.pathways[0].stay == found["pathways.A.1.stay"]
    assert has.facilities is register.facilities


def test_a_world_has_the_demand_of_its_numbers():
    """The quick way to a world gives what building it from its numbers gives."""
    scenario, register = make_scenario(10, needs=[need()]), country()
    prepared = prepare(scenario, register, seed=SEED)
    for number in range(5):
        quick = prepare_world(prepared, number)
        built = prepare(quick.scenario, quick.register, seed=SEED, knowledge=False).plan
        level = quick.demand.levels(0)[0, 0] / built.demand.levels(0)[0, 0]
        quick_rate, rate = (one.demand.arrivals["rate"].sum() for one in (quick, built))
        assert quick_rate * level == pytest.approx(rate)
        stays = [
            one.demand.network.mean_stays[one.demand.network.stages["table"][0]]
            for one in (quick, built)
        ]
        assert stays[0] == pytest.approx(stays[1])
        assert (quick.capacity.usable == built.capacity.usable).all()


def with_nurses(mark):
    """Thirty places staffed by 45 nurses, one each or half to two; sixty with more."""
    ratio = Ratio(kind="ward", profession="nurse", value=1, low=0.5, high=2, **SAID)
    nurses = Staff(
        pool="hospital",
        profession="nurse",
        region="north",
        head_count=45,
        full_time_equivalents=45,
        absence=0.1,
        **SAID | {"mark": mark},
    )
    rooms = ("surge_realistic", "surge_theoretical", "physical", "equipped")
    places = tuple(
        replace(row, number=60) if row.status in rooms else row
        for row in country().places
    )
    return replace(country(), ratios=(ratio,), places=places, staff=(nurses,))


def usable_with_surge(register):
    surge = OpenSurge(
        name="surge",
        places=("ward",),
        level="realistic",
        days=10,
        share=Quantity(value=1),
        authority_level="facility",
    )
    prepared = prepare(make_scenario(10, measures=[surge]), register, seed=SEED)
    worlds = [prepare_world(prepared, number) for number in range(STRATA)]
    return [float(world.capacity.usable[5].sum()) for world in worlds]


def test_counted_staff_keep_staffed_places_open_in_every_world_but_not_more():
    usable = usable_with_surge(with_nurses("official"))
    assert min(usable) == 30
    assert max(usable) == 60


def test_assumed_staff_have_the_same_share_to_spare_in_every_world():
    assert set(usable_with_surge(with_nurses("assumption"))) == {45}
