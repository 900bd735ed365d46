"""Organisations, for programs."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Code, Pages
from beredt.web.accounts.models import Organisation
from beredt.web.accounts.permissions import readable_organisations

router = Router(tags=["organisations"])


class OrganisationOut(Schema):
    """One organisation; `path` holds the codes of all it belongs to."""

    code: str
    name: str
    kind: str
    path: str


@router.get("", response={200: list[OrganisationOut], **REFUSALS})
@paginate(Pages)
def list_organisations(request: HttpRequest) -> QuerySet[Organisation]:
    """List the organisations that one may see, in the order of the tree."""
    return readable_organisations(request.user)


@router.get("/{code}", response={200: OrganisationOut, **REFUSALS})
def read_organisation(request: HttpRequest, code: Code) -> Organisation:
    """Return one organisation."""
    return get_object_or_404(readable_organisations(request.user), code=code)
