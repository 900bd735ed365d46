"""A result folder: tables, report and document, all of them or none.

The folder is written beside its place and then renamed, so that a stop half-way
leaves nothing behind and a folder that was there before stays whole.
"""

import csv
import json
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

from beredt.files.faults import Fault, FileError, Said, plain

DOCUMENT = "assessment.json"
FORECAST = "forecast.json"
COMPARISON = "comparison.json"
DELAYS = "delays.json"
PLAN = "plan.json"
PAGE = "report.html"
FORMATS = ("csv", "parquet")
# Each result by its document, with the tables that stand beside it.
TABLES = {
    DOCUMENT: ("need", "capacity", "course", "gaps", "supplies", "deaths", "measures"),
    FORECAST: ("forecast", "scores"),
    COMPARISON: (),
    DELAYS: (),
    PLAN: (),
}
# The plan as a scenario file, and the files of the scenario that it includes.
PLAN_FILE = "plan.toml"
CARRIED = "scenario"
BESIDE = {PLAN: frozenset({PLAN_FILE, CARRIED})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of one named-tuple type, which names and types the columns."""

    row: type
    rows: Sequence[tuple[Any, ...]]

    @property
    def columns(self) -> dict[str, type]:
        """Name and type of each column, in order."""
        return {name: _plain(hint) for name, hint in get_type_hints(self.row).items()}


def names_of(document: str) -> frozenset[str]:
    """Return the names of all files that stand beside a document, and its own."""
    tables = {f"{table}.{kind}" for table in TABLES[document] for kind in FORMATS}
    return frozenset({document, PAGE} | tables) | BESIDE.get(document, frozenset())


def check_folder(folder: Path) -> list[Fault]:
    """Say why results cannot be written to `folder`; nothing when they can."""
    place = folder.resolve()
    if place.exists():
        return _occupied(folder, place)
    standing = next(parent for parent in place.parents if parent.exists())
    if not standing.is_dir():
        return [
            _fault(
                folder,
                Said("a file at {place}", place=standing),
                Said("a folder that can be made"),
            )
        ]
    if not os.access(standing, os.W_OK | os.X_OK):
        return [_forbidden(folder, standing)]
    return []


def write_results(
    folder: Path,
    *,
    tables: Mapping[str, Table],
    page: str,
    document: Mapping[str, Any],
    called: str = DOCUMENT,
    beside: Mapping[str, bytes] | None = None,
) -> None:
    """Write a result folder, in place of the previous one if there is one.

    The document is called `called`; what stands `beside` it by its place in the folder.
    Raises `FileError` when `folder` holds anything that Beredt did not write.
    """
    with _whole_folder(folder) as making:
        for name, table in tables.items():
            _write_csv(making / f"{name}.csv", table)
            _write_parquet(making / f"{name}.parquet", table)
        (making / PAGE).write_text(page, encoding="utf-8")
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
        (making / called).write_text(text + "\n", encoding="utf-8")
        for name, content in (beside or {}).items():
            (making / name).parent.mkdir(parents=True, exist_ok=True)
            (making / name).write_bytes(content)


@contextmanager
def _whole_folder(folder: Path) -> Iterator[Path]:
    """Give a new folder to fill; it takes the place of `folder` if all goes well."""
    if faults := check_folder(folder):
        raise FileError(faults)
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    making = _beside(place)
    making.mkdir()
    try:
        yield making
        _replace(place, making)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _replace(place: Path, making: Path) -> None:
    if not place.exists():
        making.rename(place)
        return
    previous = _beside(place)
    place.rename(previous)
    try:
        making.rename(place)
    except BaseException:
        previous.rename(place)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _beside(place: Path) -> Path:
    # Same parent, so that the rename stays on one disk and is one step.
    return place.with_name(f".{place.name}.{uuid.uuid4().hex[:8]}")


def _occupied(folder: Path, place: Path) -> list[Fault]:
    if not place.is_dir():
        return [
            _fault(folder, Said("a file"), Said("a folder, or a name that is free"))
        ]
    if not os.access(place.parent, os.W_OK | os.X_OK):
        return [_forbidden(folder, place.parent)]
    names = {path.name for path in place.iterdir()}
    if not names:
        return []
    known: frozenset[str] = frozenset()
    for document in names & set(TABLES):
        known |= names_of(document)
    foreign = sorted(names - known)
    if not foreign:
        return []
    return [
        _fault(
            folder,
            Said(
                "files that are not results of Beredt ({names})",
                names=", ".join(foreign[:3]),
            ),
            Said("an empty folder, a previous result folder, or a name that is free"),
        )
    ]


def _forbidden(folder: Path, place: Path) -> Fault:
    found = Said("no right to write in {place}", place=place)
    return _fault(folder, found, Said("a folder of yours"))


def _fault(folder: Path, found: Said, allowed: Said) -> Fault:
    return Fault(file=str(folder), where=plain("--out"), found=found, allowed=allowed)


def _plain(hint: Any) -> type:
    """Reduce `X | None` and `Literal[...]` to the type of the values."""
    if isinstance(hint, type):
        return hint
    kinds = {
        part if isinstance(part, type) else type(part) for part in get_args(hint)
    } - {NoneType}
    return kinds.pop() if len(kinds) == 1 else str


def _write_csv(path: Path, table: Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows(map(_readable, table.rows))


def _readable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    # A thousandth of a place is read by nobody; Parquet keeps every digit.
    return tuple(round(x, 3) if isinstance(x, float) else x for x in row)


def _write_parquet(path: Path, table: Table) -> None:
    # Loading pyarrow takes a tenth of a second, which only this step needs.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema(
        [(name, kinds.get(kind, pa.string())) for name, kind in table.columns.items()]
    )
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(schema)
    arrays = [
        pa.array(column, type=field.type)
        for column, field in zip(columns, schema, strict=True)
    ]
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), path)
