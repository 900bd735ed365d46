"""Which register versions somebody may read."""

from django.db.models import QuerySet

from beredt.web.accounts.permissions import Visitor, versions_around
from beredt.web.registers.models import RegisterVersion


def readable_registers(user: Visitor) -> QuerySet[RegisterVersion]:
    """Keep what came with Beredt, and what was published at, below or above one."""
    return versions_around(user, RegisterVersion.objects.all())
