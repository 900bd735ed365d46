"""How the site is doing, counted in the database: the same from every process."""

from collections.abc import Iterator
from importlib.metadata import version

from allauth.usersessions.models import UserSession
from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from beredt.web.audit.models import Head
from beredt.web.orders.models import Order


class Vitals(Collector):
    """What Prometheus is told."""

    def collect(self) -> Iterator[Metric]:
        """Yield each number."""
        yield InfoMetricFamily(
            "beredt", "The version that runs.", value={"version": version("beredt")}
        )
        yield from _orders()
        yield GaugeMetricFamily(
            "beredt_sessions", "Open sessions.", value=UserSession.objects.count()
        )
        head = Head.objects.filter(pk=1).first() or Head()
        yield CounterMetricFamily(
            "beredt_events", "Actions in the log.", value=head.number
        )


def _orders() -> Iterator[Metric]:
    counted = dict(Order.objects.values_list("state").annotate(Count("pk")).order_by())
    states = GaugeMetricFamily("beredt_orders", "Orders.", labels=["state"])
    for state in Order.State.values:
        states.add_metric([state], counted.get(state, 0))
    yield states
    waiting = Order.objects.filter(state=Order.State.WAITING)
    oldest = waiting.aggregate(at=Min("ordered_at"))["at"]
    age = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    yield GaugeMetricFamily(
        "beredt_oldest_order_seconds", "Age of the oldest order that waits.", value=age
    )
