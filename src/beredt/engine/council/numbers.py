"""The numbers of cases: each body counts from 1 each year, as 12/26."""

import re
from collections.abc import Iterable

NUMBER = re.compile(r"(\d+)/(\d{2}|\d{4})")


def next_number(used: Iterable[str], year: int) -> str:
    """Return the number after the highest that a body has used in a year.

    >>> next_number(["11/26", "12/26", "40/25"], 2026)
    '13/26'
    """
    found = (NUMBER.fullmatch(number) for number in used)
    taken = (int(one[1]) for one in found if one and is_of_year(one[2], year))
    return f"{max(taken, default=0) + 1}/{year % 100:02}"


def is_of_year(printed: str, year: int) -> bool:
    """Whether the year of a number, printed with two digits or four, is a year."""
    return int(printed) == (year if len(printed) == 4 else year % 100)
