"""Which scenario versions somebody may read."""

from django.db.models import QuerySet

from beredt.web.accounts.permissions import Visitor, readable_versions
from beredt.web.scenarios.models import ScenarioVersion


def readable_scenarios(user: Visitor) -> QuerySet[ScenarioVersion]:
    """Keep what came with Beredt, and what was published at or below one's places."""
    return readable_versions(user, ScenarioVersion.objects.all())
