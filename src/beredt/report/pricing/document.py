"""A price model, and answers from it, as JSON documents."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from beredt.engine.pricing import (
    MONTHS,
    Assumed,
    Bill,
    Conclusions,
    CurvePoint,
    Edge,
    PriceModel,
    Span,
    cliffs,
    in_kroner,
)

# What the published numbers leave open; the conclusions hold the intervals.
UNDER_DETERMINED = {
    "split_of_rest": "one equation, five unknowns: see bounds",
    "chain_price": "why chains rise from 748 to 840 is not stated",
    "category_g": "where the members of category g go in 2027 is not stated",
    "partners": "the number of partners (outside the regulation) is not stated",
    "edges": "the published bands share their ends; half-open bands are a choice",
    "order": "whether a chain's turnover matters is not stated; chains come first",
    "benefit": "no shares by benefit are published",
    "price_step": "that prices rise by 2 per cent is read from them, not stated",
}


def price_model_document(model: PriceModel, found: Conclusions) -> dict[str, Any]:
    """Return everything about a model, and what follows from it."""
    return {
        "currency": "NOK",
        "keys": [_key(key) for key in model.keys],
        "costs": [
            {
                "id": one.cost.id,
                "solutions": one.cost.solutions.split(),
                "year": one.cost.year,
                "amount": one.cost.amount,
                "key": one.key,
                "status": one.status,
                "exact": {p: str(part) for p, part in one.divided.exact.items()},
                "kroner": one.divided.kroner,
            }
            for one in found.shared
        ],
        "prices": [
            {
                "tariff": tariff.name,
                "year": tariff.year,
                "alternative": tariff.alternative,
                "monthly": tariff.prices,
                "yearly": {name: tariff.yearly(name) for name in tariff.prices},
            }
            for tariff in model.tariffs
        ],
        "changes": list(_changes(model)),
        "price_step": {
            "from": found.step.earlier,
            "to": found.step.later,
            "categories": list(found.step.categories),
            "factor": _span(found.step.factor),
            "roundest": _exact(found.step.factor.simplest),
        },
        "weights_of_largest_price_percent": found.weights,
        "index_2026_if_round_figures": found.index and _span(found.index),
        "implied": [implied_document(one) for one in found.assumed],
        "curve": curve_document(found.curve),
        "bounds": {
            "most_members_if_alone": found.most,
            "known_least_per_year": in_kroner(found.known_least),
        },
        "before": {
            "small_members_per_year": in_kroner(found.small_before),
            "rest": _span(found.rest_before),
            "cost": _span(found.cost_before),
        },
        "chain_pays_as_d_from_branches": _number(found.chain_branches),
        "cliffs": [
            {**asdict(cliff), "times": _number(cliff.times)}
            for tariff in model.tariffs
            for cliff in cliffs(model, tariff)
        ],
        "calendar": [asdict(entry) for entry in model.calendar],
        "under_determined": UNDER_DETERMINED,
    }


def implied_document(one: Assumed) -> dict[str, Any]:
    """Return what prices imply under one assumption about their precision."""
    implied = one.implied
    return {
        "price_error": _number(one.price_error),
        "added_error": _number(one.added_error),
        "members": {**_exact(implied.members), **_span(implied.members_span)},
        "revenue": {**_exact(implied.revenue), **_span(implied.revenue_span)},
        "rest": {**_exact(implied.rest), **_span(implied.rest_span)},
    }


def curve_document(points: Iterable[CurvePoint]) -> list[dict[str, Any]]:
    """Return the price by number of new members: exactly, and in whole kroner."""
    return [
        {"added": point.added, "price": in_kroner(point.price), **_exact(point.price)}
        for point in points
    ]


def bill_document(bills: Iterable[Bill], edge: Edge | None) -> dict[str, Any]:
    """Return the bills of one enterprise, and the edge that it stands near."""
    return {
        "bills": [
            {**asdict(bill), "monthly": bill.monthly, "yearly": bill.yearly}
            for bill in bills
        ],
        "near_edge": edge and {**asdict(edge), "further": _number(edge.further)},
    }


def forward_document(
    cost: Fraction,
    members: Mapping[str, int],
    proposed: Mapping[str, int],
    needed: Mapping[str, Fraction],
) -> dict[str, Any]:
    """Return the prices that cover a cost, beside those that were proposed."""
    revenue = MONTHS * sum(proposed.get(name, 0) * n for name, n in members.items())
    return {
        "cost": _exact(cost),
        "members": dict(members),
        "proposed": {name: proposed[name] for name in members if name in proposed},
        "revenue_at_proposed": revenue,
        "difference": _exact(revenue - cost),
        "needed": {name: _exact(price) for name, price in needed.items()},
    }


def _key(key: Any) -> dict[str, Any]:
    shares = {payer: str(share) for payer, share in key.shares.items()}
    return {
        "solution": key.solution,
        "year": key.year,
        "key": key.name,
        "status": key.status,
        "shares": shares,
    }


def _changes(model: PriceModel) -> Iterable[dict[str, Any]]:
    pairs = [((2025, 0), (2026, 0)), ((2026, 0), (2027, 1)), ((2026, 0), (2027, 2))]
    for before, after in pairs:
        earlier, later = model.tariff(*before), model.tariff(*after)
        for category in earlier.prices:
            change = later.change_since(earlier, category)
            yield {
                "from": earlier.name,
                "to": later.name,
                "category": category,
                "percent": None if change is None else _number(100 * change),
            }


def _exact(number: Fraction) -> dict[str, Any]:
    return {"value": _number(number), "exact": str(number)}


def _span(span: Span) -> dict[str, Any]:
    return {"low": _number(span.low), "high": _number(span.high)}


def _number(number: Fraction) -> float | int:
    return int(number) if number.denominator == 1 else float(number)
