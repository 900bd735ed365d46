"""Registers: a data package in, a checked `Register` out, or all that is wrong."""

from beredt.files.registers.amending import (
    Cells,
    amend_register,
    check_cells,
    may_hold,
    row_key,
    rows_of_cells,
    table_cells,
)
from beredt.files.registers.bundled import bundled_registers, find_register
from beredt.files.registers.cells import cell_text
from beredt.files.registers.columns import Column, Table, tables
from beredt.files.registers.descriptor import describe_package
from beredt.files.registers.exporting import (
    LABEL,
    facilities_geojson,
    register_workbook,
    table_csv,
)
from beredt.files.registers.importing import (
    ForeignTable,
    foreign_tables,
    mapped_rows,
)
from beredt.files.registers.keys import KEYS, REFERENCES
from beredt.files.registers.reading import check_register, read_register
from beredt.files.registers.reference import register_reference
from beredt.files.registers.writing import write_register

__all__ = [
    "KEYS",
    "LABEL",
    "REFERENCES",
    "Cells",
    "Column",
    "ForeignTable",
    "Table",
    "amend_register",
    "bundled_registers",
    "cell_text",
    "check_cells",
    "check_register",
    "describe_package",
    "facilities_geojson",
    "find_register",
    "foreign_tables",
    "mapped_rows",
    "may_hold",
    "read_register",
    "register_reference",
    "register_workbook",
    "row_key",
    "rows_of_cells",
    "table_cells",
    "table_csv",
    "tables",
    "write_register",
]
