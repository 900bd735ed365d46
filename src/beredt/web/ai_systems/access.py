"""Which system is asked for, if the one who asks may read it."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from beredt.web.accounts.models import User
from beredt.web.ai_systems.models import RegisteredSystem, SystemRecord
from beredt.web.ai_systems.permissions import readable_systems


def readable(user: User, code: str) -> RegisteredSystem:
    """Return a system, or say that it is not there."""
    with_all = readable_systems(user).select_related("organisation", "published")
    return get_object_or_404(with_all, code=code)


def newest_of(systems: QuerySet[RegisteredSystem]) -> list[SystemRecord]:
    """Return the newest record of each system, whatever has become of it."""
    records = SystemRecord.objects.filter(system__in=systems).select_related("system")
    newest = {record.system_id: record for record in records.order_by("number")}
    return list(newest.values())
