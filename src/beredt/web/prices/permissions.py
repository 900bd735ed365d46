"""Which price models somebody reads, and for whom they publish them."""

from django.db.models import QuerySet

from beredt.web.accounts.models import OrganisationQuerySet
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    organisations_where,
    versions_around,
)
from beredt.web.prices.models import PriceModelVersion


def readable_price_models(user: Visitor) -> QuerySet[PriceModelVersion]:
    """Keep what came with Beredt, and what was published at, below or above one."""
    return versions_around(user, PriceModelVersion.objects.all())


def publishing_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations for which somebody publishes price models."""
    return organisations_where(user, Permission.PUBLISH_PRICES)
