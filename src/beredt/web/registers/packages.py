"""A data package as one file, the same bytes for the same files; and out of it."""

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from beredt.engine.register import Register
from beredt.files.archives import unpack_archive
from beredt.files.registers import LABEL, Cells, read_register, table_cells
from beredt.web.registers.models import RegisterVersion

# Before this a ZIP knows no time; no clock must change the bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(folder: Path) -> bytes:
    """Return the files of a folder as a ZIP, in the order of their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = file.relative_to(folder).as_posix()
            entry = zipfile.ZipInfo(name, NO_TIME)
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def labelled_package(version: RegisterVersion, label: str) -> bytes:
    """Return a published package with the label that it leaves the site under."""
    with unzipped(bytes(version.package)) as folder:
        path = folder / "datapackage.json"
        descriptor = json.loads(path.read_text("utf-8")) | {LABEL: label}
        text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
        path.write_bytes(text.encode())
        return zipped(folder)


@contextmanager
def unzipped(package: bytes) -> Iterator[Path]:
    """Lay the files of a package out in a folder, for as long as they are needed."""
    with tempfile.TemporaryDirectory(prefix="beredt-") as folder:
        unpack_archive(package, Path(folder))
        yield Path(folder)


def opened(version: RegisterVersion) -> Register:
    """Return what a published register holds."""
    return _opened(version.fingerprint)


def cells_of(version: RegisterVersion, table: str) -> dict[str, Cells]:
    """Return the rows of a table of a published register as they stand, by key.

    They are the caller's own: what is published does not change with them.
    """
    published = _cells_of(version.fingerprint, table)
    return {key: dict(cells) for key, cells in published.items()}


def row_in(version: RegisterVersion, table: str, key: str) -> Cells | None:
    """Return a row as it was published, the caller's own; nothing where there is none.

    The rest of its table, thousands of rows at times, stays where it is.
    """
    cells = _cells_of(version.fingerprint, table).get(key)
    return None if cells is None else dict(cells)


# What is published never changes, so that nobody needs to read it twice.
@lru_cache(maxsize=8)
def _opened(fingerprint: str) -> Register:
    packages = RegisterVersion.objects.values_list("package", flat=True)
    with unzipped(bytes(packages.get(fingerprint=fingerprint))) as folder:
        return read_register(folder)


@lru_cache(maxsize=64)
def _cells_of(fingerprint: str, table: str) -> dict[str, Cells]:
    return table_cells(_opened(fingerprint), table)
