"""Each case: what it computes, and that a wrong model does not pass it."""

from dataclasses import replace

import pytest

from beredt.engine.scenario import Quantity
from beredt.engine.validation import askoy_2019, july_2011, medevac
from beredt.engine.validation.water import earlier


def by_metric(lines):
    return {line.metric: line for line in lines}


@pytest.fixture(scope="module")
def askoy(water):
    return by_metric(askoy_2019(*water))


@pytest.fixture(scope="module")
def july(attack):
    return by_metric(july_2011(*attack))


@pytest.fixture(scope="module")
def evacuation(flights):
    return by_metric(medevac(*flights))


# ------------------------------------------------------------------ Askøy 2019


def test_the_number_admitted_in_askoy_is_found_from_exposure_alone(askoy):
    line = askoy["admitted"]
    assert line.recorded == 76
    assert line.low <= 76 <= line.high
    assert line.passed


def test_those_ill_are_exposed_times_attack_rate(water, askoy):
    _, record = water
    rate = earlier(record, "attack_rate")
    mean = (rate.least + rate.value + rate.most) / 3
    assert askoy["ill_reported"].computed == pytest.approx(12_500 * mean, rel=0.1)
    assert askoy["ill_surveyed"].computed == pytest.approx(6108 * mean, rel=0.1)


def test_too_many_ill_is_shown_as_a_failure(askoy):
    assert askoy["ill_reported"].computed > 1.5 * askoy["ill_reported"].recorded
    assert not askoy["ill_reported"].passed


def test_nothing_of_the_outcome_is_used(water):
    """Another outcome moves what was recorded, and nothing that is computed."""
    event, record = replace(water[0], draws=4), water[1]
    other = replace(
        record,
        numbers=tuple(
            replace(row, value=2 * row.value)
            if row.subject == record.case and row.metric != "surveyed"
            else row
            for row in record.numbers
        ),
    )
    for line, twice in zip(
        askoy_2019(event, record), askoy_2019(event, other), strict=True
    ):
        assert twice.recorded == 2 * line.recorded
        assert (twice.computed, twice.low) == (line.computed, line.low)


def test_a_model_that_admits_everybody_ten_times_as_often_fails(water):
    event, record = water
    (need,) = event.scenario.needs
    crowd = replace(need, exposed=Quantity(value=125_000))
    scenario = replace(event.scenario, needs=(crowd,))
    wrong = replace(event, scenario=scenario, draws=10)
    lines = by_metric(askoy_2019(wrong, record))
    assert not lines["admitted"].passed
    assert lines["admitted"].error > 500


# ---------------------------------------------------------------- 22 July 2011


def test_operations_of_four_weeks_lie_in_the_band(july):
    line = july["operations"]
    assert line.recorded == 125
    assert line.passed


def test_operations_lie_in_the_band_without_numbers_of_the_event_too(july):
    line = july["operations_held_out"]
    assert line.computed != july["operations"].computed
    assert line.passed


def test_few_of_those_who_reach_the_hospital_die(july):
    assert july["deaths"].recorded == 1
    assert july["deaths"].low <= 1 <= july["deaths"].high


def test_every_severely_injured_patient_is_operated_on_the_first_day(july):
    """21 came that evening; each needs one operation at least."""
    assert july["operations_first_evening"].computed > 18


def test_a_register_without_operations_fails(attack):
    event, record = attack
    bare = replace(
        event.register,
        pathways=tuple(
            replace(row, share=0.05) if row.kind == "theatre" else row
            for row in event.register.pathways
        ),
    )
    lines = july_2011(replace(event, register=bare), record)
    failed = {line.metric for line in lines if not line.passed}
    assert {"operations", "operations_held_out"} <= failed


# -------------------------------------------------------------------- MEDEVAC


def test_the_weekly_flight_finds_the_hundredth(evacuation):
    line = evacuation["transported:2024-02-01"]
    assert line.recorded == 1538
    assert line.passed
    assert line.error < 0.02 * line.recorded


def test_patients_a_flight_are_the_litters_that_are_filled(evacuation):
    line = evacuation["patients_per_flight"]
    assert line.recorded == pytest.approx(15.38)
    assert line.passed


def test_nobody_is_received_above_the_ceiling(evacuation):
    received = [v for k, v in evacuation.items() if k.startswith("received:")]
    assert len(received) == 5
    assert max(line.high for line in received) <= 550
    assert received[-1].computed == 550


def test_the_ceiling_beats_a_straight_line_in_the_long_run(evacuation):
    line = evacuation["received:2026-02-15"]
    assert line.error < 0.2 * line.simplest_error


def test_more_time_never_brings_fewer_patients(evacuation):
    for metric in ("transported", "received"):
        flow = [v.computed for k, v in evacuation.items() if k.startswith(metric)]
        assert flow == sorted(flow)


def test_a_model_with_aircraft_of_five_fails(flights):
    event, record = flights
    small = replace(
        event.register,
        transport=tuple(replace(row, litters=5) for row in event.register.transport),
    )
    lines = by_metric(medevac(replace(event, register=small), record))
    assert not lines["patients_per_flight"].passed
    assert not lines["transported:2024-02-01"].passed
