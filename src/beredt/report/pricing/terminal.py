"""A price model, and answers from it, for a reader at the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.pricing import (
    MONTHS,
    Assumed,
    Bill,
    CalendarEntry,
    Conclusions,
    CurvePoint,
    Edge,
    PriceModel,
    Span,
    Tariff,
    cliffs,
    in_kroner,
)
from beredt.report.language import Language
from beredt.report.numerals import DECIMAL_MARK, EN_DASH, number, signed
from beredt.report.plain_table import plain_table
from beredt.report.pricing.words import (
    CATEGORIES,
    MONTH_NAMES,
    PAYERS,
    SOLUTIONS,
    STATUSES,
    named,
    phrase,
)

MILLION = 1_000_000
WIDTH = 30


def price_model_summary(
    model: PriceModel, found: Conclusions, lang: Language
) -> RenderableType:
    """Lay out keys, costs, prices, what they imply, and what they leave open."""
    least = number(float(found.known_least), lang, 0)
    most = {name: number(n, lang, 0) for name, n in found.most.items()}
    step = found.step
    factor = (
        number(float(end), lang, 5) for end in (step.factor.low, step.factor.high)
    )
    low, high = factor
    return Group(
        _keys(model, lang),
        _costs(found, lang),
        _prices(model, lang),
        Text(
            phrase(
                "step",
                lang,
                categories=", ".join(step.categories),
                earlier=step.earlier,
                later=step.later[:4],
                roundest=_decimals(step.factor.simplest, lang),
                low=low,
                high=high,
            )
        ),
        implied_summary(found.assumed, lang),
        Text(phrase("bounds", lang, least=least, **most)),
        Text(),
        curve_summary(found.curve, lang),
        _cliffs(model, lang),
        Text(
            phrase("chain", lang, branches=number(float(found.chain_branches), lang, 1))
        ),
        _calendar(model.calendar, lang),
        Text(phrase("unknown", lang)),
    )


def implied_summary(assumed: Iterable[Assumed], lang: Language) -> RenderableType:
    """Lay out the members that prices imply, with their intervals."""
    table = plain_table(phrase("implied", lang), phrase("if", lang))
    for key in ("members", "rest"):
        table.add_column(phrase(key, lang), justify="right")
    for one in assumed:
        implied = one.implied
        condition = phrase(
            "errors",
            lang,
            price=_decimals(one.price_error, lang),
            added=number(float(one.added_error), lang, 0),
        )
        members = _within(implied.members, implied.members_span, lang, 0)
        rest = _within(implied.rest / MILLION, _scaled(implied.rest_span), lang, 2)
        table.add_row(condition, members, rest)
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
    table = plain_table(phrase("bill", lang), phrase("tariff", lang))
    table.add_column(phrase("category", lang))
    for key in ("price", "yearly"):
        table.add_column(phrase(key, lang), justify="right", no_wrap=True)
    every = list(bills)
    titles = {tariff.name: _title(tariff, lang) for tariff in model.tariffs}
    for bill in every:
        notes = ("*" if bill.by_turnover else "") + ("" if bill.regulated else "†")
        category = f"{named(CATEGORIES, bill.category, lang)} {notes}".strip()
        money = (_kroner(bill.monthly, lang), _kroner(bill.yearly, lang))
        table.add_row(titles[bill.tariff], category, *money)
    notes_below = []
    if any(bill.by_turnover for bill in every):
        notes_below.append(Text(phrase("by turnover", lang)))
    if not all(bill.regulated for bill in every):
        notes_below.append(Text(phrase("outside", lang)))
    parts: list[RenderableType] = [table, *notes_below]
    if edge:
        parts += [Text(_near(edge, lang), style="yellow")]
        parts.append(_cliffs(model, lang, edge.edge))
    return Group(*parts)


def forward_summary(
    cost: Fraction,
    members: Mapping[str, int],
    proposed: Mapping[str, int],
    needed: Mapping[str, Fraction],
    lang: Language,
) -> RenderableType:
    """Lay out the prices that cover a cost, beside those that were proposed."""
    shown = number(in_kroner(cost), lang, 0)
    table = plain_table(phrase("forward", lang, cost=shown), phrase("category", lang))
    for key in ("member count", "published", "needed"):
        table.add_column(phrase(key, lang), justify="right")
    for name, count in members.items():
        table.add_row(
            named(CATEGORIES, name, lang),
            number(count, lang, 0),
            _kroner(proposed.get(name), lang),
            _kroner(in_kroner(needed[name]) if name in needed else None, lang),
        )
    revenue = MONTHS * sum(proposed.get(name, 0) * n for name, n in members.items())
    said = phrase(
        "gives",
        lang,
        revenue=number(revenue, lang, 0),
        difference=signed(in_kroner(revenue - cost), lang, 0),
    )
    return Group(table, Text(said))


def _keys(model: PriceModel, lang: Language) -> Table:
    payers = list(dict.fromkeys(payer for key in model.keys for payer in key.shares))
    table = plain_table(phrase("keys", lang), phrase("solution", lang))
    table.add_column(phrase("year", lang))
    for payer in payers:
        table.add_column(named(PAYERS, payer, lang), justify="right")
    table.add_column(phrase("status", lang))
    for key in model.keys:
        shares = [_share(key.shares.get(payer), lang) for payer in payers]
        solution = named(SOLUTIONS, key.solution, lang)
        status = named(STATUSES, key.status, lang)
        table.add_row(solution, str(key.year), *shares, status)
    return table


def _costs(found: Conclusions, lang: Language) -> Table:
    table = plain_table(phrase("costs", lang), phrase("cost", lang))
    table.add_column(phrase("status", lang))
    table.add_column(phrase("payer", lang))
    table.add_column(phrase("amount", lang), justify="right", no_wrap=True)
    for one in found.shared:
        names = [named(SOLUTIONS, n, lang) for n in one.cost.solutions.split()]
        table.add_section()
        heads = (", ".join(names), named(STATUSES, one.status, lang))
        for payer, amount in one.divided.kroner.items():
            table.add_row(*heads, named(PAYERS, payer, lang), _kroner(amount, lang))
            heads = ("", "")
    return table


def _prices(model: PriceModel, lang: Language) -> Table:
    table = plain_table(phrase("prices", lang), phrase("category", lang))
    for tariff in model.tariffs:
        table.add_column(_title(tariff, lang), justify="right", no_wrap=True)
    for category in dict.fromkeys(row.category for row in model.prices):
        cells = [_kroner(t.prices.get(category), lang) for t in model.tariffs]
        table.add_row(named(CATEGORIES, category, lang), *cells)
    return table


def _cliffs(model: PriceModel, lang: Language, at: int | None = None) -> Table:
    table = plain_table(phrase("cliffs", lang), phrase("tariff", lang))
    table.add_column(phrase("edge", lang), justify="right")
    table.add_column(phrase("price", lang), justify="right")
    table.add_column(phrase("times", lang), justify="right")
    for tariff in model.tariffs:
        for cliff in cliffs(model, tariff):
            if at not in {None, cliff.edge}:
                continue
            edge = number(cliff.edge / MILLION, lang, 0)
            move = f"{_kroner(cliff.before, lang)} → {_kroner(cliff.after, lang)}"
            times = f"× {number(float(cliff.times), lang, 1)}"
            table.add_row(_title(tariff, lang), edge, move, times)
    return table


def _calendar(entries: Sequence[CalendarEntry], lang: Language) -> Table:
    table = plain_table(phrase("calendar", lang), "")
    table.show_header = False
    table.add_column()
    table.add_column()
    for entry in entries:
        texts = {"en": entry.what_en, "uk": entry.what_uk}
        table.add_row(_date(entry, lang), texts.get(lang, entry.what_nb), entry.by)
    return table


def _date(entry: CalendarEntry, lang: Language) -> str:
    month = MONTH_NAMES[entry.month - 1].say(lang)
    if entry.day is None:
        date = month
    elif lang == "nb":
        date = f"{entry.day}. {month}"
    else:
        date = f"{entry.day} {month}"
    return phrase("next year", lang, date=date) if entry.following_year else date


def _near(edge: Edge, lang: Language) -> str:
    return phrase(
        "near",
        lang,
        distance=number(float(abs(edge.further)), lang, 0),
        side=phrase("below" if edge.further > 0 else "above", lang),
        edge=number(edge.edge / MILLION, lang, 0),
        other=named(CATEGORIES, edge.other, lang),
    )


def _title(tariff: Tariff, lang: Language) -> str:
    if not tariff.alternative:
        return str(tariff.year)
    return phrase("alternative", lang, year=tariff.year, n=tariff.alternative)


def _share(share: Fraction | None, lang: Language) -> str:
    if share is None:
        return ""
    percent = share * 100
    whole = percent.denominator == 1
    return f"{number(int(percent), lang, 0)} %" if whole else str(share)


def _kroner(amount: int | None, lang: Language) -> str:
    return "" if amount is None else number(amount, lang, 0)


def _decimals(value: Fraction, lang: Language) -> str:
    return f"{float(value):g}".replace(".", DECIMAL_MARK.say(lang))


def _scaled(span: Span) -> Span:
    return Span(span.low / MILLION, span.high / MILLION)


def _within(value: Fraction, span: Span, lang: Language, digits: int) -> str:
    low, high = (number(float(end), lang, digits) for end in (span.low, span.high))
    return f"{number(float(value), lang, digits)} ({low}{EN_DASH}{high})"
