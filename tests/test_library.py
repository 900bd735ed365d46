"""Every published scenario gives an answer."""

import json
import math

import pytest

from beredt.engine.assessment import assess
from beredt.engine.preparation import prepare, prepare_world
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import bundled_scenarios, read_scenario
from beredt.report.document import assessment_document


@pytest.fixture(scope="module")
def register():
    return read_register(find_register("norway"))


@pytest.fixture(scope="module")
def answers(register):
    return {
        name: assess(read_scenario(path, register), register, draws=4, knowledge=False)
        for name, path in bundled_scenarios().items()
    }


@pytest.mark.parametrize("name", sorted(bundled_scenarios()))
def test_a_published_scenario_gives_a_document(answers, name):
    document = assessment_document(answers[name])
    assert json.loads(json.dumps(document, allow_nan=False))["scenario"]


@pytest.mark.parametrize("name", sorted(bundled_scenarios()))
def test_a_published_scenario_has_worlds(register, name):
    scenario = read_scenario(bundled_scenarios()[name], register)
    prepared = prepare(scenario, register, seed=1)
    one, other = (prepare_world(prepared, number) for number in (0, 1))
    assert one.register.ratios != other.register.ratios
    assert one.demand.arrivals["rate"].sum() > 0
    assert (one.demand.levels(0) >= 0).all()


def test_an_ordinary_month_breaks_nothing(register):
    """A small region may lack a place of intensive care for a day, but seldom does."""
    path = bundled_scenarios()["ordinar-drift"]
    answer = assess(read_scenario(path, register), register, draws=30)
    assert answer.first_break is None
    assert {gap.place for gap in answer.gaps} <= {"intensive"}
    assert all(gap.peak.mean < 3 for gap in answer.gaps)


def test_war_in_the_north_breaks_intensive_care_there_for_want_of_nurses(answers):
    broken = answers["totalforsvar-verst"].first_break
    assert (broken.region, broken.place) == ("helse-nord", "intensive")
    assert broken.binding == "intensive_care_nurse"
    assert broken.probability == 1


def test_thirty_burns_are_more_than_one_burn_unit_holds(answers):
    gaps = answers["massebrann"].gaps
    assert any(gap.place == "burn" and gap.probability > 0.9 for gap in gaps)


def test_the_pandemic_peaks_near_the_planning_number(answers):
    """Of 22 000 admitted 1 700 are in hospital at once, some 600 in intensive care."""
    answer = answers["pandemi-fhi"]
    civil = answer.sources.index("civil")
    size = answer.patients["civil"].mean / 22_000
    need = answer.need_by_source[0, :, -1, :, civil].sum(axis=-1)
    assert need.max() == pytest.approx(1700 * size, rel=0.06)
    intensive = answer.kinds.index("intensive")
    peak = answer.need_by_source[0, :, -1, intensive, civil].max()
    assert 400 * size < peak < 700 * size


def test_evacuated_patients_never_exceed_the_ceiling(answers):
    arrived = answers["medevac-inn"].patients["civil"]
    assert arrived.p90 <= 550


def test_what_is_lost_is_missed(answers):
    lines = answers["legemiddelmangel"].supplies
    out = {line.item for line in lines if line.probability > 0.5}
    assert {"insulin", "antibiotics"} & out


def test_measures_close_part_of_the_gap_on_the_same_patients(answers):
    without, with_measures = (
        answers[name].unmet_days_by_draw[:, :-1].sum(axis=(1, 2))
        for name in ("totalforsvar-verst", "totalforsvar-verst-tiltak")
    )
    assert math.isfinite(without.mean())
    assert (with_measures < without).all()


def test_fewer_die_waiting_where_patients_are_moved(answers):
    dead, left = (
        {
            name: sum(getattr(flow, what).mean for flow in answers[name].flows)
            for name in ("totalforsvar-verst-tiltak", "totalforsvar-verst-flytting")
        }
        for what in ("died_waiting", "left_untreated")
    )
    assert dead["totalforsvar-verst-flytting"] < dead["totalforsvar-verst-tiltak"]
    assert left["totalforsvar-verst-flytting"] < left["totalforsvar-verst-tiltak"]
    moving = answers["totalforsvar-verst-flytting"]
    for line in moving.measures:
        if line.moved is not None:
            behind = sum(line.left_behind.values())
            assert line.moved.mean + behind == pytest.approx(line.ordered)
    assert sum(flow.evacuated.mean for flow in moving.flows) > 100


def test_postponed_care_is_owed_and_caught_up(answers):
    owed = answers["totalforsvar-verst-tiltak"].backlog.sum(axis=1)
    assert owed.max() > 10_000
    assert owed[-1] < owed.max()
