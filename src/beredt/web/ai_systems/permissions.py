"""Which AI systems somebody reads, writes records of, and publishes."""

from django.db.models import QuerySet

from beredt.web.accounts.models import OrganisationQuerySet
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    may,
    organisations_where,
    versions_around,
)
from beredt.web.ai_systems.models import (
    RegisteredSystem,
    RegisteredSystemQuerySet,
    SystemRecord,
)

State = SystemRecord.State


def readable_systems(user: Visitor) -> RegisteredSystemQuerySet:
    """Keep what came with Beredt, and the systems at, below or above one's places."""
    return versions_around(user, RegisteredSystem.objects.all())


def writing_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations for whose systems somebody writes records."""
    return organisations_where(user, Permission.EDIT_AI_SYSTEMS)


def may_write(user: Visitor, system: RegisteredSystem) -> bool:
    """Tell whether somebody may write a new record of a system."""
    return system.organisation is not None and may(
        user, Permission.EDIT_AI_SYSTEMS, system.organisation
    )


def may_decide(user: Visitor, record: SystemRecord) -> bool:
    """Tell whether somebody may publish a record or return it: never their own."""
    organisation = record.system.organisation
    return (
        record.state == State.PROPOSED
        and record.by_id != user.pk
        and organisation is not None
        and may(user, Permission.PUBLISH_AI_SYSTEMS, organisation)
    )


def records_to_decide(user: Visitor) -> QuerySet[SystemRecord]:
    """Keep the records that wait for somebody else's approval, where one gives it."""
    among = organisations_where(user, Permission.PUBLISH_AI_SYSTEMS)
    waiting = SystemRecord.objects.filter(
        state=State.PROPOSED, system__organisation__in=among
    )
    return waiting.exclude(by=user.pk)
