"""What is answered about staff and stocks is read whole, or all its faults are said."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.files.registers import bundled_registers, read_register, table_cells
from beredt.files.row_reports import (
    KEY,
    NUMBERS_OF,
    AskedRows,
    read_row_answers,
    rows_answered,
)

TINY = read_register(bundled_registers()["tiny"])
NURSES = "hospital~nurse~nordvik-region"
HEADS = [KEY, *NUMBERS_OF["staff"], "counted_on"]


def asked_about(table):
    return AskedRows(
        table=table,
        known=table_cells(TINY, table),
        heads={name: name for name in (KEY, *NUMBERS_OF[table], "counted_on")},
        no_answer=frozenset({"ikke svar"}),
        today=dt.date(2026, 11, 22),
    )


def read(*lines):
    return read_row_answers([HEADS, *lines], asked_about("staff"))


def problems(*lines):
    _, faults = read(*lines)
    return [(fault.line, fault.column, fault.problem) for fault in faults]


def test_a_row_is_answered_confirmed_or_silent():
    answers, faults = read([NURSES, "230", "ikke svar", "0,12", "2026-11-20"])
    assert faults == []
    rows = rows_answered(answers, asked_about("staff"), "Nordvik")
    row = rows[NURSES]
    assert (row["head_count"], row["absence"]) == ("230", "0.12")
    assert row["full_time_equivalents"] == "225"
    assert (row["source"], row["source_date"]) == ("Nordvik", "2026-11-20")
    assert (row["mark"], row["confidence"]) == ("official", "high")
    assert answers[0].silent == ("full_time_equivalents",)


def test_a_row_without_any_answer_stays_as_it_is_known():
    answers, faults = read([NURSES, "ikke svar", "", "ikke svar", ""])
    assert (faults, rows_answered(answers, asked_about("staff"), "x")) == ([], {})


def test_everything_that_is_wrong_is_said_at_once():
    assert problems(
        [NURSES, "mange", "12.5.1", "1.5", "2027-01-01"],
        ["hospital~wizard~nordvik-region", "1", "1", "0", ""],
        [NURSES, "-1", "", "", ""],
    ) == [
        (2, "head_count", "number"),
        (2, "full_time_equivalents", "amount"),
        (2, "absence", "share"),
        (2, "counted_on", "date"),
        (3, KEY, "row"),
        (4, "head_count", "number"),
        (4, KEY, "row_twice"),
    ]


def test_a_sheet_without_the_columns_that_are_asked_for_says_which():
    _, faults = read_row_answers([["key", "key"]], asked_about("stocks"))
    assert [(f.column, f.problem) for f in faults] == [
        ("quantity", "no_head"),
        (KEY, "head_twice"),
    ]
    assert read_row_answers([], asked_about("stocks"))[1][0].problem == "empty"


@pytest.mark.parametrize("table", NUMBERS_OF)
def test_what_is_known_and_sent_back_changes_no_number(table):
    asked = asked_about(table)
    lines = [[KEY, *asked.numbers]]
    lines += [[k, *(row[n] for n in asked.numbers)] for k, row in asked.known.items()]
    answers, faults = read_row_answers(lines, asked)
    rows = rows_answered(answers, asked, "x")
    assert faults == []
    assert rows.keys() == asked.known.keys()
    for key, row in rows.items():
        assert [row[n] for n in asked.numbers] == [
            asked.known[key][n] for n in asked.numbers
        ]


CELLS = st.sampled_from(["", NURSES, "12", "0,5", "-1", "ikke svar", "mange", "’"])


@given(st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_any_table_is_read_or_refused_with_its_lines(lines):
    answers, faults = read_row_answers([HEADS, *lines], asked_about("staff"))
    assert all(2 <= fault.line <= len(lines) + 1 for fault in faults)
    assert len(answers) <= len(lines)
