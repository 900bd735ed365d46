"""Which events somebody may read, and what of them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from beredt.web.accounts.models import is_nation
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    below,
    places_where,
)
from beredt.web.audit.models import Event
from beredt.web.drafts.models import RowEdit
from beredt.web.registers.labels import hidden_from

ROW = RowEdit._meta.label_lower


def readable_events(user: Visitor) -> QuerySet[Event]:
    """Keep what one did oneself, and what happened where one may read the log."""
    own = Q(who=user.pk) if user.pk else Q(pk__in=[])
    places = places_where(user, Permission.READ_LOG)
    kept = own | below(places, "place")
    if any(is_nation(path) for path in places):
        # What happened to the whole site, at no place in the tree.
        kept |= Q(place="")
    return Event.objects.filter(kept).order_by("-number")


def seen_sides(event: Event, user: Visitor) -> tuple[Any, Any]:
    """Return what stood before and after an event, without cells that are withheld."""
    sides = event.before, event.after
    if event.kind != ROW:
        return sides
    edit = RowEdit.objects.select_related("draft__organisation").get(pk=event.key)
    hidden = hidden_from(user, edit.draft.organisation)
    before, after = (
        {c: text for c, text in side.items() if (edit.table, c) not in hidden}
        if isinstance(side, Mapping)
        else side
        for side in sides
    )
    return before, after
