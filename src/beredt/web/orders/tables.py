"""Orders as a table."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.orders.models import Order

TONES = {
    Order.State.RUNNING: "info",
    Order.State.DONE: "success",
    Order.State.FAILED: "danger",
}


def orders_table(orders: Iterable[Order], count: int) -> Table:
    """Show what was ordered, and where it is."""
    return Table(
        caption=ngettext("%(count)s bestilling", "%(count)s bestillinger", count)
        % {"count": count},
        columns=(
            Column(key="title", label=_("Tittel")),
            Column(key="state", label=_("Tilstand")),
            Column(key="at", label=_("Bestilt")),
        ),
        rows=[
            (
                Cell(order.title, address=order.get_absolute_url()),
                Cell(
                    order.get_state_display(),
                    tone=TONES.get(Order.State(order.state), "neutral"),
                ),
                date_format(localtime(order.ordered_at), "SHORT_DATETIME_FORMAT"),
            )
            for order in orders
        ],
    )
