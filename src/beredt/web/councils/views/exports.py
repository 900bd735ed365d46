"""Meetings to take along: minutes, calendar, archive, and the papers as a file."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import tomli_w
from django.http import Http404, HttpResponse
from django.utils import timezone

from beredt.files.council.archive import write_extraction
from beredt.files.council.calendar import calendar_of
from beredt.report.council.minutes import Minutes, write_minutes
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.councils.access import meeting_for
from beredt.web.councils.actions.meetings import note_export
from beredt.web.councils.models import Meeting
from beredt.web.councils.opening import attendance_in, opened, recorded, tables_of
from beredt.web.layout.languages import reading_language
from beredt.web.registers.packages import zipped

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Maker = Callable[[Meeting, SignedIn], bytes]


@signed_in
def export(request: SignedIn, pk: int, form: str) -> HttpResponse:
    """Hand a meeting out in one of its forms."""
    found = meeting_for(request.user, pk)
    if form not in FORMS:
        raise Http404
    kind, make = FORMS[form]
    content = make(found, request)
    note_export(found, form, by=request.user)
    response = HttpResponse(content, content_type=kind)
    name = f"{found.body.code}-{found.first_day.isoformat()}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _minutes(meeting: Meeting) -> Minutes:
    papers = opened(meeting).meeting
    cases = [item for item in meeting.items.all() if not item.is_break]
    attendance = {item.name: attendance_in(papers, item) for item in cases}
    records = {item.name: recorded(item) for item in cases}
    has_records = any(one.decision for one in records.values())
    return write_minutes(
        papers,
        {name: one for name, one in attendance.items() if one is not None},
        reading_language(),
        records=records if has_records else None,
        label=meeting.label,
    )


def _docx(meeting: Meeting, _request: SignedIn) -> bytes:
    from beredt.report.council.word_minutes import minutes_docx  # noqa: PLC0415 - heavy

    return minutes_docx(_minutes(meeting))


def _pdf(meeting: Meeting, _request: SignedIn) -> bytes:
    from beredt.report.council.printed_minutes import minutes_pdf  # noqa: PLC0415 - heavy

    return minutes_pdf(_minutes(meeting), made=timezone.now())


def _calendar(meeting: Meeting, _request: SignedIn) -> bytes:
    return calendar_of(opened(meeting).meeting, stamped=timezone.now())


def _archive(meeting: Meeting, request: SignedIn) -> bytes:
    cases = [item for item in meeting.items.all() if not item.is_break]
    with tempfile.TemporaryDirectory(prefix="beredt-") as folder:
        write_extraction(
            opened(meeting).meeting,
            Path(folder) / "uttrekk",
            archive=meeting.place.name,
            made=timezone.now(),
            by=request.user.name,
            records={item.name: recorded(item) for item in cases},
            # A draft is nothing for an archive.
            minutes=_pdf(meeting, request) if meeting.closed_at else None,
        )
        return zipped(Path(folder) / "uttrekk")


def _papers(meeting: Meeting, _request: SignedIn) -> bytes:
    return tomli_w.dumps(tables_of(meeting)).encode()


FORMS: dict[str, tuple[str, Maker]] = {
    "docx": (DOCX, _docx),
    "pdf": ("application/pdf", _pdf),
    "ics": ("text/calendar; charset=utf-8", _calendar),
    "zip": ("application/zip", _archive),
    "toml": ("application/toml", _papers),
}
