"""Which events somebody may read."""

from django.db.models import Q, QuerySet

from beredt.web.accounts.permissions import Permission, Visitor, below, places_where
from beredt.web.audit.models import Event


def readable_events(user: Visitor) -> QuerySet[Event]:
    """Keep what one did oneself, and what happened where one may read the log."""
    own = Q(who=user.pk) if user.pk else Q(pk__in=[])
    places = places_where(user, Permission.READ_LOG)
    return Event.objects.filter(own | below(places, "place")).order_by("-number")
