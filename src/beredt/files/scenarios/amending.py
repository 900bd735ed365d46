"""One happening of a scenario text changed or taken out, and nothing else in it."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import tomli_w

from beredt.files.scenarios.lines import KeyPath, Lines

_UP_TO_VALUE = re.compile(r"""\s*(?:"[^"\n]*"|'[^'\n]*'|[^="'])+=\s*""")
_VALUE = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|[^#"'])*""")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class UnchangeableError(ValueError):
    """A happening is written in a way that only its writer should change."""


class Edit(NamedTuple):
    """Lines (from 1, the last one included) and what stands there instead."""

    first: int
    last: int
    instead: Sequence[str]


def items_in(text: str, section: str) -> dict[int, dict[str, Any]]:
    """Return what each happening of a section says, by its number from 0.

    Those that share one line with others are left out: they cannot be told apart.
    """
    raw = _read(text).get(section)
    tables = Lines(text).tables
    return {
        index: item
        for index, item in enumerate(raw if isinstance(raw, list) else [])
        if (section, index) in tables
    }


def amended(text: str, section: str, index: int, wanted: Mapping[str, Any]) -> str:
    """Return the text with one happening saying what is wanted.

    Every line that holds nothing of what is changed stays as it was written. Raises
    `UnchangeableError` when that cannot be done.
    """
    before = items_in(text, section)
    if index not in before:
        raise UnchangeableError
    edits = _changes(_Text(text), (section, index), before[index], wanted)
    expected = _read(text)
    expected[section][index] = dict(wanted)
    return _edited(text, edits, expected)


def without(text: str, section: str, index: int) -> str:
    """Return the text without one happening and the remark right above it.

    Raises `UnchangeableError` when that cannot be done.
    """
    if index not in items_in(text, section):
        raise UnchangeableError
    expected = _read(text)
    del expected[section][index]
    if not expected[section]:
        del expected[section]
    return _edited(text, _Text(text).removed((section, index)), expected)


def _read(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}


def _edited(text: str, edits: Iterator[Edit], expected: dict[str, Any]) -> str:
    lines = _lines_of(text)
    for first, last, instead in sorted(edits, reverse=True):
        lines[first - 1 : last] = instead
    changed = "".join(lines)
    if not text.endswith("\n"):
        changed = changed.removesuffix("\n")
    # Lines are told apart by eye, as it were; what they say is told by a reader.
    if _read(changed) != expected:
        raise UnchangeableError
    return changed


def _changes(
    text: "_Text", path: KeyPath, before: Mapping[str, Any], wanted: Mapping[str, Any]
) -> Iterator[Edit]:
    added = {}
    for key in dict.fromkeys([*before, *wanted]):
        old, new, at = before.get(key), wanted.get(key), (*path, key)
        if key not in wanted:
            yield from text.removed(at)
        elif key not in before:
            added[key] = new
        elif old != new and at in text.found.pairs:
            yield text.rewritten(at, new)
        elif isinstance(old, dict) and isinstance(new, dict):
            yield from _changes(text, at, old, new)
        elif old != new:
            raise UnchangeableError
    if added:
        yield text.extended(path, added)


class _Text:
    """A text with the lines of its keys."""

    def __init__(self, text: str) -> None:
        self.found = Lines(text)
        self._lines = _lines_of(text)
        self._heads = sorted(self.found.tables.values())

    def rewritten(self, at: KeyPath, value: Any) -> Edit:
        """Write a key's new value; what is remarked on its line stays."""
        first, last = self.found.pairs[at]
        before, line = self._lines[first - 1], self._lines[last - 1]
        start = _UP_TO_VALUE.match(before)
        if start is None:
            raise UnchangeableError
        held = _VALUE.match(line, start.end() if first == last else 0)
        value_end = len(line[: held.end()].rstrip()) if held else len(line)
        return Edit(first, last, [f"{start[0]}{_literal(value)}{line[value_end:]}"])

    def extended(self, path: KeyPath, added: Mapping[str, Any]) -> Edit:
        """Write keys below the last one of a table."""
        if path not in self.found.tables:
            raise UnchangeableError
        head = self.found.tables[path]
        last = max([head, *self._ends_from(head)])
        end = _end_of(self._lines[head - 1])
        new = [f"{_name(key)} = {_literal(value)}{end}" for key, value in added.items()]
        return Edit(last + 1, last, new)

    def removed(self, at: KeyPath) -> Iterator[Edit]:
        """Take a key out, or a table with all that stands in it."""
        heads = [
            line for path, line in self.found.tables.items() if path[: len(at)] == at
        ]
        for head in heads:
            yield Edit(self._from_remark(head), self._to_blank(head), ())
        for path, span in self.found.pairs.items():
            if path[: len(at)] == at and self._head_above(span.first) not in heads:
                yield Edit(*span, ())

    def _ends_from(self, head: int) -> list[int]:
        """Return the last line of every key between a header and the next."""
        below = next(
            (line for line in self._heads if line > head), len(self._lines) + 1
        )
        return [last for _, last in self.found.pairs.values() if head < last < below]

    def _head_above(self, line: int) -> int:
        return max((head for head in self._heads if head < line), default=0)

    def _from_remark(self, head: int) -> int:
        while head > 1 and self._lines[head - 2].lstrip().startswith("#"):
            head -= 1
        return head

    def _to_blank(self, head: int) -> int:
        """Return the last line that goes with a table: the blank ones below it too."""
        last = max([head, *self._ends_from(head)])
        while last < len(self._lines) and not self._lines[last].strip():
            last += 1
        return last


def _lines_of(text: str) -> list[str]:
    """Return the lines of a text, each with its end, the last one too."""
    return (text if text.endswith("\n") else f"{text}\n").splitlines(keepends=True)


def _end_of(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) else _literal(key)


def _literal(value: Any) -> str:
    """Return a value as TOML on one line."""
    if isinstance(value, dict):
        pairs = [f"{_name(key)} = {_literal(one)}" for key, one in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_literal(one) for one in value)}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")
