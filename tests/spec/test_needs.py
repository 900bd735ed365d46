"""How many patients a need brings, and when."""

import numpy as np
import pytest

from beredt.engine.demand import draw_demand
from beredt.engine.demand.curves import bell, evenly, onset, over
from beredt.engine.network import build_network
from beredt.engine.scenario import (
    BattleCasualties,
    Burns,
    Chemical,
    DisplacedPeople,
    MassCasualty,
    MedevacIn,
    Observation,
    Ordinary,
    PatientStream,
    PostponeElective,
    Quantity,
    Waterborne,
)
from worlds import Site, make_register, make_scenario, outcome, set_up, step, week

CATEGORIES = ("A", "K03", "K08", "K11", "K12", "K20", "K21")


def q(value):
    return Quantity(value=value)


def a_day(need, days, *, weekday=0, activity=None, measures=(), traits=None):
    """Return the expected patients of each day."""
    register = make_register(
        [Site("one", {"ward": 30}, people=3), Site("two", {"ward": 10}, km=90)],
        {category: [step("ward")] for category in CATEGORIES},
        activity=activity,
        traits=traits,
    )
    scenario = make_scenario(days, needs=[need], weekday=weekday, measures=measures)
    demand = draw_demand(scenario, build_network(register), seed=1)
    kept = demand.arrivals["rate"] * (1 - demand.arrivals["postponed"])
    day = np.searchsorted(demand.day_start, np.arange(len(kept)), side="right") - 1
    return np.bincount(day, kept, minlength=days), demand


def test_battle_casualties_are_people_at_risk_times_rate():
    """40 000 in combat x 4.25 per 1 000 a day = 170 a day."""
    war = BattleCasualties(
        name="war",
        source="norwegian_military",
        days=3,
        population_at_risk=q(40_000),
        serious_per_1000=q(4.25),
        mix={"A": 1.0},
    )
    expected, _ = a_day(war, 5)
    assert expected == pytest.approx([170, 170, 170, 0, 0])


def test_each_seriously_wounded_brings_lightly_wounded_and_the_camp_its_sick():
    """Ten seriously wounded, two light ones each, half admitted; 40 sick, a quarter."""
    war = BattleCasualties(
        name="war",
        source="allied",
        days=1,
        population_at_risk=q(10_000),
        serious_per_1000=q(1),
        mix={"A": 1.0},
        minor_per_serious=q(2),
        minor_admitted=q(0.5),
        disease_per_1000=q(4),
        disease_admitted=q(0.25),
    )
    expected, demand = a_day(war, 1)
    assert expected == pytest.approx([10 + 10 + 10])
    assert [intake.category for intake in demand.intakes] == ["A", "K03", "K21"]


def test_a_stream_is_spread_evenly_over_its_days():
    """1 200 patients in ten days from noon of day 1."""
    stream = PatientStream(
        name="train",
        source="allied",
        start=0.5,
        days=10,
        patients=q(1200),
        mix={"A": 1},
    )
    expected, demand = a_day(stream, 12)
    assert expected == pytest.approx([60, *[120] * 9, 60, 0])
    assert demand.arrivals["opens"][0] == 0.5


def test_patients_come_to_the_hospital_that_serves_their_municipality():
    """Three in four live where the first hospital is."""
    stream = PatientStream(
        name="s", source="civil", days=1, patients=q(100), mix={"A": 1}
    )
    register = make_register(
        [Site("one", {"ward": 9}, people=3000), Site("two", {"ward": 9}, km=9)],
        {"A": [step("ward")]},
    )
    world = set_up(register, make_scenario(1, needs=[stream]))
    assert world.demand.arrivals["rate"] == pytest.approx([75, 25])


def test_a_hospital_without_emergency_intake_hands_over_to_the_nearest_with():
    stream = PatientStream(
        name="s", source="civil", place="two", days=1, patients=q(100), mix={"A": 1}
    )
    register = make_register(
        [Site("one", {"ward": 9}), Site("two", {"ward": 9}, km=9, acute=False)],
        {"A": [step("ward")]},
    )
    world = set_up(register, make_scenario(1, needs=[stream]))
    assert world.demand.arrivals["facility"].tolist() == [0]


def test_a_mass_casualty_comes_within_hours_and_again():
    """90 injured over six hours from 21:00, and the same a week later."""
    crash = MassCasualty(
        name="crash",
        source="civil",
        start=0.875,
        injured=q(90),
        mix={"A": 1},
        times=2,
    )
    expected, _ = a_day(crash, 10)
    assert expected == pytest.approx([45, 45, 0, 0, 0, 0, 0, 45, 45, 0])


def test_burns_come_within_twelve_hours():
    fire = Burns(name="fire", source="civil", patients=q(40), mix={"A": 1.0})
    assert a_day(fire, 2)[0] == pytest.approx([40, 0])


def test_those_exposed_to_a_chemical_come_as_fast_as_they_are_cleaned():
    """200 present, 20 % lying at 3 an hour: 40 / 3 = 13.3 h; a tenth are admitted.

    From noon: 12 of the 13.3 hours lie in the first day.
    """
    leak = Chemical(
        name="leak", source="civil", start=0.5, presenting=q(200), admitted=q(0.1)
    )
    assert a_day(leak, 2)[0] == pytest.approx([20 * 12 / (40 / 3), 2.0])


def test_bad_water_is_exposed_times_attack_rate_times_admitted():
    """20 000 x 0.15 x 0.02 = 60 over the weeks that follow."""
    water = Waterborne(
        name="water", source="civil", exposed=q(20_000), attack_rate=q(0.15),
        admitted=q(0.02),
    )  # fmt: skip
    expected, _ = a_day(water, 60)
    assert expected.sum() == pytest.approx(60, rel=1e-3)
    assert expected[:2].sum() < expected[3:5].sum()


def test_displaced_people_need_care_as_they_arrive():
    """30 000 in 30 days, 15 admitted per 1 000 a month: 15 a day when all are there."""
    people = DisplacedPeople(
        name="people", source="civil", days=30, arrivals=q(30_000),
        admitted_per_1000_month=q(15),
    )  # fmt: skip
    expected, _ = a_day(people, 60)
    assert expected[0] == pytest.approx(0.25)
    assert expected[14] + expected[15] == pytest.approx(15)
    assert expected[30:] == pytest.approx([15.0] * 30)


def test_evacuees_come_up_to_the_ceiling_and_no_further():
    """14 a week until 30 have come: fifteen days of two."""
    medevac = MedevacIn(
        name="medevac", source="allied", days=90, patients_per_week=q(14), ceiling=q(30)
    )
    expected, _ = a_day(medevac, 20)
    assert expected.tolist() == [2] * 15 + [0] * 5


def test_what_was_recorded_comes_exactly_in_every_draw():
    seen = Observation(
        name="seen", source="civil", mix={"A": 0.5, "K03": 0.5}, admissions=(3, 0, 7, 1)
    )
    expected, demand = a_day(seen, 5)
    assert expected.tolist() == [3, 0, 7, 1, 0]
    assert demand.arrivals["exact"].all()


def test_ordinary_activity_follows_the_week():
    """Six a day on average and half as many on weekend days as on others."""
    register = make_register(
        [Site("one", {"ward": 30}), Site("two", {"ward": 10}, km=90)],
        {"A": [step("ward")]},
        activity={"A": 6.0},
        ordinary={"profile": "p"},
        weekdays=week(*[7 / 6] * 5, *[7 / 12] * 2),
    )
    scenario = make_scenario(7, needs=[Ordinary(name="o")], weekday=5)
    demand = draw_demand(scenario, build_network(register), seed=1)
    weekend, other = [2.625, 0.875], [5.25, 1.75]
    assert demand.arrivals["rate"] == pytest.approx(weekend * 2 + other * 5)
    assert demand.arrivals["daytime"].all()


def test_postponed_care_is_owed_and_caught_up():
    """Ten a day, half can wait, all of these for four days; then a tenth extra a day.

    20 are owed after day 4 and one a day is made good from day 5 on.
    """
    later = PostponeElective(
        name="later", days=4, share=q(1.0), catch_up=0.1, authority_level="trust"
    )
    expected, demand = a_day(
        Ordinary(name="o"),
        30,
        activity={"A": 10.0},
        measures=[later],
        traits={"A": {"postponable_share": 0.5}},
    )
    assert expected == pytest.approx([5] * 4 + [11] * 20 + [10] * 6)
    assert demand.backlog[:, 0] == pytest.approx(
        [5, 10, 15, 20, *range(19, -1, -1), *[0] * 6], abs=1e-9
    )


def test_patients_are_there_when_the_scenario_begins():
    """Ten a day who stay three days: thirty are inside at the start, and stay so."""
    register = make_register(
        [Site("one", {"ward": 90})],
        {"A": [step("ward", 3.0)]},
        activity={"A": 10.0},
        parameters={"daytime_share": 0.5},
    )
    world = set_up(register, make_scenario(5, needs=[Ordinary(name="o")]))
    assert world.demand.residents["mean"] == pytest.approx([30], rel=1e-4)
    inside = np.array([world.draw(number).occupied[0] for number in range(400)])
    assert inside.mean(axis=0) == pytest.approx([30] * 5, abs=4 * np.sqrt(30 / 400))
    came = [outcome(world.draw(n).ledger, "arrived").sum() for n in range(400)]
    assert np.mean(came) == pytest.approx(80, abs=4 * np.sqrt(80 / 400))


@pytest.mark.parametrize(
    ("curve", "shares", "opens", "closes"),
    [
        (evenly(3, 0.5, 2), [0.5, 1, 0.5], [0.5, 0, 0], [1, 1, 0.5]),
        (over(3, [0.75], 0.5), [0.5, 0.5, 0], [0.75, 0, 0], [1, 0.25, 1]),
        (over(2, [0.0, 0.5], 0.25), [2, 0], [0, 0], [0.75, 1]),
    ],
)
def test_windows_of_a_curve(curve, shares, opens, closes):
    """`opens` and `closes` say between which parts of the day patients come."""
    assert curve.shares == pytest.approx(shares)
    assert curve.opens == pytest.approx(opens)
    assert curve.closes == pytest.approx(closes)


def test_onset_and_bell_have_area_one():
    assert onset(400, 3.0, 5.0, 0.6).shares.sum() == pytest.approx(1)
    assert bell(400, 3.0, 20.0).shares.sum() == pytest.approx(1)
    assert np.argmax(bell(400, 3.0, 20.0).shares) in (62, 63)
