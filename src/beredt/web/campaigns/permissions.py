"""Who runs campaigns, sees them, and answers."""

from django.db.models import Q, QuerySet

from beredt.web.accounts.models import Organisation, OrganisationQuerySet
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    below,
    may,
    places_where,
)
from beredt.web.campaigns.models import Ask, AskQuerySet, Campaign, Upload


def readable_asks(user: Visitor) -> AskQuerySet:
    """Keep what is asked of, or by, organisations at or below one's own places."""
    own = places_where(user, Permission.READ)
    asked = below(own, "organisation__path")
    return Ask.objects.filter(asked | below(own, "campaign__organisation__path"))


def readable_campaigns(user: Visitor) -> QuerySet[Campaign]:
    """Keep the campaigns of one's own places, and those in which they are asked."""
    own = below(places_where(user, Permission.READ), "organisation__path")
    asked = readable_asks(user).order_by().values("campaign")
    return Campaign.objects.filter(own | Q(pk__in=asked))


def readable_uploads(user: Visitor) -> QuerySet[Upload]:
    """Keep the files that were sent where one may read what is asked."""
    return Upload.objects.filter(ask__in=readable_asks(user).order_by().values("pk"))


def running_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations for which somebody may run a campaign."""
    return Organisation.objects.filter(
        below(places_where(user, Permission.RUN_CAMPAIGN))
    )


def may_run(user: Visitor, campaign: Campaign) -> bool:
    """Tell whether somebody may remind in, and close, a campaign."""
    return may(user, Permission.RUN_CAMPAIGN, campaign.organisation)


def may_answer(user: Visitor, ask: Ask) -> bool:
    """Tell whether somebody may answer for the organisation that is asked."""
    return ask.campaign.is_open and may(
        user, Permission.EDIT_REGISTER, ask.organisation
    )
