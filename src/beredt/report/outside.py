"""What a scenario brings outside the hospitals."""

from beredt.engine.assessment import Assessment
from beredt.report.names import Names, readable
from beredt.report.numerals import number
from beredt.report.phrases import phrase
from beredt.report.sheets import Sheet
from beredt.report.words import HAPPENINGS, OUTSIDE, SOURCES, word


def outside_sheet(assessment: Assessment, names: Names) -> Sheet | None:
    """Show need by need who is killed, ill, worried, to be cleaned or on the move."""
    if not assessment.outside:
        return None
    lang = names.lang
    called = {need.name: names.event(need) for need in assessment.scenario.needs}
    rows = [
        (
            called.get(row.need) or readable(row.need),
            word(SOURCES, row.source, lang),
            word(OUTSIDE, row.what, lang),
            number(row.number, lang),
        )
        for row in assessment.outside
    ]
    heads = (
        word(HAPPENINGS, "needs", lang),
        *(phrase(key, lang) for key in ("source", "what", "number")),
    )
    return Sheet(phrase("outside", lang), heads, (3,), rows)
