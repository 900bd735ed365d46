"""Change rows of a register that lies in a folder, and read it anew."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from beredt.engine.register import Register
from beredt.files.registers.bundled import DESCRIPTOR
from beredt.files.registers.cells import Refused, cell_reader, cell_text
from beredt.files.registers.columns import Column, Table, tables
from beredt.files.registers.descriptor import describe_package
from beredt.files.registers.keys import KEYS
from beredt.files.registers.reading import read_register
from beredt.files.registers.writing import cells_text

# One row as it stands in a file: the text of each cell, by column.
Cells = dict[str, str]
BETWEEN = "~"


def table_cells(register: Register, name: str) -> dict[str, Cells]:
    """Return the rows of a table as they stand in a file, by key, in their order."""
    names = [column.name for column in tables()[name].columns]
    rows = (
        {column: cell_text(getattr(row, column)) for column in names}
        for row in getattr(register, name)
    )
    return {row_key(name, cells): cells for cells in rows}


def row_key(table: str, cells: Mapping[str, str]) -> str:
    """Return what names a row among those of its table.

    >>> row_key("places", {"facility": "unn", "kind": "ward", "status": "staffed"})
    'unn~ward~staffed'
    """
    return BETWEEN.join(cells.get(column, "") for column in KEYS[table])


def rows_of_cells(name: str, rows: Iterable[Mapping[str, str]]) -> tuple[Any, ...]:
    """Return the rows of a table that some cells stand for; they must be checked."""
    table = tables()[name]
    readers = {column.name: cell_reader(column) for column in table.columns}
    return tuple(
        table.row(**{column: read(cells[column]) for column, read in readers.items()})
        for cells in rows
    )


def check_cells(table: Table, cells: Mapping[str, str]) -> list[str]:
    """Return the columns whose cell holds what it may not."""
    return [
        column.name
        for column in table.columns
        if not may_hold(column, cells.get(column.name, ""))
    ]


def may_hold(column: Column, text: str) -> bool:
    """Tell whether a cell of a column may hold a text."""
    try:
        cell_reader(column)(text)
    except Refused:
        return False
    return True


def amend_register(
    folder: Path,
    amended: Mapping[str, Iterable[Mapping[str, str]]],
    about: Mapping[str, str],
) -> Register:
    """Write whole tables anew into a register's folder, and read the outcome.

    `amended` has the rows of each table that differs, `about` the name, title and
    version. `FileError` lists every fault of the outcome.
    """
    path = folder / DESCRIPTOR
    descriptor = json.loads(path.read_text("utf-8-sig")) | about
    listed = {resource["name"]: resource for resource in descriptor["resources"]}
    for name, rows in amended.items():
        table = tables()[name]
        text = cells_text([column.name for column in table.columns], rows)
        (folder / f"{name}.csv").write_bytes(text.encode())
        listed.setdefault(name, {"name": name, "path": f"{name}.csv"})
    _write(path, descriptor | {"resources": [*listed.values()]})
    register = read_register(folder)
    # Described from what it holds now: a table may have become empty, or new.
    described = describe_package(register, {})["resources"]
    for name in set(listed) - {resource["name"] for resource in described}:
        (folder / f"{name}.csv").unlink()
    _write(path, descriptor | {"resources": described})
    return register


def _write(path: Path, descriptor: Mapping[str, object]) -> None:
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    path.write_bytes(text.encode())
