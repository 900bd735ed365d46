"""A full house that sends people away: Erlang's formula, whatever the law of stays."""

import pytest

from theory.estimates import assert_agrees, between
from theory.formulae import erlang_b, overflow_lost, two_hospitals
from worlds import Site, make_register, make_scenario, set_up, step, stream

LAWS = {
    "exponential": {},
    "lognormal": {"distribution": "lognormal", "variation": 1.5},
    "gamma": {"distribution": "gamma", "variation": 0.6},
    "fixed": {"distribution": "fixed", "variation": 0.0},
}


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize(("places", "load"), [(10, 8), (20, 18), (50, 47.5)])
def test_share_sent_away_does_not_depend_on_the_law_of_stays(places, load, law):
    register = make_register(
        [Site("h", {"ward": places})], {"A": [step("ward", 1.0, **LAWS[law])]}
    )

    def world_of(days):
        return set_up(register, make_scenario(days, needs=[stream(load, days, "A")]))

    runs = between(world_of, 30, 430, 30)
    lost = [run.share("left_untreated")[0] for run in runs]
    assert_agrees(lost, erlang_b(places, load), within=0.03)


def test_two_hospitals_that_send_on_to_each_other():
    sites = [
        Site("one", {"ward": 8}, region="north"),
        Site("two", {"ward": 12}, region="south", km=0.01),
    ]
    register = make_register(sites, {"A": [step("ward", 1.0)]})

    def world_of(days):
        needs = [
            stream(9, days, "A", place="one", name="one"),
            stream(6, days, "A", place="two", name="two"),
        ]
        return set_up(register, make_scenario(days, needs=needs))

    runs = between(world_of, 30, 430, 30)
    lost = [
        run.outcome("left_untreated").sum() / run.outcome("arrived").sum()
        for run in runs
    ]
    assert_agrees(lost, overflow_lost((8, 12), (9, 6)), within=0.03)
    diverted = two_hospitals((8, 12), (9, 6))
    assert_agrees([run.share("moved")[0] for run in runs], diverted[0], within=0.03)
    assert_agrees([run.share("moved")[1] for run in runs], diverted[1], within=0.03)
    assert diverted == pytest.approx((0.2596635999, 0.0338920149), abs=1e-9)
