"""What is wrong with a file, said so that the person who wrote it can put it right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self


class Said(str):
    """A sentence in English that knows what it is made of, to be said in others.

    >>> Said("row {row}, column {column}", row=3, column="id")
    'row 3, column id'
    """

    __slots__ = ("sentence", "values")
    sentence: str
    values: dict[str, object]

    def __new__(cls, sentence: str, **values: object) -> Self:
        """Write the sentence with its values."""
        said = super().__new__(cls, sentence.format(**values))
        said.sentence, said.values = sentence, values
        return said

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be copied and sent as what it is made of."""
        return _said_again, (self.sentence, self.values)


def plain(text: object) -> Said:
    """Return a value, a name or a key: what is the same in every language."""
    return Said("{text}", text=str(text))


def in_unit(unit: str) -> Said:
    """Return a unit as the registers write it; reports have its words."""
    return Said(unit)


def _said_again(sentence: str, values: dict[str, object]) -> Said:
    return Said(sentence, **values)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One thing to put right: where it is, what was found, what is allowed."""

    file: str
    where: Said
    found: Said
    allowed: Said

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: found {self.found}; allowed: {self.allowed}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFault:
    """One thing to put right: which line and column, what was found, what is wrong.

    `problem` is a key; `limit` is what the words for it need, if anything.
    """

    line: int
    column: str
    found: str
    problem: str
    limit: str = ""


def english_fault(file: object, where: str, found: str, allowed: str) -> Fault:
    """Return a fault that the command line alone tells, which speaks English."""
    return Fault(
        file=str(file), where=plain(where), found=plain(found), allowed=plain(allowed)
    )


class FileError(Exception):
    """A file that cannot be used, with every fault in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults and say them, one a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
