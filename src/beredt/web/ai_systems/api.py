"""AI systems, for programs; what everybody may see needs no key."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from beredt.report.ai_systems import systems_document
from beredt.web.accounts.api_access import REFUSALS, Code, Pages
from beredt.web.ai_systems.models import RegisteredSystem
from beredt.web.ai_systems.opening import open_records
from beredt.web.ai_systems.permissions import readable_systems

router = Router(tags=["ai-systems"])


class SystemOut(Schema):
    """One AI system, and what its published record says."""

    code: str
    organisation: str | None = Field(None, alias="organisation.code")
    number: int = Field(alias="published.number")
    is_public: bool = Field(alias="published.is_public")
    content: dict[str, Any] = Field(alias="published.content")


class Counted(Schema):
    """The records that everybody may see, and how they are counted."""

    unique: int
    undecided: int
    by_region_and_phase: list[dict[str, Any]]
    by_category: dict[str, int]
    by_gain: dict[str, int]
    systems: list[dict[str, Any]]


@router.get("", response={200: list[SystemOut], **REFUSALS})
@paginate(Pages)
def list_systems(request: HttpRequest) -> QuerySet[RegisteredSystem]:
    """List the AI systems that one may read and that are published."""
    return _published(request)


@router.get("/open", response={200: Counted}, auth=None)
def open_systems(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """Return what everybody may see, as `beredt ai-systems --json` prints it."""
    return systems_document(open_records())


@router.get("/{code}", response={200: SystemOut, **REFUSALS})
def read_system(request: HttpRequest, code: Code) -> RegisteredSystem:
    """Return one AI system."""
    return get_object_or_404(_published(request), code=code)


def _published(request: HttpRequest) -> QuerySet[RegisteredSystem]:
    published = readable_systems(request.user).exclude(published=None)
    return published.select_related("published", "organisation")
