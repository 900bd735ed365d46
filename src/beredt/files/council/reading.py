"""The papers of a meeting from whatever file holds them."""

from pathlib import Path

from beredt.engine.council import Papers
from beredt.files.council.bodies import read_bodies
from beredt.files.council.papers import read_papers_file
from beredt.files.council.table import read_agenda


def read_papers(path: Path, bodies: Path | None = None) -> Papers:
    """Read papers from TOML, or an agenda from a table or pasted text.

    Raises `FileError` with everything that is wrong in the file.
    """
    known = read_bodies(bodies)
    if path.suffix.lower() == ".toml":
        return read_papers_file(path, known)
    return read_agenda(path, known)
