"""Ordered work, for programs."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Number, Pages
from beredt.web.orders.models import Order
from beredt.web.orders.permissions import readable_orders

router = Router(tags=["orders"])


class OrderOut(Schema):
    """One order and how far it has come."""

    id: int
    kind: str
    title: str
    state: str
    done: int
    total: int
    ordered_at: datetime
    ended_at: datetime | None
    result: Any
    fault: str


@router.get("", response={200: list[OrderOut], **REFUSALS})
@paginate(Pages)
def list_orders(request: HttpRequest) -> QuerySet[Order]:
    """List the orders that one may see, newest first."""
    return readable_orders(request.user)


@router.get("/{number}", response={200: OrderOut, **REFUSALS})
def read_order(request: HttpRequest, number: Number) -> Order:
    """Return one order."""
    return get_object_or_404(readable_orders(request.user), pk=number)
