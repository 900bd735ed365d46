"""Bodies, meetings and follow-ups, for programs."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from beredt.engine.council import check
from beredt.report.council import check_document, meeting_document
from beredt.web.accounts.api_access import REFUSALS, Number, Pages
from beredt.web.councils.models import Body, FollowUp, Meeting
from beredt.web.councils.opening import attendance_in, opened
from beredt.web.councils.permissions import (
    readable_bodies,
    readable_follow_ups,
    readable_meetings,
)

router = Router(tags=["councils"])


class SeatOut(Schema):
    """Seats of one organisation."""

    organisation: str
    status: str
    number: int | None
    person: str


class BodyOut(Schema):
    """One council or committee."""

    code: str
    name: str
    mandate: str
    first_day: date | None
    last_day: date | None
    predecessor: str | None = Field(None, alias="predecessor.code")
    seats: list[SeatOut]


class MeetingOut(Schema):
    """One meeting."""

    id: int
    body: str = Field(alias="body.code")
    first_day: date
    last_day: date
    place: str = Field(alias="place_name")
    label: str
    is_example: bool
    is_open: bool


class FollowUpOut(Schema):
    """What somebody is to do."""

    id: int
    action: str
    responsible: str
    case: str = Field(alias="item.name")
    due_day: date | None
    due_meeting: int | None = Field(None, alias="due_meeting_id")
    done_day: date | None


@router.get("/bodies", response={200: list[BodyOut], **REFUSALS}, by_alias=False)
@paginate(Pages)
def list_bodies(request: HttpRequest) -> QuerySet[Body]:
    """List councils and committees with their seats."""
    found = readable_bodies(request.user).select_related("predecessor")
    return found.prefetch_related("seats")


@router.get("/meetings", response={200: list[MeetingOut], **REFUSALS}, by_alias=False)
@paginate(Pages)
def list_meetings(request: HttpRequest) -> QuerySet[Meeting]:
    """List the meetings that one may read, the latest first."""
    return readable_meetings(request.user).select_related("body")


@router.get("/meetings/{number}", response={200: dict[str, Any], **REFUSALS})
def read_meeting(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Return a meeting, as `beredt council agenda --json` prints it."""
    found = _meeting(request, number)
    papers = opened(found)
    cases = [item for item in found.items.all() if not item.is_break]
    every = (attendance_in(papers.meeting, item) for item in cases)
    return meeting_document(papers.meeting, [one for one in every if one is not None])


@router.get("/meetings/{number}/findings", response={200: list[Any], **REFUSALS})
def read_findings(request: HttpRequest, number: Number) -> list[dict[str, Any]]:
    """Return what does not agree, as `beredt council check --json` prints it."""
    return check_document(check(opened(_meeting(request, number))))


@router.get(
    "/follow-ups", response={200: list[FollowUpOut], **REFUSALS}, by_alias=False
)
@paginate(Pages)
def list_follow_ups(request: HttpRequest) -> QuerySet[FollowUp]:
    """List what is to be done after the meetings that one may read."""
    return readable_follow_ups(request.user).select_related("item").order_by("pk")


def _meeting(request: HttpRequest, number: int) -> Meeting:
    found = readable_meetings(request.user).select_related("body")
    return get_object_or_404(found, pk=number)
