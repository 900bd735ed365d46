"""The numbers of cases: each body counts from 1 each year, as 12/26."""

import re
from collections.abc import Iterable
from dataclasses import replace

from beredt.engine.council.meetings import AgendaItem

NUMBER = re.compile(r"(\d+)/(\d{2}|\d{4})")


def next_number(used: Iterable[str], year: int) -> str:
    """Return the number after the highest that a body has used in a year.

    >>> next_number(["11/26", "12/26", "40/25"], 2026)
    '13/26'
    """
    taken = (_of_year(number, year) or 0 for number in used)
    return f"{max(taken, default=0) + 1}/{year % 100:02}"


def number_items(
    items: tuple[AgendaItem, ...], used: Iterable[str], year: int
) -> tuple[AgendaItem, ...]:
    """Give every case of an agenda its number, one after the other.

    The series begins with the first number of the agenda itself, or after the highest
    of `used`. Breaks, and what has neither number nor type, get none.
    """
    first = next((one for item in items if (one := _of_year(item.number, year))), None)
    following = first or _of_year(next_number(used, year), year) or 1
    numbered = []
    for item in items:
        if item.takes_number:
            numbered.append(replace(item, number=f"{following}/{year % 100:02}"))
            following += 1
        else:
            numbered.append(item)
    return tuple(numbered)


def _of_year(number: str, year: int) -> int | None:
    found = NUMBER.fullmatch(number)
    return int(found[1]) if found and is_of_year(found[2], year) else None


def is_of_year(printed: str, year: int) -> bool:
    """Whether the year of a number, printed with two digits or four, is a year."""
    return int(printed) == (year if len(printed) == 4 else year % 100)
