"""Price categories, and the category that an enterprise belongs to."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from annotated_types import Ge, Unit

from beredt.engine.register import Id, Sourced, Text

Rule = Literal[
    "everyone", "turnover", "branches", "county", "registry", "own_staff", "partner"
]
Role = Literal["ordinary", "county", "registry", "own_staff", "partner"]
Step = Literal["named", "branches", "turnover"]
Year = Annotated[int, Ge(2000)]

# What the enterprise is comes first, then whether it is a chain, then its turnover. The
# published categories do not say so; who reads them otherwise gives another order.
NAMED_FIRST: tuple[Step, ...] = ("named", "branches", "turnover")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCategory(Sourced):
    """One rule of one price category in the years it is in force.

    Bands of turnover hold their lower end and not their upper one. A category with two
    rules has two rows. `last_year` and `below` are absent where there is no end.
    """

    category: Id
    rule: Rule
    least: Annotated[int | None, Ge(0), Unit("NOK or branches")]
    below: Annotated[int | None, Ge(0), Unit("NOK")]
    per: Literal["enterprise", "branch"]
    first_year: Year
    last_year: Annotated[int | None, Ge(2000)]
    regulated: bool
    printed: Text

    def is_in_force(self, year: int) -> bool:
        """Whether the rule holds in a year."""
        return self.first_year <= year <= (self.last_year or year)

    def holds(self, turnover: Fraction) -> bool:
        """Whether a turnover lies in the band."""
        return (self.least or 0) <= turnover and (
            self.below is None or turnover < self.below
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Enterprise:
    """Who is to pay: turnover in NOK, branches that give health care, and its role."""

    turnover: Fraction
    branches: int = 1
    role: Role = "ordinary"

    def __post_init__(self) -> None:
        if self.turnover < 0 or self.branches < 0:
            raise ValueError("Turnover and branches are never negative.")


def category_of(
    enterprise: Enterprise,
    categories: tuple[PriceCategory, ...],
    year: int,
    *,
    order: tuple[Step, ...] = NAMED_FIRST,
) -> PriceCategory | None:
    """Return the category of an enterprise in a year; nothing if no rule fits.

    The rules are tried in `order`; an enterprise whose role has no category that year
    goes on to the next step.
    """
    in_force = [one for one in categories if one.is_in_force(year)]
    for step in order:
        for one in in_force:
            if _fits(one, enterprise, step):
                return one
    return next((one for one in in_force if one.rule == "everyone"), None)


def _fits(category: PriceCategory, enterprise: Enterprise, step: Step) -> bool:
    if step == "named":
        return category.rule == enterprise.role
    if category.rule != step:
        return False
    if step == "branches":
        return enterprise.branches >= (category.least or 0)
    return category.holds(enterprise.turnover)
