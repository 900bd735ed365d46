"""Spreadsheets do no harm to who opens ours, and none to us when we open theirs."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from beredt.files.faults import FileError
from beredt.files.sheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    STARTS_A_FORMULA,
    Sheet,
    read_sheets,
    write_csv,
    write_workbook,
)

printable = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20
)
cells = st.one_of(printable, st.integers(0, 10**6))


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(cells, min_size=2, max_size=2), max_size=4))
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_is_written_is_read_again(form, rows):
    sheet = Sheet(name="Plasser", heads=("Navn", "Antall"), rows=rows)
    data = write_workbook([sheet]) if form == "xlsx" else write_csv(sheet)
    read = next(iter(read_sheets(data, file="x").values()))
    assert read == [["Navn", "Antall"], *[[str(cell) for cell in row] for row in rows]]


@pytest.mark.parametrize("start", STARTS_A_FORMULA)
def test_nothing_that_people_wrote_is_a_formula(start):
    harmful = f"{start}HYPERLINK(1)"
    sheet = Sheet(name="x", heads=(harmful,), rows=[[harmful]])
    book = load_workbook(io.BytesIO(write_workbook([sheet])))
    assert {cell.data_type for row in book.active for cell in row} == {"s"}
    text = write_csv(sheet).decode("utf-8-sig")
    # Quoted where it must be, and always with an apostrophe first.
    assert all(line.lstrip('"').startswith("'") for line in text.split("\r\n") if line)


def test_a_formula_that_they_wrote_is_its_value_and_never_run():
    book = Workbook()
    book.active.append(["=1+1"])
    buffer = io.BytesIO()
    book.save(buffer)
    assert read_sheets(buffer.getvalue(), file="x") == {"Sheet": [[""]]}


def test_a_label_stands_on_every_printed_page():
    sheet = Sheet(name="x", heads=("a",), rows=[])
    book = load_workbook(io.BytesIO(write_workbook([sheet], label="BEGRENSET")))
    assert book.active.oddHeader.center.text == "BEGRENSET"
    assert book.properties.category == "BEGRENSET"


def bomb():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return buffer.getvalue()


def entities():
    """A workbook whose XML grows when it is read."""
    sheet = Sheet(name="x", heads=("a",), rows=[])
    book = zipfile.ZipFile(io.BytesIO(write_workbook([sheet])))
    buffer = io.BytesIO()
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in book.namelist():
            archive.writestr(
                name, laughs if name == "xl/workbook.xml" else book.read(name)
            )
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (bomb(), "times larger unpacked"),
        (entities(), "no spreadsheet"),
        (b"PK\x03\x04broken", "no ZIP"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"a\n" * (MOST_ROWS + 1), f"more than {MOST_ROWS} rows"),
        (b"," * MOST_COLUMNS, f"{MOST_COLUMNS + 1} columns"),
    ],
)
def test_what_is_no_table_or_too_much_is_refused(data, found):
    with pytest.raises(FileError) as caught:
        read_sheets(data, file="svar.xlsx")
    assert found in caught.value.faults[0].found


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_csv_is_read_however_its_cells_are_divided(between):
    data = between.join(("a", "b")).encode() + b"\n" + between.join("12").encode()
    assert read_sheets(data, file="x") == {"": [["a", "b"], ["1", "2"]]}
