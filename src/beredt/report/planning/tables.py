"""The numbers of a plan as tables of words, for terminal and page."""

from collections import Counter
from collections.abc import Iterator, Sequence

from beredt.engine.bands import Band
from beredt.engine.measures import Plan, Refused, ShadowPrice
from beredt.engine.scenario import EVERYWHERE, Measure
from beredt.engine.trial import BeforeAfter, Trial
from beredt.report.events import EVENTS
from beredt.report.language import Language
from beredt.report.names import Names
from beredt.report.numerals import (
    EN_DASH,
    HARD_SPACE,
    counted,
    exact,
    number,
    percent,
    signed,
)
from beredt.report.phrases import phrase
from beredt.report.planning.lines import Line
from beredt.report.planning.naming import PlanNames, amount
from beredt.report.planning.nouns import ONE_PLACE, REASONS, REGIONS
from beredt.report.planning.words import sentence
from beredt.report.sheets import Sheet, with_interval
from beredt.report.units import unit_in
from beredt.report.words import MARKS, word

MOST_ABOUT = 4
MOST_OF_RESOURCE = 3
TO = {"nb": "til", "nn": "til", "en": "to", "uk": "…"}


def measure_sheet(lines: list[Line], lang: Language) -> Sheet:
    """Show every line: what is done, what it gives, who decides."""
    heads = tuple(sentence(key, lang) for key in ("measure", "gives", "decides"))
    rows = [(line.done, line.gives, line.decides) for line in lines]
    return Sheet(sentence("measures", lang), heads, (), rows)


def before_after_sheet(trial: Trial, names: Names) -> Sheet:
    """Show what is missing, waited and lost without the plan and with it."""
    lang = names.lang
    rows = [
        _banded("missing", trial.missing, names),
        _banded("worst_tenth", trial.worst, names),
        _banded("deaths", trial.deaths, names),
        _plain("treated", trial.treated_before, trial.treated_after, lang),
        _plain("waiting", trial.waiting_before, trial.waiting_after, lang),
        _banded("moved", trial.moved, names),
    ]
    heads = ("", *(sentence(key, lang) for key in ("without", "with", "change")))
    return Sheet(sentence("before_after", lang), heads, (1, 2, 3), rows)


def _banded(key: str, both: BeforeAfter, names: Names) -> tuple[str, ...]:
    return (
        sentence(key, names.lang),
        with_interval(both.before, names),
        with_interval(both.after, names),
        changed(both.change, names.lang),
    )


def _plain(key: str, before: float, after: float, lang: Language) -> tuple[str, ...]:
    return (
        sentence(key, lang),
        number(before, lang),
        number(after, lang),
        signed(after - before, lang),
    )


def changed(change: Band, lang: Language) -> str:
    """Write a change with its band."""
    shown = signed(change.mean, lang)
    if change.p10 == change.p90 == change.mean:
        return shown
    low, high = signed(change.p10, lang), signed(change.p90, lang)
    return f"{shown} ({low}{HARD_SPACE}{TO[lang]}{HARD_SPACE}{high})"


def price_sheet(plan: Plan, names: PlanNames) -> Sheet:
    """Show what one more of each resource would close, what closes most first."""
    lang = names.lang
    rows = [
        (
            names.thing(row),
            names.where(row.place),
            number(row.day, lang, 0),
            amount(row.unmet_days, lang),
            amount(row.throughout, lang),
            word(ONE_PLACE, row.kind, lang),
        )
        for row in plan.shadow_prices
    ]
    keys = ("resource", "where", "best_day", "that_day", "throughout", "of_kind")
    heads = tuple(sentence(key, lang) for key in keys)
    return Sheet(sentence("prices", lang), heads, (2, 3, 4), rows)


def chosen_prices(prices: Sequence[ShadowPrice]) -> list[ShadowPrice]:
    """Keep the largest prices of each resource, one for each name."""
    seen: Counter[str] = Counter()
    named: set[tuple[str, str]] = set()
    kept = []
    for row in prices:
        if (row.resource, row.name) in named:
            continue
        named.add((row.resource, row.name))
        seen[row.resource] += 1
        if seen[row.resource] <= MOST_OF_RESOURCE:
            kept.append(row)
    return kept


def frontier_sheet(plan: Plan, names: PlanNames) -> Sheet:
    """Show how many place-days stay missing with so many different measures."""
    lang = names.lang
    rows = [
        (
            number(point.number, lang, 0),
            names.switch(point.added) or EN_DASH,
            number(point.unmet_days, lang, 0),
        )
        for point in plan.frontier
    ]
    heads = tuple(sentence(key, lang) for key in ("number", "added", "missing_left"))
    return Sheet(sentence("frontier", lang), heads, (2,), rows)


def refused_groups(plan: Plan, names: PlanNames) -> Iterator[tuple[str, list[str]]]:
    """Yield each reason with the measures that are not used for it.

    Those beyond the wished number are named one by one, what is missed most first; of
    the others, those of one kind together.
    """
    lang = names.lang
    for reason, term in REASONS.items():
        rows = [row for row in plan.refused if row.reason == reason]
        if not rows:
            continue
        if reason == "beyond_most":
            rows.sort(key=lambda row: -row.missed)
            yield term.say(lang), [names.brief(row.measure) for row in rows]
        else:
            yield term.say(lang), list(_by_kind(rows, names))


def _by_kind(rows: Sequence[Refused], names: PlanNames) -> Iterator[str]:
    """Tell measures kind by kind: what they are about, and in how many regions."""
    kinds: dict[str, list[Measure]] = {}
    for row in rows:
        kinds.setdefault(row.measure.kind, []).append(row.measure)
    for kind, measures in kinds.items():
        name = word(EVENTS, kind, names.lang)
        places = {measure.place for measure in measures} - {EVERYWHERE}
        about = list(dict.fromkeys(filter(None, map(names.about, measures))))
        more = len(about) - MOST_ABOUT
        shown = about[:MOST_ABOUT]
        if more > 0:
            shown.append(f"+{HARD_SPACE}{number(more, names.lang)}")
        said = f"{name[:1].upper()}{name[1:]}"
        if shown:
            said += f": {', '.join(shown)}"
        if places:
            said += f" ({counted(len(places), REGIONS, names.lang)})"
        yield said


def refused_sheet(plan: Plan, names: PlanNames) -> Sheet:
    """Show every measure that is not used, and why."""
    lang = names.lang
    order = list(REASONS)
    rows: list[Refused] = sorted(
        plan.refused, key=lambda row: (-order.index(row.reason), -row.missed)
    )
    shown = [(names.brief(row.measure), REASONS[row.reason].say(lang)) for row in rows]
    heads = (sentence("measure", lang), sentence("reason", lang))
    return Sheet(sentence("unused", lang), heads, (), shown)


def weight_sheet(plan: Plan, lang: Language) -> Sheet:
    """Show what counts how much, with its source; what was changed stands out."""
    rows, strong = [], set()
    for n, row in enumerate(plan.weights.declared):
        value = plan.weights.value(row.id)
        if row.id in plan.weights.changed:
            strong.add(n)
        rows.append(
            (
                row.name_nb if lang in {"nb", "nn"} else row.name_en,
                row.id,
                exact(value, lang),
                f"{exact(row.low, lang)}{EN_DASH}{exact(row.high, lang)}",
                unit_in(row.unit, lang),
                word(MARKS, row.mark, lang),
                f"{row.source} ({row.source_date})",
            )
        )
    heads = (
        sentence("weight", lang),
        "--weight",
        *(
            phrase(key, lang)
            for key in ("value", "low_high", "unit", "mark", "reference")
        ),
    )
    return Sheet(
        sentence("weights", lang), heads, (2, 3), rows, strong=frozenset(strong)
    )


def failure_lines(trial: Trial, names: PlanNames) -> list[str]:
    """Say where the plan often makes more missing."""
    lang = names.lang
    return [
        sentence(
            "failure",
            lang,
            place=_capital(word(ONE_PLACE, row.place, lang)),
            where=names.where(row.region),
            share=percent(row.share, lang),
            more=number(row.more, lang),
        )
        for row in trial.failures
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
