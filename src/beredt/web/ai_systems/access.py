"""Which system is asked for, if the one who asks may read it."""

from django.shortcuts import get_object_or_404

from beredt.web.accounts.models import User
from beredt.web.ai_systems.models import RegisteredSystem
from beredt.web.ai_systems.permissions import readable_systems


def readable(user: User, code: str) -> RegisteredSystem:
    """Return a system, or say that it is not there."""
    with_all = readable_systems(user).select_related("organisation", "published")
    return get_object_or_404(with_all, code=code)
