"""A price model, and answers from it, for a reader at the terminal."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.text import Text

from beredt.engine.pricing import (
    Assumed,
    Bill,
    Conclusions,
    CurvePoint,
    Edge,
    PriceModel,
    in_kroner,
)
from beredt.report.language import Language
from beredt.report.numerals import number, signed
from beredt.report.plain_table import plain_table
from beredt.report.pricing.sheets import (
    bill_notes,
    bills_sheet,
    bounds_sentence,
    calendar_sheet,
    chain_sentence,
    cliffs_sheet,
    costs_sheet,
    forward_sheet,
    implied_sheet,
    keys_sheet,
    near_sentence,
    prices_sheet,
    revenue_sentence,
    step_sentence,
)
from beredt.report.pricing.words import phrase
from beredt.report.terminal import sheet_table

WIDTH = 30


def price_model_summary(
    model: PriceModel, found: Conclusions, lang: Language
) -> RenderableType:
    """Lay out keys, costs, prices, what they imply, and what they leave open."""
    return Group(
        # Not as numbers: their columns would leave no room for the solutions.
        sheet_table(keys_sheet(model.keys, lang)._replace(numeric=())),
        sheet_table(costs_sheet(found.shared, lang)),
        sheet_table(prices_sheet(model, lang)),
        Text(step_sentence(found, lang)),
        implied_summary(found.assumed, lang),
        Text(bounds_sentence(found, lang)),
        Text(),
        curve_summary(found.curve, lang),
        sheet_table(cliffs_sheet(model, lang)),
        Text(chain_sentence(found, lang)),
        sheet_table(calendar_sheet(model.calendar, lang)),
        Text(phrase("unknown", lang)),
    )


def implied_summary(assumed: Iterable[Assumed], lang: Language) -> RenderableType:
    """Lay out the members that prices imply, with their intervals."""
    table = sheet_table(implied_sheet(assumed, lang))
    return Group(table, Text(phrase("assumption", lang)))


def curve_summary(points: Iterable[CurvePoint], lang: Language) -> RenderableType:
    """Draw the price by number of new members as bars."""
    table = plain_table(phrase("curve", lang))
    table.add_column(phrase("added", lang), justify="right")
    table.add_column("", no_wrap=True)
    table.add_column(phrase("price", lang), justify="right")
    every = list(points)
    top = max((point.price for point in every), default=Fraction(1))
    for point in every:
        bar = "\N{FULL BLOCK}" * round(WIDTH * point.price / top)
        price = number(in_kroner(point.price), lang, 0)
        table.add_row(signed(point.added, lang, 0), bar, price)
    return table


def bill_summary(
    bills: Iterable[Bill], edge: Edge | None, model: PriceModel, lang: Language
) -> RenderableType:
    """Lay out what an enterprise pays year by year, and how near an edge it is."""
    every = list(bills)
    table = sheet_table(bills_sheet(every, model, lang))
    parts: list[RenderableType] = [table, *map(Text, bill_notes(every, lang))]
    if edge:
        parts.append(Text(near_sentence(edge, lang), style="yellow"))
        parts.append(sheet_table(cliffs_sheet(model, lang, edge.edge)))
    return Group(*parts)


def forward_summary(
    cost: Fraction,
    members: Mapping[str, int],
    proposed: Mapping[str, int],
    needed: Mapping[str, Fraction],
    lang: Language,
) -> RenderableType:
    """Lay out the prices that cover a cost, beside those that were proposed."""
    table = sheet_table(forward_sheet(cost, members, proposed, needed, lang))
    return Group(table, Text(revenue_sentence(cost, members, proposed, lang)))
