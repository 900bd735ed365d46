"""Where scenarios are found: by path, or by name among the bundled ones."""

from pathlib import Path

from beredt.files.bundle import bundled_data, bundled_files, find_file
from beredt.files.faults import Said


def bundled_folder() -> Path:
    """Return the folder of the bundled scenarios."""
    return bundled_data("scenarios")


def bundled_scenarios() -> dict[str, Path]:
    """Return the path of each bundled scenario by its name, in alphabetical order."""
    return bundled_files("scenarios")


def bundled_catalogues() -> dict[str, Path]:
    """Return the path of each bundled catalogue of measures, by its register's name."""
    return bundled_files("measures")


def find_scenario(name_or_path: str | Path) -> Path:
    """Return the file meant by a path, or by the name of a bundled scenario.

    Raises `FileError` when there is neither.
    """
    return find_file(name_or_path, bundled_scenarios(), Said("a scenario file"))
