"""Where the data lies that comes with Beredt, installed or in a checkout."""

from functools import cache
from pathlib import Path


@cache
def bundled_data(name: str) -> Path:
    """Return the folder of one kind of bundled data."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "data" / name
    return installed if installed.is_dir() else package.parents[1] / "data" / name
