"""Campaigns and how far they have come, for programs."""

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Number, Pages
from beredt.web.campaigns.models import Ask, Campaign
from beredt.web.campaigns.permissions import readable_asks, readable_campaigns

router = Router(tags=["campaigns"])


class CampaignOut(Schema):
    """One campaign."""

    id: int
    title: str
    table: str
    deadline: date
    is_open: bool


class AskOut(Schema):
    """One organisation that is asked, and how many numbers it has answered."""

    id: int
    organisation: str
    state: str
    asked: int
    answered: int
    silent: int

    @staticmethod
    def resolve_organisation(ask: Ask) -> str:
        """Return the code of who is asked."""
        return ask.organisation.code


@router.get("", response={200: list[CampaignOut], **REFUSALS})
@paginate(Pages)
def list_campaigns(request: HttpRequest) -> QuerySet[Campaign]:
    """List the campaigns that one may read, newest first."""
    return readable_campaigns(request.user).select_related("draft")


@router.get("/{number}", response={200: CampaignOut, **REFUSALS})
def read_campaign(request: HttpRequest, number: Number) -> Campaign:
    """Return one campaign."""
    readable = readable_campaigns(request.user).select_related("draft")
    return get_object_or_404(readable, pk=number)


@router.get("/{number}/asks", response={200: list[AskOut], **REFUSALS})
@paginate(Pages)
def list_asks(request: HttpRequest, number: Number) -> QuerySet[Ask]:
    """List who is asked in a campaign, as far as one may read it."""
    campaign = get_object_or_404(readable_campaigns(request.user), pk=number)
    asks = readable_asks(request.user).filter(campaign=campaign)
    return asks.select_related("organisation")
