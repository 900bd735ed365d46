"""The command `price-model`: what shared solutions cost whom."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from beredt.cli.options import json_option, language_option
from beredt.files.faults import FileError, english_fault
from beredt.report.language import Language

if TYPE_CHECKING:
    from rich.console import RenderableType

    from beredt.engine.pricing import PriceModel

Answer = TypeVar("Answer")
MILLION = 1_000_000
LARGEST = 10**12
STEPS = ("named", "branches", "turnover")
ROLES = ("ordinary", "county", "registry", "own_staff", "partner")


def exact_number(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> Fraction | None:
    """Read a number with decimals exactly; a comma counts as a point."""
    if value is None:
        return None
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not 0 <= number <= LARGEST:
        message = f"{value!r} is not a number from 0 upwards."
        raise click.BadParameter(message, ctx=ctx, param=param)
    return Fraction(number)


_model = click.option(
    "--model",
    "model_name",
    default="e-helse",
    show_default=True,
    metavar="NAME|PATH",
    help="Bundled price model, or the folder of your own.",
)
_alternative = click.option(
    "--alternative",
    type=click.IntRange(1, 2),
    default=1,
    show_default=True,
    help="Which of the proposed prices of 2027.",
)


@click.group("price-model", invoke_without_command=True)
@_model
@json_option
@language_option
@click.pass_context
def price_model(
    ctx: click.Context, model_name: str, as_json: bool, lang: Language
) -> None:
    """Show who pays for shared solutions, and what the published prices imply.

    Without a command: everything, with what is left open and its intervals.
    """
    if ctx.invoked_subcommand is not None:
        return
    from beredt.engine.pricing import conclude
    from beredt.report.pricing import price_model_document, price_model_summary

    model = _read(model_name)
    found = _answer(model_name, lambda: conclude(model))
    if as_json:
        _print_document(price_model_document(model, found))
    else:
        _print(price_model_summary(model, found, lang))


@price_model.command()
@click.option(
    "--turnover",
    callback=exact_number,
    required=True,
    metavar="MNOK",
    help="Turnover a year in million NOK, e.g. 14.9.",
)
@click.option(
    "--branches",
    type=click.IntRange(0, 100_000),
    default=1,
    show_default=True,
    help="Branches in the register of enterprises that give health care.",
)
@click.option(
    "--role",
    type=click.Choice(ROLES),
    default="ordinary",
    show_default=True,
    help="A county council, a keeper of health registers, one for own staff or "
    "residents, a partner, or none of these.",
)
@click.option(
    "--order",
    default=",".join(STEPS),
    show_default=True,
    metavar="STEPS",
    help="What decides the category first.",
)
@_model
@json_option
@language_option
def bill(
    turnover: Fraction,
    branches: int,
    role: Any,
    order: str,
    model_name: str,
    as_json: bool,
    lang: Language,
) -> None:
    """Say what one enterprise pays from 2024 to 2027, and how near an edge it is."""
    from beredt.engine.pricing import Enterprise, bills, near_edge
    from beredt.report.pricing import bill_document, bill_summary

    steps: Any = tuple(step.strip() for step in order.split(","))
    if sorted(steps) != sorted(STEPS):
        raise click.UsageError(f"--order takes {', '.join(STEPS)}, each once.")
    model = _read(model_name)
    enterprise = Enterprise(turnover=turnover * MILLION, branches=branches, role=role)
    paid = bills(enterprise, model, order=steps)
    edge = near_edge(enterprise, model, model.tariffs[-1].year, order=steps)
    if as_json:
        _print_document(bill_document(paid, edge))
    else:
        _print(bill_summary(paid, edge, model, lang))


@price_model.command()
@click.argument("members", type=click.Path(path_type=Path))
@click.option(
    "--cost",
    callback=exact_number,
    metavar="NOK",
    help="Yearly cost to cover.  [default: the third of the other actors]",
)
@click.option(
    "--only",
    metavar="CATEGORY",
    help="Let this category alone carry the difference; else all in proportion.",
)
@_alternative
@_model
@json_option
@language_option
def forward(
    members: Path,
    cost: Fraction | None,
    only: str | None,
    alternative: int,
    model_name: str,
    as_json: bool,
    lang: Language,
) -> None:
    """Find the prices that cover the cost with your own MEMBERS.

    MEMBERS is a CSV with the columns category and members (branches for chains).
    """
    from beredt.engine.pricing import price_of_one, scaled_prices, segment_cost
    from beredt.files.price_models import read_members
    from beredt.report.pricing import forward_document, forward_summary

    model = _read(model_name)
    counted = read_members(members, model)
    proposed = _answer(model_name, lambda: model.tariff(2027, alternative)).prices
    total = _answer(model_name, lambda: segment_cost(model)) if cost is None else cost
    if only is None:
        try:
            needed = scaled_prices(total, proposed, counted)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    elif counted.get(only):
        needed = {name: Fraction(price) for name, price in proposed.items()}
        needed[only] = price_of_one(total, proposed, counted, only)
    else:
        raise click.UsageError(f"--only takes a category of {members} with members.")
    if as_json:
        _print_document(forward_document(total, counted, proposed, needed))
    else:
        _print(forward_summary(total, counted, proposed, needed, lang))


@price_model.command()
@click.option(
    "--price-error",
    callback=exact_number,
    default="0.5",
    show_default=True,
    metavar="NOK",
    help="How far a published price may be from the exact one.",
)
@click.option(
    "--added-error",
    callback=exact_number,
    default="0",
    show_default=True,
    metavar="MEMBERS",
    help="How far the number of new members may be from the published one.",
)
@_model
@json_option
@language_option
def inverse(
    price_error: Fraction,
    added_error: Fraction,
    model_name: str,
    as_json: bool,
    lang: Language,
) -> None:
    """Find the members that the two alternatives of 2027 imply, with intervals."""
    from beredt.engine.pricing import (
        Assumed,
        alternatives,
        implied_members,
        segment_cost,
    )
    from beredt.report.pricing import implied_document, implied_summary

    model = _read(model_name)
    first, second = _answer(model_name, lambda: alternatives(model))
    pool = _answer(model_name, lambda: segment_cost(model))
    try:
        implied = implied_members(
            first,
            second,
            pool,
            price_error=price_error,
            added_error=added_error,
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    assumed = Assumed(price_error=price_error, added_error=added_error, implied=implied)
    if as_json:
        _print_document(implied_document(assumed))
    else:
        _print(implied_summary([assumed], lang))


@price_model.command("what-if")
@click.option(
    "--new",
    type=click.IntRange(0, 10_000),
    help="One number of new members; else a curve from none to 10 000.",
)
@click.option(
    "--step",
    type=click.IntRange(1, 10_000),
    default=1_000,
    show_default=True,
    help="New members from one point of the curve to the next.",
)
@_model
@json_option
@language_option
def what_if(
    new: int | None, step: int, model_name: str, as_json: bool, lang: Language
) -> None:
    """Show what small enterprises pay with more or fewer new members."""
    from beredt.engine.pricing import CurvePoint, curve, price_at
    from beredt.report.pricing import curve_document, curve_summary

    model = _read(model_name)
    points = _answer(
        model_name,
        lambda: (
            list(curve(model, step))
            if new is None
            else [CurvePoint(added=new, price=price_at(model, new))]
        ),
    )
    if as_json:
        _print_document({"curve": curve_document(points)})
    else:
        _print(curve_summary(points, lang))


def _read(name: str) -> "PriceModel":
    from beredt.files.price_models import find_price_model, read_price_model

    return read_price_model(find_price_model(name))


def _answer(name: str, ask: Callable[[], Answer]) -> Answer:
    """Ask a model something; say what it lacks when it cannot tell."""
    from beredt.engine.pricing import TELLS_NOTHING

    try:
        return ask()
    except TELLS_NOTHING as error:
        allowed = "a model with two alternatives of 2027 and their new members"
        found = str(error.args[0]) if error.args else type(error).__name__
        lacking = english_fault(name, "", found, allowed)
        raise FileError([lacking]) from error


def _print_document(document: dict[str, Any]) -> None:
    from beredt.cli.results import print_document

    print_document(document)


def _print(shown: "RenderableType") -> None:
    from rich.console import Console

    Console(highlight=False).print(shown)
