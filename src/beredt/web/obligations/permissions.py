"""Who reads obligations, keeps them, and answers for one."""

from django.db.models import QuerySet

from beredt.web.accounts.models import Organisation, OrganisationQuerySet
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    may,
    organisations_where,
    readable_organisations,
)
from beredt.web.obligations.models import Evidence, Framework, Obligation


def readable_frameworks(user: Visitor) -> QuerySet[Framework]:
    """Keep the frameworks of one's own places, of all below, and of all above them.

    What binds the nation binds each of its parts.
    """
    places = readable_organisations(user).order_by().values("pk")
    return Framework.objects.filter(organisation__in=places)


def readable_obligations(user: Visitor) -> QuerySet[Obligation]:
    """Keep the obligations of the frameworks that one may read."""
    return Obligation.objects.filter(framework__in=readable_frameworks(user))


def readable_evidence(user: Visitor) -> QuerySet[Evidence]:
    """Keep what is attached to the obligations that one may read."""
    return Evidence.objects.filter(obligation__in=readable_obligations(user))


def keeping_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations whose obligations somebody keeps."""
    return organisations_where(user, Permission.KEEP_OBLIGATIONS)


def kept_frameworks(user: Visitor) -> QuerySet[Framework]:
    """Keep the frameworks to which somebody may add obligations."""
    places = keeping_organisations(user).order_by().values("pk")
    return Framework.objects.filter(organisation__in=places)


def answering_organisations(obligation: Obligation) -> OrganisationQuerySet:
    """Keep those that may answer for an obligation: its keeper, and all below."""
    kinds = Organisation.Kind
    below = Organisation.objects.within(obligation.framework.organisation)
    return below.exclude(kind__in=(kinds.FACILITY, kinds.PARTNER))


def may_keep(user: Visitor, obligation: Obligation) -> bool:
    """Tell whether somebody may say who answers for an obligation, and by when."""
    return may(user, Permission.KEEP_OBLIGATIONS, obligation.framework.organisation)


def may_answer(user: Visitor, obligation: Obligation) -> bool:
    """Tell whether somebody may say what we can, and attach what proves it."""
    owner = obligation.now.owner
    answers = owner is not None and may(user, Permission.KEEP_OBLIGATIONS, owner)
    return answers or may_keep(user, obligation)
