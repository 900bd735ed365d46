"""What each measure did, as people read it: when, who decides, whom it moved."""

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any

from beredt.engine.assessment import Assessment, MeasureLine
from beredt.report.language import Term
from beredt.report.measure_names import MeasureNames, decided_by, measure_names
from beredt.report.measure_nouns import MODES
from beredt.report.names import Names
from beredt.report.numerals import EN_DASH, HARD_SPACE, counted, number
from beredt.report.phrases import phrase
from beredt.report.sheets import NOTHING, Sheet, with_interval
from beredt.report.words import DAYS, PATIENTS, word

UNBROKEN = f"\N{WORD JOINER}{EN_DASH}\N{WORD JOINER}"
# Fewer patients than this are not worth a word.
FEW = 0.5
LEFT_BEHIND = {
    "no_litter": Term("ingen båre", "no litter", "немає нош"),
    "no_hub": Term("fullt i knutepunktet", "no room in the hub", "немає місця в хабі"),
    "no_place": Term("ingen plass", "no place", "немає місця"),
    "nobody_fit": Term(
        "ingen som tåler å flyttes",
        "nobody fit to be moved",
        "немає придатних до переміщення",
    ),
}
WAITS = Term("{patients} venter", "{patients} waiting", "чекають: {patients}")
TIRED = Term(
    "slitne fra dag\N{NO-BREAK SPACE}{day}",
    "tired from day\N{NO-BREAK SPACE}{day}",
    "втома з дня\N{NO-BREAK SPACE}{day}",
)


def measures(assessment: Assessment, names: Names) -> Mapping[str, Any]:
    """Return every measure with what it did and what it costs elsewhere."""
    lines = assessment.measures
    if not lines:
        return {"sheet": None}
    known = measure_names(assessment.register, names.lang)
    acts = {row.name: row for row in assessment.scenario.measures}
    moving = any(line.moved is not None for line in lines)
    rows = [
        (
            known.brief(acts[line.measure]),
            _when(line, known, assessment.facts.days),
            decided_by(line.owner, line.legal_basis) or NOTHING,
            *(_moved(line, names) if moving else ()),
            "; ".join(_price(line, names)) or NOTHING,
        )
        for line in lines
    ]
    keys = ("measure", "works", "decided_by")
    of_moves = ("ordered", "moved", "left_behind") if moving else ()
    heads = tuple(phrase(key, names.lang) for key in (*keys, *of_moves, "price"))
    numeric = (3, 4) if moving else ()
    return {"sheet": Sheet(phrase("measures", names.lang), heads, numeric, rows)}


def _when(line: MeasureLine, names: MeasureNames, days: int) -> str:
    last = max(min(ceil(line.first_day - 1 + line.days), days), line.first_day)
    # Short enough to stand on one line.
    return names.when(line.first_day, last, days).replace(EN_DASH, UNBROKEN)


def _moved(line: MeasureLine, names: Names) -> tuple[str, str, str]:
    """Return whom a measure was to move, whom it moved, and why not all of them."""
    if line.moved is None:
        return NOTHING, NOTHING, NOTHING
    reasons = sorted(line.left_behind.items(), key=lambda pair: -pair[1])
    why = ", ".join(
        f"{word(LEFT_BEHIND, reason, names.lang)} {number(patients, names.lang)}"
        for reason, patients in reasons
        if patients >= FEW
    )
    return (
        number(line.ordered, names.lang),
        with_interval(line.moved, names),
        why or NOTHING,
    )


def _price(line: MeasureLine, names: Names) -> Iterator[str]:
    """Yield what a measure costs elsewhere: who waits, who tires, what is taken."""
    lang = names.lang
    if line.backlog:
        yield WAITS.say(lang).format(patients=counted(line.backlog, PATIENTS, lang))
    if line.tired_from is not None:
        yield TIRED.say(lang).format(day=number(line.tired_from, lang, 0))
    for mode, days in line.vehicle_days.items():
        vehicle = word(MODES, mode, lang)
        yield f"{vehicle}{HARD_SPACE}× {counted(days, DAYS, lang)}"
