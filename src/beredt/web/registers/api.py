"""Register versions, for programs."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Code, Pages
from beredt.web.registers.labels import hidden_from
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.permissions import readable_registers

router = Router(tags=["registers"])


class RegisterOut(Schema):
    """One published register."""

    name: str
    version: str
    title: str
    fingerprint: str
    published_at: datetime


@router.get("", response={200: list[RegisterOut], **REFUSALS})
@paginate(Pages)
def list_registers(request: HttpRequest) -> QuerySet[RegisterVersion]:
    """List the published registers that one may read, newest first."""
    return readable_registers(request.user).defer("package")


@router.get("/{fingerprint}", response={200: RegisterOut, **REFUSALS})
def read_register(request: HttpRequest, fingerprint: Code) -> RegisterVersion:
    """Return what one published register is called."""
    readable = readable_registers(request.user).defer("package")
    return get_object_or_404(readable, fingerprint=fingerprint)


ZIP = {"application/zip": {"schema": {"type": "string", "format": "binary"}}}


@router.get(
    "/{fingerprint}/package",
    response=REFUSALS,
    openapi_extra={"responses": {200: {"description": "OK", "content": ZIP}}},
)
def download_register(request: HttpRequest, fingerprint: Code) -> HttpResponse:
    """Return a published register as a Data Package, zipped."""
    readable = readable_registers(request.user).select_related("organisation")
    found = get_object_or_404(readable, fingerprint=fingerprint)
    if hidden_from(request.user, found.organisation):
        raise HttpError(403, "The package holds fields that are withheld.")
    response = HttpResponse(bytes(found.package), content_type="application/zip")
    name = f"{found.name}-{found.version}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
