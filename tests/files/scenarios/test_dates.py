"""The date of day 0: it gives the weekday and the season."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.files.faults import FileError
from beredt.files.scenarios import check_scenario, read_scenario
from beredt.files.scenarios.composing import day_of_year

HEAD = 'name = "a"\ntitle = {nb = "A"}\ndescription = {nb = "A"}\ndays = 5\n'


@pytest.fixture
def read(write):
    """Read a scenario with one more line."""
    return lambda line: read_scenario(write("", head=HEAD + line + "\n"))


def test_a_date_gives_weekday_and_day_of_the_year(read):
    """22 July 2011 was a Friday, the 203rd day of the year."""
    found = read("date = 2011-07-22")
    assert (found.weekday, found.day_of_year) == (4, 202)


def test_without_a_date_day_0_is_a_monday_and_months_are_alike(read):
    found = read("")
    assert (found.weekday, found.day_of_year) == (0, None)
    assert read("weekday = 3").weekday == 3


def test_weekday_and_date_may_say_the_same(read):
    assert read("date = 2026-07-01\nweekday = 2").weekday == 2


def test_weekday_and_date_may_not_contradict_each_other(read):
    with pytest.raises(FileError) as error:
        read("date = 2026-07-01\nweekday = 0")
    (fault,) = error.value.faults
    assert fault.where == "weekday (line 6)"
    assert (fault.found, fault.allowed) == (
        "0",
        "2, the weekday of 2026-07-01, or no weekday",
    )


@pytest.mark.parametrize(
    "written", ['"july"', "5", "2026", "true", "[2026, 7, 1]", "2026-07-01T12:00:00"]
)
def test_what_is_no_date_is_refused(write, written):
    path = write("", head=f"{HEAD}date = {written}\nweekday = 9\n")
    faults = check_scenario(path)
    assert [fault.where for fault in faults] == ["date (line 5)", "weekday (line 6)"]
    assert faults[0].allowed == "a date, as 2026-07-01"


def test_a_date_changes_the_fingerprint(read):
    assert read("weekday = 2").fingerprint != read("date = 2026-07-01").fingerprint
    assert (
        read("date = 2026-07-01").fingerprint == read('date = "2026-07-01"').fingerprint
    )


@settings(derandomize=True, database=None, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_every_date_has_its_day_in_a_year_of_365(date):
    """29 February counts as the day before; 31 December is always the last."""
    in_a_common_year = (
        dt.date(2023, 2, 28)
        if (date.month, date.day) == (2, 29)
        else date.replace(year=2023)
    )
    assert day_of_year(date) == in_a_common_year.timetuple().tm_yday - 1


def test_an_included_scenario_has_the_date_of_the_whole(write):
    write(
        "", name="part.toml", head=HEAD.replace('"a"', '"part"') + "date = 2020-03-12\n"
    )
    whole = write("", name="whole.toml", head=HEAD + 'include = ["part"]\n')
    assert read_scenario(whole).day_of_year is None
