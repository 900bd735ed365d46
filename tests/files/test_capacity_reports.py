"""What a hospital answers is read whole, or all that is wrong with it is said."""

import datetime as dt
from typing import get_args

import pytest

from beredt.engine.register import PlaceKind
from beredt.files.capacity_reports import (
    FIELDS,
    NUMBERS,
    STATUSES,
    Asked,
    known_places,
    prefilled,
    read_answers,
    wanted_rows,
)
from beredt.files.registers import bundled_registers, read_register, table_cells

TINY = read_register(bundled_registers()["tiny"])
ROWS = table_cells(TINY, "places")
OURS = {"nordvik-sykehus": "Nordvik sykehus"}


@pytest.fixture
def asked():
    return Asked(
        facilities=OURS,
        known=known_places(ROWS, OURS),
        heads={name: name for name in FIELDS},
        kinds={kind: kind for kind in get_args(PlaceKind)},
        no_answer=frozenset({"ikke svar", "no answer"}),
        today=dt.date(2026, 11, 22),
    )


@pytest.fixture
def lines(asked):
    rows = [["" if row[name] is None else str(row[name]) for name in FIELDS]
            for row in prefilled(asked)]  # fmt: skip
    return [list(FIELDS), *rows]


def put(lines, place, **cells):
    line = next(row for row in lines if row[FIELDS.index("kind")] == place)
    for name, text in cells.items():
        line[FIELDS.index(name)] = text
    return lines.index(line) + 1


def problems(faults):
    return [(fault.line, fault.column, fault.problem) for fault in faults]


def test_a_template_sent_back_untouched_confirms_every_number(asked, lines):
    answers, faults = read_answers(lines, asked)
    wanted = wanted_rows(answers, asked, "Oss")
    assert not faults
    assert set(wanted) == {key for key in ROWS if key.startswith("nordvik-sykehus~")}
    for key, cells in wanted.items():
        same = ("number", "isolation", "definition", "status", "kind")
        assert [cells[name] for name in same] == [ROWS[key][name] for name in same]
        assert (cells["source"], cells["source_date"]) == ("Oss", "2026-11-22")


def test_a_changed_number_changes_that_row_alone(asked, lines):
    put(lines, "ward", number_staffed="90", counted_on="2026-11-20")
    wanted = wanted_rows(read_answers(lines, asked)[0], asked, "Oss")
    changed = [key for key in wanted if wanted[key]["number"] != ROWS[key]["number"]]
    assert changed == ["nordvik-sykehus~ward~staffed"]
    assert wanted[changed[0]]["source_date"] == "2026-11-20"


def test_no_answer_is_a_value_and_leaves_what_is_known(asked, lines):
    put(lines, "ward", number_staffed="Ikke svar", number_physical="")
    answers, faults = read_answers(lines, asked)
    ward = next(answer for answer in answers if answer.kind == "ward")
    assert not faults
    assert ward.silent == ("number_staffed",)
    wanted = wanted_rows(answers, asked, "Oss")
    assert "nordvik-sykehus~ward~staffed" not in wanted
    assert "nordvik-sykehus~ward~physical" not in wanted
    assert "nordvik-sykehus~ward~equipped" in wanted


@pytest.mark.parametrize(
    ("cells", "column", "problem"),
    [
        ({"number_staffed": "mange"}, "number_staffed", "number"),
        ({"number_staffed": "-1"}, "number_staffed", "number"),
        ({"number_staffed": "1.5"}, "number_staffed", "number"),
        ({"facility": "rikshospitalet"}, "facility", "facility"),
        ({"kind": "castle"}, "kind", "kind"),
        ({"counted_on": "2026-11-23"}, "counted_on", "date"),
        ({"counted_on": "i går"}, "counted_on", "date"),
        ({"isolation_staffed": "101"}, "isolation_staffed", "isolation"),
    ],
)
def test_a_wrong_cell_is_found_on_its_line(asked, lines, cells, column, problem):
    line = put(lines, "ward", **cells)
    assert (line, column, problem) in problems(read_answers(lines, asked)[1])


def test_more_staffed_than_physical_is_refused(asked, lines):
    line = put(lines, "ward", number_staffed="115")
    faults = read_answers(lines, asked)[1]
    assert problems(faults) == [(line, "number_surge_realistic", "growth")]
    assert faults[0].limit == "staffed 115"


def test_a_number_is_compared_with_what_stays_known(asked, lines):
    """Staffed alone is answered; what is physical is known from before."""
    line = put(lines, "ward", **dict.fromkeys(NUMBERS, ""))
    put(lines, "ward", number_staffed="1000")
    assert (line, "number_surge_realistic", "growth") in problems(
        read_answers(lines, asked)[1]
    )


def test_every_fault_of_a_file_is_said_at_once(asked, lines):
    first = put(lines, "ward", number_staffed="mange")
    other = put(lines, "intensive", facility="rikshospitalet")
    assert {line for line, _, _ in problems(read_answers(lines, asked)[1])} == {
        first,
        other,
    }


def test_the_same_place_twice_is_refused(asked, lines):
    lines.append(list(lines[1]))
    assert problems(read_answers(lines, asked)[1]) == [(len(lines), "kind", "twice")]


def test_a_new_kind_of_place_needs_all_its_numbers(asked, lines):
    row = ["nordvik-sykehus", "", "burn", *[""] * (len(FIELDS) - 3)]
    row[FIELDS.index("number_staffed")] = "4"
    faults = read_answers([*lines, row], asked)[1]
    assert [fault.problem for fault in faults] == ["new"] * 4
    row[3 : 3 + len(STATUSES)] = ["4"] * len(STATUSES)
    answers, faults = read_answers([*lines, row], asked)
    assert not faults
    assert "nordvik-sykehus~burn~staffed" in wanted_rows(answers, asked, "Oss")


@pytest.mark.parametrize("heads", [[], ["facility"], [*FIELDS, "kind"]])
def test_wrong_heads_are_told(asked, heads):
    answers, faults = read_answers([heads, ["x"] * len(heads)], asked)
    assert not answers
    assert {fault.problem for fault in faults} <= {"no_head", "head_twice", "empty"}
    assert faults


def test_empty_lines_and_unknown_columns_do_no_harm(asked, lines):
    lines[0].append("Min merknad")
    lines.append(["", ""])
    assert not read_answers(lines, asked)[1]
