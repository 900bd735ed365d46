"""Epidemics as scenarios: what is planned for comes out, and measures act on it."""

from dataclasses import replace

import numpy as np
import pytest

from beredt.engine.assessment import assess
from beredt.engine.comparison import compare
from beredt.engine.demand import draw_demand
from beredt.engine.demand.spreading import homes_of
from beredt.engine.epidemic import (
    absent_share,
    expected_outbreak,
    simulate_outbreak,
    spread_of,
    staff_absence,
)
from beredt.engine.epidemic.control import contacts_left, dose_chances, strength
from beredt.engine.epidemic.people import people_of
from beredt.engine.epidemic.severity import chances, days_until
from beredt.engine.network import build_network
from beredt.engine.preparation import prepare, prepare_world
from beredt.engine.scenario import (
    InfectionControl,
    Quantity,
    Scenario,
    Transmission,
    Vaccination,
)
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import find_scenario, read_scenario


@pytest.fixture(scope="module")
def register():
    return read_register(find_register("norway"))


@pytest.fixture(scope="module")
def network(register):
    return build_network(register)


def q(value):
    return Quantity(value=value)


def flu(**more):
    return Transmission(
        **{
            "name": "flu",
            "source": "civil",
            "seeded": q(3000),
            "r0": q(1.6),
            "latent_days": q(2),
            "infectious_days": q(3),
            "admitted": q(0.01),
            "intensive": q(0.2),
            "died_outside": q(0.001),
        }
        | more
    )


def scenario(*measures, days=150, **more):
    return Scenario(
        name="s",
        title={},
        description={},
        days=days,
        needs=(flu(**more),),
        measures=measures,
    )


def control(share=0.5, place="norway", **more):
    return InfectionControl(
        **{
            "name": f"control-{place}",
            "place": place,
            "days": 500,
            "authority_level": "ministry",
            "reduction": q(share),
        }
        | more
    )


def spread(one, register, network):
    return spread_of(one.needs[0], one, register, homes_of(network))


# ------------------------------------------------------------------ planning totals


def events_only(name, register):
    """Return a scenario without ordinary activity and disruptions: its need alone."""
    whole = read_scenario(find_scenario(name), register)
    needs = tuple(need for need in whole.needs if isinstance(need, Transmission))
    return replace(whole, needs=needs, disruptions=(), measures=())


@pytest.mark.slow
def test_the_planning_totals_and_peaks_of_march_2020_come_out(register):
    """22 000 and 5 500 admitted, 1 700 at once, 600 of them in intensive care.

    Within what the numbers were rounded to: to 500, 100, 100 and 100.
    """
    answer = assess(events_only("pandemi-fhi", register), register, draws=200)
    admitted, at_once = (check.computed for check in answer.checks)
    assert admitted.mean == pytest.approx(22_000, abs=500)
    assert at_once.mean == pytest.approx(1_700, abs=50)
    peak = answer.peak["civil"]["intensive"]
    assert peak.mean == pytest.approx(600, abs=50)
    (infected,) = (row.number for row in answer.outside if row.what == "infected")
    population = sum(row.population for row in register.municipalities)
    assert infected / population == pytest.approx(0.25, abs=0.005)
    expected = answer.expected_need[:, -1, :, answer.sources.index("civil")].max(axis=0)
    assert expected[answer.kinds.index("intensive")] == pytest.approx(600, abs=50)


def test_a_quarter_of_those_admitted_need_intensive_care(register, network):
    one = read_scenario(find_scenario("pandemi-fhi"), register)
    need = next(row for row in one.needs if isinstance(row, Transmission))
    outbreak = expected_outbreak(spread_of(need, one, register, homes_of(network)))
    assert outbreak.intensive.sum() == pytest.approx(5500, rel=0.005)


def test_the_severe_pandemic_has_as_many_dead_as_were_planned_for(register, network):
    one = read_scenario(find_scenario("pandemi-dsb"), register)
    need = next(row for row in one.needs if isinstance(row, Transmission))
    outbreak = expected_outbreak(spread_of(need, one, register, homes_of(network)))
    ward, intensive = outbreak.ward.sum(), outbreak.intensive.sum()
    assert ward + intensive == pytest.approx(40_000, rel=0.005)
    share = {row.id: row.death_share for row in register.categories}
    dead = outbreak.died.sum() + ward * share["K09"] + intensive * share["K10"]
    assert dead == pytest.approx(8_000, rel=0.01)


# --------------------------------------------------------------------- patients come


def test_patients_of_a_draw_are_those_of_its_own_epidemic(register, network):
    one = scenario()
    demand = draw_demand(one, network, seed=3)
    outbreak = simulate_outbreak(spread(one, register, network), seed=3, draws=2)
    arrivals, day = (
        demand.arrivals,
        np.repeat(np.arange(one.days), np.diff(demand.day_start)),
    )
    for draw in range(2):
        level = demand.levels(draw)
        came = arrivals["rate"] * level[arrivals["intake"], day]
        wanted = outbreak.ward[draw].sum(axis=0) + outbreak.intensive[draw].sum(axis=0)
        assert np.bincount(day, came) == pytest.approx(wanted, abs=1e-6)
    answer = assess(one, register, draws=2, seed=3)
    came = answer.patients["civil"]
    both = (outbreak.ward + outbreak.intensive).sum(axis=(1, 2))
    assert came.mean == pytest.approx(both.mean())


def test_patients_come_to_the_hospital_of_their_municipality(register, network):
    homes = homes_of(network)
    assert set(homes) == {row.id for row in register.municipalities}
    for rows in homes.values():
        assert sum(share for _, share in rows) == pytest.approx(1)
    one = scenario(place="5001", travel=0.0, long_distance=0.0)
    only = spread(one, register, network)
    outbreak = expected_outbreak(only)
    found = {only.homes[h] for h in np.flatnonzero(outbreak.ward[0].sum(axis=1))}
    assert found == {f for f, _ in homes["5001"]}
    towns = np.flatnonzero(outbreak.by_municipality.sum(axis=1))
    assert [register.municipalities[m].id for m in towns] == ["5001"]


def test_workers_do_not_change_an_assessment(register):
    alone, together = (
        assess(scenario(days=80), register, draws=12, workers=n) for n in (1, 2)
    )
    assert np.array_equal(alone.need_by_source, together.need_by_source)
    assert np.array_equal(alone.unmet_days_by_draw, together.unmet_days_by_draw)


# ----------------------------------------------------------------------- measures act


def test_infection_control_acts_and_is_compared_on_the_same_epidemics(register):
    plain, held = scenario(days=90), scenario(control(0.4, start=10.0), days=90)
    without, with_it = (assess(one, register, draws=10) for one in (plain, held))
    assert with_it.patients["civil"].mean < 0.7 * without.patients["civil"].mean
    result = compare([without, with_it])
    whole = next(
        row
        for row in result.unmet_days
        if row.scenario == "s" and row.about.place is None
    )
    assert whole is not None
    assert with_it.unmet_days_by_draw.sum() <= without.unmet_days_by_draw.sum()


def test_until_it_begins_infection_control_changes_nothing(register, network):
    plain = simulate_outbreak(spread(scenario(), register, network), seed=1, draws=1)
    later = scenario(control(0.5, start=40.0))
    held = simulate_outbreak(spread(later, register, network), seed=1, draws=1)
    assert np.array_equal(plain.infections[..., :40], held.infections[..., :40])
    assert held.infections[..., 40:].sum() < plain.infections[..., 40:].sum()


def test_what_is_included_is_the_same_epidemic_until_measures_begin(register):
    alone, held = (
        read_scenario(find_scenario(name), register)
        for name in ("nytt-luftveisvirus", "nytt-luftveisvirus-tiltak")
    )
    courses = []
    for one in (alone, held):
        prepared = prepare(one, register, seed=1)
        world = prepare_world(prepared, 3)
        (only,) = world.demand.epidemics.spreads
        courses.append(simulate_outbreak(only, seed=1, draws=2, first=15).infections)
    assert np.array_equal(courses[0][..., :35], courses[1][..., :35])
    assert courses[1].sum() < courses[0].sum()


def test_infection_control_in_one_region_spares_that_region_most(register, network):
    base = expected_outbreak(spread(scenario(), register, network))
    one = scenario(control(0.4, place="helse-vest"))
    held = expected_outbreak(spread(one, register, network))
    left = held.infections[0].sum(axis=(1, 2)) / base.infections[0].sum(axis=(1, 2))
    vest = base.spread.regions.index("helse-vest")
    assert left.argmin() == vest
    assert left[vest] < 0.5
    assert (np.delete(left, vest) > 0.8).all()


def test_contacts_fall_by_what_is_decided_when_it_is_decided(register):
    one = scenario(
        control(0.4, start=2.0, lead_days=1.0, ramp_days=2.0, days=4.0),
        control(0.5, place="helse-vest", start=0.0),
        days=10,
    )
    left = contacts_left(one, register)
    oslo = [row.id for row in register.municipalities].index("0301")
    bergen = [row.id for row in register.municipalities].index("4601")
    assert left[:, oslo] == pytest.approx([1, 1, 1, 0.8, 0.6, 0.6, 0.6, 1, 1, 1])
    assert left[:, bergen] == pytest.approx(left[:, oslo] / 2)
    half = control(start=1.5, days=1.0)
    assert strength(half, 4) == pytest.approx([0, 0.5, 0.5, 0])


def test_vaccines_go_to_the_oldest_first_until_coverage_is_reached(register):
    people = people_of(register.municipalities)
    measure = Vaccination(
        name="v",
        days=400,
        authority_level="ministry",
        doses_per_day=q(50_000),
        coverage=q(0.6),
        against_infection=q(0.8),
        against_severe=q(0.9),
    )
    one = scenario(measure, days=120)
    chance = dose_chances(one, register, people)
    without = people * np.cumprod(1 - chance, axis=0)
    given = people - without
    by_day = np.diff(given.sum(axis=(1, 2)), prepend=0)
    assert by_day.max() <= 50_000 * (1 + 1e-9)
    assert given[3, :, 7].sum() == pytest.approx(0.6 * people[:, 7].sum())
    assert given[2, :, 0].sum() == 0
    assert given[-1].sum() == pytest.approx(0.6 * people.sum())
    base = expected_outbreak(spread(scenario(), register, _net(register)))
    held = expected_outbreak(spread(one, register, _net(register)))
    assert held.infections.sum() < base.infections.sum()
    severity = held.ward.sum() / held.infections.sum()
    assert severity < base.ward.sum() / base.infections.sum()


def _net(register):
    return build_network(register)


# ------------------------------------------------------------------ people and staff


def test_eight_bands_add_up_to_the_five_of_the_register(register):
    people = people_of(register.municipalities)
    for row, line in zip(register.municipalities, people, strict=True):
        assert line.sum() == row.population
        assert line[:2].sum() == row.population_0_17
        assert line[2:4].sum() == row.population_18_44
        assert line[4:6].sum() == row.population_45_66
        assert tuple(line[6:]) == (row.population_67_79, row.population_80_plus)


def test_the_mean_chance_of_hospital_is_what_the_need_says(register):
    people = people_of(register.municipalities)
    found = chances(flu(), people, 0.5)
    size = people.sum(axis=0) / people.sum()
    assert found[0, :2].sum(axis=0) @ size == pytest.approx(0.01)
    assert found[0, 1] == pytest.approx(found[0, :2].sum(axis=0) * 0.2)
    assert found[0, 2] @ size == pytest.approx(0.001)
    assert found[1] == pytest.approx(found[0] / 2)
    assert (chances(flu(admitted=q(1)), people, 0).sum(axis=1) <= 1 + 1e-12).all()


@pytest.mark.parametrize(("mean", "variation"), [(9.1, 0.57), (2.0, 1.0)])
def test_days_until_admission_have_the_mean_that_is_said(mean, variation):
    law = days_until(mean, variation)
    assert law.sum() == pytest.approx(1)
    # Half a day is the mean of when in its day an infection happens; the floor of it.
    assert law @ np.arange(len(law)) == pytest.approx(mean, abs=0.02)


def test_the_ill_and_carers_are_missing_for_as_long_as_they_stay_at_home(
    register, network
):
    one = scenario(symptomatic=q(0.5), isolation_days=q(4), carers=q(0.0))
    outbreak = expected_outbreak(spread(one, register, network))
    share = absent_share(outbreak)
    onsets = outbreak.onsets[0][:, 2:6].sum(axis=1)
    people = outbreak.spread.country.people[:, 2:6].sum(axis=1)
    workers = np.bincount(outbreak.spread.country.group, people)
    t = 60
    away = 0.5 * onsets[:, t - 3 : t + 1].sum(axis=1)
    assert share[:, t] == pytest.approx(away / workers)
    carers = replace(one, needs=(replace(one.needs[0], carers=q(0.5)),))
    more = absent_share(expected_outbreak(spread(carers, register, network)))
    assert (more[:, t] > share[:, t]).all()


def test_infected_staff_are_missing_in_the_capacity(register):
    many = scenario(r0=q(3.0), symptomatic=q(1.0), isolation_days=q(10), days=120)
    prepared = prepare(many, register, seed=1, knowledge=False)
    events = staff_absence(prepared.plan.demand.epidemics.expected, register)
    worst = max(events, key=lambda event: event.absence.value)
    assert worst.absence.value > 0.2
    none = scenario(r0=q(3.0), symptomatic=q(0.0), days=120)
    calm = prepare(none, register, seed=1, knowledge=False)
    lost = calm.plan.capacity.usable - prepared.plan.capacity.usable
    assert (lost >= 0).all()
    busiest = int(worst.start) + 3
    assert lost[busiest].sum() > 0.1 * calm.plan.capacity.usable[busiest].sum()
    assert lost[0].sum() == 0


def test_stays_are_those_of_the_scenario(register):
    short = scenario(ward_stay=q(2), intensive_stay=q(4), days=100)
    prepared = prepare(short, register, seed=1, knowledge=False)
    rows = prepared.plan.demand.network.register.pathways
    stays = {(r.category, r.kind): r.stay for r in rows if r.category in ("K09", "K10")}
    assert stays["K09", "ward"] == 2
    assert stays["K10", "intensive"] == 4
    assert stays["K10", "ward"] == 9
