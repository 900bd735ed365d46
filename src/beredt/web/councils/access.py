"""Which body, meeting, case or part is asked for, if the one who asks may read it."""

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from beredt.web.accounts.models import User
from beredt.web.councils.models import AgendaItem, Body, Meeting, Passage
from beredt.web.councils.parts import PARTS, Part
from beredt.web.councils.permissions import (
    readable_bodies,
    readable_items,
    readable_meetings,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet


def body_for(user: User, pk: int) -> Body:
    """Return a body, or say that it is not there."""
    return get_object_or_404(
        readable_bodies(user).select_related("organisation", "predecessor"), pk=pk
    )


def meeting_for(user: User, pk: int) -> Meeting:
    """Return a meeting, or say that it is not there."""
    return get_object_or_404(
        readable_meetings(user).select_related("body__organisation"), pk=pk
    )


def item_for(user: User, pk: int) -> AgendaItem:
    """Return a case, or say that it is not there."""
    return get_object_or_404(
        readable_items(user).select_related("body__organisation", "meeting__body"),
        pk=pk,
    )


def part_for(user: User, kind: str, pk: int) -> Part:
    """Return a part of something that somebody reads, or say that it is not there."""
    model = PARTS.get(kind)
    if model is None:
        raise Http404
    known = {"pk": pk, "kind": kind} if model is Passage else {"pk": pk}
    rows: QuerySet[Any] = model._base_manager.all()
    part: Part = get_object_or_404(rows, **known)
    owner = part.owner
    find = {Body: body_for, Meeting: meeting_for, AgendaItem: item_for}[type(owner)]
    find(user, owner.pk)
    return part
