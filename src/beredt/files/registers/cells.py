"""One cell of text becomes a value, or is refused."""

import math
import re
from collections.abc import Callable
from typing import Any

from beredt.files.registers.columns import LARGEST, Column

INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
NUMBER = re.compile(
    r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})([eE][+-]?[0-9]{1,4})?"
)
TRUTH = {"true": True, "false": False}
Reader = Callable[[str], Any]


class Refused(ValueError):  # noqa: N818 - it is not an error of the program
    """The cell holds something that its column does not allow."""


def cell_reader(column: Column) -> Reader:
    """Return the function that turns a cell of this column into its value.

    It raises `Refused` when the cell is not allowed.
    """
    read = _reader_of_type(column)
    if not column.is_absent_when_empty:
        return read
    return lambda text: None if text == "" else read(text)


def _reader_of_type(column: Column) -> Reader:
    if column.choices:
        return _choice_reader(column)
    if column.type == "text":
        return _text_reader(column)
    if column.type == "boolean":
        return _truth_reader()
    return _number_reader(column)


def _choice_reader(column: Column) -> Reader:
    choices = {choice: choice for choice in column.choices}

    def read(text: str) -> str:
        try:
            return choices[text]
        except KeyError:
            raise Refused from None

    return read


def _text_reader(column: Column) -> Reader:
    shortest = column.shortest

    def read(text: str) -> str:
        if len(text) < shortest or (shortest and not text.strip()):
            raise Refused
        if not text.isprintable():
            raise Refused
        return text

    return read


def _truth_reader() -> Reader:
    def read(text: str) -> bool:
        try:
            return TRUTH[text]
        except KeyError:
            raise Refused from None

    return read


def _number_reader(column: Column) -> Reader:
    pattern, convert = (INTEGER, int) if column.type == "integer" else (NUMBER, float)
    least = -LARGEST if column.least is None else column.least
    most = LARGEST if column.most is None else column.most
    above = -math.inf if column.above is None else column.above

    def read(text: str) -> float:
        if not pattern.fullmatch(text):
            raise Refused
        value = convert(text)
        if not (least <= value <= most and value > above):
            raise Refused
        return value

    return read


def cell_text(value: object) -> str:
    """Return the text of a value as it stands in a file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)
