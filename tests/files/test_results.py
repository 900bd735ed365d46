"""A result folder is written whole or not at all."""

import csv
import json
from typing import NamedTuple

import pytest
from pyarrow import parquet

from beredt.files.faults import FileError
from beredt.files.results import Table, check_folder, write_results


class Row(NamedTuple):
    region: str
    day: int | None
    places: float


TABLES = {
    "need": Table(row=Row, rows=[Row("nord", 1, 2.5), Row("vest", None, 0.0)]),
    "deaths": Table(row=Row, rows=[]),
}


def write(folder, page="<p>first</p>", document=None):
    write_results(folder, tables=TABLES, page=page, document=document or {"seed": 1})


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_everything_is_in_the_folder(tmp_path):
    write(tmp_path / "new" / "out")
    assert names(tmp_path / "new" / "out") == [
        "assessment.json",
        "deaths.csv",
        "deaths.parquet",
        "need.csv",
        "need.parquet",
        "report.html",
    ]
    assert names(tmp_path / "new") == ["out"]


def test_csv_and_parquet_say_the_same(tmp_path):
    write(tmp_path / "out")
    with (tmp_path / "out/need.csv").open() as file:
        assert list(csv.DictReader(file)) == [
            {"region": "nord", "day": "1", "places": "2.5"},
            {"region": "vest", "day": "", "places": "0.0"},
        ]
    assert parquet.read_table(tmp_path / "out/need.parquet").to_pylist() == [
        {"region": "nord", "day": 1, "places": 2.5},
        {"region": "vest", "day": None, "places": 0.0},
    ]


def test_csv_is_rounded_for_readers_and_parquet_is_not(tmp_path):
    third = Table(row=Row, rows=[Row("nord", 1, 1 / 3)])
    write_results(tmp_path / "out", tables={"need": third}, page="", document={})
    assert (tmp_path / "out/need.csv").read_text().endswith("nord,1,0.333\n")
    (row,) = parquet.read_table(tmp_path / "out/need.parquet").to_pylist()
    assert row["places"] == 1 / 3


def test_a_table_without_rows_keeps_its_columns_and_types(tmp_path):
    write(tmp_path / "out")
    assert (tmp_path / "out/deaths.csv").read_text() == "region,day,places\n"
    schema = parquet.read_schema(tmp_path / "out/deaths.parquet")
    assert [str(field.type) for field in schema] == ["string", "int64", "double"]


def test_a_previous_result_is_replaced(tmp_path):
    write(tmp_path / "out")
    write(tmp_path / "out", page="<p>second</p>")
    assert (tmp_path / "out/report.html").read_text() == "<p>second</p>"
    assert names(tmp_path) == ["out"]


def test_an_empty_folder_is_used(tmp_path):
    (tmp_path / "out").mkdir()
    write(tmp_path / "out")
    assert "report.html" in names(tmp_path / "out")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError, ValueError])
def test_a_stop_half_way_leaves_the_previous_result_whole(tmp_path, stop, monkeypatch):
    write(tmp_path / "out")

    def stopped(*_, **__):
        raise stop

    monkeypatch.setattr(json, "dumps", stopped)
    with pytest.raises(stop):
        write(tmp_path / "out", page="<p>second</p>")
    assert (tmp_path / "out/report.html").read_text() == "<p>first</p>"
    assert names(tmp_path) == ["out"]


def test_a_stop_half_way_leaves_no_folder(tmp_path, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(json, "dumps", stopped)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "out")
    assert names(tmp_path) == []


def test_a_failed_exchange_puts_the_previous_result_back(tmp_path, monkeypatch):
    write(tmp_path / "out")
    rename = type(tmp_path).rename

    def fails_once(self, target):
        if target == tmp_path / "out":
            monkeypatch.undo()
            raise OSError("no space")
        return rename(self, target)

    monkeypatch.setattr(type(tmp_path), "rename", fails_once)
    with pytest.raises(OSError, match="no space"):
        write(tmp_path / "out", page="<p>second</p>")
    assert (tmp_path / "out/report.html").read_text() == "<p>first</p>"
    assert names(tmp_path) == ["out"]


def test_a_number_that_is_none_is_refused(tmp_path):
    with pytest.raises(ValueError, match="Out of range"):
        write(tmp_path / "out", document={"mean": float("nan")})
    assert names(tmp_path) == []


@pytest.mark.parametrize("file", ["thesis.docx", "assessment.txt"])
def test_a_folder_of_somebody_else_is_refused(tmp_path, file):
    (tmp_path / file).write_text("mine")
    (fault,) = check_folder(tmp_path)
    assert file in fault.found
    with pytest.raises(FileError):
        write(tmp_path)
    assert names(tmp_path) == [file]


def test_notes_laid_into_a_result_folder_are_not_thrown_away(tmp_path):
    write(tmp_path / "out")
    (tmp_path / "out/notes.txt").write_text("mine")
    (fault,) = check_folder(tmp_path / "out")
    assert "notes.txt" in fault.found


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine")
    assert check_folder(tmp_path / "out")
    assert check_folder(tmp_path / "out/deeper")
