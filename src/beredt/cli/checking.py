"""What is wrong with the files that somebody is about to use."""

from pathlib import Path
from typing import TYPE_CHECKING

from beredt.files.faults import Fault, FileError, english_fault
from beredt.files.registers import (
    bundled_registers,
    check_register,
    find_register,
    read_register,
)
from beredt.files.scenarios import bundled_scenarios, check_scenario

if TYPE_CHECKING:
    from beredt.engine.register import Register

DESCRIPTOR = "datapackage.json"


def find_faults(paths: tuple[str, ...], register: str) -> dict[str, list[Fault]]:
    """Return the faults of each register or scenario; scenarios against `register`."""
    known = _known(register) if any(map(_scenarios_at, paths)) else None
    return {path: _faults(path, known) for path in paths}


def _faults(path: str, known: "Register | None") -> list[Fault]:
    if folder := _register_at(path):
        return check_register(folder)
    if files := _scenarios_at(path):
        return [fault for file in files for fault in check_scenario(file, known)]
    found = "a file of another kind" if Path(path).exists() else "nothing there"
    allowed = (
        f"a register (folder with {DESCRIPTOR}), a scenario (file ending in .toml), "
        "a folder of scenarios, or the name of a bundled one (beredt list registers, "
        "beredt list scenarios)"
    )
    return [english_fault(path, "", found, allowed)]


def _register_at(path: str) -> Path | None:
    place = Path(path)
    if place.name == DESCRIPTOR and place.is_file():
        return place.parent
    if place.is_dir():
        return None if _scenarios_in(place) else place
    return bundled_registers().get(path)


def _scenarios_at(path: str) -> list[Path]:
    place = Path(path)
    if place.is_dir():
        return _scenarios_in(place)
    if place.suffix == ".toml" and place.is_file():
        return [place]
    bundled = None if place.exists() else bundled_scenarios().get(path)
    return [bundled] if bundled else []


def _scenarios_in(folder: Path) -> list[Path]:
    # A register may lie beside scenarios; its descriptor says what the folder is.
    if (folder / DESCRIPTOR).exists():
        return []
    return sorted(file for file in folder.glob("*.toml") if file.is_file())


def _known(register: str) -> "Register | None":
    # Ids can only be compared with a register that is itself whole; a register
    # that is not gets its own faults when it is checked.
    try:
        return read_register(find_register(register))
    except FileError:
        return None
