"""The descriptor of a register: `datapackage.json`, made from the nouns."""

from collections.abc import Mapping
from typing import Any

from beredt.engine.register import Register
from beredt.files.registers.columns import Column, Table, tables
from beredt.files.registers.keys import KEYS, REFERENCES
from beredt.files.registers.words import describe_column

TYPES = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}


def describe_package(register: Register, about: Mapping[str, Any]) -> dict[str, Any]:
    """Return the descriptor of a register as the Data Package standard has it."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": register.name,
        "title": register.title,
        "version": register.version,
        **about,
        "resources": [
            _resource(table, register)
            for table in tables().values()
            if getattr(register, table.name) or not table.is_optional
        ],
    }


def _resource(table: Table, register: Register) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": describe_table(table, register),
    }


def describe_table(table: Table, register: Register | None = None) -> dict[str, Any]:
    """Return the Table Schema of one table."""
    schema: dict[str, Any] = {
        "fields": [describe_field(table, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(KEYS[table.name]),
    }
    references = [r for r in REFERENCES if r.table == table.name]
    if references:
        schema["foreignKeys"] = [
            {
                "fields": [reference.column],
                "reference": {"resource": reference.target, "fields": ["id"]},
            }
            for reference in references
            if register is None or getattr(register, reference.target)
        ]
    return schema


def describe_field(table: Table, column: Column) -> dict[str, Any]:
    """Return the field descriptor of one column."""
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.type],
        "description": describe_column(table.name, column.name),
    }
    if column.unit:
        field["unit"] = column.unit
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if constraints := _constraints(column):
        field["constraints"] = constraints
    return field


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if not column.may_be_empty:
        found["required"] = True
    if column.choices:
        found["enum"] = list(column.choices)
    if column.least is not None:
        found["minimum"] = _limit(column, column.least)
    if column.above is not None:
        found["exclusiveMinimum"] = _limit(column, column.above)
    if column.most is not None:
        found["maximum"] = _limit(column, column.most)
    if column.shortest > 1:
        found["minLength"] = column.shortest
    return found


def _limit(column: Column, limit: float) -> float:
    return int(limit) if column.type == "integer" else limit
