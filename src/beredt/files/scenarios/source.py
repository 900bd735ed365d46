"""A scenario file as text and tables, with a fault for what cannot be read at all."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from beredt.files.faults import Fault, FileError, Said
from beredt.files.scenarios.lines import KeyPath, Lines

LARGEST = 1_000_000
_AT = re.compile(r"(.*?) \(at (.*)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: its tables as they were written, where each key stands, its faults."""

    path: Path
    raw: dict[str, Any] = field(default_factory=dict)
    lines: Lines = field(default_factory=lambda: Lines(""))
    noted: list[tuple[int, Fault]] = field(default_factory=list)

    @property
    def faults(self) -> list[Fault]:
        """Every fault once, from the top of the file to its end."""
        ordered = sorted(self.noted, key=lambda pair: pair[0])
        return list(dict.fromkeys(fault for _, fault in ordered))

    def complain(self, path: KeyPath, found: str, allowed: str) -> None:
        """Note a fault about one key."""
        where = self._where(path)
        fault = Fault(file=str(self.path), where=where, found=found, allowed=allowed)
        self.note(path, fault)

    def note(self, path: KeyPath, *faults: Fault) -> None:
        """Note faults that belong to one key, in this file or in one that it names."""
        line = self.lines.line_of(path) or 0
        self.noted.extend((line, fault) for fault in faults)

    def _where(self, path: KeyPath) -> str:
        line = self.lines.line_of(path)
        words = ""
        for step in path:
            is_index = isinstance(step, int)
            words += f"[{step}]" if is_index else f".{step}" if words else str(step)
        if not line:
            return words
        at = Said("line {line}", line=line)
        return Said("{key} ({at})", key=words, at=at) if words else at


def open_source(path: Path) -> SourceFile:
    """Read a TOML file; raises `FileError` when it is none."""
    text = _text(path)
    try:
        raw = tomllib.loads(text)
    except RecursionError:
        raise _unreadable(path, "", "too many brackets inside each other") from None
    except ValueError as error:  # TOMLDecodeError, and numbers of thousands of digits
        message = str(error)
        match = _AT.match(message)
        found, where = (match[1], match[2]) if match else (message, "")
        raise _unreadable(path, where, found) from None
    return SourceFile(path, raw, Lines(text))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _unreadable(path, "", "no such file", "a scenario file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(path, "", reason, "a file that can be read") from None
    if len(content) > LARGEST:
        raise _unreadable(path, "", "a larger file", "at most 1 MB")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = f"the byte 0x{content[error.start]:02x}, which is not UTF-8"
        raise _unreadable(path, f"line {line}", found, "text in UTF-8") from None


def _unreadable(
    path: Path, where: str, found: str, allowed: str = "TOML (see toml.io)"
) -> FileError:
    return FileError([Fault(file=str(path), where=where, found=found, allowed=allowed)])
