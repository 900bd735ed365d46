"""Which register versions somebody may read."""

from django.db.models import Q, QuerySet

from beredt.web.accounts.models import paths_above
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    places_where,
    readable_versions,
)
from beredt.web.registers.models import RegisterVersion


def readable_registers(user: Visitor) -> QuerySet[RegisterVersion]:
    """Keep what came with Beredt, and what was published at, below or above one.

    What a nation has published is what its trusts plan with.
    """
    own = places_where(user, Permission.READ)
    above = {path for place in own for path in paths_above(place)}
    versions = RegisterVersion.objects.all()
    readable = readable_versions(user, versions)
    return versions.filter(
        Q(pk__in=readable.order_by().values("pk")) | Q(organisation__path__in=above)
    )
