"""A report on a period as a document for a word processor."""

import re
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.shared import Pt

from beredt.report.language import Language
from beredt.report.numerals import EN_DASH
from beredt.report.sheets import Sheet
from beredt.report.strategy.period import GoalPart, PeriodReport

# What XML cannot hold: somebody may have pasted it.
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def period_docx(
    report: PeriodReport, lang: Language, *, label: str | None = None
) -> bytes:
    """Return a report as DOCX; a classification label stands on every page."""
    document = Document()
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = _held(f"{report.strategy}: {report.title}")
    document.core_properties.language = lang
    if label:
        document.sections[0].header.paragraphs[0].text = _held(label)
    document.add_heading(_held(report.strategy), level=0)
    document.add_paragraph(_held(report.vision), style="Subtitle")
    document.add_heading(_held(report.title), level=1)
    document.add_paragraph(_held(report.as_known))
    for sentence in report.first:
        document.add_paragraph(_held(sentence), style="List Bullet")
    for goal in report.goals:
        _goal(document, goal)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _goal(document: DocumentObject, goal: GoalPart) -> None:
    document.add_heading(_held(goal.title), level=2)
    document.add_paragraph(_held(goal.said))
    for text in goal.texts:
        document.add_paragraph(_held(text), style="List Bullet")
    if goal.indicator:
        document.add_heading(_held(goal.indicator), level=3)
        document.add_paragraph(_held(goal.rule))
    if goal.values:
        _table(document, goal.values)
    if goal.milestones:
        document.add_heading(_held(goal.milestones.caption), level=3)
        _table(document, goal.milestones)


def _table(document: DocumentObject, sheet: Sheet) -> None:
    table = document.add_table(rows=0, cols=len(sheet.heads))
    table.style = "Table Grid"
    for at, row in enumerate((sheet.heads, *sheet.rows)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            said = cell.paragraphs[0].add_run(_held(text) or EN_DASH)
            said.bold = at == 0 or at - 1 in sheet.strong


def _held(text: str) -> str:
    return UNHELD.sub("", text)
