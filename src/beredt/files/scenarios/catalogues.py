"""Catalogues of measures: scenario files that hold measures alone."""

from pathlib import Path

from beredt.engine.register import Register
from beredt.engine.scenario import Scenario
from beredt.files.bundle import find_file
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.scenarios.bundled import bundled_catalogues
from beredt.files.scenarios.reading import read_scenario

WHAT = Said("a scenario file with measures alone")


def find_catalogue(name_or_path: str | None, register: str) -> Path:
    """Return the file of a catalogue: the one named, or that of a register.

    Raises `FileError` when there is none.
    """
    bundled = bundled_catalogues()
    if name_or_path is not None:
        return find_file(name_or_path, bundled, WHAT)
    if register in bundled:
        return bundled[register]
    known = ", ".join(bundled)
    fault = Fault(
        file=register,
        where=plain("--measures"),
        found=Said("no catalogue of measures comes with this register"),
        allowed=Said("{what}, or one of {names}", what=WHAT, names=known),
    )
    raise FileError([fault])


def read_catalogue(path: Path, register: Register | None = None) -> Scenario:
    """Read a catalogue; with a register, everything named must be in it.

    Raises `FileError` with all faults, also when it holds anything but measures.
    """
    catalogue = read_scenario(path, register)
    allowed = Said("measures alone: plans are chosen for the scenario")
    faults = [
        Fault(
            file=str(path),
            where=plain(section),
            found=plain(len(items)),
            allowed=allowed,
        )
        for section in ("needs", "disruptions")
        if (items := getattr(catalogue, section))
    ]
    if not catalogue.measures:
        allowed = Said("one measure or more to choose from")
        where, found = plain("measures"), Said("none")
        faults.append(Fault(file=str(path), where=where, found=found, allowed=allowed))
    if faults:
        raise FileError(faults)
    return catalogue
