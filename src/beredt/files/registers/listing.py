"""Read `datapackage.json`: the name of the register and the list of its tables."""

import json
from pathlib import Path
from typing import Any

from beredt.files.faults import Fault
from beredt.files.registers.bundled import DESCRIPTOR
from beredt.files.registers.columns import tables
from beredt.files.registers.rows import found_text, read_text

NAMED = ("name", "title", "version")


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
        found = f"no JSON ({str(error)[:80]})"
        faults.append(_fault("", found, "a JSON object"))
        return None
    if not isinstance(descriptor, dict):
        faults.append(_fault("", found_text(descriptor), "a JSON object"))
        return None
    wrong = [*_wrong_names(descriptor), *_wrong_resources(folder, descriptor)]
    faults += wrong
    return None if wrong else descriptor


def _wrong_names(descriptor: dict[str, Any]) -> list[Fault]:
    return [
        _fault(key, found_text(descriptor.get(key)), "text on one line")
        for key in NAMED
        if not _is_line(descriptor.get(key))
    ]


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _wrong_resources(folder: Path, descriptor: dict[str, Any]) -> list[Fault]:
    """Check that the resources are the tables of the folder, each in its own file."""
    resources = descriptor.get("resources")
    if not isinstance(resources, list):
        return [_fault("resources", found_text(resources), "a list of tables")]
    faults: list[Fault] = []
    listed: list[str] = []
    for number, resource in enumerate(resources, start=1):
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name not in tables() or name in listed:
            allowed = "each once of " + ", ".join(tables())
            faults.append(_fault(f"resource {number}, name", found_text(name), allowed))
            continue
        listed.append(name)
        if resource.get("path") != f"{name}.csv":
            path = found_text(resource.get("path"))
            faults.append(_fault(f"resource {number}, path", path, f"{name}.csv"))
    return faults or _unlisted(folder, listed)


def _unlisted(folder: Path, listed: list[str]) -> list[Fault]:
    """Compare the tables that are listed with those that are there."""
    faults: list[Fault] = []
    for name, table in tables().items():
        is_there = (folder / f"{name}.csv").exists()
        if is_there and name not in listed:
            allowed = "a resource for each table in the folder"
            faults.append(_fault("resources", f"no resource {name}", allowed))
        if table.is_optional and name in listed and not is_there:
            found = f"resource {name} without a file {name}.csv"
            faults.append(_fault("resources", found, "files that are there"))
    return faults


def _fault(where: str, found: str, allowed: str) -> Fault:
    return Fault(file=DESCRIPTOR, where=where, found=found, allowed=allowed)
