"""Prices a month by category, and what can be read out of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from annotated_types import Ge, Unit

from beredt.engine.pricing.amounts import MONTHS, Span, in_kroner
from beredt.engine.register import Id, Sourced

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPrice(Sourced):
    """The price of one category, in whole kroner a month without VAT."""

    year: Annotated[int, Ge(2000)]
    alternative: Annotated[int, Ge(0)]
    category: Id
    price: Annotated[int, Ge(0), Unit("NOK a month")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFigure(Sourced):
    """A round figure that a published price may have been made from by an index."""

    year: Annotated[int, Ge(2000)]
    category: Id
    figure: Annotated[int, Ge(1), Unit("NOK a month")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """All prices of a year; `alternative` is 0 where there is only one."""

    year: int
    alternative: int
    prices: dict[str, int]

    @property
    def name(self) -> str:
        """Year, and the alternative where there are several."""
        return f"{self.year}-{self.alternative}" if self.alternative else str(self.year)

    def yearly(self, category: str) -> int:
        """Return what a category pays in a year."""
        return self.prices[category] * MONTHS

    def change_since(self, earlier: "Tariff", category: str) -> Fraction | None:
        """Return the change of a price as a share; nothing where one is missing."""
        before, now = earlier.prices.get(category), self.prices.get(category)
        return None if not before or now is None else Fraction(now - before, before)


def common_factor(pairs: Iterable[tuple[int, int]]) -> Span | None:
    """Return the factors that turn each first price into the second after rounding.

    Nothing is returned when no single factor does.

    >>> span = common_factor([(1495, 1525), (8826, 9003), (13249, 13514)])
    >>> float(span.low) < 1.02 < float(span.high)
    True
    """
    spans = [
        Span((now - HALF) / before, (now + HALF) / before) for before, now in pairs
    ]
    low = max(span.low for span in spans)
    high = min(span.high for span in spans)
    return Span(low, high) if low < high else None


def whole_percentage(price: int, of: int) -> int | None:
    """Return the whole percentage of a price that rounds to another one, if any.

    >>> whole_percentage(1202, 17167), whole_percentage(748, 13249)
    (7, None)
    """
    nearest = in_kroner(Fraction(100 * price, of))
    return nearest if in_kroner(Fraction(nearest * of, 100)) == price else None


def break_even(per_branch: int, otherwise: int) -> Fraction:
    """Return the branches at which a chain pays as much as an enterprise would."""
    return Fraction(otherwise, per_branch)
