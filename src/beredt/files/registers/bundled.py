"""Where the bundled registers lie, and how one is found by name."""

from pathlib import Path

from beredt.files.bundle import bundled_data
from beredt.files.faults import Fault, FileError, Said, plain

DESCRIPTOR = "datapackage.json"


def bundled_registers() -> dict[str, Path]:
    """Return the folders of the registers that come with Beredt, by name."""
    found = sorted(bundled_data("registers").glob(f"*/{DESCRIPTOR}"))
    return {path.parent.name: path.parent for path in found}


def find_register(name: str | Path) -> Path:
    """Return the folder of a bundled register, or of one given by its path.

    Raises `FileError` when there is none.
    """
    bundled = bundled_registers()
    if str(name) in bundled:
        return bundled[str(name)]
    path = Path(name)
    if path.name == DESCRIPTOR:
        path = path.parent
    if path.is_dir():
        return path
    found, names = Said("no such register"), ", ".join(bundled)
    allowed = Said(
        "a folder with {file}, or one of {names}", file=DESCRIPTOR, names=names
    )
    raise FileError(
        [Fault(file=str(name), where=plain(""), found=found, allowed=allowed)]
    )
