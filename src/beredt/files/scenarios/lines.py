"""On which line of a TOML file each key stands."""

import re
from typing import NamedTuple

KeyPath = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEYS})\s*\]\]?\s*(?:#.*)?$")
_PAIR = re.compile(rf"\s*({_KEYS})\s*=(.*)$")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|' r"'[^']*'|#.*")


class Span(NamedTuple):
    """The first and the last line of a key with what it holds."""

    first: int
    last: int


class Lines:
    """The lines of every table and key, as well as a reader line by line can tell.

    `tables` holds the line of each header, `pairs` the lines of each key.
    """

    def __init__(self, text: str) -> None:
        """Note the line of every table and key of a text."""
        self.tables: dict[KeyPath, int] = {}
        self.pairs: dict[KeyPath, Span] = {}
        self._counts: dict[KeyPath, int] = {}
        self._table: KeyPath = ()
        self._pair: KeyPath = ()
        self._depth = 0
        self._quotes = ""
        for number, line in enumerate(text.splitlines(), start=1):
            self._take(number, line)

    def line_of(self, path: KeyPath) -> int | None:
        """Return the line of a key, or of the nearest table around it."""
        for length in range(len(path), 0, -1):
            if pair := self.pairs.get(path[:length]):
                return pair.first
            if (line := self.tables.get(path[:length])) is not None:
                return line
        return None

    def _take(self, number: int, line: str) -> None:
        if self._quotes:
            self._lengthen(number)
            if self._quotes in line:
                self._quotes = ""
        elif self._depth > 0:
            self._lengthen(number)
            self._follow(line)
        elif header := _HEADER.match(line):
            self._open(number, _split(header[2]), repeated=header[1] == "[[")
        elif pair := _PAIR.match(line):
            self._pair = (*self._table, *_split(pair[1]))
            self.pairs.setdefault(self._pair, Span(number, number))
            self._follow(pair[2])

    def _open(self, number: int, names: list[str], *, repeated: bool) -> None:
        path: KeyPath = ()
        for name in names[:-1]:
            path = self._newest((*path, name))
        path = (*path, names[-1])
        if repeated:
            self._counts[path] = self._counts.get(path, -1) + 1
            path = self._newest(path)
        self._table = path
        self.tables.setdefault(path, number)

    def _lengthen(self, number: int) -> None:
        self.pairs[self._pair] = Span(self.pairs[self._pair].first, number)

    def _newest(self, path: KeyPath) -> KeyPath:
        return (*path, self._counts[path]) if path in self._counts else path

    def _follow(self, rest: str) -> None:
        for quotes in ('"""', "'''"):
            before, found, after = rest.partition(quotes)
            if found and "#" not in before:
                self._quotes = "" if quotes in after else quotes
                return
        bare = _STRING.sub("", rest)
        self._depth += sum(bare.count(mark) for mark in "[{")
        self._depth = max(self._depth - sum(bare.count(mark) for mark in "]}"), 0)


def _split(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(_KEY, dotted)]
