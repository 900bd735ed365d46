"""Recorded series that a user has brought, whole or broken."""

import pytest

from beredt.files.faults import FileError
from beredt.files.recorded_series import (
    ADMISSIONS,
    BY_REGION,
    COUNTS,
    STAYS,
    read_norwegian_series,
    read_stay_quantiles,
)

DAYS = [f"2020-03-{day:02}" for day in range(8, 31)]


@pytest.fixture
def folder(tmp_path):
    files = {
        ADMISSIONS: "date,I\n2020-03-06,1\n2020-03-09,4\n",
        COUNTS: "date,admissions,respiratory,source\n"
        + "".join(f"{day},5,1,x\n" for day in DAYS if day != "2020-03-14"),
        BY_REGION: "date,rhf,inpatients,respirator\n"
        "2020-03-09,Nord,2,0\n2020-03-09,Vest,3,1\n2020-03-14,Nord,1,0\n",
        STAYS: "quantile,icu_los_days\n0.5,1.9\n0.9,9\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_days_are_put_in_their_place(folder):
    series = read_norwegian_series(folder)
    assert series.hospital.admissions[:3].tolist() == [0, 4, 0]
    assert 6 not in series.hospital.counted
    assert series.ventilators.occupied[0] == 1
    assert series.regions.names == ("Nord", "Vest")
    assert series.regions.days.tolist() == [1]
    assert series.regions.occupied.tolist() == [[2, 3]]


def test_quantiles_are_read_as_they_were_published(folder):
    assert read_stay_quantiles(folder).days.tolist() == [1.9, 9.0]


def test_every_fault_of_every_file_is_said(folder):
    (folder / ADMISSIONS).write_text("date,I\nsoon,1\n2020-03-09,many\n")
    (folder / COUNTS).unlink()
    (folder / BY_REGION).write_text("date,region\n2020-03-09,Nord\n")
    with pytest.raises(FileError) as caught:
        read_norwegian_series(folder)
    assert [fault.where for fault in caught.value.faults] == [
        "row 2, date",
        "row 3, I",
        "",
        "row 1",
    ]
