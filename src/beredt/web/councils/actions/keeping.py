"""Bodies, and the parts that bodies, meetings and cases are written from."""

import datetime as dt
from typing import Any

from django.db import models, transaction

from beredt.engine.council import Body as KnownBody
from beredt.files.council import read_bodies
from beredt.web.accounts.models import Organisation, User
from beredt.web.audit.actions import record_event
from beredt.web.councils.models import Body, Seat
from beredt.web.councils.parts import Part


@transaction.atomic
def load_bundled_bodies() -> list[Body]:
    """Add the bodies that come with Beredt and are not known yet.

    One belongs to the organisation that leads it, or to the nation.
    """
    known = {body.code: body for body in Body.objects.all()}
    added = []
    for body in read_bodies():
        if body.id not in known:
            known[body.id] = _load(body, known.get(body.predecessor))
            added.append(known[body.id])
    return added


def _load(body: KnownBody, predecessor: Body | None) -> Body:
    leader = next((s.organisation for s in body.seats if s.status == "leader"), "")
    named = Organisation.objects.filter(name=leader).first()
    row = Body.objects.create(
        code=body.id,
        name=body.name,
        mandate=body.mandate,
        first_day=_date(body.first_day),
        last_day=_date(body.last_day),
        predecessor=predecessor,
        organisation=named or Organisation.objects.get(parent=None),
        source=body.source,
        source_date=body.source_date,
        mark=body.mark,
        confidence=body.confidence,
    )
    for seat in body.seats:
        Seat.objects.create(
            body=row,
            organisation=seat.organisation,
            status=seat.status,
            number=seat.number,
            person=seat.person,
        )
    record_event("body.loaded", row, by=None, place=row.place.path, after=row.code)
    return row


@transaction.atomic
def keep_body(body: Body, *, by: User) -> Body:
    """Save a body that was made or changed."""
    before = _former(body)
    body.save()
    what = "body.changed" if before else "body.made"
    record_event(
        what, body, by=by, place=body.place.path, before=before, after=_said(body)
    )
    return body


@transaction.atomic
def keep_part(part: Part, *, by: User) -> None:
    """Save a part that was added or changed."""
    before = _former(part)
    part.save()
    done = "changed" if before else "added"
    record_event(
        f"{part._meta.model_name}.{done}",
        part,
        by=by,
        place=part.owner.place.path,
        before=before,
        after=_said(part),
    )


@transaction.atomic
def remove_part(part: Part, *, by: User) -> None:
    """Take a part away; what it was stays in the log."""
    record_event(
        f"{part._meta.model_name}.removed",
        part,
        by=by,
        place=part.owner.place.path,
        before=_said(part),
    )
    part.delete()


def _former(row: models.Model) -> dict[str, Any] | None:
    former = type(row)._base_manager.filter(pk=row.pk).first() if row.pk else None
    return _said(former) if former else None


def _said(row: models.Model) -> dict[str, Any]:
    return {
        field.name: field.value_from_object(row) for field in row._meta.concrete_fields
    }


def _date(day: int | None) -> dt.date | None:
    return None if day is None else dt.date.fromordinal(day)
