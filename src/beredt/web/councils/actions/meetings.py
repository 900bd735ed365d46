"""Meetings: called, put in order, handed out, and closed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from beredt.engine import council
from beredt.files.council import bundled_meetings, read_papers
from beredt.files.scenarios.source import open_source
from beredt.web.accounts.models import User
from beredt.web.audit.actions import record_event
from beredt.web.councils.models import (
    AgendaItem,
    Body,
    Meeting,
    Member,
    Proposal,
)
from beredt.web.councils.opening import opened, tables_of
from beredt.web.councils.taking import take_in


class UnfinishedError(Exception):
    """A meeting cannot be closed yet: these cases have no final decision."""


@transaction.atomic
def call_meeting(
    meeting: Meeting,
    *,
    papers: council.Papers | None = None,
    passages: Mapping[str, Sequence[Any]] | None = None,
    by: User | None,
) -> Meeting:
    """Begin a meeting with the people of the body's seats, and what papers say."""
    meeting.called_by = by
    meeting.save()
    if papers is None or not papers.meeting.members:
        _seat(meeting)
    if papers is not None:
        take_in(meeting, papers.meeting, passages or {})
    record_event(
        "meeting.called",
        meeting,
        by=by,
        place=meeting.place.path,
        after={"tables": tables_of(meeting)},
    )
    return meeting


@transaction.atomic
def load_bundled_meetings() -> list[Meeting]:
    """Add the meetings that come with Beredt, as they were printed, once."""
    added = []
    for path in bundled_meetings().values():
        papers = read_papers(path)
        body = Body.objects.filter(name=papers.meeting.body, last_day=None).first()
        day = dt.date.fromordinal(papers.meeting.first_day)
        known = Meeting.objects.filter(is_example=True, body=body, first_day=day)
        if body is None or known.exists():
            continue
        meeting = Meeting(body=body, first_day=day, last_day=day, is_example=True)
        raw = open_source(path).raw
        added.append(call_meeting(meeting, papers=papers, passages=raw, by=None))
    return added


@transaction.atomic
def copy_meeting(example: Meeting, *, body: Body, by: User) -> Meeting:
    """Begin a meeting of one's own that says what another one says."""
    copy = Meeting(
        body=body,
        first_day=example.first_day,
        last_day=example.last_day,
        label=example.label,
    )
    passages: dict[str, list[Any]] = {}
    for row in example.passage_rows.all():
        passages.setdefault(row.kind, []).append(row.content)
    return call_meeting(copy, papers=opened(example), passages=passages, by=by)


@transaction.atomic
def change_meeting(meeting: Meeting, *, by: User) -> None:
    """Save where and when a meeting is; days that it no longer has are forgotten."""
    before = tables_of(Meeting.objects.get(pk=meeting.pk))
    meeting.save()
    for rows in (meeting.items, meeting.deputy_rows, meeting.absence_rows):
        for row in rows.exclude(day=None):
            if row.day and not meeting.first_day <= row.day <= meeting.last_day:
                row.day = None
                row.save(update_fields=["day"])
    _record("meeting.changed", meeting, before, by=by)


@transaction.atomic
def time_agenda(meeting: Meeting, *, by: User) -> None:
    """Give every line its time, from the first of each day and the minutes of each.

    Raises `ValueError` naming every line without minutes.
    """
    before = tables_of(meeting)
    _time(meeting)
    _record("agenda.timed", meeting, before, by=by)


@transaction.atomic
def number_cases(meeting: Meeting, *, by: User) -> None:
    """Give every case its number, in the order of the agenda."""
    before = tables_of(meeting)
    rows = list(meeting.items.all())
    numbered = council.number_items(
        opened(meeting).meeting.items,
        used_numbers(meeting.body, meeting),
        meeting.first_day.year,
    )
    for row, item in zip(rows, numbered, strict=True):
        row.number = item.number
        row.save(update_fields=["number"])
    _record("agenda.numbered", meeting, before, by=by)


@transaction.atomic
def move_item(item: AgendaItem, *, steps: int, by: User) -> None:
    """Move a line up or down the agenda; times follow where all minutes are known."""
    meeting = item.meeting
    if meeting is None:
        return
    before = tables_of(meeting)
    rows = list(meeting.items.all())
    at = next(n for n, row in enumerate(rows) if row.pk == item.pk)
    to = max(0, min(len(rows) - 1, at + steps))
    moved, neighbour = rows[at], rows[to]
    starts = [row.start for row in rows]
    moved.day = neighbour.day
    rows.insert(to, rows.pop(at))
    for position, (row, start) in enumerate(zip(rows, starts, strict=True)):
        row.position = position
        # The earliest time stays with whoever is first.
        row.start = start if position == 0 else row.start
        row.save(update_fields=["position", "start", "day"])
    if all(row.minutes is not None for row in rows):
        _time(meeting)
    _record("agenda.moved", meeting, before, by=by)


@transaction.atomic
def propose(meeting: Meeting, texts: Mapping[int, str], *, by: User) -> int:
    """Write proposed decisions, by case; return how many were written or changed."""
    before = tables_of(meeting)
    changed = 0
    for item in meeting.items.filter(pk__in=texts):
        rows = list(item.proposal_rows.all())
        text = texts[item.pk].strip()
        if len(rows) > 1 or not text or item.is_frozen:
            continue
        row = rows[0] if rows else Proposal(item=item)
        if row.text != text:
            row.text = text
            row.save()
            changed += 1
    if changed:
        _record("proposals.written", meeting, before, by=by)
    return changed


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: User) -> None:
    """Close a meeting: nobody changes it any more.

    Raises `UnfinishedError` while a case with a proposal has no final decision.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    unfinished = [
        item.name
        for item in meeting.items.exclude(proposal_rows=None).distinct()
        if not (item.decided and item.decided.is_final)
    ]
    if unfinished:
        raise UnfinishedError(", ".join(unfinished))
    meeting.closed_at = timezone.now()
    meeting.save(update_fields=["closed_at"])
    record_event("meeting.closed", meeting, by=by, place=meeting.place.path)


@transaction.atomic
def note_export(meeting: Meeting, form: str, *, by: User) -> None:
    """Note that somebody took a meeting out of the site, and under which label."""
    after = {"form": form, "label": meeting.label}
    record_event(
        "meeting.exported", meeting, by=by, place=meeting.place.path, after=after
    )


def used_numbers(body: Body, besides: Meeting | None = None) -> list[str]:
    """Return the numbers that a body has given to cases of other meetings."""
    items = AgendaItem.objects.filter(body=body).exclude(number="")
    others = items.exclude(meeting=besides) if besides else items
    return list(
        others.exclude(meeting__is_example=True).values_list("number", flat=True)
    )


def next_position(meeting: Meeting) -> int:
    """Return the place after the last line of an agenda."""
    last = meeting.items.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _time(meeting: Meeting) -> None:
    rows = list(meeting.items.all())
    papers = council.timed(opened(meeting).meeting)
    pairs = zip(rows, papers.items, strict=True)
    for _day, lines in groupby(pairs, key=lambda pair: pair[1].day):
        day = list(lines)
        items = tuple(item for _row, item in day)
        start = next((item.start for item in items if item.start is not None), 9 * 60)
        for (row, _item), item in zip(
            day, council.compute_times(items, start), strict=True
        ):
            row.start, row.minutes = item.start, item.minutes
            row.save(update_fields=["start", "minutes"])
            meeting.end = (item.start or 0) + (item.minutes or 0)
    meeting.save(update_fields=["end"])


def _seat(meeting: Meeting) -> None:
    """Let those whom the body's seats name sit in the meeting."""
    named = meeting.body.seats.on(meeting.first_day).select_related("user")
    for seat in named:
        person = seat.person or (seat.user.name if seat.user else "")
        if person and not meeting.member_rows.filter(person=person).exists():
            Member.objects.create(
                meeting=meeting,
                person=person,
                organisation=seat.organisation,
                status=seat.status,
                user=seat.user,
            )


def _record(what: str, meeting: Meeting, before: dict[str, Any], *, by: User) -> None:
    record_event(
        what,
        meeting,
        by=by,
        place=meeting.place.path,
        before=before,
        after=tables_of(meeting),
    )
