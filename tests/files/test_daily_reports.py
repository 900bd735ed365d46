"""Daily reports are read whole, or every fault is said."""

from datetime import date, timedelta

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from beredt.files.daily_reports import bundled_folder, find_reports, read_reports
from beredt.files.faults import FileError

HEAD = "date,place,kind,region,admissions,occupied,capacity\n"


def lines(days=20, place="Storvik", kind="ward", region="Øst"):
    first = date(2026, 1, 1)
    return "".join(
        f"{first + timedelta(days=n)},{place},{kind},{region},{n},{10 + n},40\n"
        for n in range(days)
    )


@pytest.fixture
def written(tmp_path):
    def write(text, name="reports.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults_of(*paths):
    with pytest.raises(FileError) as caught:
        read_reports(paths)
    return [str(fault) for fault in caught.value.faults]


def test_a_national_file_needs_three_columns(written):
    text = lines().replace("Storvik,ward,Øst,", "").replace(",40\n", "\n")
    reports = read_reports([written("date,admissions,occupied\n" + text, "norge.csv")])
    assert [site.place for site in reports.sites] == ["norge"]
    assert reports.first_day == date(2026, 1, 1).toordinal()
    assert_array_equal(reports.admissions, [np.arange(20)])
    assert_array_equal(reports.occupied, [np.arange(10, 30)])
    assert np.isnan(reports.capacity).all()


def test_several_files_make_one(written):
    first = written(HEAD + lines(), "a.csv")
    second = written(HEAD + lines(18, "Lunde", "intensive", "Vest"), "b.csv")
    reports = read_reports([first, second])
    assert [site.place for site in reports.sites] == ["Storvik", "Lunde"]
    assert reports.kinds == ("ward", "intensive")
    # Lunde has not reported the last two days.
    assert np.isnan(reports.occupied[1, -2:]).all()
    assert (reports.capacity[0] == 40).all()


def test_semicolons_commas_and_a_byte_order_mark_are_read(written):
    text = (HEAD + lines()).replace(",", ";").replace(";40\n", ";40,5\n")
    assert (read_reports([written("\ufeff" + text)]).capacity == 40.5).all()


def test_empty_cells_and_missing_days_are_not_reported(written):
    text = (HEAD + lines()).replace("Øst,5,15,40", "Øst,,,")
    text = text.replace("2026-01-08,Storvik,ward,Øst,7,17,40\n", "")
    reports = read_reports([written(text)])
    assert np.isnan(reports.admissions[0, [5, 7]]).all()
    assert np.isnan(reports.occupied[0, [5, 7]]).all()


def test_every_fault_is_said_at_once(written):
    text = HEAD + lines()
    text = text.replace("2026-01-03", "3 January").replace("Øst,4,14", "Øst,-4,many")
    path = written(text + "2026-01-01,Storvik,ward,Vest,1,1,40\n")
    said = faults_of(path, path.with_name("none.csv"))
    assert len(said) == 6
    for part in (
        "row 4, date: found '3 January'; allowed: a date as 2020-03-31",
        "row 6, admissions: found '-4'; allowed: a number from 0",
        "row 6, occupied: found 'many'",
        "row 22: found Storvik, 2026-01-01, as in",
        "row 22, region: found 'Vest' for Storvik; allowed: 'Øst'",
        "none.csv: found no such file",
    ):
        assert any(part in line for line in said), part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "an empty file"),
        ("date,place\n2026-01-01,Storvik\n", "row 1: found date, place"),
        ("date,date,admissions,occupied\n", "row 1: found date, date"),
        (HEAD, "no rows"),
        (HEAD + lines(13), "13 days from first to last; allowed: 14 to 5000 days"),
        (HEAD + lines() + "2062-01-01,Storvik,ward,Øst,1,1,1\n", "from first to last"),
        (HEAD + lines().replace(",40\n", "\n"), ""),
    ],
)
def test_a_file_that_cannot_be_forecast_from_says_why(written, text, part):
    path = written(text)
    if not part:
        assert read_reports([path]).days == 20
        return
    assert any(part in line for line in faults_of(path))


def test_a_place_without_any_census_is_a_fault(written):
    empty = "".join(f"2026-01-{n:02},Lunde,ward,Øst,3,,9\n" for n in range(1, 15))
    assert any("occupied: found no number for Lunde, ward" in line
               for line in faults_of(written(HEAD + lines() + empty)))  # fmt: skip


def test_a_census_that_all_stopped_reporting_is_a_fault(written):
    later = "".join(f"2026-02-{n:02},Storvik,ward,Øst,3,,9\n" for n in range(1, 9))
    (said,) = faults_of(written(HEAD + lines() + later))
    assert "occupied: found none after 2026-01-20" in said


def test_bytes_that_are_no_text_are_a_fault(tmp_path):
    path = tmp_path / "reports.csv"
    path.write_bytes(b"date,admissions,occupied\n2026-01-01,\xff,1\n")
    (said,) = faults_of(path)
    assert "a CSV file in UTF-8" in said


def test_bundled_examples_are_found_by_name_and_can_be_read():
    examples = sorted(bundled_folder().glob("*.csv"))
    assert examples
    for path in examples:
        assert find_reports(path.stem) == path
        assert read_reports([path]).sites


def test_a_file_of_ones_own_comes_before_an_example(written, monkeypatch):
    path = written(HEAD + lines(), "eksempel-sykehus")
    monkeypatch.chdir(path.parent)
    assert find_reports("eksempel-sykehus").resolve() == path
