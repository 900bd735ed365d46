"""What was recorded, beside what was computed."""

from collections import Counter
from typing import Literal

from beredt.engine.assessment import Assessment, Check
from beredt.engine.scenario import Outcome
from beredt.report.names import Names, readable
from beredt.report.numerals import EN_DASH, HARD_SPACE, number, signed
from beredt.report.phrases import phrase
from beredt.report.sheets import NOTHING, Sheet, with_interval
from beredt.report.units import unit_in
from beredt.report.words import RECORDED, word

HEADS = (
    "what",
    "recorded_number",
    "computed",
    "deviation",
    "recorded_lies",
    "reference",
)


def recorded_sheet(assessment: Assessment, names: Names) -> Sheet | None:
    """Show each recorded number, what was computed, and how far they lie apart."""
    if not assessment.checks:
        return None
    lang = names.lang
    rows = [
        (
            name,
            _recorded(check.recorded, names),
            with_interval(check.computed, names),
            _deviation(check, names),
            phrase(f"{position(check)}_band", lang),
            check.recorded.reference,
        )
        for name, check in zip(
            _names(assessment, names), assessment.checks, strict=True
        )
    ]
    heads = tuple(phrase(key, lang) for key in HEADS)
    return Sheet(phrase("recorded", lang), heads, (1, 2, 3), rows)


def position(check: Check) -> Literal["below", "within", "above"]:
    """Tell where the recorded number lies, seen from the band of the computed one."""
    if check.recorded.value < check.computed.p10:
        return "below"
    return "above" if check.recorded.value > check.computed.p90 else "within"


def _names(assessment: Assessment, names: Names) -> list[str]:
    # A quantity that was recorded once is known by itself, and in every language.
    times = Counter(check.recorded.quantity for check in assessment.checks)
    shown = []
    for check in assessment.checks:
        name = word(RECORDED, check.recorded.quantity, names.lang)
        if times[check.recorded.quantity] > 1:
            name = f"{name} ({readable(check.recorded.name)})"
        shown.append(name)
    return shown


def _recorded(outcome: Outcome, names: Names) -> str:
    lang = names.lang
    shown = number(outcome.value, lang)
    if outcome.low is not None and outcome.high is not None:
        ends = number(outcome.low, lang), number(outcome.high, lang)
        shown = f"{shown} ({EN_DASH.join(ends)})"
    # The name of the row says the unit already.
    if outcome.unit == outcome.quantity:
        return shown
    return f"{shown}{HARD_SPACE}{unit_in(outcome.unit, lang)}"


def _deviation(check: Check, names: Names) -> str:
    recorded = check.recorded.value
    if not recorded:
        return NOTHING
    share = (check.computed.mean - recorded) / recorded
    gap = "" if names.lang == "en" else HARD_SPACE
    return f"{signed(100 * share, names.lang, 0)}{gap}%"
