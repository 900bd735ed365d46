"""Prices that cover the cost, and the members that published prices imply."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from beredt.engine.pricing.amounts import MONTHS, Span

Members = Mapping[str, int | Fraction]
Prices = Mapping[str, int | Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A price a month that goes with so many new members."""

    price: Fraction
    added: Fraction

    def __post_init__(self) -> None:
        if self.price <= 0:
            raise ValueError("A price that is to tell of members must be above zero.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """What two alternatives imply, if both bring in the same and all new pay alike.

    `members`: members today. `revenue`: what they and the new ones pay a year. `rest`:
    what is left of the cost for the others. Each has the span that rounding of the
    prices and of the new members leaves open.
    """

    members: Fraction
    members_span: Span
    revenue: Fraction
    revenue_span: Span
    rest: Fraction
    rest_span: Span


def scaled_prices(
    cost: Fraction, relative: Prices, members: Members
) -> dict[str, Fraction]:
    """Return prices a month that cover a yearly cost, in the ratios of `relative`.

    Raises `ValueError` when nobody pays.
    """
    base = _revenue(relative, members)
    if base <= 0:
        raise ValueError("Nobody pays: there are no members with a price above zero.")
    factor = cost / base
    return {name: price * factor for name, price in relative.items()}


def price_of_one(
    cost: Fraction, prices: Prices, members: Members, category: str
) -> Fraction:
    """Return the price a month of one category that covers what the others leave.

    It is negative when the others pay more than the cost. Raises `ValueError` when the
    category has no members.
    """
    mine = members.get(category, 0)
    if mine <= 0:
        raise ValueError(f"Category {category!r} has no members to share the rest.")
    others = {name: price for name, price in prices.items() if name != category}
    return (cost - _revenue(others, members)) / (MONTHS * mine)


def implied_members(
    first: Alternative,
    second: Alternative,
    cost: Fraction,
    *,
    price_error: Fraction = Fraction(1, 2),
    added_error: Fraction = Fraction(0),
) -> Implied:
    """Return how many pay today if both alternatives bring in the same.

    p1 (n + d1) = p2 (n + d2). The spans let each price be off by `price_error` and
    each number of new members by `added_error`, in whatever directions: the extremes
    lie at the corners, since every number is monotone in each of the four.
    """
    if abs(first.price - second.price) <= 2 * price_error:
        raise ValueError("Prices as near to each other as that tell of no members.")
    corners = [
        _moved(first, second, signs, price_error, added_error)
        for signs in product((-1, 1), repeat=4)
    ]
    revenues = [_yearly(*corner) for corner in corners]
    revenue = _yearly(first, second)
    return Implied(
        members=_members(first, second),
        members_span=Span.over(_members(*corner) for corner in corners),
        revenue=revenue,
        revenue_span=Span.over(revenues),
        rest=cost - revenue,
        rest_span=Span.over(cost - one for one in revenues),
    )


def price_with(known: Alternative, members: Fraction, added: int) -> Fraction:
    """Return the price that brings in the same with another number of new members."""
    return known.price * (members + known.added) / (members + added)


def most_members(rest: Fraction, price: int) -> int:
    """Return how many could pay a price at most, if they paid the whole rest."""
    return int(rest / (MONTHS * price))


def _revenue(prices: Prices, members: Members) -> Fraction:
    paid = (Fraction(price) * members.get(name, 0) for name, price in prices.items())
    return MONTHS * sum(paid, Fraction(0))


def _members(first: Alternative, second: Alternative) -> Fraction:
    brought = second.price * second.added - first.price * first.added
    return brought / (first.price - second.price)


def _yearly(first: Alternative, second: Alternative) -> Fraction:
    return MONTHS * first.price * (_members(first, second) + first.added)


def _moved(
    first: Alternative,
    second: Alternative,
    signs: tuple[int, ...],
    price_error: Fraction,
    added_error: Fraction,
) -> tuple[Alternative, Alternative]:
    """Move the prices and the new members of both by their errors."""
    return (
        Alternative(
            price=first.price + signs[0] * price_error,
            added=first.added + signs[1] * added_error,
        ),
        Alternative(
            price=second.price + signs[2] * price_error,
            added=second.added + signs[3] * added_error,
        ),
    )
