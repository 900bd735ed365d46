"""Price models, for programs."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from beredt.report.pricing import price_model_document
from beredt.web.accounts.api_access import REFUSALS, Code, Pages
from beredt.web.prices.models import PriceModelVersion
from beredt.web.prices.packages import concluded, opened
from beredt.web.prices.permissions import readable_price_models

router = Router(tags=["prices"])


class PriceModelOut(Schema):
    """One published price model."""

    name: str
    title: str
    fingerprint: str
    published_at: datetime


class PriceModelDocument(PriceModelOut):
    """One published price model with all that follows from it."""

    document: dict[str, Any]


@router.get("", response={200: list[PriceModelOut], **REFUSALS})
@paginate(Pages)
def list_price_models(request: HttpRequest) -> QuerySet[PriceModelVersion]:
    """List the published price models that one may read, newest first."""
    return readable_price_models(request.user).defer("package")


@router.get("/{fingerprint}", response={200: PriceModelDocument, **REFUSALS})
def read_price_model(request: HttpRequest, fingerprint: Code) -> dict[str, Any]:
    """Return one published price model, as `beredt price-model --json` prints it."""
    found = readable_price_models(request.user).filter(fingerprint=fingerprint)
    # Two organisations may have published the same; what came with Beredt is first.
    first = found.order_by("pk").values("pk")[:1]
    version = get_object_or_404(found.filter(pk__in=first).defer("package"))
    if (conclusions := concluded(version)) is None:
        raise HttpError(404, "The model has no two alternatives of 2027.")
    said = price_model_document(opened(version), conclusions)
    return {**PriceModelOut.from_orm(version).dict(), "document": said}
