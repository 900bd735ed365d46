"""Which scenarios somebody reads and writes."""

from django.db.models import Q, QuerySet

from beredt.web.accounts.models import OrganisationQuerySet, paths_above
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    below,
    may,
    organisations_where,
    places_where,
    readable_versions,
)
from beredt.web.scenarios.models import ScenarioDraft, ScenarioVersion


def readable_scenarios(user: Visitor) -> QuerySet[ScenarioVersion]:
    """Keep what came with Beredt, what one's places published, and what they got."""
    every = ScenarioVersion.objects.all()
    return every.filter(
        Q(pk__in=readable_versions(user, every).values("pk"))
        | Q(pk__in=_shared_with(user))
    )


def _shared_with(user: Visitor) -> QuerySet[ScenarioVersion, int]:
    places = places_where(user, Permission.READ)
    above = {path for place in places for path in paths_above(place)}
    kept = below(places, "shared_with__path") | Q(shared_with__path__in=above)
    return ScenarioVersion.objects.filter(kept).values_list("pk", flat=True)


def library(user: Visitor) -> QuerySet[ScenarioVersion]:
    """Keep what may be read and stands by itself, not beside an assessment."""
    return readable_scenarios(user).filter(base=None)


def readable_drafts(user: Visitor) -> QuerySet[ScenarioDraft]:
    """Keep the drafts of the organisations for which somebody writes scenarios."""
    places = places_where(user, Permission.WRITE_SCENARIOS)
    return ScenarioDraft.objects.filter(below(places, "organisation__path"))


def writing_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations for which somebody writes scenarios."""
    return organisations_where(user, Permission.WRITE_SCENARIOS)


def may_share(user: Visitor, version: ScenarioVersion) -> bool:
    """Tell whether somebody may let other organisations read a version."""
    return version.organisation is not None and may(
        user, Permission.WRITE_SCENARIOS, version.organisation
    )
