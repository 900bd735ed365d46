"""Tables that somebody else has made: any Data Package, a spreadsheet, Eurostat's."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from beredt.files.archives import open_archive
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.registers.amending import Cells, check_cells
from beredt.files.registers.bundled import DESCRIPTOR
from beredt.files.registers.columns import tables
from beredt.files.sheets import LONGEST_CELL, MOST_ROWS, read_sheets

EUROSTAT = ("hospital_name", "cap_beds", "geo_qual", "cc", "ref_date", "pub_date")
SURE = {"1": "high", "2": "medium"}
DAY = re.compile(r"(\d\d)/(\d\d)/(\d\d(?:\d\d)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTable:
    """A table as somebody else has it: heads, and rows of texts."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def foreign_tables(data: bytes, *, file: str) -> list[ForeignTable]:
    """Return the tables of a Data Package, a spreadsheet or a CSV.

    Eurostat's healthcare services come as rows of facilities. `FileError` where there
    is no table that can be read.
    """
    found = _packaged(data, file) if _is_package(data, file) else _sheets(data, file)
    return [_of_eurostat(table) if _is_eurostat(table) else table for table in found]


def mapped_rows(
    table: ForeignTable, name: str, columns: Mapping[str, str], fixed: Mapping[str, str]
) -> tuple[list[Cells], list[tuple[int, str, str]]]:
    """Return rows for a table of a register, and the cells that it cannot hold.

    `columns` has the foreign head of each column, `fixed` what stands in the others.
    A wrong cell is its line, its column and what was found.
    """
    at = {head: number for number, head in enumerate(table.heads)}
    rows: list[Cells] = []
    wrong: list[tuple[int, str, str]] = []
    for line, row in enumerate(table.rows, start=2):
        cells = {
            column.name: row[at[columns[column.name]]]
            if columns.get(column.name) in at
            else fixed.get(column.name, "")
            for column in tables()[name].columns
        }
        bad = check_cells(tables()[name], cells)
        wrong += [(line, column, cells[column]) for column in bad]
        if not bad:
            rows.append(cells)
    return rows, wrong


def _is_package(data: bytes, file: str) -> bool:
    if not data.startswith(b"PK"):
        return False
    with open_archive(data, file=file) as archive:
        return any(_is_descriptor(name) for name in archive.namelist())


def _is_descriptor(name: str) -> bool:
    return name.rsplit("/", 1)[-1] == DESCRIPTOR


def _packaged(data: bytes, file: str) -> list[ForeignTable]:
    with open_archive(data, file=file) as archive:
        at = next(name for name in archive.namelist() if _is_descriptor(name))
        try:
            descriptor = json.loads(archive.read(at).decode("utf-8-sig"))
            resources = list(descriptor["resources"])
            folder = at.removesuffix(DESCRIPTOR)
            return [
                _resource(archive, folder, number, resource)
                for number, resource in enumerate(resources, start=1)
            ]
        except FileError:
            raise
        except (ValueError, LookupError, TypeError, AttributeError, csv.Error) as error:
            reason = str(error)[:80]
            found = Said("a package that cannot be read ({reason})", reason=reason)
            wanted = Said("a Data Package with CSV tables")
            raise _refusal(file, found, wanted) from None


def _resource(
    archive: ZipFile, folder: str, number: int, resource: Mapping[str, Any]
) -> ForeignTable:
    """Read one table: from its file, or from the descriptor itself."""
    name = str(resource.get("name") or number)
    if "data" in resource:
        return _inline(name, resource["data"])
    paths = resource["path"]
    texts = [
        archive.read(folder + path).decode(resource.get("encoding") or "utf-8-sig")
        for path in ([paths] if isinstance(paths, str) else paths)
    ]
    between = (resource.get("dialect") or {}).get("delimiter", ",")
    lines = list(csv.reader(io.StringIO("".join(texts), newline=""), delimiter=between))
    return _table(name, lines)


def _inline(name: str, rows: Sequence[Any]) -> ForeignTable:
    if rows and isinstance(rows[0], Mapping):
        heads = list(dict.fromkeys(head for row in rows for head in row))
        return _table(name, [heads, *([row.get(h) for h in heads] for row in rows)])
    return _table(name, rows)


def _sheets(data: bytes, file: str) -> list[ForeignTable]:
    return [
        _table(name or file.rsplit(".", 1)[0], lines)
        for name, lines in read_sheets(data, file=file).items()
    ]


def _table(name: str, lines: Sequence[Sequence[Any]]) -> ForeignTable:
    if len(lines) > MOST_ROWS:
        found = Said("{number} rows", number=len(lines))
        raise _refusal(name, found, Said("at most {number} rows", number=MOST_ROWS))
    texts = [
        tuple("" if v is None else str(v).strip()[:LONGEST_CELL] for v in line)
        for line in lines
    ]
    heads = texts[0] if texts else ()
    rows = tuple(
        (row + ("",) * len(heads))[: len(heads)] for row in texts[1:] if any(row)
    )
    return ForeignTable(name=name, heads=heads, rows=rows)


def _is_eurostat(table: ForeignTable) -> bool:
    return set(EUROSTAT) <= set(table.heads)


def _of_eurostat(table: ForeignTable) -> ForeignTable:
    heads = tuple(column.name for column in tables()["facilities"].columns)
    rows = [dict(zip(table.heads, row, strict=True)) for row in table.rows]
    made = [tuple(cells[head] for head in heads) for cells in _facilities(rows)]
    return ForeignTable(name="facilities", heads=heads, rows=tuple(made))


def _facilities(rows: Sequence[Mapping[str, str]]) -> Iterator[Cells]:
    for row in rows:
        country = row["cc"].lower()
        code = re.sub(r"[^a-z0-9]+", "-", row["id"].lower()).strip("-")
        # Whether the beds are staffed nobody says: they are told, never counted.
        beds = row["cap_beds"] and f"{row['cap_beds']} beds; not known whether staffed"
        yield {
            "id": f"{country}-{code}",
            "name": row["hospital_name"],
            "kind": "hospital" if country == "no" else "partner",
            "region": "",
            "trust": "",
            "municipality": "",
            "lat": row["lat"],
            "lon": row["lon"],
            "acute": "true" if row["emergency"].lower() == "yes" else "false",
            "trauma": "none",
            "neurosurgery": "false",
            "note": "; ".join(filter(None, (row["city"], row["country"], beds))),
            "source": "Eurostat/GISCO healthcare services in Europe",
            "source_date": _day(row["ref_date"]) or _day(row["pub_date"]),
            "mark": "official",
            "confidence": SURE.get(row["geo_qual"], "low"),
        }


def _day(text: str) -> str:
    """Return a day of Eurostat's as ISO, or nothing where it is none.

    >>> _day("29/03/2020"), _day("01/01/20"), _day("")
    ('2020-03-29', '2020-01-01', '')
    """
    if (found := DAY.fullmatch(text)) is None:
        return ""
    day, month, year = map(int, found.groups())
    try:
        return dt.date(year if year > 99 else 2000 + year, month, day).isoformat()
    except ValueError:
        # Some countries write the month first; which is which cannot always be told.
        return ""


def _refusal(file: str, found: Said, allowed: Said) -> FileError:
    return FileError([Fault(file=file, where=plain(""), found=found, allowed=allowed)])
