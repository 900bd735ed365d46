"""A draft of the minutes of a meeting, as a document for a word processor."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.shared import Pt

from beredt.engine.council import (
    AgendaItem,
    Attendance,
    Meeting,
    NextMeeting,
    printable,
    timed,
)
from beredt.engine.council.checking.agenda import clock
from beredt.report.council.document import iso
from beredt.report.council.words import TYPES, phrase
from beredt.report.language import Language, Term

WORDS = {
    "draft": Term("Utkast til referat", "Draft minutes", "Проєкт протоколу"),
    "where": Term("Dato og sted", "Date and place", "Дата і місце"),
    "present": Term("Til stede", "Present", "Присутні"),
    "absent": Term("Forfall", "Absent", "Відсутні"),
    "aside": Term("Inhabil", "Stands aside", "Конфлікт інтересів"),
    "proposal": Term("Forslag til vedtak", "Proposed decision", "Проєкт рішення"),
    "decision": Term("Vedtak", "Decision", "Рішення"),
    "to write": Term("(føres inn)", "(to be entered)", "(внести)"),
    "follow-up": Term("Oppfølging", "Follow-up", "Подальші дії"),
    "owner": Term("Ansvarlig", "Owner", "Відповідальний"),
    "due": Term("Frist", "Due", "Строк"),
    "next": Term("Neste møte", "Next meeting", "Наступне засідання"),
    "signed": Term("Godkjent av to", "Signed by two", "Підписали двоє"),
}


def draft_minutes(
    meeting: Meeting,
    attendance: Mapping[str, Attendance],
    lang: Language,
    *,
    label: str | None = None,
) -> bytes:
    """Return a draft as DOCX: who took part in each case, proposals, empty decisions.

    `label` is a classification that stands at the head of every page.
    """
    document = Document()
    document.styles["Normal"].font.size = Pt(11)
    title = printable(f"{_say('draft', lang)}: {meeting.body}")
    document.core_properties.title = title
    document.core_properties.language = lang
    if label:
        document.sections[0].header.paragraphs[0].text = printable(label)
    document.add_heading(title, level=0)
    where = printable(", ".join(filter(None, (_days(meeting), meeting.place))))
    document.add_paragraph(f"{_say('where', lang)}: {where}")
    before: tuple[str, ...] = ()
    for item in timed(meeting).items:
        before = _case(document, item, attendance.get(item.name), before, lang)
    _follow_up(document, lang)
    if meeting.next:
        document.add_paragraph(f"{_say('next', lang)}: {_when(meeting.next)}")
    document.add_paragraph(f"{_say('signed', lang)}: ____________  ____________")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _case(
    document: DocumentObject,
    item: AgendaItem,
    attendance: Attendance | None,
    before: tuple[str, ...],
    lang: Language,
) -> tuple[str, ...]:
    """Write one case; return who took part, told only when it has changed."""
    at = "" if item.start is None else clock(item.start)
    head = printable(" ".join(filter(None, (at, item.number, item.title))))
    if item.is_break:
        document.add_paragraph(head)
        return before
    document.add_heading(head, level=1)
    who = ", ".join(one.person for one in item.presenters)
    kind = TYPES[item.type].say(lang) if item.type else ""
    if facts := " – ".join(filter(None, (kind, who))):
        document.add_paragraph(printable(facts))
    now = _present(attendance, lang) if attendance else before
    if now != before and attendance:
        present = printable("; ".join(now))
        document.add_paragraph(f"{_say('present', lang)}: {present}")
        if attendance.absent:
            names = printable(", ".join(attendance.absent))
            document.add_paragraph(f"{_say('absent', lang)}: {names}")
    for proposal in item.proposals:
        document.add_paragraph(_say("proposal", lang), style="Heading 2")
        document.add_paragraph(printable(proposal.text))
    document.add_paragraph(_say("decision", lang), style="Heading 2")
    document.add_paragraph(_say("to write", lang))
    return now


def _present(attendance: Attendance, lang: Language) -> tuple[str, ...]:
    names = []
    for one in attendance.present:
        name = f"{one.person} ({one.organisation})"
        if one.person != one.sits_for:
            name = phrase("for", lang, person=name, member=one.sits_for)
        if one.leaves is not None:
            name += " " + phrase("leaves", lang, time=clock(one.leaves))
        names.append(f"{name}: {_say('aside', lang)}" if one.stands_aside else name)
    return tuple(names)


def _follow_up(document: DocumentObject, lang: Language) -> None:
    table = document.add_table(rows=2, cols=4)
    table.style = "Table Grid"
    heads = (
        phrase("case", lang),
        *(_say(k, lang) for k in ("follow-up", "owner", "due")),
    )
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head


def _days(meeting: Meeting) -> str:
    return _from_to(meeting.first_day, meeting.last_day)


def _when(following: NextMeeting) -> str:
    days = _from_to(following.first_day, following.last_day)
    return printable(", ".join(filter(None, (days, following.place))))


def _from_to(first: int, last: int) -> str:
    if first == last:
        return str(iso(first))
    return f"{date.fromordinal(first)}\N{EN DASH}{date.fromordinal(last)}"


def _say(key: str, lang: Language) -> str:
    return WORDS[key].say(lang)
