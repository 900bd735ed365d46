"""My bill: what one enterprise pays, and how near it is to paying something else."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from beredt.engine.pricing.amounts import MONTHS
from beredt.engine.pricing.categories import (
    NAMED_FIRST,
    Enterprise,
    PriceCategory,
    Step,
    category_of,
)
from beredt.engine.pricing.model import PriceModel
from beredt.engine.pricing.tariffs import Tariff

NEAR = Fraction(1, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What an enterprise pays under one tariff.

    `by_turnover` says that its role had no category that year, so that its turnover or
    its branches decided: an assumption. `price` is absent where none was published.
    """

    tariff: str
    category: str
    regulated: bool
    by_turnover: bool
    units: int
    price: int | None

    @property
    def monthly(self) -> int | None:
        """Kroner a month for all branches."""
        return None if self.price is None else self.price * self.units

    @property
    def yearly(self) -> int | None:
        """Kroner a year for all branches."""
        return None if self.monthly is None else self.monthly * MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Cliff:
    """How much dearer it gets when turnover passes an edge."""

    tariff: str
    edge: int
    below: str
    above: str
    before: int
    after: int

    @property
    def times(self) -> Fraction:
        """How many times the price below the edge is paid above it."""
        return Fraction(self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge of turnover that an enterprise stands near: what lies beyond it.

    `further` is what turnover has to change by to be charged otherwise, in NOK.
    """

    edge: int
    further: Fraction
    other: str


def bills(
    enterprise: Enterprise,
    model: PriceModel,
    *,
    order: tuple[Step, ...] = NAMED_FIRST,
) -> tuple[Bill, ...]:
    """Return the bill of an enterprise under every tariff, oldest first."""
    return tuple(
        _bill(enterprise, found, tariff)
        for tariff in model.tariffs
        if (
            found := category_of(enterprise, model.categories, tariff.year, order=order)
        )
    )


def cliffs(model: PriceModel, tariff: Tariff) -> Iterator[Cliff]:
    """Yield every edge of turnover at which the price changes under a tariff."""
    for below, above in pairwise(_bands(model, tariff.year)):
        before = tariff.prices.get(below.category)
        after = tariff.prices.get(above.category)
        if before and after and before != after:
            yield Cliff(
                tariff=tariff.name,
                edge=above.least or 0,
                below=below.category,
                above=above.category,
                before=before,
                after=after,
            )


def near_edge(
    enterprise: Enterprise,
    model: PriceModel,
    year: int,
    *,
    order: tuple[Step, ...] = NAMED_FIRST,
) -> Edge | None:
    """Return the edge within one per cent of the turnover that decides the price."""
    found = category_of(enterprise, model.categories, year, order=order)
    if found is None or found.rule != "turnover":
        return None
    turnover = enterprise.turnover
    bands = _bands(model, year)
    for below, above in pairwise(bands):
        edge = above.least or 0
        if abs(turnover - edge) <= NEAR * edge:
            other = below if found is above else above
            return Edge(edge=edge, further=edge - turnover, other=other.category)
    return None


def _bands(model: PriceModel, year: int) -> list[PriceCategory]:
    in_force = [
        one
        for one in model.categories
        if one.rule == "turnover" and one.is_in_force(year)
    ]
    return sorted(in_force, key=lambda one: one.least or 0)


def _bill(enterprise: Enterprise, category: PriceCategory, tariff: Tariff) -> Bill:
    named = enterprise.role != "ordinary"
    return Bill(
        tariff=tariff.name,
        category=category.category,
        regulated=category.regulated,
        by_turnover=named and category.rule in {"turnover", "branches"},
        units=enterprise.branches if category.per == "branch" else 1,
        price=tariff.prices.get(category.category),
    )
