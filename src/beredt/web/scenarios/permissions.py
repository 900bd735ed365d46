"""Which scenario versions somebody may read."""

from django.db.models import Q, QuerySet

from beredt.web.accounts.permissions import Permission, Visitor, below, places_where
from beredt.web.scenarios.models import ScenarioVersion


def readable_scenarios(user: Visitor) -> QuerySet[ScenarioVersion]:
    """Keep what came with Beredt, and what was published at or below one's places."""
    places = places_where(user, Permission.READ)
    if not places:
        return ScenarioVersion.objects.none()
    own = below(places, "organisation__path")
    return ScenarioVersion.objects.filter(own | Q(organisation=None))
