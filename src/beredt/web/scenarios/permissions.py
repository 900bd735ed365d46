"""Which scenario versions somebody may read."""

from django.db.models import QuerySet

from beredt.web.accounts.permissions import Visitor, readable_versions
from beredt.web.scenarios.models import ScenarioVersion


def readable_scenarios(user: Visitor) -> QuerySet[ScenarioVersion]:
    """Keep what came with Beredt, and what was published at or below one's places."""
    return readable_versions(user, ScenarioVersion.objects.all())


def library(user: Visitor) -> QuerySet[ScenarioVersion]:
    """Keep what may be read and stands by itself, not beside an assessment."""
    return readable_scenarios(user).filter(base=None)
