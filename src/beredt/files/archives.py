"""Unpack a ZIP that somebody else has made, without being harmed by it."""

import io
import zipfile
from pathlib import Path, PurePosixPath

from beredt.files.faults import Fault, FileError, Said, plain

MOST_FILES = 200
MOST_BYTES = 200_000_000  # unpacked; the register of a country takes less than two
MOST_TIMES = 200  # how many times larger unpacked: text seldom shrinks to a hundredth
SMALL = 1_000_000  # what is no larger than this unpacked harms nobody


def unpack_archive(data: bytes, folder: Path, *, file: str = "") -> None:
    """Write the files of a ZIP into a folder; `FileError` if it is none or harmful."""
    with open_archive(data, file=file) as archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                target = folder / PurePosixPath(entry.filename)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))


def open_archive(data: bytes, *, file: str = "") -> zipfile.ZipFile:
    """Open a ZIP after looking at its list of contents; `FileError` if harmful."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        is_whole = archive.testzip() is None if _harm_of(archive) is None else True
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
        found = Said("no ZIP that can be read")
        raise _refusal(file, found, Said("a ZIP")) from None
    if (harm := _harm_of(archive)) is not None:
        raise _refusal(file, *harm)
    if not is_whole:
        raise _refusal(file, Said("a damaged ZIP"), Said("a whole ZIP"))
    return archive


def _harm_of(archive: zipfile.ZipFile) -> tuple[Said, Said] | None:
    """Return what is found and what is allowed, where a ZIP would do harm."""
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_FILES:
        found = Said("{number} files", number=len(entries))
        return found, Said("at most {number} files", number=MOST_FILES)
    if size > MOST_BYTES:
        found = Said("{number} bytes unpacked", number=size)
        return found, Said("at most {number} bytes unpacked", number=MOST_BYTES)
    if size > SMALL and size > MOST_TIMES * max(packed, 1):
        times = size // max(packed, 1)
        found = Said("files {number} times larger unpacked", number=times)
        return found, Said("at most {number} times", number=MOST_TIMES)
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
            found = Said("the path {path}", path=repr(entry.filename[:60]))
            return found, Said("paths inside the archive")
    return None


def _refusal(file: str, found: Said, allowed: Said) -> FileError:
    return FileError(
        [Fault(file=file or "ZIP", where=plain(""), found=found, allowed=allowed)]
    )
