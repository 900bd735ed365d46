"""A register for other tools: spreadsheets, CSV and maps, each with its label."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from beredt.engine.register import Register
from beredt.files.registers.amending import Cells, table_cells
from beredt.files.registers.columns import tables
from beredt.files.sheets import Cell, Sheet, write_csv, write_workbook

# Columns that are withheld, by table.
Hidden = Collection[tuple[str, str]]
NUMERIC = {"integer", "number"}
LABEL = "classification"


def table_sheet(register: Register, name: str, hidden: Hidden = ()) -> Sheet:
    """Return a table as it stands in the register, without what is withheld."""
    columns = [c for c in tables()[name].columns if (name, c.name) not in hidden]
    rows = [
        [_cell(cells[column.name], column.type in NUMERIC) for column in columns]
        for cells in table_cells(register, name).values()
    ]
    return Sheet(name=name, heads=[column.name for column in columns], rows=rows)


def register_workbook(register: Register, label: str, hidden: Hidden = ()) -> bytes:
    """Return a register as XLSX, a sheet for each table; the label on each page."""
    about = Sheet(
        name="register",
        heads=("property", "value"),
        rows=[
            ("name", register.name),
            ("title", register.title),
            ("version", register.version),
            ("fingerprint", register.fingerprint),
            (LABEL, label),
        ],
    )
    kept = [name for name in tables() if getattr(register, name)]
    sheets = [table_sheet(register, name, hidden) for name in kept]
    return write_workbook([about, *sheets], label=label)


def table_csv(register: Register, name: str, label: str, hidden: Hidden = ()) -> bytes:
    """Return a table as CSV, with the label on each row."""
    sheet = table_sheet(register, name, hidden)
    rows = [[*row, label] for row in sheet.rows]
    return write_csv(Sheet(name=name, heads=[*sheet.heads, LABEL], rows=rows))


def facilities_geojson(register: Register, label: str, hidden: Hidden = ()) -> bytes:
    """Return the facilities as GeoJSON (RFC 7946), with their places by status.

    A facility whose point is withheld has no geometry.
    """
    places = _places(register) if ("places", "number") not in hidden else {}
    has_points = not {("facilities", "lat"), ("facilities", "lon")} & set(hidden)
    features = [
        {
            "type": "Feature",
            "id": cells["id"],
            "geometry": {
                "type": "Point",
                "coordinates": [float(cells["lon"]), float(cells["lat"])],
            }
            if has_points
            else None,
            "properties": _properties(cells, hidden)
            | {"places": places.get(cells["id"], {})},
        }
        for cells in table_cells(register, "facilities").values()
    ]
    whole = {
        "type": "FeatureCollection",
        "name": register.title,
        "version": register.version,
        "fingerprint": register.fingerprint,
        LABEL: label,
        "features": features,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _places(register: Register) -> Mapping[str, dict[str, dict[str, int]]]:
    """Return the places of each facility by kind, then by status: never summed."""
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(dict)
    for row in register.places:
        found[row.facility].setdefault(row.kind, {})[row.status] = row.number
    return found


def _properties(cells: Cells, hidden: Hidden) -> dict[str, Any]:
    left_out = {"lat", "lon"}
    return {
        column: text
        for column, text in cells.items()
        if column not in left_out and ("facilities", column) not in hidden
    }


def _cell(text: str, is_number: bool) -> Cell:
    return float(text) if is_number and text else text
