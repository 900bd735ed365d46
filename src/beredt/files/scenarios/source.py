"""A scenario file as text and tables, with a fault for what cannot be read at all."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.scenarios.lines import KeyPath, Lines

LARGEST = 1_000_000
A_TOML = Said("TOML (see toml.io)")
NOWHERE = plain("")
_AT = re.compile(r"(.*?) \(at (.*)\)$", re.DOTALL)
_LINE = re.compile(r"line (\d+), column (\d+)")
# What the reader of TOML says most, in its own words.
TOML_SAYS = (
    Said("Invalid value"),
    Said("Invalid statement"),
    Said("Invalid initial character for a key part"),
    Said("Expected '=' after a key in a key/value pair"),
    Said("Expected newline or end of document after a statement"),
    Said("Expected ']' at the end of a table declaration"),
    Said("Expected ']]' at the end of an array declaration"),
    Said("Unclosed array"),
    Said("Unterminated string"),
    Said("Cannot overwrite a value"),
    Said("Unescaped '\\' in a string"),
)


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

    def complain(self, path: KeyPath, found: Said, allowed: Said) -> None:
        """Note a fault about one key."""
        where = self._where(path)
        fault = Fault(file=str(self.path), where=where, found=found, allowed=allowed)
        self.note(path, fault)

    def note(self, path: KeyPath, *faults: Fault) -> None:
        """Note faults that belong to one key, in this file or in one that it names."""
        line = self.lines.line_of(path) or 0
        self.noted.extend((line, fault) for fault in faults)

    def _where(self, path: KeyPath) -> Said:
        line = self.lines.line_of(path)
        words = ""
        for step in path:
            is_index = isinstance(step, int)
            words += f"[{step}]" if is_index else f".{step}" if words else str(step)
        if not line:
            return plain(words)
        at = Said("line {line}", line=line)
        return Said("{key} ({at})", key=words, at=at) if words else at


def open_source(path: Path) -> SourceFile:
    """Read a TOML file; raises `FileError` when it is none."""
    text = _text(path)
    try:
        raw = tomllib.loads(text)
    except RecursionError:
        raise _unreadable(path, Said("too many brackets inside each other")) from None
    except ValueError as error:  # TOMLDecodeError, and numbers of thousands of digits
        message = str(error)
        match = _AT.match(message)
        found, where = (match[1], match[2]) if match else (message, "")
        raise _unreadable(path, _words(found), where=_place(where)) from None
    return SourceFile(path, raw, Lines(text))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        found, wanted = Said("no such file"), Said("a scenario file")
        raise _unreadable(path, found, wanted) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        found = Said("a file that cannot be read ({reason})", reason=reason)
        raise _unreadable(path, found, Said("a readable file")) from None
    if len(content) > LARGEST:
        raise _unreadable(path, Said("a larger file"), Said("at most 1 MB"))
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = Said(
            "the byte {byte}, which is not UTF-8", byte=f"0x{content[error.start]:02x}"
        )
        where, wanted = Said("line {line}", line=line), Said("text in UTF-8")
        raise _unreadable(path, found, wanted, where=where) from None


def _words(message: str) -> Said:
    """Return what the reader of TOML says, in words of our own where it is known."""
    if message.startswith("Cannot declare"):
        return Said("the same table twice")
    return next((said for said in TOML_SAYS if said == message), plain(message))


def _place(where: str) -> Said:
    if (at := _LINE.fullmatch(where)) is not None:
        return Said("line {line}, column {column}", line=at[1], column=at[2])
    return Said("end of document") if where == "end of document" else plain(where)


def _unreadable(
    path: Path, found: Said, allowed: Said = A_TOML, *, where: Said = NOWHERE
) -> FileError:
    return FileError([Fault(file=str(path), where=where, found=found, allowed=allowed)])
