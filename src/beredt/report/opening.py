"""The first thing on the page: total need as a sum, and the key figures."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from beredt.engine.assessment import Assessment
from beredt.engine.bands import Band
from beredt.report.language import Language
from beredt.report.names import Names
from beredt.report.numerals import interval, number
from beredt.report.outside import outside_sheet
from beredt.report.phrases import phrase
from beredt.report.recorded import recorded_sheet
from beredt.report.sheets import happening_sheet, need_sheet
from beredt.report.tables import supplies_in_order
from beredt.report.totals import CRISIS_SOURCES, totals_of
from beredt.report.words import OUTCOMES, PLACES, SOURCES, word


class Figure(NamedTuple):
    """One key figure."""

    name: str
    value: str
    note: str


class Addend(NamedTuple):
    """One term of the total need."""

    layer: str
    name: str
    value: str
    note: str


def summary(assessment: Assessment, names: Names) -> Mapping[str, Any]:
    """Return what was recorded, the total need as a sum, and the key figures."""
    lang, totals = names.lang, totals_of(assessment)
    addends = [
        Addend(
            f"layer-{source}",
            word(SOURCES, source, lang),
            number(totals.patients[source].mean, lang),
            interval(totals.patients[source], lang),
        )
        for source in CRISIS_SOURCES
    ]
    ordinary = number(totals.patients["ordinary"].mean, lang)
    return {
        "addends": addends,
        "total": number(totals.total_written, lang),
        "ordinary": f"{word(SOURCES, 'ordinary', lang)}: {ordinary}",
        "figures": _figures(assessment, names),
        "sheet": need_sheet(assessment, names),
        "recorded": recorded_sheet(assessment, names),
        "outside": outside_sheet(assessment, names),
        "happenings": happening_sheet(assessment, names),
    }


def _figures(assessment: Assessment, names: Names) -> list[Figure]:
    lang, totals = names.lang, totals_of(assessment)
    untreated = sum(flow.left_untreated.mean for flow in assessment.flows)
    waiting = sum(flow.died_waiting.mean for flow in assessment.flows)
    of_which = f"{phrase('of_which', lang)} {number(waiting, lang)}"
    waited = word(OUTCOMES, "died_waiting", lang).lower()
    return [
        _first_break(assessment, names),
        Figure(phrase("unmet", lang), *_banded(totals.unmet_days, lang)),
        Figure(
            phrase("deaths", lang), _mean(totals.deaths, lang), f"{of_which} {waited}"
        ),
        Figure(word(OUTCOMES, "left_untreated", lang), number(untreated, lang), ""),
        Figure(phrase("moved", lang), *_banded(assessment.moved, lang)),
        _first_out(assessment, names),
    ]


def _mean(band: Band, lang: Language) -> str:
    return number(band.mean, lang)


def _banded(band: Band, lang: Language) -> tuple[str, str]:
    return number(band.mean, lang), interval(band, lang)


def _first_break(assessment: Assessment, names: Names) -> Figure:
    gap, lang = assessment.first_break, names.lang
    if gap is None:
        return Figure(phrase("first_break", lang), phrase("none", lang), "")
    where = names.facility(gap.facility) or names.region(gap.region)
    place = word(PLACES, gap.place, lang)
    day = phrase("breaks_day", lang, day=number(gap.first_day, lang, 0))
    return Figure(phrase("first_break", lang), day, f"{place}, {where}")


def _first_out(assessment: Assessment, names: Names) -> Figure:
    lang = names.lang
    for line in supplies_in_order(assessment)[:1]:
        if line.first_day_out is not None:
            day = phrase("breaks_day", lang, day=number(line.first_day_out, lang, 0))
            return Figure(phrase("supply_out", lang), day, names.item(line.item))
    return Figure(phrase("supply_out", lang), phrase("none", lang), "")
