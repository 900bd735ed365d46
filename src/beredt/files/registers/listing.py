"""Read `datapackage.json`: the name of the register and the list of its tables."""

import json
from pathlib import Path
from typing import Any

from beredt.files.faults import Fault, Said, plain
from beredt.files.registers.bundled import DESCRIPTOR
from beredt.files.registers.columns import tables
from beredt.files.registers.rows import found_text, read_text

NAMED = ("name", "title", "version")
LISTED = plain("resources")


def read_descriptor(folder: Path, faults: list[Fault]) -> dict[str, Any] | None:
    """Read the descriptor and check what a register needs of it.

    Nothing is returned, and faults are added, when it cannot be used.
    """
    text = read_text(folder / DESCRIPTOR, faults)
    if text is None:
        return None
    try:
        descriptor = json.loads(text)
    except (ValueError, RecursionError) as error:
        found = Said("no JSON ({reason})", reason=str(error)[:80])
        faults.append(_fault(plain(""), found, Said("a JSON object")))
        return None
    if not isinstance(descriptor, dict):
        wanted = Said("a JSON object")
        faults.append(_fault(plain(""), found_text(descriptor), wanted))
        return None
    wrong = [*_wrong_names(descriptor), *_wrong_resources(folder, descriptor)]
    faults += wrong
    return None if wrong else descriptor


def _wrong_names(descriptor: dict[str, Any]) -> list[Fault]:
    return [
        _fault(plain(key), found_text(descriptor.get(key)), Said("text on one line"))
        for key in NAMED
        if not _is_line(descriptor.get(key))
    ]


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _wrong_resources(folder: Path, descriptor: dict[str, Any]) -> list[Fault]:
    """Check that the resources are the tables of the folder, each in its own file."""
    resources = descriptor.get("resources")
    if not isinstance(resources, list):
        return [_fault(LISTED, found_text(resources), Said("a list of tables"))]
    faults: list[Fault] = []
    listed: list[str] = []
    for number, resource in enumerate(resources, start=1):
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name not in tables() or name in listed:
            allowed = Said("each once of {names}", names=", ".join(tables()))
            faults.append(_fault(_of(number, "name"), found_text(name), allowed))
            continue
        listed.append(name)
        if resource.get("path") != f"{name}.csv":
            path = found_text(resource.get("path"))
            faults.append(_fault(_of(number, "path"), path, plain(f"{name}.csv")))
    return faults or _unlisted(folder, listed)


def _unlisted(folder: Path, listed: list[str]) -> list[Fault]:
    """Compare the tables that are listed with those that are there."""
    faults: list[Fault] = []
    for name, table in tables().items():
        is_there = (folder / f"{name}.csv").exists()
        if is_there and name not in listed:
            found = Said("no resource {name}", name=name)
            allowed = Said("a resource for each table in the folder")
            faults.append(_fault(LISTED, found, allowed))
        if table.is_optional and name in listed and not is_there:
            found = Said("resource {name} without a file {name}.csv", name=name)
            faults.append(_fault(LISTED, found, Said("files that are there")))
    return faults


def _of(number: int, key: str) -> Said:
    return Said("resource {number}, {key}", number=number, key=key)


def _fault(where: Said, found: Said, allowed: Said) -> Fault:
    return Fault(file=DESCRIPTOR, where=where, found=found, allowed=allowed)
