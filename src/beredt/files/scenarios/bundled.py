"""Where scenarios are found: by path, or by name among the bundled ones."""

from difflib import get_close_matches
from pathlib import Path

from beredt.files.bundle import bundled_data
from beredt.files.faults import Fault, FileError

SUFFIX = ".toml"


def bundled_folder() -> Path:
    """Return the folder of the bundled scenarios."""
    return bundled_data("scenarios")


def bundled_scenarios() -> dict[str, Path]:
    """Return the path of each bundled scenario by its name, in alphabetical order."""
    return _bundled("scenarios")


def bundled_catalogues() -> dict[str, Path]:
    """Return the path of each bundled catalogue of measures, by its register's name."""
    return _bundled("measures")


def _bundled(kind: str) -> dict[str, Path]:
    folder = bundled_data(kind)
    return {path.stem: path for path in sorted(folder.glob(f"*{SUFFIX}"))}


def find_scenario(name_or_path: str | Path) -> Path:
    """Return the file meant by a path, or by the name of a bundled scenario.

    Raises `FileError` when there is neither.
    """
    return find_file(name_or_path, bundled_scenarios(), "a scenario file")


def find_file(name_or_path: str | Path, bundled: dict[str, Path], what: str) -> Path:
    """Return the file meant by a path, or by a name among bundled ones.

    `what` is said to be allowed in the `FileError` that is raised for neither.
    """
    text = str(name_or_path)
    if text in bundled:
        return bundled[text]
    if "\0" not in text and Path(text).is_file():
        return Path(text)
    near = get_close_matches(Path(text).stem, list(bundled), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    allowed = f"{what}, or one of {', '.join(bundled)}{hint}"
    raise FileError([Fault(file=text, where="", found="no such file", allowed=allowed)])
