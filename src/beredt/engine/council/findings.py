"""What does not agree in the papers of a meeting."""

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "body_name",
    "case_number",
    "times",
    "title_type",
    "proposals",
    "deputies",
    "seat_twice",
    "dates",
    "shares",
    "band_ends",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What stands in one place of the papers."""

    where: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not agree: by which rule, about what, and where it stands.

    `expected` is what would agree, where the rule can tell.
    """

    rule: Rule
    about: str
    places: tuple[Passage, ...]
    expected: str = ""
