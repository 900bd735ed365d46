"""The bodies and meetings that come with Beredt."""

from difflib import get_close_matches
from pathlib import Path

from beredt.files.bundle import bundled_data
from beredt.files.faults import Fault, FileError

SUFFIX = ".toml"


def bundled_folder() -> Path:
    """Return the folder of bundled bodies and meetings."""
    return bundled_data("council")


def bundled_meetings() -> dict[str, Path]:
    """Return the path of each bundled meeting by its name."""
    folder = bundled_folder() / "meetings"
    return {path.stem: path for path in sorted(folder.glob(f"*{SUFFIX}"))}


def find_meeting(name_or_path: str | Path) -> Path:
    """Return the file meant by a path, or by the name of a bundled meeting.

    Raises `FileError` when there is neither.
    """
    text = str(name_or_path)
    bundled = bundled_meetings()
    if text in bundled:
        return bundled[text]
    if "\0" not in text and Path(text).is_file():
        return Path(text)
    near = get_close_matches(Path(text).stem, list(bundled), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    allowed = f"a file, or one of {', '.join(bundled)}{hint}"
    raise FileError([Fault(file=text, where="", found="no such file", allowed=allowed)])
