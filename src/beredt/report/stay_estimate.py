"""An estimated length of stay as tables for the terminal, and as one document."""

from dataclasses import asdict
from datetime import date
from typing import Any

import numpy as np
from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.estimation import Interval, Law, StayEstimate
from beredt.report.language import Language
from beredt.report.numerals import EN_DASH, number, percent
from beredt.report.stay_words import FAMILIES, phrase

FACTS = ("mean", "median", "p90", "variation")
SHOWN_DAYS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 60)
WIDTH = 30


def stay_document(estimate: StayEstimate, first_day: int | None) -> dict[str, Any]:
    """Return the estimate as one JSON document; days are dates where they are known."""
    law = estimate.law
    parts = [law] if isinstance(law, Law) else list(law.parts)
    shares = [1.0] if isinstance(law, Law) else list(law.shares)
    return {
        "kind": estimate.kind,
        "unit": "days",
        "family": estimate.family,
        "laws": [
            {**asdict(part), "share": share}
            for part, share in zip(parts, shares, strict=True)
        ],
        **{fact: asdict(getattr(estimate, fact)) for fact in FACTS},
        "misfit": estimate.misfit,
        "number": estimate.number,
        "still_inside": estimate.still_inside,
        "tried": dict(estimate.tried),
        "periods": [
            {
                "first": _date(period.first, first_day),
                "after": _date(period.after, first_day),
                "admissions": period.admissions,
                "mean": asdict(period.mean),
            }
            for period in estimate.periods
        ],
    }


def stay_summary(
    estimate: StayEstimate, first_day: int | None, lang: Language
) -> RenderableType:
    """Lay out the estimate: facts, how they change, and who is left after a while."""
    parts: list[RenderableType] = [_facts(estimate, lang), *_sentences(estimate, lang)]
    if estimate.periods:
        parts += [Text(), _periods(estimate, first_day, lang)]
    return Group(*parts, Text(), _left(estimate, lang))


def _facts(estimate: StayEstimate, lang: Language) -> Table:
    table = _table(phrase("title", lang))
    table.add_column(Text(phrase("what", lang)))
    for key in ("value", "interval"):
        table.add_column(Text(phrase(key, lang)), justify="right", no_wrap=True)
    for fact in FACTS:
        found: Interval = getattr(estimate, fact)
        table.add_row(phrase(fact, lang), *_cells(found, lang))
    return table


def _sentences(estimate: StayEstimate, lang: Language) -> list[Text]:
    family = FAMILIES[estimate.family].say(lang)
    misfit = (
        number(estimate.misfit, lang, 1)
        if estimate.kind == "census"
        else percent(estimate.misfit, lang)
    )
    said = phrase(
        estimate.kind,
        lang,
        number=number(estimate.number, lang, 0),
        inside=number(estimate.still_inside, lang, 0),
        misfit=misfit,
    )
    return [Text(phrase("law", lang, family=family)), Text(said)]


def _periods(estimate: StayEstimate, first_day: int | None, lang: Language) -> Table:
    table = _table(phrase("periods", lang))
    table.add_column(Text(phrase("from", lang)))
    for key in ("admitted", "mean", "interval"):
        table.add_column(Text(phrase(key, lang)), justify="right", no_wrap=True)
    for period in estimate.periods:
        admitted = number(period.admissions, lang, 0)
        start = str(_date(period.first, first_day))
        table.add_row(start, admitted, *_cells(period.mean, lang))
    return table


def _left(estimate: StayEstimate, lang: Language) -> Table:
    """Draw the share still inside after some days as bars."""
    table = _table(phrase("left", lang))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.show_header = False
    shares = estimate.law.survival(np.array(SHOWN_DAYS, float))
    for days, share in zip(SHOWN_DAYS, shares, strict=True):
        bar = "\N{FULL BLOCK}" * round(float(share) * WIDTH)
        unit = f"{days} {phrase('days', lang)}"
        table.add_row(unit, bar, percent(float(share), lang))
    return table


def _table(title: str) -> Table:
    return Table(
        title=Text(title, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )


def _cells(found: Interval, lang: Language) -> tuple[str, str]:
    digits = 2 if found.value < 10 else 1
    low, high = (number(end, lang, digits) for end in (found.low, found.high))
    return number(found.value, lang, digits), f"{low}{EN_DASH}{high}"


def _date(day: int, first_day: int | None) -> str | int:
    return day if first_day is None else date.fromordinal(first_day + day).isoformat()
