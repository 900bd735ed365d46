"""Read a register, or say everything that is wrong with it."""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from beredt.engine.register import Register
from beredt.files.faults import Fault, FileError
from beredt.files.registers.columns import tables
from beredt.files.registers.library import DESCRIPTOR
from beredt.files.registers.rows import Rows, found_text, read_rows, read_text
from beredt.files.registers.rules import check_rules

NAMED = ("name", "title", "version")


class Reading(NamedTuple):
    """What a folder holds: the register, unless there are faults."""

    faults: list[Fault]
    register: Register | None


def read_register(folder: Path) -> Register:
    """Read a register from its folder; `FileError` lists every fault in it."""
    faults, register = _read(Path(folder))
    if register is None:
        raise FileError(faults)
    return register


def check_register(folder: Path) -> list[Fault]:
    """Return every fault of the register in a folder; none when it can be used."""
    return _read(Path(folder)).faults


def _read(folder: Path) -> Reading:
    faults: list[Fault] = []
    descriptor = _read_descriptor(folder, faults)
    rows = {name: read_rows(folder, table, faults) for name, table in tables().items()}
    known = {name: table for name, table in rows.items() if table is not None}
    faults += check_rules(known)
    if faults or descriptor is None:
        return Reading(faults, None)
    named = {key: descriptor[key] for key in NAMED}
    whole: dict[str, Any] = {name: tuple(known[name].rows) for name in known}
    whole |= named | {"fingerprint": _fingerprint(named, known)}
    return Reading([], Register(**whole))


def _read_descriptor(folder: Path, faults: list[Fault]) -> dict[str, Any] | None:
    """Read the descriptor and check what a register needs of it."""
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
    wrong = [*_wrong_names(descriptor), *_wrong_resources(descriptor)]
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


def _wrong_resources(descriptor: dict[str, Any]) -> list[Fault]:
    """Check that the resources are tables of a register in files of their names."""
    resources = descriptor.get("resources")
    if not isinstance(resources, list):
        return [_fault("resources", found_text(resources), "a list of tables")]
    faults: list[Fault] = []
    for number, resource in enumerate(resources, start=1):
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name not in tables():
            allowed = "one of " + ", ".join(tables())
            faults.append(_fault(f"resource {number}, name", found_text(name), allowed))
        elif resource.get("path") != f"{name}.csv":
            path = found_text(resource.get("path"))
            faults.append(_fault(f"resource {number}, path", path, f"{name}.csv"))
    return faults


def _fault(where: str, found: str, allowed: str) -> Fault:
    return Fault(file=DESCRIPTOR, where=where, found=found, allowed=allowed)


def _fingerprint(named: dict[str, Any], known: dict[str, Rows]) -> str:
    """Return the SHA-256 of what the register says, however it is written."""
    digest = hashlib.sha256(repr(sorted(named.items())).encode())
    for name, table in known.items():
        digest.update(f"\n{name}\n".encode())
        for values in table.values:
            digest.update(repr(values).encode())
    return digest.hexdigest()
