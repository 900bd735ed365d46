"""Which register versions somebody may read."""

from django.db.models import Q, QuerySet

from beredt.web.accounts.permissions import Permission, Visitor, below, places_where
from beredt.web.registers.models import RegisterVersion


def readable_registers(user: Visitor) -> QuerySet[RegisterVersion]:
    """Keep what came with Beredt, and what was published at or below one's places."""
    places = places_where(user, Permission.READ)
    if not places:
        return RegisterVersion.objects.none()
    own = below(places, "organisation__path")
    return RegisterVersion.objects.filter(own | Q(organisation=None))
