"""What is asked of a price model, asked of the engine."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from beredt.engine.pricing import (
    Assumed,
    CurvePoint,
    Enterprise,
    PriceModel,
    Tariff,
    alternatives,
    bills,
    curve,
    implied_members,
    price_at,
    price_of_one,
    scaled_prices,
    segment_cost,
)
from beredt.engine.pricing.categories import Step
from beredt.files.price_models import read_members

STEP = 1_000
LAST_YEAR = 2027
# How far beyond the last edge, or beyond one's own turnover, the cliffs are drawn.
BEYOND = Fraction(5, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Prices a month that cover a cost, beside those that were proposed."""

    cost: Fraction
    members: Mapping[str, int]
    proposed: Mapping[str, int]
    needed: Mapping[str, Fraction]


def cover(
    model: PriceModel,
    alternative: int,
    members: Mapping[str, int],
    *,
    cost: Fraction | None = None,
    only: str = "",
) -> Covered:
    """Find the prices that cover a cost; where `only` is named, that one changes."""
    proposed = model.tariff(LAST_YEAR, alternative).prices
    total = segment_cost(model) if cost is None else cost
    if only:
        needed = {name: Fraction(price) for name, price in proposed.items()}
        needed[only] = price_of_one(total, proposed, members, only)
    else:
        needed = scaled_prices(total, proposed, members)
    return Covered(cost=total, members=members, proposed=proposed, needed=needed)


def imply(
    model: PriceModel, *, price_error: Fraction, added_error: Fraction
) -> Assumed:
    """Find the members that the alternatives imply, known so well.

    Raises `ValueError` where prices as imprecise as that tell nothing.
    """
    first, second = alternatives(model)
    implied = implied_members(
        first,
        second,
        segment_cost(model),
        price_error=price_error,
        added_error=added_error,
    )
    return Assumed(price_error=price_error, added_error=added_error, implied=implied)


def curve_with(model: PriceModel, new: int | None) -> list[CurvePoint]:
    """Return the price by number of new members, one number of them among the rest."""
    points = {point.added: point for point in curve(model, STEP)}
    if new is not None:
        points[new] = CurvePoint(added=new, price=price_at(model, new))
    return [points[added] for added in sorted(points)]


def regulated_tariffs(model: PriceModel) -> list[Tariff]:
    """Return the proposed tariffs without those who are invoiced outside."""
    outside = {one.category for one in model.categories if not one.regulated}
    return [
        Tariff(
            year=tariff.year,
            alternative=tariff.alternative,
            prices={n: p for n, p in tariff.prices.items() if n not in outside},
        )
        for tariff in model.tariffs
        if tariff.year == LAST_YEAR
    ]


def yearly_by_turnover(
    model: PriceModel, own: Fraction, order: tuple[Step, ...]
) -> dict[Fraction, dict[str, int]]:
    """Return what ordinary enterprises pay a year, by turnover and tariff."""
    rules = (one for one in model.categories if one.rule == "turnover")
    edges = {Fraction(0), *(Fraction(one.least or 0) for one in rules)}
    last = max(edges | {own}) * BEYOND
    return {
        turnover: {
            bill.tariff: bill.yearly
            for bill in bills(Enterprise(turnover=turnover), model, order=order)
            if bill.yearly is not None
        }
        for turnover in sorted(edges | {own, last})
    }


def members_in(data: bytes, model: PriceModel) -> dict[str, int]:
    """Read members from a CSV; raises `FileError` with everything that is wrong."""
    with tempfile.TemporaryDirectory(prefix="beredt-") as folder:
        path = Path(folder) / "members.csv"
        path.write_bytes(data)
        return read_members(path, model)
