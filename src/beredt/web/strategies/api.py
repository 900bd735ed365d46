"""Strategies, for programs."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from beredt.report.strategy import strategy_document
from beredt.web.accounts.api_access import REFUSALS, Number, Pages
from beredt.web.strategies.contents import observed, whole
from beredt.web.strategies.models import Strategy
from beredt.web.strategies.permissions import readable_strategies

router = Router(tags=["strategies"])


class StrategyOut(Schema):
    """One strategy that is followed."""

    id: int
    name: str
    title: str
    organisation: str = Field(alias="organisation.code")


@router.get("", response={200: list[StrategyOut], **REFUSALS}, by_alias=False)
@paginate(Pages)
def list_strategies(request: HttpRequest) -> QuerySet[Strategy]:
    """List the strategies that one may read."""
    return readable_strategies(request.user).select_related("organisation")


@router.get("/{number}", response={200: dict[str, Any], **REFUSALS})
def read_strategy(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Return goals, status, indicators and values, as `beredt indicators --json`."""
    shown = get_object_or_404(readable_strategies(request.user), pk=number)
    return strategy_document(whole(shown), observed(shown))
