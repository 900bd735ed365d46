"""Profiles of ordinary activity: what a register must say of days, months and ages."""

import json
import shutil

import pytest

from beredt.files.registers import bundled_registers, check_register, read_register


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(bundled_registers()["norway"], tmp_path / "norway")


def change(folder, table, old, new):
    path = folder / f"{table}.csv"
    lines = path.read_text().splitlines(keepends=True)
    hit = [n for n, line in enumerate(lines) if line.startswith(old)]
    assert len(hit) == 1
    lines[hit[0]] = new + lines[hit[0]][len(old) :] if new else ""
    path.write_text("".join(lines))


def found(folder):
    return {
        f"{f.file} {f.where}: {f.found}; {f.allowed}" for f in check_register(folder)
    }


def test_every_bad_profile_is_listed_at_once(folder):
    change(folder, "weekdays", "acute,1,1.06,1.01,1.11", "acute,1,2.06,2.01,2.11")
    change(folder, "weekdays", "birth,3,", "")
    change(folder, "seasons", "planned,7,0.85,0.75,0.95", "planned,7,0.5,0.4,0.6")
    change(
        folder, "seasons", "acute,12,1.0431,0.9931,1.0931", "acute,12,1.0431,1.2,1.3"
    )
    change(folder, "ages", "birth,18_44,1,0.75,1.25", "birth,18_44,0,0,0")
    change(
        folder, "activity", "K14,ward,false,0.5,planned", "K14,ward,false,0.5,planed"
    )
    faults = found(folder)
    assert faults == {
        (
            "weekdays.csv row 8, column value: a mean of 1.143 for 'acute'; "
            "values whose mean is 1"
        ),
        (
            "weekdays.csv row 21, column weekday: no row for 3 of 'birth'; "
            "one row for each of 1, 2, 3, 4, 5, 6, 7"
        ),
        (
            "seasons.csv row 25, column value: a mean of 0.9703 for 'planned'; "
            "values whose mean over the days of the year is 1"
        ),
        (
            "seasons.csv row 13, column value: low 1.2, value 1.0431, high 1.3; "
            "low <= value <= high"
        ),
        (
            "ages.csv row 16, column value: nothing but 0 for 'birth'; "
            "a number above 0 for one age or more"
        ),
        (
            "activity.csv row 3, column profile: 'planed'; "
            "a profile of weekdays.csv, seasons.csv or ages.csv, or empty"
        ),
    }


@pytest.mark.parametrize(
    ("table", "old", "new", "where"),
    [
        ("weekdays", "acute,7,", "acute,8,", "weekdays.csv row 8, column weekday"),
        ("weekdays", "acute,7,", "acute,6,", "weekdays.csv row 8, column profile, wee"),
        ("seasons", "acute,12,", "acute,13,", "seasons.csv row 13, column month"),
        (
            "seasons",
            "planned,7,0.85",
            "planned,7,0",
            "seasons.csv row 20, column value",
        ),
        ("ages", "acute,0_17,0.5", "acute,0_17,-1", "ages.csv row 2, column value"),
        ("ages", "acute,0_17,", "acute,0_19,", "ages.csv row 2, column age"),
        ("activity", "K13,ward,true,0.5", "K13,ward,true,1.5", "activity.csv row 2, "),
    ],
)
def test_a_cell_out_of_its_range_is_named(folder, table, old, new, where):
    change(folder, table, old, new)
    assert any(fault.startswith(where) for fault in found(folder)), found(folder)


def test_a_profile_that_no_activity_uses_is_a_misspelling(folder):
    path = folder / "ages.csv"
    path.write_text(path.read_text().replace("birth,", "brith,"))
    assert found(folder) == {
        "ages.csv row 12, column profile: 'brith'; a profile of activity.csv"
    }


def test_a_register_without_profiles_has_days_and_people_alike(folder):
    for table in ("weekdays", "seasons", "ages"):
        (folder / f"{table}.csv").unlink()
    path = folder / "activity.csv"
    text = path.read_text()
    for profile in ("acute", "planned", "birth"):
        text = text.replace(f",{profile},", ",,")
    path.write_text(text)
    descriptor = folder / "datapackage.json"
    package = json.loads(descriptor.read_text())
    package["resources"] = [
        row
        for row in package["resources"]
        if row["name"] not in {"weekdays", "seasons", "ages"}
    ]
    descriptor.write_text(json.dumps(package))
    register = read_register(folder)
    assert not register.weekdays
    assert {row.profile for row in register.activity} == {""}
