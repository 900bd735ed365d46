"""Which assessments somebody reads, orders and comments on."""

from django.db.models import QuerySet

from beredt.web.accounts.models import OrganisationQuerySet
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    below,
    may,
    organisations_where,
    places_where,
)
from beredt.web.assessments.models import Assessment


def readable_assessments(user: Visitor) -> QuerySet[Assessment]:
    """Keep the assessments for one's places and all below them."""
    places = places_where(user, Permission.READ)
    return Assessment.objects.filter(below(places, "organisation__path"))


def ordering_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations for which somebody may order assessments."""
    return organisations_where(user, Permission.ORDER_ASSESSMENTS)


def may_order_like(user: Visitor, assessment: Assessment) -> bool:
    """Tell whether somebody may order a variant of an assessment."""
    return may(user, Permission.ORDER_ASSESSMENTS, assessment.organisation)


def may_comment(user: Visitor, assessment: Assessment) -> bool:
    """Tell whether somebody may say something of an assessment."""
    return may(user, Permission.COMMENT, assessment.organisation)
