"""Read the rows of one table."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any

from beredt.engine.register import Sourced
from beredt.files.faults import Fault, Said, plain
from beredt.files.registers.cells import Refused, cell_reader
from beredt.files.registers.columns import Table

LARGEST_FILE = 16_000_000  # bytes; the register of a country takes less than two
MOST_FAULTS = 200  # in one file; with more than that the file is another thing
NO_CSV = "no CSV"
LONGEST_SHOWN = 60  # characters of what was found


@dataclass(slots=True, kw_only=True)
class Rows:
    """The rows of a table that can be read, each with its line in the file.

    `broken` are the cells of rows with a fault; `was_cut` says that some lines could
    not be divided into cells.
    """

    lines: list[int] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)
    values: list[tuple[Any, ...]] = field(default_factory=list)
    broken: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    was_cut: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every row could be read."""
        return not self.broken and not self.was_cut

    def ids(self) -> set[str]:
        """Return the ids of all rows, those with a fault in another column too."""
        broken = (cells.get("id", "") for _, cells in self.broken)
        return {row.id for row in self.rows} | set(broken)


def found_text(value: object) -> Said:
    """Return what was found, short enough to be read."""
    if value is None or value == "":
        return Said("nothing")
    if isinstance(value, dict | list):
        # Its text may be as deep as the file, too deep to be written out.
        return Said("a list") if isinstance(value, list) else Said("an object")
    text = str(value)
    shown = "".join(c if c.isprintable() else "�" for c in text[:LONGEST_SHOWN])
    return plain(f"'{shown}…'" if len(text) > LONGEST_SHOWN else f"'{shown}'")


def in_cell(line: int, column: str) -> Said:
    """Say which cell of a table a fault is in."""
    return Said("row {row}, column {column}", row=line, column=column)


def read_text(path: Path, faults: list[Fault]) -> str | None:
    """Return the text of a file, or nothing and a fault."""
    try:
        size = path.stat().st_size
        if path.exists() and not path.is_file():
            found, allowed = Said("something that is not a file"), Said("a file")
        elif size > LARGEST_FILE:
            found, allowed = (
                Said("{number} bytes", number=size),
                Said("at most {number} bytes", number=LARGEST_FILE),
            )
        else:
            return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        found, allowed = Said("no such file"), Said("a file that is there")
    except UnicodeDecodeError as error:
        found = Said("byte {number} that is not UTF-8", number=error.start)
        allowed = Said("text in UTF-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "unknown reason"
        found = Said("a file that cannot be read ({reason})", reason=reason)
        allowed = Said("a readable file")
    faults.append(Fault(file=path.name, where=plain(""), found=found, allowed=allowed))
    return None


def read_rows(folder: Path, table: Table, faults: list[Fault]) -> Rows | None:
    """Return the rows of a table; nothing when the file or its header is wrong.

    A table that may be left out has no rows when its file is absent.
    """
    path = folder / f"{table.name}.csv"
    if table.is_optional and folder.is_dir() and not path.exists():
        return Rows()
    text = read_text(path, faults)
    if text is None:
        return None
    wrong: list[Fault] = []
    rows = _read_lines(path.name, table, _lines(path.name, text, wrong), wrong)
    faults += wrong
    return rows


def _lines(file: str, text: str, wrong: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of each line that has any, with its number."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if len(wrong) > MOST_FAULTS:
                return
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        where = Said("row {row}", row=reader.line_num)
        found = Said("no CSV ({reason})", reason=error)
        allowed = Said('cells divided by commas, quoted with "')
        wrong.append(Fault(file=file, where=where, found=found, allowed=allowed))


def _read_lines(
    file: str,
    table: Table,
    lines: Iterator[tuple[int, list[str]]],
    wrong: list[Fault],
) -> Rows | None:
    header = next(lines, (0, []))[1]
    names = [column.name for column in table.columns]
    if faults := _wrong_header(file, names, header):
        wrong += faults
        return None
    readers = [cell_reader(column) for column in table.columns]
    # Cells in the order of the columns, whatever their order in the file.
    in_order = itemgetter(*(header.index(name) for name in names))
    found = Rows()
    for line, cells in lines:
        if len(cells) != len(header):
            wrong.append(_wrong_length(file, line, len(cells), len(header)))
            found.was_cut = True
            continue
        ordered = in_order(cells)
        try:
            values = tuple([r(c) for r, c in zip(readers, ordered, strict=True)])
        except Refused:
            wrong += _wrong_cells(file, table, line, ordered)
            found.broken.append((line, dict(zip(names, ordered, strict=True))))
            continue
        found.lines.append(line)
        found.values.append(values)
        found.rows.append(_row(table.row, names, values))
    found.was_cut |= len(wrong) > MOST_FAULTS or any(NO_CSV in f.found for f in wrong)
    return found


def _row(row: type[Sourced], names: list[str], values: tuple[Any, ...]) -> Sourced:
    return row(**dict(zip(names, values, strict=True)))


def _wrong_header(file: str, names: list[str], header: list[str]) -> list[Fault]:
    absent = [name for name in names if name not in header]
    missing = [Said("no column {name}", name=name) for name in absent]
    if absent == names:
        missing = [Said("no column that a table of this name has")]
    unknown = [name for name in dict.fromkeys(header) if name not in names]
    twice = [name for name in names if header.count(name) > 1]
    allowed = Said("the columns {names}", names=", ".join(names))
    return [
        Fault(file=file, where=Said("row {row}", row=1), found=found, allowed=allowed)
        for found in (
            *missing,
            *(
                Said("the unknown column {name}", name=found_text(name))
                for name in unknown
            ),
            *(Said("the column {name} twice", name=name) for name in twice),
        )
    ]


def _wrong_length(file: str, line: int, found: int, wanted: int) -> Fault:
    return Fault(
        file=file,
        where=Said("row {row}", row=line),
        found=Said("{number} cells", number=found),
        allowed=Said("{number} cells, as in the first row", number=wanted),
    )


def _wrong_cells(
    file: str, table: Table, line: int, cells: tuple[str, ...]
) -> list[Fault]:
    faults: list[Fault] = []
    for column, cell in zip(table.columns, cells, strict=True):
        try:
            cell_reader(column)(cell)
        except Refused:
            faults.append(
                Fault(
                    file=file,
                    where=in_cell(line, column.name),
                    found=found_text(cell),
                    allowed=column.allowed,
                )
            )
    return faults
