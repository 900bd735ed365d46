"""A data package as one file, the same bytes for the same files."""

import io
import zipfile
from pathlib import Path

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
