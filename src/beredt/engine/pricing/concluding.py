"""What follows from a price model, and how far it follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from beredt.engine.pricing.amounts import MONTHS, Span
from beredt.engine.pricing.covering import (
    Alternative,
    Implied,
    implied_members,
    most_members,
    price_with,
)
from beredt.engine.pricing.keys import Cost, Divided, KeyStatus
from beredt.engine.pricing.model import KnownMembers, PriceModel
from beredt.engine.pricing.tariffs import (
    Tariff,
    break_even,
    common_factor,
    whole_percentage,
)

SMALL, CHAIN, LARGEST = "a", "e", "d"
WHOLE_NET = "helsenettet"
CURVE_STEP, CURVE_END = 1_000, 10_000
# What is raised where a model lacks a number, or its numbers tell nothing.
TELLS_NOTHING = (KeyError, ValueError, ZeroDivisionError)
# Prices as published; as if rounded to five kroner; and with "ca." taken at its word.
PRICE_ERRORS = (Fraction(1, 2), Fraction(5, 2), Fraction(5, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCost:
    """One cost shared by one key."""

    cost: Cost
    key: str
    status: KeyStatus
    divided: Divided


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What is implied when prices and new members may be off by so much."""

    price_error: Fraction
    added_error: Fraction
    implied: Implied


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceStep:
    """Categories whose prices all changed by one factor from one tariff to the next."""

    earlier: str
    later: str
    categories: tuple[str, ...]
    factor: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The price a month of small members with so many new ones."""

    added: int
    price: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusions:
    """Everything that follows from a model with two alternatives of new members.

    `rest_before` and `cost_before` are last year's, if the others paid then what the
    prices say: all as little raised as the step, or all as much as the chains.
    `weights` are whole percentages of the largest price, or nothing.
    """

    shared: tuple[SharedCost, ...]
    assumed: tuple[Assumed, ...]
    curve: tuple[CurvePoint, ...]
    most: dict[str, int]
    known_least: Fraction
    small_before: Fraction
    rest_before: Span
    cost_before: Span
    step: PriceStep
    weights: dict[str, dict[str, int | None]]
    index: Span | None
    chain_branches: Fraction


def conclude(model: PriceModel) -> Conclusions:
    """Work out everything that the published numbers of 2027 say.

    Raises one of `TELLS_NOTHING` when the model lacks the tariffs of 2025-2027 or a
    member count, or when its prices are nothing or too near each other.
    """
    first, before = model.tariff(2027, 1), model.tariff(2026)
    pool = segment_cost(model)
    assumed = tuple(_assumed(model, pool))
    best = assumed[0].implied
    small_before = best.members * before.prices[SMALL] * MONTHS
    step = _step(before, first)
    raised = Fraction(first.prices[CHAIN], before.prices[CHAIN])
    rest_before = Span.over((best.rest / raised, best.rest / step.factor.simplest))
    return Conclusions(
        shared=tuple(shared_costs(model)),
        assumed=assumed,
        curve=tuple(curve(model, CURVE_STEP)),
        most=_most(best.rest, first),
        known_least=_known_least(model, first),
        small_before=small_before,
        rest_before=rest_before,
        cost_before=Span(
            small_before + rest_before.low, small_before + rest_before.high
        ),
        step=step,
        weights={t.name: _weights(t) for t in (model.tariff(2025), before)},
        index=_index(model, before),
        chain_branches=break_even(first.prices[CHAIN], first.prices[LARGEST]),
    )


def segment_cost(model: PriceModel) -> Fraction:
    """Return what the other actors are to cover of the shared ground in a year."""
    divided = model.key(WHOLE_NET).divide(model.cost(WHOLE_NET).amount)
    return divided.exact["other_actors"]


def alternatives(model: PriceModel) -> tuple[Alternative, Alternative]:
    """Return the two alternatives: the price of small members, and how many are new."""
    first, second = (
        Alternative(
            price=Fraction(model.tariff(2027, n).prices[SMALL]),
            added=Fraction(_added(model, n).members),
        )
        for n in (1, 2)
    )
    return first, second


def curve(model: PriceModel, step: int) -> Iterator[CurvePoint]:
    """Yield the price of small members from none to 10 000 new ones."""
    for added in range(0, CURVE_END + 1, step):
        yield CurvePoint(added=added, price=price_at(model, added))


def price_at(model: PriceModel, added: int) -> Fraction:
    """Return the price of small members that goes with so many new ones."""
    first, second = alternatives(model)
    implied = implied_members(first, second, segment_cost(model))
    return price_with(first, implied.members, added)


def shared_costs(model: PriceModel) -> Iterator[SharedCost]:
    """Yield each cost by every key of the first of its solutions for that year."""
    for cost in model.costs:
        solution = cost.solutions.split()[0]
        for key in model.keys:
            if (key.solution, key.year) == (solution, cost.year):
                yield SharedCost(
                    cost=cost,
                    key=key.name,
                    status=key.status,
                    divided=key.divide(cost.amount),
                )


def _added(model: PriceModel, alternative: int) -> KnownMembers:
    for row in model.members:
        if (row.meaning, row.category, row.alternative) == (
            "added",
            SMALL,
            alternative,
        ):
            return row
    raise KeyError(f"No number of new members for alternative {alternative}.")


def _assumed(model: PriceModel, pool: Fraction) -> Iterator[Assumed]:
    first, second = alternatives(model)
    about = Fraction(max(_added(model, n).about for n in (1, 2)))
    errors = (Fraction(0), Fraction(0), about)
    for price_error, error in zip(PRICE_ERRORS, errors, strict=True):
        yield Assumed(
            price_error=price_error,
            added_error=error,
            implied=implied_members(
                first, second, pool, price_error=price_error, added_error=error
            ),
        )


def _most(rest: Fraction, tariff: Tariff) -> dict[str, int]:
    others = {"b", "c", "d", CHAIN, "f"} & set(tariff.prices)
    return {name: most_members(rest, tariff.prices[name]) for name in sorted(others)}


def _known_least(model: PriceModel, tariff: Tariff) -> Fraction:
    paid = [
        row.members * tariff.yearly(row.category)
        for row in model.members
        if row.meaning == "at_least" and row.category in tariff.prices
    ]
    return Fraction(sum(paid))


def _step(before: Tariff, after: Tariff) -> PriceStep:
    """Find the largest group of categories that one factor explains."""
    names = sorted(set(before.prices) & set(after.prices))
    groups = (g for n in range(len(names), 0, -1) for g in combinations(names, n))
    for kept in groups:
        pairs = [(before.prices[name], after.prices[name]) for name in kept]
        if factor := common_factor(pairs):
            return PriceStep(
                earlier=before.name, later=after.name, categories=kept, factor=factor
            )
    raise KeyError("No common factor between the prices of 2026 and 2027.")


def _weights(tariff: Tariff) -> dict[str, int | None]:
    top = max(tariff.prices.values())
    return {name: whole_percentage(p, top) for name, p in tariff.prices.items()}


def _index(model: PriceModel, before: Tariff) -> Span | None:
    pairs = [
        (row.figure, before.prices[row.category])
        for row in model.figures
        if row.year == before.year
    ]
    return common_factor(pairs) if pairs else None
