"""Tables that somebody else has made are read, or refused."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from beredt.files.faults import FileError
from beredt.files.registers import (
    bundled_registers,
    check_cells,
    foreign_tables,
    mapped_rows,
    tables,
)

SERIES = Path(
    os.environ.get("BEREDT_SERIES", Path(__file__).parents[2] / "../shared/data")
)
EUROSTAT = SERIES / "eurostat_healthcare_services"


def packed(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def package(resources, **files):
    return packed({"datapackage.json": json.dumps({"resources": resources})} | files)


def test_our_own_package_is_read_row_for_row():
    folder = bundled_registers()["tiny"]
    data = packed({path.name: path.read_bytes() for path in folder.iterdir()})
    found = {table.name: table for table in foreign_tables(data, file="tiny.zip")}
    places = found["places"]
    same = {head: head for head in places.heads}
    rows, wrong = mapped_rows(places, "places", same, {})
    assert not wrong
    assert len(rows) == len(places.rows) == 60


def test_a_package_of_another_is_read_with_its_own_dialect():
    data = package(
        [
            {"name": "a", "path": "a.csv", "dialect": {"delimiter": ";"},
             "encoding": "latin-1"},
            {"name": "b", "data": [{"x": 1}, {"x": 2, "y": "å"}]},
            {"name": "c", "data": [["x"], [3]]},
        ],
        **{"a.csv": "navn;antall\nTromsø;3\n".encode("latin-1")},
    )  # fmt: skip
    a, b, c = foreign_tables(data, file="x.zip")
    assert (a.heads, a.rows) == (("navn", "antall"), (("Tromsø", "3"),))
    assert (b.heads, b.rows) == (("x", "y"), (("1", ""), ("2", "å")))
    assert (c.heads, c.rows) == (("x",), (("3",),))


def test_a_package_in_a_folder_is_read():
    described = json.dumps({"resources": [{"name": "a", "path": "a.csv"}]})
    data = packed({"x/datapackage.json": described, "x/a.csv": "h\n1\n"})
    assert foreign_tables(data, file="x.zip")[0].rows == (("1",),)


@pytest.mark.parametrize(
    "data",
    [
        package([{"name": "a", "path": "../../etc/passwd"}]),
        package([{"name": "a", "path": "https://example.no/a.csv"}]),
        package([{"name": "a"}]),
        package("x"),
        packed({"datapackage.json": "no JSON"}),
        packed({"datapackage.json": '{"resources": 3}'}),
        b"PK\x03\x04",
        b"\xff",
    ],
)
def test_what_is_no_package_is_refused(data):
    with pytest.raises(FileError):
        foreign_tables(data, file="x.zip")


def test_columns_are_mapped_and_the_others_fixed():
    table = foreign_tables(b"kode,navn\nnord,Nord\n,\nsor,\n", file="x.csv")[0]
    fixed = {"source": "x", "source_date": "2026", "mark": "derived",
             "confidence": "low"}  # fmt: skip
    rows, wrong = mapped_rows(table, "regions", {"id": "kode", "name": "navn"}, fixed)
    assert rows == [{"id": "nord", "name": "Nord"} | fixed]
    assert wrong == [(3, "name", "")]


@pytest.mark.skipif(not EUROSTAT.is_dir(), reason="No folder of recorded series.")
@pytest.mark.parametrize("country", ["NO", "AT", "PL", "LV"])
def test_eurostats_healthcare_services_become_facilities(country):
    data = (EUROSTAT / f"{country}.csv").read_bytes()
    (table,) = foreign_tables(data, file=f"{country}.csv")
    assert table.name == "facilities"
    rows, wrong = mapped_rows(table, "facilities", {h: h for h in table.heads}, {})
    # What lacks a point or a date cannot be a facility, and is said.
    assert len(wrong) < 0.05 * len(table.rows)
    assert not any(check_cells(tables()["facilities"], row) for row in rows)
    kinds = {row["kind"] for row in rows}
    assert kinds == ({"hospital"} if country == "NO" else {"partner"})
    beds = [row for row in rows if "not known whether staffed" in row["note"]]
    assert bool(beds) == (country in {"AT", "LV"})
