"""Drafts of registers, for programs."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Number, Pages
from beredt.web.drafts.models import RegisterDraft
from beredt.web.drafts.permissions import readable_drafts

router = Router(tags=["drafts"])


class DraftOut(Schema):
    """One draft; `base` is the fingerprint of what it began with."""

    id: int
    title: str
    version: str
    state: str
    base: str
    organisation: str
    made_at: datetime

    @staticmethod
    def resolve_base(draft: RegisterDraft) -> str:
        """Return the fingerprint of what the draft began with."""
        return draft.base.fingerprint

    @staticmethod
    def resolve_organisation(draft: RegisterDraft) -> str:
        """Return the code of whose draft it is."""
        return draft.organisation.code


@router.get("", response={200: list[DraftOut], **REFUSALS})
@paginate(Pages)
def list_drafts(request: HttpRequest) -> QuerySet[RegisterDraft]:
    """List the drafts that one may read, newest first."""
    return _readable(request)


@router.get("/{number}", response={200: DraftOut, **REFUSALS})
def read_draft(request: HttpRequest, number: Number) -> RegisterDraft:
    """Return one draft."""
    return get_object_or_404(_readable(request), pk=number)


def _readable(request: HttpRequest) -> QuerySet[RegisterDraft]:
    found = readable_drafts(request.user).select_related("base", "organisation")
    return found.defer("base__package")
