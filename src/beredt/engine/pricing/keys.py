"""Allocation keys: which payer bears which share of what a solution costs."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from annotated_types import Ge, Unit

from beredt.engine.pricing.amounts import round_to_sum
from beredt.engine.register import Id, Sourced, Text

Payer = Literal["rhf", "municipality", "other_actors", "pharmacy", "private_laboratory"]
KeyStatus = Literal["in_force", "proposed", "later", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedShare(Sourced):
    """The share of one payer, as it was published and as it is meant.

    `share` is an exact fraction (`1/3`), `printed` what the page shows (`33,3 %`).
    """

    solution: Id
    year: Annotated[int, Ge(2000)]
    key: Id
    status: KeyStatus
    payer: Payer
    share: Text
    printed: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Sourced):
    """What some solutions together cost in a year."""

    id: Id
    solutions: Text
    year: Annotated[int, Ge(2000)]
    amount: Annotated[int, Ge(0), Unit("NOK")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """One amount shared between payers: exactly, and in kroner that add up."""

    exact: dict[Payer, Fraction]

    @property
    def kroner(self) -> dict[Payer, int]:
        """Whole kroner whose sum is the rounded amount."""
        return round_to_sum(self.exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationKey:
    """How the cost of one solution is shared, in fractions that add up to one.

    A `rejected` key is kept to compare with: it was found unsuitable as a key.
    """

    solution: str
    year: int
    name: str
    status: KeyStatus
    shares: dict[Payer, Fraction]

    def __post_init__(self) -> None:
        total = sum(self.shares.values(), Fraction(0))
        if total != 1:
            raise ValueError(
                f"The shares of {self.solution!r} ({self.name}) add up to {total}, "
                "not to 1: write thirds as 1/3."
            )
        if min(self.shares.values()) < 0:
            raise ValueError(f"{self.solution!r} ({self.name}) has a negative share.")

    def divide(self, amount: Fraction | int) -> Divided:
        """Share an amount between the payers."""
        exact = {payer: share * amount for payer, share in self.shares.items()}
        return Divided(exact=exact)
