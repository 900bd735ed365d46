"""Which events somebody may read."""

from django.db.models import Q, QuerySet

from beredt.web.accounts.models import is_nation
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    below,
    places_where,
)
from beredt.web.audit.models import Event


def readable_events(user: Visitor) -> QuerySet[Event]:
    """Keep what one did oneself, and what happened where one may read the log."""
    own = Q(who=user.pk) if user.pk else Q(pk__in=[])
    places = places_where(user, Permission.READ_LOG)
    kept = own | below(places, "place")
    if any(is_nation(path) for path in places):
        # What happened to the whole site, at no place in the tree.
        kept |= Q(place="")
    return Event.objects.filter(kept).order_by("-number")
