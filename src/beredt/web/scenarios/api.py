"""Scenario versions, for programs."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Code, Pages
from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.permissions import readable_scenarios

router = Router(tags=["scenarios"])


class ScenarioOut(Schema):
    """One published scenario."""

    name: str
    titles: dict[str, str]
    fingerprint: str
    published_at: datetime


class ScenarioText(ScenarioOut):
    """One published scenario with its TOML."""

    text: str


@router.get("", response={200: list[ScenarioOut], **REFUSALS})
@paginate(Pages)
def list_scenarios(request: HttpRequest) -> QuerySet[ScenarioVersion]:
    """List the published scenarios that one may read."""
    return readable_scenarios(request.user).defer("text")


@router.get("/{fingerprint}", response={200: ScenarioText, **REFUSALS})
def read_scenario(request: HttpRequest, fingerprint: Code) -> ScenarioVersion:
    """Return one published scenario, as it was written."""
    found = readable_scenarios(request.user).filter(fingerprint=fingerprint)
    # Two organisations may have published the same; what came with Beredt is first.
    return get_object_or_404(found.filter(pk=found.order_by("pk").values("pk")[:1]))
