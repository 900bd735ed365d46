"""A report on a period as a document for a word processor."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.shared import Pt

from beredt.report.language import Language
from beredt.report.numerals import EN_DASH
from beredt.report.sheets import Sheet
from beredt.report.strategy.period import GoalPart, PeriodReport


def period_docx(
    report: PeriodReport, lang: Language, *, label: str | None = None
) -> bytes:
    """Return a report as DOCX; a classification label stands on every page."""
    document = Document()
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = f"{report.strategy}: {report.title}"
    document.core_properties.language = lang
    if label:
        document.sections[0].header.paragraphs[0].text = label
    document.add_heading(report.strategy, level=0)
    document.add_paragraph(report.vision, style="Subtitle")
    document.add_heading(report.title, level=1)
    document.add_paragraph(report.as_known)
    for sentence in report.first:
        document.add_paragraph(sentence, style="List Bullet")
    for goal in report.goals:
        _goal(document, goal)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _goal(document: DocumentObject, goal: GoalPart) -> None:
    document.add_heading(goal.title, level=2)
    document.add_paragraph(goal.said)
    for text in goal.texts:
        document.add_paragraph(text, style="List Bullet")
    if goal.indicator:
        document.add_heading(goal.indicator, level=3)
        document.add_paragraph(goal.rule)
    if goal.values:
        _table(document, goal.values)
    if goal.milestones:
        document.add_heading(goal.milestones.caption, level=3)
        _table(document, goal.milestones)


def _table(document: DocumentObject, sheet: Sheet) -> None:
    table = document.add_table(rows=0, cols=len(sheet.heads))
    table.style = "Table Grid"
    for at, row in enumerate((sheet.heads, *sheet.rows)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            said = cell.paragraphs[0].add_run(text or EN_DASH)
            said.bold = at == 0 or at - 1 in sheet.strong
