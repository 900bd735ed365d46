"""Indicators follow their stated rule, and what is missing is not zero."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.engine.strategy import (
    Milestone,
    Observation,
    Promise,
    of_quarter,
    of_year,
    trend,
    values_of,
)
from beredt.files.faults import FileError
from beredt.files.observations import read_observations
from beredt.files.sheets import Sheet, write_workbook
from beredt.files.strategies import bundled_strategy, read_strategy

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def strategy():
    return read_strategy()


@pytest.fixture(scope="module")
def log_ins(strategy):
    return strategy.indicator_of("medvirkning")


def month(number, numerator, denominator, year=2026):
    return Observation(
        indicator="representasjon",
        year=year,
        month=number,
        numerator=numerator,
        denominator=denominator,
    )


THREE = [month(1, 10, 100), month(2, 20, 200), month(3, 90, 300)]


def test_the_strategy_has_a_vision_three_and_five_goals_and_five_indicators(strategy):
    levels = [goal.level for goal in strategy.goals]
    assert levels == ["overarching"] * 3 + ["strategic"] * 5
    assert strategy.vision.startswith("Sammen om helhetlige")
    strategic = [goal.id for goal in strategy.goals if goal.level == "strategic"]
    assert [one.goal for one in strategy.indicators] == strategic
    assert {one.goal for one in strategy.statuses} == set(strategic)


def test_every_indicator_says_what_it_counts_and_by_which_rule(strategy):
    rules = {one.id: one.aggregation for one in strategy.indicators}
    assert rules["representasjon"] == "mean_of_months"
    assert set(rules.values()) == {"mean_of_months", "latest"}
    assert all(one.definition and one.numerator for one in strategy.indicators)
    not_a_share = [one.id for one in strategy.indicators if not one.is_share]
    assert not_a_share == ["helseteknologiordningen"]
    unstated = [one.id for one in strategy.indicators if one.frequency == "not_stated"]
    assert unstated == ["tillit", "helseteknologiordningen"]


def test_a_quarter_is_the_mean_of_its_months_and_not_the_pooled_ratio(log_ins):
    """10, 10 and 30 per cent make 16 2/3; 120 of 600 would be 20."""
    value = of_quarter(log_ins, THREE, 2026, 1)
    assert value.value == Fraction(1, 6)
    assert value.pooled == Fraction(1, 5)
    assert value.missing == ()


def test_a_missing_month_is_not_zero(log_ins):
    value = of_quarter(log_ins, THREE[:2], 2026, 1)
    assert value.value is None
    assert value.so_far == Fraction(1, 10)
    assert value.missing == (3,)


def test_a_month_of_zero_is_zero(log_ins):
    value = of_quarter(log_ins, [*THREE[:2], month(3, 0, 300)], 2026, 1)
    assert value.value == Fraction(1, 15)


def test_a_quarter_without_months_has_no_value_at_all(log_ins):
    value = of_quarter(log_ins, [], 2026, 1)
    assert (value.value, value.so_far, value.pooled) == (None, None, None)
    assert of_year(log_ins, [], 2026).value is None


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(500, 10_000)),
        min_size=3,
        max_size=3,
    )
)
def test_a_quarter_lies_between_its_months(log_ins, parts):
    months = [month(n, *part) for n, part in enumerate(parts, 4)]
    value = of_quarter(log_ins, months, 2026, 2)
    shares = [one.value for one in months]
    assert min(shares) <= value.value <= max(shares)
    assert min(shares) <= value.pooled <= max(shares)
    assert value.value == sum(shares) / 3


def test_periods_come_in_order_and_only_where_something_was_observed(log_ins):
    whole_year = replace(THREE[0], month=None, year=2025)
    observed = [month(7, 1, 2), *THREE, whole_year]
    periods = [value.period for value in values_of(log_ins, observed)]
    assert periods == ["2025", "2026-Q1", "2026-Q3"]


def test_a_change_is_better_or_worse_by_the_polarity(log_ins):
    first = of_quarter(log_ins, THREE, 2026, 1)
    second = replace(first, value=first.value * 2)
    assert trend(log_ins, first, second) == "better"
    assert trend(log_ins, second, first) == "worse"
    assert trend(log_ins, first, first) == "unchanged"
    assert trend(log_ins, first, replace(first, value=None)) == "unknown"
    year = replace(second, period="2025")
    assert trend(log_ins, year, first) == "unknown"
    lower = replace(log_ins, polarity="lower_is_better")
    assert trend(lower, first, second) == "worse"
    unsaid = replace(log_ins, polarity="not_stated")
    assert trend(unsaid, first, second) == "unknown"


# ------------------------------------------------------------------------- milestones


def milestone(*promised, done_day=None):
    dates = tuple(Promise(day=said, due_day=due) for said, due in promised)
    return Milestone(
        id="m", goal="g", title="T", owner="o", promised=dates, done_day=done_day
    )


def test_every_move_of_a_milestone_is_kept():
    slipped = milestone((0, 100), (90, 130), (120, 125))
    assert slipped.moves == (30, -5)
    assert slipped.slipped_days == 25
    assert not slipped.is_late(125)
    assert slipped.is_late(126)
    done = milestone((0, 100), (90, 130), done_day=110)
    assert done.slipped_days == 10
    assert not done.is_late(500)


def test_milestones_need_dates_in_order():
    with pytest.raises(ValueError, match="no date"):
        milestone()
    with pytest.raises(ValueError, match="not in order"):
        milestone((10, 100), (5, 120))


# ------------------------------------------------------------------------------ files


def write(path, *rows):
    header = "indicator,year,month,numerator,denominator"
    path.write_text("\n".join([header, *rows]) + "\n")
    return path


def test_observations_are_read_and_empty_months_are_missing(tmp_path, strategy):
    path = write(
        tmp_path / "o.csv", "representasjon,2026,1,10,100", "representasjon,2026,2,,"
    )
    assert read_observations(path, strategy, TODAY) == (THREE[0],)


def test_all_faults_of_observations_are_told_at_once(tmp_path, strategy):
    path = write(
        tmp_path / "o.csv",
        "unknown,2026,1,10,100",
        "representasjon,26,13,ten,100",
        "representasjon,2026,1,10,",
        "representasjon,2026,2,101,100",
        "representasjon,2026,2,1,100",
    )
    with pytest.raises(FileError) as caught:
        read_observations(path, strategy, TODAY)
    told = [fault.where for fault in caught.value.faults]
    assert told == [
        "row 2, column indicator",
        "row 3, column year",
        "row 3, column month",
        "row 3, column numerator",
        "row 4, column denominator",
        "row 5, column numerator",
        "row 6, column year",
    ]


def test_a_spreadsheet_says_the_same_as_a_csv(tmp_path, strategy):
    heads = ["indicator", "year", "month", "numerator", "denominator"]
    rows = [
        ["representasjon", 2026, 1, 10, 100],
        ["representasjon", 2026, 2, None, None],
    ]
    path = tmp_path / "o.xlsx"
    path.write_bytes(write_workbook([Sheet(name="O", heads=heads, rows=rows)]))
    assert read_observations(path, strategy, TODAY) == (THREE[0],)


def test_what_has_not_been_cannot_have_been_observed(tmp_path, strategy):
    path = write(
        tmp_path / "o.csv",
        "representasjon,2026,11,1,100",
        "representasjon,2026,12,1,100",
        "epj,2027,,1,100",
        "helseteknologiordningen,2026,,9,10",
    )
    with pytest.raises(FileError) as caught:
        read_observations(path, strategy, TODAY)
    told = [(fault.where, fault.allowed) for fault in caught.value.faults]
    assert told == [
        ("row 3, column month", "a period that has begun"),
        ("row 4, column year", "a period that has begun"),
        ("row 5, column denominator",
         "nothing, since the indicator counts and is no share"),
    ]  # fmt: skip


def test_other_columns_are_refused(tmp_path, strategy):
    path = tmp_path / "o.csv"
    path.write_text("indicator,year,percent\n")
    with pytest.raises(FileError, match="the columns indicator, year"):
        read_observations(path, strategy, TODAY)


def test_faults_of_a_strategy_are_told_with_their_line(tmp_path):
    path = tmp_path / "s.toml"
    text = bundled_strategy().read_text(encoding="utf-8")
    path.write_text(
        text.replace('goal = "tillit"', "").replace(
            'goal = "informasjon"', 'goal = "annet"'
        )
    )
    with pytest.raises(FileError) as caught:
        read_strategy(path)
    assert len(caught.value.faults) == 2
    assert "(line " in str(caught.value)


def test_an_id_that_is_used_twice_is_told(tmp_path):
    path = tmp_path / "s.toml"
    text = bundled_strategy().read_text(encoding="utf-8")
    path.write_text(text.replace('id = "tillit"', 'id = "epj"'))
    with pytest.raises(FileError, match="each id once"):
        read_strategy(path)


def test_promises_stand_in_the_order_they_were_made(tmp_path):
    path = tmp_path / "s.toml"
    again = '{ said = 2026-01-01, due = 2027-01-01, why = "Før" },'
    text = bundled_strategy().read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            'innen 2026»; lest som utgangen av året" },', f'innen 2026»" }},\n  {again}'
        )
    )
    with pytest.raises(FileError, match="the oldest promise first"):
        read_strategy(path)


def test_nothing_was_said_or_done_on_a_day_that_has_not_been():
    before = date(2026, 6, 10)
    with pytest.raises(FileError) as caught:
        read_strategy(today=before)
    told = [fault.where.partition(" ")[0] for fault in caught.value.faults]
    assert told == [f"statuses[{n}].date" for n in range(5)] + [
        "milestones[0].promised"
    ]
    assert read_strategy(today=date(2026, 6, 11)).statuses
