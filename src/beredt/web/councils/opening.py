"""Rows as the nouns of the engine, which knows all rules about them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from django.db.models import QuerySet

from beredt.engine import council
from beredt.engine.council.checking.agenda import clock
from beredt.files.council import papers_of
from beredt.web.councils.models import (
    AgendaItem,
    Body,
    Decision,
    FollowUp,
    Meeting,
    Passage,
)

if TYPE_CHECKING:
    from beredt.engine.register import Confidence, Mark


def known_bodies() -> tuple[council.Body, ...]:
    """Return every body of the site with its seats."""
    return tuple(map(opened_body, _bodies()))


def _bodies() -> QuerySet[Body]:
    return Body.objects.select_related("predecessor").prefetch_related("seats")


def opened_body(row: Body) -> council.Body:
    """Return a body with its seats."""
    before = row.predecessor
    return council.Body(
        id=row.code,
        name=row.name,
        mandate=row.mandate,
        first_day=_day(row.first_day),
        last_day=_day(row.last_day),
        predecessor=before.code if before else "",
        seats=tuple(
            council.Seat(
                organisation=seat.organisation,
                # The words of the engine are those of the database.
                status=cast("council.SeatStatus", seat.status),
                number=seat.number,
                person=seat.person,
            )
            for seat in row.seats.all()
        ),
        source=row.source,
        source_date=row.source_date,
        mark=cast("Mark", row.mark),
        confidence=cast("Confidence", row.confidence),
    )


def opened(meeting: Meeting, more: Mapping[str, Any] | None = None) -> council.Papers:
    """Return a meeting with all that its papers say, or would say with `more`.

    Raises `FileError` with everything that a file of papers could not hold.
    """
    tables = tables_of(meeting) | dict(more or {})
    return papers_of(tables, known_bodies(), file=str(meeting))


def tables_of(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as the tables of a file of papers."""
    items = list(meeting.items.prefetch_related("proposal_rows"))
    said: dict[str, Any] = {
        "body": meeting.body.name,
        "date": meeting.first_day,
        "until": meeting.last_day,
        "place": meeting.place_name,
        "end": _clock(meeting.end),
        "agenda": [_agenda(item) for item in items],
        "members": [
            {key: getattr(one, key) for key in ("person", "organisation", "status")}
            | {"absent": one.absent}
            for one in meeting.member_rows.all()
        ],
        "deputies": [
            {"person": one.person, "organisation": one.organisation}
            | {"sits_for": one.sits_for.person, **_stretch(one)}
            for one in meeting.deputy_rows.select_related("sits_for")
        ],
        "absences": [
            {"person": one.member.person, **_stretch(one)}
            for one in meeting.absence_rows.select_related("member")
        ],
        "proposals": [
            {"case": item.name, "text": one.text, "where": one.where}
            for item in items
            for one in item.proposal_rows.all()
        ],
        **_passages(meeting.passage_rows.all(), {item.title for item in items}),
    }
    if meeting.next_first_day:
        following = {"date": meeting.next_first_day, "until": meeting.next_last_day}
        said["next"] = _known(following | {"place": meeting.next_place})
    return _known(said)


def conflicts_in(item: AgendaItem) -> tuple[council.Conflict, ...]:
    """Return who is not impartial in a case."""
    return tuple(
        council.Conflict(person=one.person, item=item.name, reason=one.reason)
        for one in item.conflict_rows.all()
    )


def attendance_in(
    meeting: council.Meeting, item: AgendaItem
) -> council.Attendance | None:
    """Return who takes part in a case; nothing before the agenda gives it a time."""
    try:
        return council.attendance_at(meeting, item.name, conflicts=conflicts_in(item))
    except ValueError:
        return None


def recorded(item: AgendaItem) -> council.Record:
    """Return what was recorded of a case."""
    decision = item.decided
    return council.Record(
        item=item.name,
        positions=tuple(
            council.Position(text=one.text, shared_by=tuple(one.shared_by))
            for one in item.position_rows.all()
        ),
        amendments=tuple(
            council.Amendment(by=one.by, old=one.old, new=one.new)
            for one in item.amendment_rows.all()
        ),
        decision=opened_decision(decision) if decision else None,
        follow_ups=tuple(map(opened_follow_up, item.followup_rows.all())),
        open_items=tuple(one.text for one in item.openitem_rows.all()),
    )


def opened_decision(row: Decision) -> council.Decision:
    """Return a decision with those who have signed it."""
    return council.Decision(
        item=row.item.name,
        text=row.text,
        votes=council.Votes(
            in_favour=tuple(row.in_favour),
            against=tuple(row.against),
            dissent=row.dissent,
        ),
        carried=row.carried,
        signed_by=tuple(row.signatures.values_list("by__name", flat=True)),
    )


def opened_follow_up(row: FollowUp) -> council.FollowUp:
    """Return what is to be done, at the latest on the first day of its meeting."""
    due = row.due_day or (row.due_meeting and row.due_meeting.first_day)
    return council.FollowUp(
        item=row.item.name,
        owner=row.responsible,
        action=row.action,
        due_day=_day(due or None),
        done_day=_day(row.done_day),
    )


def _agenda(item: AgendaItem) -> dict[str, Any]:
    return _known(
        {
            "title": item.title,
            "number": item.number,
            "presenters": item.presenters,
            "date": item.day,
            "start": _clock(item.start),
            "minutes": item.minutes,
            "type": item.type,
            "break": item.is_break,
        }
    )


def _passages(rows: Iterable[Passage], titles: set[str]) -> dict[str, list[Any]]:
    tables: dict[str, list[Any]] = {}
    for row in rows:
        # A break that has another name by now is no longer the one that was meant.
        if row.kind != Passage.Kind.RESTARTS or row.content["after"] in titles:
            tables.setdefault(row.kind, []).append(row.content)
    return tables


def _stretch(row: Any) -> dict[str, Any]:
    said = {"date": row.day, "since": _clock(row.since), "until": _clock(row.until)}
    return _known(said)


def _known(said: dict[str, Any]) -> dict[str, Any]:
    """Leave out what nobody has said: a file has no key for it."""
    return {key: value for key, value in said.items() if value is not None}


def _clock(minute: int | None) -> str | None:
    return None if minute is None else clock(minute)


def _day(date: dt.date | None) -> int | None:
    return None if date is None else date.toordinal()
