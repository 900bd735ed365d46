"""The table of recorded numbers that come with Beredt."""

from functools import cache
from pathlib import Path

from beredt.engine.validation.recorded import RecordedNumber
from beredt.files.faults import Fault, FileError, english_fault
from beredt.files.registers.columns import table_of
from beredt.files.registers.rows import read_rows

NAME = "numbers"


@cache
def recorded_folder() -> Path:
    """Return the folder of the recorded numbers, installed or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "data" / "recorded"
    return installed if installed.is_dir() else package.parents[1] / "data/recorded"


def read_recorded_numbers(folder: Path | None = None) -> tuple[RecordedNumber, ...]:
    """Read the recorded numbers; `FileError` lists every fault in the table."""
    faults: list[Fault] = []
    folder = folder or recorded_folder()
    rows = read_rows(folder, table_of(NAME, RecordedNumber), faults)
    if rows is not None:
        faults += [
            english_fault(
                f"{NAME}.csv",
                f"row {line}, column as_of",
                repr(row.as_of),
                "a date, a month or a year, as 2020-03-31, 2020-03 or 2020",
            )
            for line, row in zip(rows.lines, rows.rows, strict=True)
            if not row.is_dated
        ]
    if faults or rows is None:
        raise FileError(faults)
    return tuple(rows.rows)
