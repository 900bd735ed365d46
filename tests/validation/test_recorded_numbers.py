"""Recorded numbers come from a table, with their source, and not from the code."""

import csv

import pytest

from beredt.engine.validation import Record
from beredt.files.faults import FileError
from beredt.files.recorded_numbers import read_recorded_numbers, recorded_folder

NUMBERS = read_recorded_numbers()
ASKOY = "askoy-2019"


def test_every_recorded_number_says_where_it_comes_from():
    assert len(NUMBERS) > 40
    assert all(row.source and row.source_date for row in NUMBERS)
    assert not [row for row in NUMBERS if row.mark == "assumption"]


def test_nothing_is_counted_twice():
    keys = [(row.case, row.subject, row.metric, row.as_of) for row in NUMBERS]
    assert len(keys) == len(set(keys))


def test_earlier_outbreaks_were_published_before_the_water_in_askoy():
    earlier = [r for r in NUMBERS if r.case == ASKOY and r.subject != ASKOY]
    assert len({row.subject for row in earlier}) == 6
    assert all(row.source_date < "2019-06" and row.as_of < "2019" for row in earlier)


def test_what_was_known_of_the_evacuation_is_older_than_what_it_is_tried_on():
    record = Record.of("medevac-inn", NUMBERS)
    known = [row.day for row in record.numbers if row.subject != "recorded"]
    later = [row.day for row in record.numbers if row.subject == "recorded"]
    assert max(known) < min(later)


def test_a_month_stands_for_its_first_day():
    record = Record.of("medevac-inn", NUMBERS)
    (row,) = record.all("flights_per_week")
    assert row.as_of == "2022-08"
    assert record.all("transported")[0].day - row.day == 31 + 30 + 31 + 26


def table(folder, *changes):
    with (recorded_folder() / "numbers.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for number, column, cell in changes:
        rows[number][column] = cell
    with (folder / "numbers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_every_fault_of_the_table_is_told_at_once(tmp_path):
    table(tmp_path, (0, "value", "many"), (2, "mark", "guess"), (4, "source", ""))
    with pytest.raises(FileError) as caught:
        read_recorded_numbers(tmp_path)
    where = [fault.where for fault in caught.value.faults]
    columns = ["row 2, column value", "row 4, column mark", "row 6, column source"]
    assert where == columns


def test_a_day_that_cannot_be_read_is_a_fault(tmp_path):
    table(tmp_path, (1, "as_of", "midsummer"))
    with pytest.raises(FileError) as caught:
        read_recorded_numbers(tmp_path)
    (fault,) = caught.value.faults
    assert fault.where == "row 3, column as_of"


def test_a_missing_table_is_a_fault(tmp_path):
    with pytest.raises(FileError):
        read_recorded_numbers(tmp_path)
