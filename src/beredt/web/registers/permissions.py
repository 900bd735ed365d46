"""Which register versions somebody may read."""

from django.db.models import QuerySet

from beredt.web.accounts.permissions import Visitor, readable_versions
from beredt.web.registers.models import RegisterVersion


def readable_registers(user: Visitor) -> QuerySet[RegisterVersion]:
    """Keep what came with Beredt, and what was published at or below one's places."""
    return readable_versions(user, RegisterVersion.objects.all())
