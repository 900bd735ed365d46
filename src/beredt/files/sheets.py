"""Tables as XLSX and CSV: written so that they do no harm, read with suspicion."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile

from beredt.files.archives import open_archive
from beredt.files.faults import Fault, FileError, Said, plain

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 2_000
LONGEST_CHOICES = 255  # characters that the format has room for
LONGEST_NAME = 31  # characters that a spreadsheet allows the name of a sheet
XLSX = b"PK\x03\x04"
Cell = str | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: heads, rows, and per column what a spreadsheet offers to choose."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    choices: dict[int, Sequence[str]] = field(default_factory=dict)
    note: str = ""


def harmless(value: Any) -> Any:
    """Return what a spreadsheet will not take for a formula when it opens a CSV.

    >>> harmless("=1+1"), harmless("Tromsø"), harmless(-3)
    ("'=1+1", 'Tromsø', -3)
    """
    if isinstance(value, str) and value.startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return value


def write_csv(sheet: Sheet) -> bytes:
    """Return a table as CSV in UTF-8, as spreadsheets like it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in ([*sheet.heads], *sheet.rows):
        writer.writerow([harmless(value) for value in row])
    return buffer.getvalue().encode("utf-8-sig")


def write_workbook(sheets: Sequence[Sheet], *, label: str = "") -> bytes:
    """Return tables as XLSX; a classification label stands on each printed page."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, seldom needed

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    if label:
        book.properties.category = label
    for sheet in sheets:
        _write_sheet(book.create_sheet(_sheet_name(sheet.name)), sheet, label)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_sheets(data: bytes, *, file: str) -> dict[str, list[list[str]]]:
    """Read an XLSX or a CSV as text, by the name of the sheet; `FileError` if neither.

    What would unpack to something huge is refused before it is unpacked.
    """
    if data.startswith(XLSX):
        return _read_workbook(data, file)
    return {"": _read_csv(data, file)}


def _write_sheet(page: Any, sheet: Sheet, label: str) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for line, row in enumerate(([*sheet.heads], *sheet.rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(row=line, column=column, value=value)
            if isinstance(value, str):
                # A text is a text, whatever it begins with.
                cell.data_type = "s"
    for cell in page[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, head in enumerate(sheet.heads, start=1):
        texts = [str(row[column - 1] or "") for row in sheet.rows[:200]]
        width = min(48, max([9, len(head) * 0.7, *map(len, texts)]) + 2)
        page.column_dimensions[get_column_letter(column)].width = width
    _offer_choices(page, sheet)
    page.freeze_panes = "A2"
    if label:
        page.oddHeader.center.text = page.oddFooter.center.text = label


def _offer_choices(page: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    for column, words in sheet.choices.items():
        listed = ",".join(word.replace(",", " ") for word in words)
        if len(listed) <= LONGEST_CHOICES:
            offered = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
            page.add_data_validation(offered)
            letter = get_column_letter(column + 1)
            offered.add(f"{letter}2:{letter}{len(sheet.rows) + 200}")


def _sheet_name(name: str) -> str:
    return "".join("-" if c in r"[]:*?/\'" else c for c in name)[:LONGEST_NAME] or "1"


def _read_workbook(data: bytes, file: str) -> dict[str, list[list[str]]]:
    from openpyxl import load_workbook  # noqa: PLC0415

    with open_archive(data, file=file) as archive:
        _refuse_entities(archive, file)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return {page.title: list(_lines(page, file)) for page in book.worksheets}
    except FileError:
        raise
    except Exception as error:
        # The library has no error of its own for what is no spreadsheet.
        found = Said("no spreadsheet that can be read")
        raise _refusal(file, found, Said("an XLSX")) from error


def _refuse_entities(archive: ZipFile, file: str) -> None:
    """Refuse XML that defines words of its own: they may grow without end."""
    for name in archive.namelist():
        with archive.open(name) as part:
            if b"<!DOCTYPE" in part.read(1024):
                found = Said("no spreadsheet ({reason})", reason="DOCTYPE")
                raise _refusal(file, found, Said("an XLSX"))


def _lines(page: Any, file: str) -> Iterator[list[str]]:
    for number, row in enumerate(page.iter_rows(values_only=True), start=1):
        _refuse_too_much(file, number, len(row))
        yield [_text(value) for value in row]


def _read_csv(data: bytes, file: str) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = Said("byte {number} that is not UTF-8", number=error.start)
        wanted = Said("an XLSX, or a CSV in UTF-8")
        raise _refusal(file, found, wanted) from None
    head = text.partition("\n")[0]
    between = max((",", ";", "\t"), key=head.count)
    lines: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=between):
            _refuse_too_much(file, len(lines) + 1, len(row))
            lines.append([_text(value) for value in row])
    except csv.Error as error:
        found = Said("no CSV ({reason})", reason=error)
        raise _refusal(file, found, Said("an XLSX or a CSV")) from None
    return lines


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    text = str(value).strip()[:LONGEST_CELL]
    # What was written as harmless is read as it was.
    return (
        text[1:] if text[:1] == "'" and text[1:].startswith(STARTS_A_FORMULA) else text
    )


def _refuse_too_much(file: str, rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        found = Said("more than {number} rows", number=MOST_ROWS)
        raise _refusal(file, found, Said("at most {number} rows", number=MOST_ROWS))
    if columns > MOST_COLUMNS:
        found = Said("{number} columns", number=columns)
        wanted = Said("at most {number} columns", number=MOST_COLUMNS)
        raise _refusal(file, found, wanted)


def _refusal(file: str, found: Said, allowed: Said) -> FileError:
    return FileError([Fault(file=file, where=plain(""), found=found, allowed=allowed)])
