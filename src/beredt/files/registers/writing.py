"""Write a register as a data package."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from beredt.engine.register import Register
from beredt.files.registers.bundled import DESCRIPTOR
from beredt.files.registers.cells import cell_text
from beredt.files.registers.columns import Table, tables
from beredt.files.registers.descriptor import describe_package


def write_register(
    register: Register, folder: Path, about: Mapping[str, Any] | None = None
) -> None:
    """Write every table that has rows, and the descriptor; the same bytes each time.

    `about` holds further properties of the package, such as licences and sources.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables().values():
        if getattr(register, table.name) or not table.is_optional:
            text = table_text(table, getattr(register, table.name))
            (folder / f"{table.name}.csv").write_bytes(text.encode())
    descriptor = describe_package(register, about or {})
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTOR).write_bytes(text.encode())


def table_text(table: Table, rows: tuple[Any, ...]) -> str:
    """Return one table as CSV."""
    names = [column.name for column in table.columns]
    return cells_text(
        names, ({name: cell_text(getattr(row, name)) for name in names} for row in rows)
    )


def cells_text(names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows of cells as CSV under the names of their columns."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([cells[name] for name in names] for cells in rows)
    return file.getvalue()
