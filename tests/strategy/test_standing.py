"""A report says what was known at the end of its period, and nothing later."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.engine.strategy import (
    Milestone,
    Observation,
    Period,
    Promise,
    standing,
    values_in,
    without_gaps,
)
from beredt.files.strategies import read_strategy


def day(text):
    return date.fromisoformat(text).toordinal()


SECOND = Period(
    year=2026, quarter=2, first_day=day("2026-04-01"), last_day=day("2026-06-30")
)
WHOLE = Period(year=2026, first_day=day("2026-01-01"), last_day=day("2026-12-31"))
LATER = day("2027-03-01")


@pytest.fixture(scope="module")
def strategy():
    return replace(read_strategy(), milestones=())


@pytest.fixture(scope="module")
def log_ins(strategy):
    return strategy.indicator_of("medvirkning")


@pytest.fixture(scope="module")
def survey(strategy):
    return strategy.indicator_of("arbeidshverdag")


def seen(indicator, year, month, above, below=100):
    return Observation(
        indicator=indicator,
        year=year,
        month=month,
        numerator=above,
        denominator=below,
    )


def months(*pairs):
    return [seen("representasjon", *pair, 10) for pair in pairs]


def milestone(*promised, goal="medvirkning", done=None):
    return Milestone(
        id="m",
        goal=goal,
        title="T",
        owner="o",
        promised=tuple(
            Promise(day=day(said), due_day=day(due)) for said, due in promised
        ),
        done_day=day(done) if done else None,
    )


def goal_of(found, name):
    return next(one for one in found.goals if one.goal.id == name)


def test_a_status_of_after_the_period_is_not_told(strategy):
    found = standing(strategy, (), SECOND, LATER)
    assert goal_of(found, "helsedata").status.day == day("2026-06-11")
    first = replace(
        SECOND, quarter=1, first_day=day("2026-01-01"), last_day=day("2026-03-31")
    )
    assert goal_of(standing(strategy, (), first, LATER), "helsedata").status is None


def test_a_period_that_is_not_over_is_told_as_of_today(strategy):
    found = standing(strategy, (), WHOLE, day("2026-05-01"))
    assert found.day == day("2026-05-01")
    assert goal_of(found, "helsedata").status is None


def test_a_date_that_was_moved_later_stands_as_it_was_known(strategy):
    moved = milestone(("2026-02-01", "2026-05-31"), ("2026-07-15", "2026-12-31"))
    shown = standing(replace(strategy, milestones=(moved,)), (), SECOND, LATER)
    [known] = goal_of(shown, "medvirkning").milestones
    assert known.promised == moved.promised[:1]
    assert shown.late() == (known,)
    assert shown.moved() == ()


def test_moves_and_what_was_done_belong_to_the_period_they_happened_in(strategy):
    moved = milestone(("2026-02-01", "2026-05-31"), ("2026-05-15", "2026-12-31"))
    finished = milestone(("2026-02-01", "2026-05-31"), done="2026-06-02")
    unknown = milestone(("2026-08-01", "2026-09-30"))
    every = replace(strategy, milestones=(moved, finished, unknown))
    shown = standing(every, (), SECOND, LATER)
    assert len(goal_of(shown, "medvirkning").milestones) == 2
    assert shown.moved() == (moved,)
    assert shown.done() == (finished,)
    assert shown.late() == ()
    assert finished.progress_on(LATER) == "done"
    assert moved.progress_on(day("2027-01-01")) == "late"
    assert moved.progress_on(day("2026-12-31")) == "open"


def test_a_year_of_months_is_its_quarters_and_no_rule_of_our_own(log_ins):
    found = values_in(log_ins, months((2026, 1), (2026, 2), (2026, 3)), 2026)
    assert [one.period for one in found] == [f"2026-Q{n}" for n in (1, 2, 3, 4)]
    assert [one.value for one in found] == [Fraction(1, 10), None, None, None]


def test_a_quarter_shows_the_latest_of_what_is_measured_once_a_year(survey):
    measured = [seen("epj", 2024, None, 40), seen("epj", 2025, None, 45)]
    [in_quarter] = values_in(survey, measured, 2026, 2)
    assert (in_quarter.period, in_quarter.value) == ("2025", Fraction(45, 100))
    [of_the_year] = values_in(survey, measured, 2026)
    assert (of_the_year.period, of_the_year.value) == ("2026", None)


def test_a_change_is_against_the_period_before(strategy):
    measured = [seen("epj", 2024, None, 40), seen("epj", 2025, None, 45)]
    measured += [seen("representasjon", 2026, n, 10 + n) for n in range(1, 7)]
    found = standing(strategy, measured, SECOND, LATER)
    assert goal_of(found, "arbeidshverdag").trend == "better"
    assert goal_of(found, "medvirkning").trend == "better"
    assert goal_of(found, "informasjon").trend == "unknown"
    lacking = [one.id for one in found.without_value()]
    assert lacking == ["tale-til-sammendrag", "tillit", "helseteknologiordningen"]


@given(
    st.lists(
        st.tuples(st.integers(2020, 2026), st.integers(1, 12)), min_size=1, unique=True
    )
)
def test_no_quarter_between_the_first_and_the_last_is_left_out(log_ins, pairs):
    shown = without_gaps(log_ins, months(*pairs))
    at = [4 * int(one.period[:4]) + int(one.period[-1]) for one in shown]
    assert at == list(range(at[0], at[-1] + 1))
    observed = {4 * year + (month + 2) // 3 for year, month in pairs}
    told = {n for n, one in zip(at, shown, strict=True) if one.so_far is not None}
    assert told == observed


def test_a_year_in_which_nothing_was_measured_is_there_without_a_value(survey):
    measured = [seen("epj", 2023, None, 40), seen("epj", 2025, None, 0)]
    values = [one.value for one in without_gaps(survey, measured)]
    assert values == [Fraction(40, 100), None, 0]
    assert without_gaps(survey, []) == ()
