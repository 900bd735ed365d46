"""The bodies and meetings that come with Beredt."""

from pathlib import Path

from beredt.files.bundle import bundled_data, bundled_files, find_file
from beredt.files.faults import Said


def bundled_folder() -> Path:
    """Return the folder of bundled bodies and meetings."""
    return bundled_data("council")


def bundled_meetings() -> dict[str, Path]:
    """Return the path of each bundled meeting by its name."""
    return bundled_files("council/meetings")


def find_meeting(name_or_path: str | Path) -> Path:
    """Return the file meant by a path, or by the name of a bundled meeting.

    Raises `FileError` when there is neither.
    """
    return find_file(name_or_path, bundled_meetings(), Said("a file"))
