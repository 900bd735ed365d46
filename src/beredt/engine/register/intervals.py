"""What is known of numbers: how intervals are read, and which numbers move together."""

from dataclasses import dataclass
from typing import Literal, get_args

from beredt.engine.register.kinds import Text
from beredt.engine.register.places import Sourced

LawName = Literal["fixed", "triangle", "uniform", "pert", "lognormal", "balancing"]
LAWS: tuple[LawName, ...] = get_args(LawName)
IntervalTable = Literal[
    "pathways",
    "activity",
    "ratios",
    "occupancy",
    "utilities",
    "dependencies",
    "consumption",
    "parameters",
]
ALL_ROWS = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalLaw(Sourced):
    """How the intervals of some rows of a table are read, and what moves together.

    `rows` is `all`, or pairs such as `category=K13 kind=ward` that a row must fit.
    `law` is the distribution between low and high: triangle, uniform, pert (a smooth
    triangle), lognormal (as likely above the value as below), fixed (kept at its
    value), balancing (keeps the product with the number it moves together with).
    Rows with the same `together` move together; `{category}` in it stands for the
    category of the row; empty = alone. The last line that a row fits counts.
    """

    table: IntervalTable
    rows: Text
    law: LawName
    together: str

    @property
    def wanted(self) -> dict[str, str]:
        """What a row must have in which column."""
        if self.rows == ALL_ROWS:
            return {}
        pairs = (pair.partition("=") for pair in self.rows.split())
        return {column: value for column, _, value in pairs}

    def fits(self, row: Sourced) -> bool:
        """Whether a row of the table is meant."""
        return all(
            str(getattr(row, column, None)) == value
            for column, value in self.wanted.items()
        )
