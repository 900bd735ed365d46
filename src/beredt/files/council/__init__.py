"""Bodies and the papers of meetings in files: TOML, tables, and pasted text."""

from beredt.files.council.bodies import read_bodies
from beredt.files.council.bundled import (
    bundled_folder,
    bundled_meetings,
    find_meeting,
)
from beredt.files.council.papers import papers_of
from beredt.files.council.reading import read_papers
from beredt.files.council.table import agenda_papers

__all__ = [
    "agenda_papers",
    "bundled_folder",
    "bundled_meetings",
    "find_meeting",
    "papers_of",
    "read_bodies",
    "read_papers",
]
