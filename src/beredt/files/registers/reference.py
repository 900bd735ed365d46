"""The table reference of a register, from the nouns."""

from beredt.files.registers.columns import Column, Table, tables
from beredt.files.registers.keys import KEYS, REFERENCES
from beredt.files.registers.words import describe_column

BUNDLED = """## The bundled register

How it was made and what in it is weak:
[the register of Norway](register-of-norway.md)."""


def register_reference() -> str:
    """Return the tables and columns of a register as Markdown."""
    sections = "\n\n".join(_section(table) for table in tables().values())
    return f"{sections}\n\n{BUNDLED}\n"


def _section(table: Table) -> str:
    key = ", ".join(f"`{column}`" for column in KEYS[table.name])
    absent = " The file may be left out." if table.is_optional else ""
    lines = [
        f"### `{table.name}.csv`",
        "",
        f"{table.title} One row for each {key}.{absent}",
        "",
        "| column | meaning | what a cell may hold |",
        "|---|---|---|",
        *(_line(table, column) for column in table.columns[:-4]),
    ]
    return "\n".join(lines)


def _line(table: Table, column: Column) -> str:
    meaning = describe_column(table.name, column.name)
    target = next(
        (
            r.target
            for r in REFERENCES
            if (r.table, r.column) == (table.name, column.name)
        ),
        "",
    )
    held = f"an id of `{target}.csv`" if target else column.allowed
    if target and column.may_be_empty:
        held += " or empty"
    return f"| `{column.name}` | {meaning} | {held} |"
