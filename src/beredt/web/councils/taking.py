"""What papers say, as rows of a meeting."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from beredt.engine import council
from beredt.web.councils.models import (
    Absence,
    AgendaItem,
    Deputy,
    Meeting,
    Member,
    Passage,
    Proposal,
)


def take_in(
    meeting: Meeting, said: council.Meeting, passages: Mapping[str, Sequence[Any]]
) -> None:
    """Fill a meeting with what papers say; passages by the table of the file."""
    meeting.place_name = meeting.place_name or said.place
    meeting.end = said.end
    if said.next and meeting.next_first_day is None:
        meeting.next_first_day = _date(said.next.first_day)
        meeting.next_last_day = _date(said.next.last_day)
        meeting.next_place = said.next.place
    meeting.save()
    _agenda(meeting, council.timed(said).items)
    _people(meeting, said)
    for kind in Passage.Kind.values:
        for content in passages.get(kind, ()):
            Passage.objects.create(meeting=meeting, kind=kind, content=_plain(content))


def _agenda(meeting: Meeting, items: Sequence[council.AgendaItem]) -> None:
    for position, item in enumerate(items):
        row = AgendaItem.objects.create(
            body=meeting.body,
            meeting=meeting,
            position=position,
            number=item.number,
            title=item.title,
            type=item.type or "",
            presenters=[
                ", ".join(filter(None, (one.person, one.organisation)))
                for one in item.presenters
            ],
            day=_date(item.day),
            start=item.start,
            minutes=item.minutes,
            is_break=item.is_break,
        )
        for one in item.proposals:
            Proposal.objects.create(item=row, text=one.text, where=one.where)


def _people(meeting: Meeting, said: council.Meeting) -> None:
    for one in said.members:
        Member.objects.create(
            meeting=meeting,
            person=one.person,
            organisation=one.organisation,
            status=one.status,
            absent=one.absent,
        )
    for deputy in said.deputies:
        stretch = _stretch(deputy)
        member, _is_new = Member.objects.get_or_create(
            meeting=meeting,
            person=deputy.sits_for,
            defaults={"organisation": deputy.organisation},
        )
        if not any(stretch.values()) and not said.members:
            # Who has a deputy all the time is away all the time.
            member.absent = True
            member.save(update_fields=["absent"])
        Deputy.objects.create(
            meeting=meeting,
            person=deputy.person,
            organisation=deputy.organisation,
            sits_for=member,
            **stretch,
        )
    for absence in said.absences:
        member = meeting.member_rows.get(person=absence.person)
        Absence.objects.create(meeting=meeting, member=member, **_stretch(absence))


def _stretch(one: council.Deputy | council.Absence) -> dict[str, Any]:
    return {"day": _date(one.day), "since": one.since, "until": one.until}


def _plain(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of a TOML file as a column of the database keeps it."""
    return {
        key: value.isoformat() if isinstance(value, dt.date) else value
        for key, value in content.items()
    }


def _date(day: int | None) -> dt.date | None:
    return dt.date.fromordinal(day) if day else None
