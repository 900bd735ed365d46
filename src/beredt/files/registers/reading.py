"""Read a register, or say everything that is wrong with it."""

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from beredt.engine.register import Register
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.registers.bundled import DESCRIPTOR
from beredt.files.registers.columns import tables
from beredt.files.registers.listing import NAMED, read_descriptor
from beredt.files.registers.rows import MOST_FAULTS, Rows, read_rows
from beredt.files.registers.rules import check_rules


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
    if not folder.is_dir():
        found = Said("no such folder")
        allowed = Said("a folder with {file} and its tables", file=DESCRIPTOR)
        fault = Fault(file=str(folder), where=plain(""), found=found, allowed=allowed)
        return Reading([fault], None)
    faults: list[Fault] = []
    descriptor = read_descriptor(folder, faults)
    rows = {name: read_rows(folder, table, faults) for name, table in tables().items()}
    known = {name: table for name, table in rows.items() if table is not None}
    faults += check_rules(known)
    if faults or descriptor is None:
        return Reading(_not_too_many(faults), None)
    named = {key: descriptor[key] for key in NAMED}
    whole: dict[str, Any] = {name: tuple(known[name].rows) for name in known}
    whole |= named | {"fingerprint": _fingerprint(named, known)}
    return Reading([], Register(**whole))


def _not_too_many(faults: list[Fault]) -> list[Fault]:
    """Keep the first faults of each file, and say how many more there are."""
    kept: list[Fault] = []
    counts: Counter[str] = Counter()
    for fault in faults:
        counts[fault.file] += 1
        if counts[fault.file] <= MOST_FAULTS:
            kept.append(fault)
    more = [
        Fault(
            file=file,
            where=plain(""),
            found=Said("{number} or more further faults", number=count - MOST_FAULTS),
            allowed=Said("a table without faults"),
        )
        for file, count in counts.items()
        if count > MOST_FAULTS
    ]
    return kept + more


def _fingerprint(named: dict[str, Any], known: dict[str, Rows]) -> str:
    """Return the SHA-256 of what the register says, however it is written."""
    digest = hashlib.sha256(repr(sorted(named.items())).encode())
    for name, table in known.items():
        digest.update(f"\n{name}\n".encode())
        for values in table.values:
            digest.update(repr(values).encode())
    return digest.hexdigest()
