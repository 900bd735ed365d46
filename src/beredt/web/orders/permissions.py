"""Which orders somebody sees and may cancel."""

from django.db.models import Q, QuerySet

from beredt.web.accounts.permissions import Permission, Visitor, below, places_where
from beredt.web.orders.models import Order


def readable_orders(user: Visitor) -> QuerySet[Order]:
    """Keep one's own orders, and those for one's places."""
    own = Q(ordered_by=user.pk) if user.pk else Q(pk__in=[])
    places = places_where(user, Permission.READ)
    return Order.objects.filter(own | below(places, "place"))


def may_cancel(user: Visitor, order: Order) -> bool:
    """Tell whether an order is somebody's own."""
    return user.pk is not None and order.ordered_by_id == user.pk
