"""The log, for programs."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Number, Pages
from beredt.web.audit.models import Event
from beredt.web.logbook.permissions import readable_events, seen_sides

router = Router(tags=["log"])


class EventOut(Schema):
    """One action."""

    number: int
    at: datetime
    signature: str
    what: str
    kind: str
    key: str
    title: str
    place: str
    previous: str
    hash: str
    before: Any
    after: Any

    @staticmethod
    def resolve_before(event: Event, context: Any) -> Any:
        """Withhold the cells that the reader may not see."""
        return seen_sides(event, context["request"].user)[0]

    @staticmethod
    def resolve_after(event: Event, context: Any) -> Any:
        """Withhold the cells that the reader may not see."""
        return seen_sides(event, context["request"].user)[1]


@router.get("", response={200: list[EventOut], **REFUSALS})
@paginate(Pages)
def list_events(request: HttpRequest) -> QuerySet[Event]:
    """List the events that one may read, newest first."""
    return readable_events(request.user)


@router.get("/{number}", response={200: EventOut, **REFUSALS})
def read_event(request: HttpRequest, number: Number) -> Event:
    """Return one event."""
    return get_object_or_404(readable_events(request.user), number=number)
