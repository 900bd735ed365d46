"""What was computed, opened again: for pages, for comparison, and to be taken along."""

import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from beredt.engine.assessment import Assessment as Answer
from beredt.files.assessments import read_assessment
from beredt.files.results import Table, write_results
from beredt.files.sheets import Sheet, write_workbook
from beredt.report.comparison import Changed, comparison_parts
from beredt.report.document import assessment_document
from beredt.report.folder import RESULT_TABLES
from beredt.report.language import Language
from beredt.report.names import names_of
from beredt.report.page import report_page
from beredt.report.sections import SECTIONS, against, assumptions
from beredt.web.assessments.models import Assessment, Result
from beredt.web.assessments.withholding import Sums
from beredt.web.registers.packages import opened as register_of
from beredt.web.registers.packages import zipped
from beredt.web.scenarios.texts import opened as scenario_of

# What has a row a day is too long to be read in a spreadsheet; it is in the folder.
IN_WORKBOOK = ("gaps", "supplies", "deaths", "measures")


def answer_to(assessment: Assessment) -> Answer:
    """Return what was computed for an assessment that is done."""
    return _answer(assessment.order.key, assessment.pk)


def section_of(assessment: Assessment, name: str, lang: Language) -> Mapping[str, Any]:
    """Return what a section of the report shows of an assessment."""
    return _section(assessment.order.key, assessment.pk, name, lang)


# A result never changes, and whoever reads one page of it reads the next.
@lru_cache(maxsize=4)
def _answer(key: str, pk: int) -> Answer:
    assessment = Assessment.objects.select_related("scenario", "register").get(pk=pk)
    content = Result.objects.values_list("content", flat=True).get(key=key)
    return read_assessment(
        bytes(content),
        scenario_of(assessment.scenario),
        register_of(assessment.register),
    )


@lru_cache(maxsize=64)
def _section(key: str, pk: int, name: str, lang: Language) -> Mapping[str, Any]:
    answer = _answer(key, pk)
    return SECTIONS[name](answer, names_of(answer.register, lang))


@lru_cache(maxsize=16)
def _panels(key: str, pk: int, lang: Language, left_out: Sums) -> Mapping[str, Any]:
    answer = _answer(key, pk)
    return against(answer, names_of(answer.register, lang), left_out)


@lru_cache(maxsize=16)
def _assumptions(
    key: str, pk: int, lang: Language, left_out: frozenset[str]
) -> Mapping[str, Any]:
    answer = _answer(key, pk)
    return assumptions(answer, names_of(answer.register, lang), left_out)


def panels_of(
    assessment: Assessment, lang: Language, left_out: Sums
) -> Mapping[str, Any]:
    """Return need against capacity, without what may not be told."""
    return _panels(assessment.order.key, assessment.pk, lang, left_out)


def assumptions_of(
    assessment: Assessment, lang: Language, left_out: frozenset[str]
) -> Mapping[str, Any]:
    """Return what a result rests on, without the rows of some tables."""
    return _assumptions(assessment.order.key, assessment.pk, lang, left_out)


def document_of(assessment: Assessment) -> dict[str, Any]:
    """Return the document of an assessment, as `beredt assess --json` prints it."""
    return {
        "label": assessment.label or None,
        **assessment_document(answer_to(assessment)),
    }


def report_of(assessment: Assessment, lang: Language) -> str:
    """Return the report of an assessment as one page that stands alone."""
    label = assessment.label or None
    return report_page(answer_to(assessment), lang=lang, label=label)


def folder_of(assessment: Assessment, lang: Language) -> bytes:
    """Return the folder that `beredt assess --out` writes, zipped."""
    answer = answer_to(assessment)
    with tempfile.TemporaryDirectory(prefix="beredt-") as home:
        folder = Path(home) / "result"
        write_results(
            folder,
            tables={
                name: Table(row=row, rows=list(rows(answer)))
                for name, (row, rows) in RESULT_TABLES.items()
            },
            page=report_of(assessment, lang),
            document=document_of(assessment),
        )
        return zipped(folder)


def workbook_of(assessment: Assessment) -> bytes:
    """Return the tables that are read row by row as sheets of one workbook."""
    answer = answer_to(assessment)
    sheets = []
    for name in IN_WORKBOOK:
        row, rows = RESULT_TABLES[name]
        table = Table(row=row, rows=list(rows(answer)))
        sheets.append(Sheet(name=name, heads=[*table.columns], rows=table.rows))
    return write_workbook(sheets, label=assessment.label)


def side_by_side(
    assessments: Sequence[Assessment], titles: Sequence[str], lang: Language
) -> Mapping[str, Any]:
    """Return what a comparison shows; the others are compared with the first.

    Raises `ValueError` when they did not meet the same patients.
    """
    from beredt.engine.changes import scenario_changes  # noqa: PLC0415
    from beredt.engine.comparison import compare  # noqa: PLC0415

    answers = [answer_to(assessment) for assessment in assessments]
    first, *others = answers
    changed = [
        Changed(scenario=scenario_changes(first.scenario, other.scenario))
        for other in others
    ]
    return comparison_parts(compare(answers), answers, titles, changed, lang)
