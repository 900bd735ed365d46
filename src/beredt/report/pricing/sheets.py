"""A price model, and answers from it, as tables and sentences of one language."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from beredt.engine.council import Finding
from beredt.engine.pricing import (
    MONTHS,
    AllocationKey,
    Assumed,
    Bill,
    CalendarEntry,
    Conclusions,
    CurvePoint,
    Edge,
    PriceCategory,
    PriceModel,
    SharedCost,
    Span,
    Tariff,
    cliffs,
    in_kroner,
)
from beredt.report.council.words import RULES as AGREEMENTS
from beredt.report.dates import day_of_month
from beredt.report.language import Language
from beredt.report.numerals import DECIMAL_MARK, EN_DASH, number, signed
from beredt.report.pricing.words import (
    CATEGORIES,
    KEYS,
    PAYERS,
    RULES,
    SOLUTIONS,
    STATUSES,
    named,
    phrase,
)
from beredt.report.sheets import Sheet
from beredt.report.words import CONFIDENCE, MARKS, word

MILLION = 1_000_000
DAGGER, STAR = "†", "*"


def keys_sheet(keys: Sequence[AllocationKey], lang: Language) -> Sheet:
    """Show who bears which share of each solution: exact, never rounded."""
    payers = list(dict.fromkeys(payer for key in keys for payer in key.shares))
    rows = [
        (
            _of_key(named(SOLUTIONS, key.solution, lang), key.name, lang),
            str(key.year),
            *(_share(key.shares.get(payer), lang) for payer in payers),
            named(STATUSES, key.status, lang),
        )
        for key in keys
    ]
    heads = _heads(lang, "solution", "year")
    names = tuple(named(PAYERS, payer, lang) for payer in payers)
    numeric = range(2, 2 + len(payers))
    status = _heads(lang, "status")
    return Sheet(phrase("keys", lang), (*heads, *names, *status), numeric, rows)


def costs_sheet(shared: Iterable[SharedCost], lang: Language) -> Sheet:
    """Show what each payer bears of each cost, in kroner that add up."""
    rows: list[tuple[str, ...]] = []
    ends: set[int] = set()
    for one in shared:
        names = [named(SOLUTIONS, n, lang) for n in one.cost.solutions.split()]
        cost = _of_key(", ".join(names), one.key, lang)
        head = (cost, named(STATUSES, one.status, lang))
        ends.add(len(rows))
        rows += [
            (*head, named(PAYERS, payer, lang), _kroner(amount, lang))
            for payer, amount in one.divided.kroner.items()
        ]
    heads = _heads(lang, "cost", "status", "payer", "amount")
    return Sheet(phrase("costs", lang), heads, (3,), rows, quiet=frozenset(ends))


def prices_sheet(model: PriceModel, lang: Language) -> Sheet:
    """Show the price a month of each category under every tariff."""
    rows = [
        (
            named(CATEGORIES, category, lang),
            *(_kroner(t.prices.get(category), lang) for t in model.tariffs),
        )
        for category in dict.fromkeys(row.category for row in model.prices)
    ]
    titles = (tariff_title(tariff, lang) for tariff in model.tariffs)
    heads = (*_heads(lang, "category"), *titles)
    return Sheet(phrase("prices", lang), heads, range(1, len(heads)), rows)


def categories_sheet(model: PriceModel, lang: Language) -> Sheet:
    """Show who belongs to each category, as it is reckoned and as it was printed."""
    rows = [
        (
            named(CATEGORIES, one.category, lang),
            _rule(one, lang),
            _years(one),
            one.printed,
        )
        for one in model.categories
    ]
    heads = _heads(lang, "category", "who", "in force", "printed")
    return Sheet(phrase("categories", lang), heads, (), rows)


def cliffs_sheet(model: PriceModel, lang: Language, at: int | None = None) -> Sheet:
    """Show how much dearer it gets at each edge of turnover, or at one of them."""
    rows = [
        (
            tariff_title(tariff, lang),
            number(cliff.edge / MILLION, lang, 0),
            f"{_kroner(cliff.before, lang)} → {_kroner(cliff.after, lang)}",
            f"× {number(float(cliff.times), lang, 1)}",
        )
        for tariff in model.tariffs
        for cliff in cliffs(model, tariff)
        if at in {None, cliff.edge}
    ]
    heads = _heads(lang, "tariff", "edge", "price", "times")
    return Sheet(phrase("cliffs", lang), heads, (1, 2, 3), rows)


def implied_sheet(assumed: Iterable[Assumed], lang: Language) -> Sheet:
    """Show the members that prices imply, each with its interval."""
    rows = []
    for one in assumed:
        condition = phrase(
            "errors",
            lang,
            price=_decimals(one.price_error, lang),
            added=number(float(one.added_error), lang, 0),
        )
        implied = one.implied
        members = _within(implied.members, implied.members_span, lang, 0)
        rest = _within(implied.rest / MILLION, _scaled(implied.rest_span), lang, 2)
        rows.append((condition, members, rest))
    heads = _heads(lang, "if", "members", "rest")
    return Sheet(phrase("implied", lang), heads, (1, 2), rows)


def bounds_sheet(model: PriceModel, found: Conclusions, lang: Language) -> Sheet:
    """Show how many could pay each of the other prices: what the rest leaves open."""
    known = {
        row.category: row.members for row in model.members if row.meaning == "at_least"
    }
    rows = [
        (
            named(CATEGORIES, name, lang),
            _from_to(known.get(name, 0), most, lang),
        )
        for name, most in found.most.items()
    ]
    heads = _heads(lang, "category", "member count")
    return Sheet(phrase("open", lang), heads, (1,), rows)


def curve_sheet(points: Iterable[CurvePoint], lang: Language) -> Sheet:
    """Show the price by number of new members."""
    rows = [
        (signed(point.added, lang, 0), _kroner(in_kroner(point.price), lang))
        for point in points
    ]
    return Sheet(phrase("curve", lang), _heads(lang, "added", "price"), (0, 1), rows)


def bills_sheet(bills: Iterable[Bill], model: PriceModel, lang: Language) -> Sheet:
    """Show what an enterprise pays year by year."""
    titles = {tariff.name: tariff_title(tariff, lang) for tariff in model.tariffs}
    rows = []
    for bill in bills:
        marks = STAR * bill.by_turnover + DAGGER * (not bill.regulated)
        category = f"{named(CATEGORIES, bill.category, lang)} {marks}".strip()
        money = (_kroner(bill.monthly, lang), _kroner(bill.yearly, lang))
        rows.append((titles[bill.tariff], category, *money))
    heads = _heads(lang, "tariff", "category", "price", "yearly")
    return Sheet(phrase("bill", lang), heads, (2, 3), rows)


def forward_sheet(
    cost: Fraction,
    members: Mapping[str, int],
    proposed: Mapping[str, int],
    needed: Mapping[str, Fraction],
    lang: Language,
) -> Sheet:
    """Show the prices that cover a cost, beside those that were proposed."""
    rows = [
        (
            named(CATEGORIES, name, lang),
            number(count, lang, 0),
            _kroner(proposed.get(name), lang),
            _kroner(in_kroner(needed[name]) if name in needed else None, lang),
        )
        for name, count in members.items()
    ]
    caption = phrase("forward", lang, cost=number(in_kroner(cost), lang, 0))
    heads = _heads(lang, "category", "member count", "published", "needed")
    return Sheet(caption, heads, (1, 2, 3), rows)


def findings_sheet(findings: Iterable[Finding], lang: Language) -> Sheet:
    """Show what does not agree in the model as it was printed."""
    rows = [
        (
            passage.found,
            named(SOLUTIONS, passage.where, lang)
            if finding.rule == "shares"
            else named(RULES, "turnover", lang),
            AGREEMENTS[finding.rule].say(lang),
        )
        for finding in findings
        for passage in finding.places
    ]
    heads = _heads(lang, "printed", "where", "disagrees")
    return Sheet(phrase("findings", lang), heads, (), rows)


def calendar_sheet(entries: Iterable[CalendarEntry], lang: Language) -> Sheet:
    """Show what happens every year, and who does it."""
    rows = []
    for entry in entries:
        texts = {"en": entry.what_en, "uk": entry.what_uk}
        rows.append((_date(entry, lang), texts.get(lang, entry.what_nb), entry.by))
    heads = _heads(lang, "day", "what", "by")
    return Sheet(phrase("calendar", lang), heads, (), rows)


def sources_sheet(model: PriceModel, lang: Language) -> Sheet:
    """Show where the numbers come from, and how sure each of them is."""
    tables = {
        "costs": model.costs,
        "keys": model.published_shares,
        "categories": model.categories,
        "prices": model.prices,
        "figures": model.figures,
        "member count": model.members,
        "calendar": model.calendar,
    }
    rows = [
        (
            phrase(name, lang),
            row.source,
            row.source_date,
            word(MARKS, row.mark, lang),
            word(CONFIDENCE, row.confidence, lang),
        )
        for name, table in tables.items()
        for row in table
    ]
    heads = _heads(lang, "what", "source", "source date", "mark", "confidence")
    return Sheet(phrase("sources", lang), heads, (2,), list(dict.fromkeys(rows)))


def revenue_sentence(
    cost: Fraction,
    members: Mapping[str, int],
    proposed: Mapping[str, int],
    lang: Language,
) -> str:
    """Say what the proposed prices bring, against the cost."""
    revenue = MONTHS * sum(proposed.get(name, 0) * n for name, n in members.items())
    return phrase(
        "gives",
        lang,
        revenue=number(revenue, lang, 0),
        difference=signed(in_kroner(revenue - cost), lang, 0),
    )


def step_sentence(found: Conclusions, lang: Language) -> str:
    """Say which prices one factor explains."""
    step = found.step
    low, high = (
        number(float(end), lang, 5) for end in (step.factor.low, step.factor.high)
    )
    return phrase(
        "step",
        lang,
        categories=", ".join(step.categories),
        earlier=step.earlier,
        later=step.later[:4],
        roundest=_decimals(step.factor.simplest, lang),
        low=low,
        high=high,
    )


def bounds_sentence(found: Conclusions, lang: Language) -> str:
    """Say how far the rest can be divided."""
    least = number(float(found.known_least), lang, 0)
    most = {name: number(n, lang, 0) for name, n in found.most.items()}
    return phrase("bounds", lang, least=least, **most)


def chain_sentence(found: Conclusions, lang: Language) -> str:
    """Say from how many branches a chain pays as the largest enterprises do."""
    branches = number(float(found.chain_branches), lang, 1)
    return phrase("chain", lang, branches=branches)


def near_sentence(edge: Edge, lang: Language) -> str:
    """Say how near an edge a turnover is, and what lies beyond it."""
    return phrase(
        "near",
        lang,
        distance=number(float(abs(edge.further)), lang, 0),
        side=phrase("below" if edge.further > 0 else "above", lang),
        edge=number(edge.edge / MILLION, lang, 0),
        other=named(CATEGORIES, edge.other, lang),
    )


def bill_notes(bills: Sequence[Bill], lang: Language) -> list[str]:
    """Say what the marks beside the categories of a bill mean."""
    notes = []
    if any(bill.by_turnover for bill in bills):
        notes.append(phrase("by turnover", lang))
    if not all(bill.regulated for bill in bills):
        notes.append(phrase("outside", lang))
    return notes


def tariff_title(tariff: Tariff, lang: Language) -> str:
    """Name a tariff: its year, and which alternative it is."""
    if not tariff.alternative:
        return str(tariff.year)
    return phrase("alternative", lang, year=tariff.year, n=tariff.alternative)


def _heads(lang: Language, *keys: str) -> tuple[str, ...]:
    return tuple(phrase(key, lang) for key in keys)


def _of_key(name: str, key: str, lang: Language) -> str:
    return f"{name}, {named(KEYS, key, lang)}" if key in KEYS else name


def _rule(category: PriceCategory, lang: Language) -> str:
    if category.rule == "branches":
        return named(RULES, "branches", lang).format(least=category.least)
    if category.rule != "turnover":
        return named(RULES, category.rule, lang)
    least = number((category.least or 0) / MILLION, lang)
    if category.below is None:
        return named(RULES, "turnover_from", lang).format(least=least)
    below = number(category.below / MILLION, lang)
    return named(RULES, "turnover_between", lang).format(least=least, below=below)


def _years(category: PriceCategory) -> str:
    first, last = category.first_year, category.last_year
    return str(first) if first == last else f"{first}{EN_DASH}{last or ''}"


def _date(entry: CalendarEntry, lang: Language) -> str:
    date = day_of_month(entry.month, entry.day, lang)
    return phrase("next year", lang, date=date) if entry.following_year else date


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


def _from_to(low: int, high: int, lang: Language) -> str:
    return f"{number(low, lang, 0)}{EN_DASH}{number(high, lang, 0)}"


def _within(value: Fraction, span: Span, lang: Language, digits: int) -> str:
    low, high = (number(float(end), lang, digits) for end in (span.low, span.high))
    return f"{number(float(value), lang, digits)} ({low}{EN_DASH}{high})"
