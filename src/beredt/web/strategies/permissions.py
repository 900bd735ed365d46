"""Who reads strategies, and who follows them up."""

from django.db.models import QuerySet

from beredt.web.accounts.models import Organisation, OrganisationQuerySet
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    may,
    organisations_where,
    readable_organisations,
)
from beredt.web.strategies.models import Goal, Milestone, Strategy, Upload


def readable_strategies(user: Visitor) -> QuerySet[Strategy]:
    """Keep the strategies of one's own places, of all below, and of all above them.

    The strategy of the nation is that of each of its parts.
    """
    places = readable_organisations(user).order_by().values("pk")
    return Strategy.objects.filter(organisation__in=places)


def readable_goals(user: Visitor) -> QuerySet[Goal]:
    """Keep the goals of the strategies that one may read."""
    return Goal.objects.filter(strategy__in=readable_strategies(user))


def readable_milestones(user: Visitor) -> QuerySet[Milestone]:
    """Keep the milestones of the strategies that one may read."""
    return Milestone.objects.filter(goal__strategy__in=readable_strategies(user))


def readable_uploads(user: Visitor) -> QuerySet[Upload]:
    """Keep the files of observations of the strategies that one may read."""
    return Upload.objects.filter(strategy__in=readable_strategies(user))


def following_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations whose strategies somebody follows up."""
    return organisations_where(user, Permission.FOLLOW_STRATEGIES)


def answering_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations that may answer for a milestone."""
    kinds = Organisation.Kind
    return readable_organisations(user).exclude(
        kind__in=(kinds.FACILITY, kinds.PARTNER)
    )


def may_follow(user: Visitor, strategy: Strategy) -> bool:
    """Tell whether somebody may say how a strategy stands."""
    return may(user, Permission.FOLLOW_STRATEGIES, strategy.organisation)
