"""Files that a length of stay is estimated from."""

from contextlib import suppress
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.engine.estimation import CensusSeries, QuantileTable, StayList
from beredt.engine.estimation.estimate import Interval, StayEstimate
from beredt.engine.estimation.laws import Law
from beredt.files.faults import FileError
from beredt.files.stay_evidence import Asked, read_evidence
from beredt.files.stay_rows import COLUMNS, pathway_columns, write_pathway_columns


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "stays.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults_of(path, **asked):
    with pytest.raises(FileError) as caught:
        read_evidence(path, Asked(**asked))
    return [(fault.where, fault.found) for fault in caught.value.faults]


def test_stays_one_by_one(file):
    path = file("admitted;discharged\n2026-01-01;2026-01-04\n2026-01-02;\n")
    found = read_evidence(path, Asked())
    assert isinstance(found.what, StayList)
    assert found.what.stays.tolist() == [3, 2]
    assert found.what.ended.tolist() == [True, False]
    assert found.what.whole_days


def test_a_list_read_later_has_been_inside_longer(file):
    path = file("admitted,discharged\n2026-01-01,2026-01-04\n2026-01-02,\n")
    found = read_evidence(path, Asked(until=date(2026, 1, 12)))
    assert found.what.stays.tolist() == [3, 10]


def test_who_left_after_the_list_was_read_is_still_inside(file):
    rows = "2026-01-01,2026-01-02\n2026-01-01,2026-01-20\n2026-01-15,2026-01-16\n"
    found = read_evidence(
        file("admitted,discharged\n" + rows), Asked(until=date(2026, 1, 10))
    )
    assert found.what.stays.tolist() == [1, 9]
    assert found.what.ended.tolist() == [True, False]


def test_hours_make_exact_stays(file):
    path = file("admitted,discharged\n2026-01-01T12:00,2026-01-02T18:00\n")
    found = read_evidence(path, Asked())
    assert found.what.stays.tolist() == pytest.approx([1.25])
    assert not found.what.whole_days


def test_quantiles_by_column(file):
    path = file('"quantile","ward","icu"\n0.5,"3,5",1.9\n0.9,9,8\n')
    first = read_evidence(path, Asked())
    assert isinstance(first.what, QuantileTable)
    assert first.what.days.tolist() == [3.5, 9]
    other = read_evidence(path, Asked(column="icu", mean=4.0))
    assert other.what.days.tolist() == [1.9, 8]
    assert other.what.mean == 4.0


def census(places, days=40):
    rows = [
        f"{date.fromordinal(738_000 + day)},{place},3,12"
        for place in places
        for day in range(days)
    ]
    return "date,place,admissions,occupied\n" + "\n".join(rows) + "\n"


def test_places_are_counted_together_or_one_is_chosen(file):
    path = file(census(["A", "B"]))
    both = read_evidence(path, Asked())
    assert isinstance(both.what, CensusSeries)
    assert set(both.what.occupied) == {24.0}
    assert set(read_evidence(path, Asked(place="B")).what.occupied) == {12.0}


def test_every_fault_of_a_list_is_said_with_row_and_column(file):
    path = file(
        "admitted,discharged\nyesterday,2026-01-04\n2026-01-05,2026-01-04\n2026-01-05,x\n"
    )
    assert faults_of(path) == [
        ("row 2, admitted", "'yesterday'"),
        ("row 3, discharged", "'2026-01-04'"),
        ("row 4, discharged", "'x'"),
    ]


def test_every_fault_of_a_table_is_said_with_row_and_column(file):
    path = file("quantile,days\n0.5,3\n0.4,2\n1.5,many\n")
    assert [where for where, _ in faults_of(path)] == [
        "row 3, quantile",
        "row 3, days",
        "row 4, quantile",
        "row 4, days",
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", {}),
        ("a,b\n1,2\n", {}),
        ("admitted,discharged\n", {}),
        ("admitted,discharged\n2026-01-01,\n", {}),
        ("quantile,days\n0.5,3\n", {}),
        ("quantile,days\n0.5,3\n0.9,8\n", {"column": "icu"}),
        ("quantile,days\n0.5,3\n0.9,8\n", {"kind": "census"}),
        (census(["A"], days=20), {}),
        (census(["A"]), {"place": "B"}),
    ],
)
def test_what_says_nothing_is_refused(file, text, asked):
    assert faults_of(file(text), **asked)


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    assert faults_of(tmp_path / "none.csv") == [("", "no such file")]


cells = st.sampled_from(["2026-01-01", "2026-01-09T03:00", "", "x", "0.5", "-1", "9"])
heads = st.sampled_from(
    ["admitted,discharged", "quantile,days", "date,admissions,occupied"]
)


@settings(max_examples=60)
@given(heads, st.lists(st.tuples(cells, cells, cells), max_size=5))
def test_anything_is_read_or_refused_with_faults(tmp_path_factory, head, rows):
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_text("\n".join([head, *map(",".join, rows)]))
    found = None
    with suppress(FileError):
        found = read_evidence(path, Asked())
    assert found is None or found.what is not None


def test_an_estimate_becomes_the_columns_of_a_pathway(tmp_path):
    near = Interval(value=6.0, low=5.0, high=7.5)
    estimate = StayEstimate(
        kind="line_list",
        law=Law("weibull", 6.0, 0.9),
        mean=near,
        median=near,
        p90=near,
        variation=Interval(value=0.9, low=0.8, high=1.0),
        misfit=0.02,
        number=80,
        still_inside=3,
        tried=(("weibull", 1.0),),
    )
    found = pathway_columns(estimate, "Own list", date(2026, 3, 1))
    assert (found["stay"], found["distribution"]) == ("6", "gamma")
    assert found["confidence"] == "medium"
    write_pathway_columns(tmp_path / "row.csv", found)
    head, row = (tmp_path / "row.csv").read_text().splitlines()
    assert head == ",".join(COLUMNS)
    assert row.startswith("6,5,7.5,0.9,gamma,Own list,2026-03-01,derived")
    assert np.isfinite(float(row.split(",")[0]))
