"""Minutes as a document for a word processor."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.shared import Pt

from beredt.report.council.minutes import CaseMinutes, Minutes


def minutes_docx(minutes: Minutes) -> bytes:
    """Return minutes as DOCX, with the classification at the head of every page."""
    document = Document()
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = minutes.title
    document.core_properties.language = minutes.lang
    if minutes.label:
        document.sections[0].header.paragraphs[0].text = minutes.label
    document.add_heading(minutes.title, level=0)
    for fact in minutes.facts:
        document.add_paragraph(fact)
    for case in minutes.cases:
        _case(document, case)
    _follow_ups(document, minutes.follow_ups)
    for line in minutes.closing:
        document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _case(document: DocumentObject, case: CaseMinutes) -> None:
    if case.is_break:
        document.add_paragraph(case.head)
        return
    document.add_heading(case.head, level=1)
    for fact in case.facts:
        document.add_paragraph(fact)
    for part in case.parts:
        document.add_paragraph(part.heading, style="Heading 2")
        for paragraph in part.paragraphs:
            document.add_paragraph(paragraph)


def _follow_ups(document: DocumentObject, rows: tuple[tuple[str, ...], ...]) -> None:
    heads, *filled = rows
    # A draft has an empty row to write in.
    lines = [heads, *(filled or [("",) * len(heads)])]
    table = document.add_table(rows=len(lines), cols=len(heads))
    table.style = "Table Grid"
    for cells, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(cells.cells, line, strict=True):
            cell.text = text
