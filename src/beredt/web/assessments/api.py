"""Assessments, for programs."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Number, Pages
from beredt.web.assessments.access import may_see_detail
from beredt.web.assessments.models import Assessment
from beredt.web.assessments.permissions import readable_assessments
from beredt.web.orders.models import Order

router = Router(tags=["assessments"])


class AssessmentOut(Schema):
    """One assessment: what was asked, and how far it has come."""

    id: int
    title: str
    scenario_fingerprint: str = Field(alias="scenario.fingerprint")
    register_fingerprint: str = Field(alias="register.fingerprint")
    draws: int
    seed: int
    label: str
    organisation: str = Field(alias="organisation.code")
    state: str = Field(alias="order.state")
    ordered_at: datetime


@router.get("", response={200: list[AssessmentOut], **REFUSALS}, by_alias=False)
@paginate(Pages)
def list_assessments(request: HttpRequest) -> QuerySet[Assessment]:
    """List the assessments that one may read, newest first."""
    return _readable(request)


@router.get("/{number}", response={200: AssessmentOut, **REFUSALS})
def read_assessment(request: HttpRequest, number: Number) -> Assessment:
    """Return what was asked, and how far it has come."""
    return get_object_or_404(_readable(request), pk=number)


@router.get("/{number}/document", response={200: dict[str, Any], **REFUSALS})
def read_document(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Return need, capacity and gaps, as `beredt assess --json` prints them."""
    from beredt.web.assessments.results import document_of  # noqa: PLC0415 - heavy

    done = _readable(request).filter(order__state=Order.State.DONE)
    found = get_object_or_404(done, pk=number)
    if not may_see_detail(request.user, found):
        raise HttpError(403, "The result tells fields that are withheld.")
    return document_of(found)


def _readable(request: HttpRequest) -> QuerySet[Assessment]:
    return (
        readable_assessments(request.user)
        .select_related("order", "scenario", "register__organisation", "organisation")
        .defer("register__package", "scenario__text", "scenario__files")
    )
