"""A register is read whole, or everything that is wrong with it is said."""

import json
import random
import shutil
from dataclasses import fields
from functools import cache

import pytest
from frictionless import Package
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beredt.engine.register import Register
from beredt.files.faults import FileError
from beredt.files.registers import (
    bundled_registers,
    check_register,
    find_register,
    read_register,
    write_register,
)
from beredt.files.registers.columns import tables

TINY = bundled_registers()["tiny"]
FILES = sorted(name for name in tables() if (TINY / f"{name}.csv").is_file())
NORWAY = bundled_registers()["norway"]


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(TINY, tmp_path / "tiny")


def change(folder, table, old, new, count=1):
    path = folder / f"{table}.csv"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, count))


def the_only_fault(folder):
    (fault,) = check_register(folder)
    return fault


# -------------------------------------------------------------------- what is whole


@pytest.mark.parametrize("path", bundled_registers().values(), ids=lambda p: p.name)
def test_a_bundled_register_can_be_read(path):
    register = read_register(path)
    assert register.name == path.name
    assert register.title
    assert register.version
    assert len(register.fingerprint) == 64


@pytest.mark.parametrize("path", bundled_registers().values(), ids=lambda p: p.name)
def test_a_bundled_register_is_a_valid_data_package(path):
    report = Package(str(path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == len(list(path.glob("*.csv")))


@pytest.mark.parametrize("path", bundled_registers().values(), ids=lambda p: p.name)
def test_every_field_of_the_package_says_what_it_means(path):
    package = json.loads((path / "datapackage.json").read_text())
    assert package["licenses"]
    assert package["sources"]
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"]


def test_what_is_written_is_read_again(tmp_path):
    register = read_register(TINY)
    write_register(register, tmp_path / "again")
    assert read_register(tmp_path / "again") == register


def test_a_register_is_found_by_its_name_or_its_folder(folder):
    assert find_register("tiny") == TINY
    assert find_register(folder) == folder
    assert find_register(folder / "datapackage.json") == folder


def test_an_unknown_register_names_those_that_are_known():
    with pytest.raises(FileError, match="norway, tiny"):
        find_register("sweden")


# ---------------------------------------------------------------- the fingerprint


def test_the_fingerprint_does_not_depend_on_how_the_files_are_written(folder):
    before = read_register(folder).fingerprint
    for path in folder.glob("*.csv"):
        lines = [line.split(",") for line in path.read_text().splitlines()]
        if not any('"' in cell for line in lines for cell in line):
            text = "".join(",".join(f'"{c}"' for c in line[::-1]) + "\r\n"
                           for line in lines)  # fmt: skip
            path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_register(folder).fingerprint == before


def test_the_fingerprint_depends_on_every_number(folder):
    before = read_register(folder).fingerprint
    change(folder, "parameters", "1.3,1.2,1.6", "1.31,1.2,1.6")
    assert read_register(folder).fingerprint != before


# ------------------------------------------------------------------ what is wrong


def test_ten_faults_are_all_listed_at_once(folder):
    change(folder, "municipalities", "nordvik,Nordvik,", "nordvik,,")
    change(folder, "facilities", "64.5,9.5,true", "644.5,9.5,true")
    change(folder, "facilities", "true,function", "yes,function")
    change(folder, "places", "ward,physical,120", "ward,physical,99")
    change(folder, "staff", "hospital,nurse", "hospital,nurze")
    change(folder, "pathways", "K02,2,ward", "K02,4,ward")
    change(folder, "catchments", "midtdal,nordvik-sykehus,0.5",
           "midtdal,nordvik-sykehus,0.6")  # fmt: skip
    change(folder, "consumption", "K01,red_cells,", "K01,blue_cells,")
    change(folder, "items", "10,10,35", "10,1e999,35")
    (folder / "reserves.csv").write_bytes(b"\xff\xfe")
    found = {f"{fault.file} {fault.where}" for fault in check_register(folder)}
    assert {
        "municipalities.csv row 2, column name",
        "facilities.csv row 2, column lat",
        "facilities.csv row 2, column acute",
        "places.csv row 2, column number",
        "pathways.csv row 6, column order",
        "catchments.csv row 4, column share",
        "items.csv row 2, column daily_inflow",
        "reserves.csv ",
        "consumption.csv row 2, column item",
        "staff.csv row 2, column profession",
    } == found


WRONG = [
    ("parameters", "1.3,1.2,1.6", "0.3,1.2,1.6", "row 3, column value", "low <= value"),
    ("parameters", "1.3,1.2,1.6", "nan,1.2,1.6", "row 3, column value", "a number"),
    ("parameters", "1.3,1.2,1.6", "1e999,1.2,1.6", "row 3, column value", "a number"),
    ("parameters", "detour_factor", "road_speed_kmh", "row 3, column id", "row 2"),
    ("parameters", "companions_per_patient", "x", "column id", "a row for it"),
    ("parameters", "parallel_export_share", "x", "column id", "a row for it"),
    ("consumption", "K01,red_cells", "K01,blue", "row 2, column item", "items.csv"),
    ("places", "ward,staffed,100", "ward,staffed,130", "row", "130"),
    ("places", "120,12,Invented", "120,121,Invented", "column isolation", "120"),
    ("pathways", "K01,1,theatre", "K01,0,theatre", "column order", "of at least 1"),
    ("staff", ",2026-11-21,", ",november,", "column source_date", "2026-11-21"),
    ("staff", "Invented for the tutorial", "", "column source", "text"),
    ("stocks", "assumption,low", "guess,low", "column mark", "official, derived"),
    ("occupancy", "0.9,0.8,1", "1.9,0.8,1", "column value", "of at most 1"),
    ("transport", "4,1,1,0,", "4,1,1,2,", "column intensive_litters", "1"),
    ("roles", "armed_forces", "hospital", "column other_pool", "another pool"),
    ("offers", ",XX,", ",X,", "column country", "2 characters"),
    ("regions", "nordvik-region", "norway", "column id", "the whole country"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "old", "new", "where", "allowed"), WRONG)
def test_a_fault_says_where_it_is_and_what_is_allowed(
    folder, table, old, new, where, allowed
):
    change(folder, table, old, new)
    mine = [f for f in check_register(folder) if f.file == f"{table}.csv"]
    assert any(where in f.where and allowed in f.allowed + f.found for f in mine), mine


SAID = "Invented,2026-11-21,assumption,low"


@pytest.mark.parametrize(
    ("line", "column", "allowed"),
    [
        ("pathways,colour=red,triangle,", "rows", "columns of pathways"),
        ("pathways,ward,triangle,", "rows", "all, or pairs"),
        ("pathways,category=K99,triangle,", "rows", "that are in pathways.csv"),
        ("ratios,all,triangle,{kin}", "together", "columns of ratios"),
        ("ratios,all,triangle,{kind", "together", "in braces"),
        ("pathways,all,balancing,", "together", "what it balances"),
        ("pathways,all,square,", "law", "one of fixed, triangle"),
        ("places,all,triangle,", "table", "one of pathways"),
    ],
)
def test_a_line_of_intervals_must_fit_its_table(folder, line, column, allowed):
    head = "table,rows,law,together,source,source_date,mark,confidence"
    (folder / "intervals.csv").write_text(f"{head}\n{line},{SAID}\n")
    faults = check_register(folder)
    (fault,) = [one for one in faults if one.file == "intervals.csv"]
    assert fault.where == f"row 2, column {column}"
    assert allowed in fault.allowed


def test_categories_that_become_each_other_are_refused(folder):
    text = (folder / "pathways.csv").read_text().splitlines()
    text[1] = text[1].replace(",0.5,,,", ",0.5,K02,,")
    (folder / "pathways.csv").write_text("\n".join(text))
    assert "K01" in text[1]
    faults = check_register(folder)
    assert any("never becomes" in fault.allowed for fault in faults)


def test_a_missing_column_and_an_unknown_one_are_named(folder):
    change(folder, "regions", "name", "navn")
    found = [fault.found for fault in check_register(folder)]
    assert "no column name" in found
    assert "the unknown column 'navn'" in found


def test_a_missing_table_is_named(folder):
    (folder / "ratios.csv").unlink()
    assert the_only_fault(folder).file == "ratios.csv"


def test_a_table_may_be_left_out_when_nothing_needs_it(folder):
    (folder / "offers.csv").unlink()
    package = json.loads((folder / "datapackage.json").read_text())
    package["resources"] = [r for r in package["resources"] if r["name"] != "offers"]
    (folder / "datapackage.json").write_text(json.dumps(package))
    assert read_register(folder).offers == ()


def test_a_listed_table_without_a_file_is_a_fault(folder):
    (folder / "offers.csv").unlink()
    assert "offers" in the_only_fault(folder).found


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "[" * 100_000, '{"name": ' + "[" * 900 + "]" * 900 + "}",
     '{"name": "\\ud800", "resources": 1}', '{"resources": [{"name": ["x"]}, 3]}',
     "1" * 5000, "\ufeff{}", "\x00"],
    ids=range(10),
)  # fmt: skip
def test_a_wrong_descriptor_is_a_fault(folder, text):
    (folder / "datapackage.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert {fault.file for fault in check_register(folder)} == {"datapackage.json"}


def test_a_folder_that_is_not_there_is_one_fault(tmp_path):
    assert "no such folder" in the_only_fault(tmp_path / "nowhere").found


def test_a_folder_in_place_of_a_table_is_a_fault(folder):
    (folder / "stocks.csv").unlink()
    (folder / "stocks.csv").mkdir()
    assert the_only_fault(folder).file == "stocks.csv"


def test_a_huge_file_is_refused_unread(folder):
    with (folder / "stocks.csv").open("wb") as file:
        file.truncate(20_000_000)
    assert "bytes" in the_only_fault(folder).found


def test_a_file_full_of_faults_does_not_fill_the_screen(folder):
    with (folder / "stocks.csv").open("a") as file:
        file.write("x\n" * 50_000)
    assert len(check_register(folder)) < 250


# ------------------------------------------------------------- anything whatsoever


@cache
def originals():
    return {path.name: path.read_bytes() for path in TINY.iterdir()}


STRANGE = (
    b"", b"-1", b"1e999", b"nan", b"inf", b"0x1", b"1_0", b"\x00", b"\xff", b'"',
    b"\n", b"\r", b",", b"true", b"K99", b"9" * 400, "\u2028".encode(),
    "٣".encode(), b" ", b"=1+1", b"1e-400", b"\xef\xbb\xbf",
)  # fmt: skip


def mutated(content, rng):
    """Change a cell, a byte, a line or the length."""
    kind = rng.randrange(5)
    if kind == 0:
        cells = content.split(b",")
        cells[rng.randrange(len(cells))] = rng.choice(STRANGE)
        return b",".join(cells)
    at = rng.randrange(len(content) + 1)
    if kind == 1:
        return content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :]
    if kind == 2:
        return content[:at]
    lines = content.splitlines(keepends=True)
    chosen = rng.randrange(len(lines))
    if kind == 3:
        return b"".join(lines[:chosen] + [lines[chosen]] * 2 + lines[chosen + 1 :])
    return b"".join(lines[:chosen] + lines[chosen + 1 :])


def outcome(folder):
    try:
        return read_register(folder)
    except FileError as error:
        return error


def test_a_thousand_broken_copies_give_a_register_or_faults(folder):
    rng = random.Random(2026)
    names = sorted(originals())
    outcomes = []
    for _ in range(1000):
        name = rng.choice(names)
        (folder / name).write_bytes(mutated(originals()[name], rng))
        outcomes.append(outcome(folder))
        (folder / name).write_bytes(originals()[name])
    registers = [found for found in outcomes if isinstance(found, Register)]
    errors = [found for found in outcomes if isinstance(found, FileError)]
    assert len(registers) > 10
    assert len(errors) > 10
    assert all(error.faults for error in errors)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(table=st.sampled_from(FILES), content=st.binary(max_size=300))
def test_any_bytes_in_place_of_a_table_are_refused_in_words(folder, table, content):
    path = folder / f"{table}.csv"
    before = path.read_bytes()
    path.write_bytes(content)
    faults = check_register(folder)
    path.write_bytes(before)
    assert faults
    assert all(str(fault).isprintable() for fault in faults)


def test_every_table_of_a_register_has_a_file():
    named = {field.name for field in fields(Register)} - {
        "name", "title", "version", "fingerprint",
    }  # fmt: skip
    assert named == set(tables())
