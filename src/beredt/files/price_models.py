"""A price model as a folder of CSV tables, and members of one's own as one table."""

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from beredt.engine.council import Finding, PrintedBands, PrintedShares
from beredt.engine.council.checking.content import wrong_ends, wrong_sums
from beredt.engine.pricing import (
    AllocationKey,
    CalendarEntry,
    Cost,
    KnownMembers,
    PriceCategory,
    PriceModel,
    PublishedPrice,
    PublishedShare,
    RoundFigure,
)
from beredt.files.bundle import bundled_data
from beredt.files.council.written import band_in, share_in
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.registers.columns import table_of
from beredt.files.registers.rows import Rows, found_text, in_cell, read_rows, read_text

TABLES = {
    "costs": Cost,
    "shares": PublishedShare,
    "categories": PriceCategory,
    "prices": PublishedPrice,
    "figures": RoundFigure,
    "members": KnownMembers,
    "calendar": CalendarEntry,
}
MOST_MEMBERS = 10_000_000
WHOLE = Fraction(100)
UNIT = re.compile(r"\s*mnok\s*$", re.IGNORECASE)


def bundled_folder() -> Path:
    """Return the folder of the bundled price models."""
    return bundled_data("price-models")


def bundled_models() -> dict[str, Path]:
    """Return the folders of the bundled price models by their names."""
    folders = sorted(one for one in bundled_folder().iterdir() if one.is_dir())
    return {folder.name: folder for folder in folders}


def find_price_model(name_or_path: str | Path) -> Path:
    """Return the folder meant by a path, or by the name of a bundled model."""
    bundled = bundled_folder() / str(name_or_path)
    named = "/" not in str(name_or_path) and bundled.is_dir()
    return bundled if named else Path(name_or_path)


def read_price_model(folder: Path) -> PriceModel:
    """Read a price model; raises `FileError` with everything that is wrong in it."""
    faults: list[Fault] = []
    read = {
        name: read_rows(folder, table_of(name, noun), faults)
        for name, noun in TABLES.items()
    }
    tables = {name: rows for name, rows in read.items() if rows is not None}
    keys = list(_keys(tables["shares"], faults)) if "shares" in tables else []
    if {"categories", "prices"} <= set(tables):
        faults += _unknown_categories(tables)
        faults += _broken_bands(tables["categories"])
    if faults:
        raise FileError(faults)
    rows = {name: tuple(table.rows) for name, table in tables.items()}
    return PriceModel(published_shares=rows.pop("shares"), keys=tuple(keys), **rows)


def fingerprint_of(folder: Path) -> str:
    """Return the SHA-256 of what the tables of a sound model say."""
    digest = hashlib.sha256()
    for name in TABLES:
        text = (folder / f"{name}.csv").read_text("utf-8-sig")
        digest.update(f"{name}\n{text}\n".encode())
    return digest.hexdigest()


def inconsistencies(model: PriceModel) -> tuple[Finding, ...]:
    """Find what does not agree in the shares and bands as they were printed."""
    shares, bands = _printed_shares(model), _printed_bands(model)
    return (*wrong_sums(shares), *wrong_ends(bands))


def read_members(path: Path, model: PriceModel) -> dict[str, int]:
    """Read members (or branches) by category from a CSV: category, members.

    Raises `FileError` with everything that is wrong in it.
    """
    faults: list[Fault] = []
    text = read_text(path, faults)
    known = {row.category for row in model.prices}
    members: dict[str, int] = {}
    for line, cells in _cells(text or "", path, faults):
        category, number = cells
        where = Said("row {row}", row=line)
        if category not in known or category in members:
            allowed = Said("each once of {names}", names=", ".join(sorted(known)))
            faults.append(_fault(path, where, found_text(category), allowed))
        elif not number.isdecimal() or int(number) > MOST_MEMBERS:
            allowed = Said(
                "a whole number from {least} to {most}", least=0, most=MOST_MEMBERS
            )
            faults.append(_fault(path, where, found_text(number), allowed))
        else:
            members[category] = int(number)
    if not faults and not any(members.values()):
        found, wanted = Said("no members"), Said("one member at least")
        faults.append(_fault(path, plain(""), found, wanted))
    if faults:
        raise FileError(faults)
    return members


def _printed_shares(model: PriceModel) -> Iterator[PrintedShares]:
    """Yield each key as printed; one that says *about* makes no sum."""
    gathered: dict[tuple[str, str], list[Fraction | None]] = defaultdict(list)
    for row in model.published_shares:
        gathered[row.key, row.solution].append(share_in(row.printed))
    for (key, solution), read in gathered.items():
        parts = tuple(share for share in read if share is not None)
        if len(parts) == len(read):
            yield PrintedShares(table=key, row=solution, parts=parts, total=WHOLE)


def _printed_bands(model: PriceModel) -> Iterator[PrintedBands]:
    """Yield the bands of turnover as they were printed last, from the lowest up."""
    every = [one for one in model.categories if one.rule == "turnover"]
    last = max((one.first_year for one in every), default=0)
    held = sorted(
        (one for one in every if one.is_in_force(last)), key=lambda one: one.least or 0
    )
    bands = tuple(band_in(UNIT.sub("", one.printed)) for one in held)
    sound = tuple(band for band in bands if band is not None)
    if sound and len(sound) == len(bands):
        where = "categories.csv"
        yield PrintedBands(table="turnover", unit="mnok", bands=sound, where=where)


def _cells(
    text: str, path: Path, faults: list[Fault]
) -> Iterator[tuple[int, tuple[str, str]]]:
    if not text:
        return
    mark = ";" if ";" in text.partition("\n")[0] else ","
    table = csv.reader(text.splitlines(), delimiter=mark)
    lines = [(n, row) for n, row in enumerate(table, 1) if row]
    header = [cell.strip().lower() for cell in lines[0][1]] if lines else []
    if header != ["category", "members"]:
        found = plain(", ".join(header)[:80]) if header else Said("nothing")
        wanted = Said("the columns {names}", names="category, members")
        faults.append(_fault(path, Said("row {row}", row=1), found, wanted))
        return
    for line, row in lines[1:]:
        if len(row) != 2:
            where = Said("row {row}", row=line)
            found, wanted = (Said("{number} cells", number=n) for n in (len(row), 2))
            faults.append(_fault(path, where, found, wanted))
        else:
            yield line, (row[0].strip(), row[1].strip())


def _keys(shares: Rows, faults: list[Fault]) -> Iterator[AllocationKey]:
    """Gather the shares of each solution and key; note what does not add up."""
    gathered: dict[tuple[Any, ...], dict[Any, Fraction]] = defaultdict(dict)
    first: dict[tuple[Any, ...], int] = {}
    for line, row in zip(shares.lines, shares.rows, strict=True):
        name = (row.solution, row.year, row.key, row.status)
        first.setdefault(name, line)
        share = _fraction(row.share)
        if share is None or row.payer in gathered[name]:
            allowed = Said("a fraction from 0 to 1 as 1/3, each payer once in a key")
            where = in_cell(line, "share")
            faults.append(_fault("shares.csv", where, found_text(row.share), allowed))
        else:
            gathered[name][row.payer] = share
    for name, parts in gathered.items():
        total = sum(parts.values(), Fraction(0))
        if total != 1:
            found = Said("shares of {name} that sum to {sum}", name=name[0], sum=total)
            where = Said("row {row}", row=first[name])
            wanted = Said("a sum of exactly 1")
            faults.append(_fault("shares.csv", where, found, wanted))
            continue
        solution, year, key, status = name
        yield AllocationKey(
            solution=solution, year=year, name=key, status=status, shares=parts
        )


def _fraction(text: str) -> Fraction | None:
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
    return share if 0 <= share <= 1 else None


def _unknown_categories(tables: dict[str, Rows]) -> Iterator[Fault]:
    known = {row.category for row in tables["categories"].rows}
    for name in ("prices", "figures", "members"):
        rows = tables.get(name, Rows())
        for line, row in zip(rows.lines, rows.rows, strict=True):
            if row.category not in known:
                where = in_cell(line, "category")
                allowed = Said("one of {names}", names=", ".join(sorted(known)))
                found = found_text(row.category)
                yield _fault(f"{name}.csv", where, found, allowed)


def _broken_bands(categories: Rows) -> Iterator[Fault]:
    """Say where bands of turnover overlap or leave a gap in some year."""
    bands = [
        (row.least or 0, row.below, row.first_year, row.last_year, line)
        for line, row in zip(categories.lines, categories.rows, strict=True)
        if row.rule == "turnover"
    ]
    for year in sorted({band[2] for band in bands}):
        held = sorted(b for b in bands if b[2] <= year <= (b[3] or year))
        for one, following in pairwise(held):
            if one[1] != following[0]:
                found = Said(
                    "{number} after a band that ends at {end}",
                    number=following[0],
                    end=one[1],
                )
                where = in_cell(following[4], "least")
                allowed = Said("bands that begin where the one before ends")
                yield _fault("categories.csv", where, found, allowed)


def _fault(file: str | Path, where: Said, found: Said, allowed: Said) -> Fault:
    return Fault(file=str(file), where=where, found=found, allowed=allowed)
