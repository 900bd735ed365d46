"""Where the data lies that comes with Beredt, installed or in a checkout."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from beredt.files.faults import Fault, FileError, Said, plain

SUFFIX = ".toml"


@cache
def bundled_data(name: str) -> Path:
    """Return the folder of one kind of bundled data."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "data" / name
    return installed if installed.is_dir() else package.parents[1] / "data" / name


def bundled_files(name: str) -> dict[str, Path]:
    """Return the path of each bundled file of a kind by its name, in their order."""
    found = sorted(bundled_data(name).glob(f"*{SUFFIX}"))
    return {path.stem: path for path in found}


def find_file(
    name_or_path: str | Path, bundled: Mapping[str, Path], what: Said
) -> Path:
    """Return the file meant by a path, or by a name among bundled ones.

    `what` is said to be allowed in the `FileError` that is raised for neither.
    """
    text = str(name_or_path)
    if text in bundled:
        return bundled[text]
    if "\0" not in text and Path(text).is_file():
        return Path(text)
    near = get_close_matches(Path(text).stem, list(bundled), n=1)
    allowed = Said("{what}, or one of {names}", what=what, names=", ".join(bundled))
    if near:
        name = repr(near[0])
        allowed = Said("{phrase}; did you mean {name}?", phrase=allowed, name=name)
    found = Said("no such file")
    raise FileError([Fault(file=text, where=plain(""), found=found, allowed=allowed)])
