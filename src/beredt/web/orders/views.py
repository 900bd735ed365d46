"""Pages of ordered work."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.orders.actions import cancel_order
from beredt.web.orders.permissions import may_cancel, readable_orders
from beredt.web.orders.tables import orders_table

ON_A_PAGE = 50


@signed_in
def orders(request: SignedIn) -> HttpResponse:
    """List the orders that one may see, newest first."""
    readable = Paginator(readable_orders(request.user), ON_A_PAGE)
    page = readable.get_page(request.GET.get("page"))
    table = orders_table(page, readable.count)
    return render(request, "orders/orders.html", {"page": page, "table": table})


@signed_in
def order(request: SignedIn, pk: int) -> HttpResponse:
    """Show how far an order has come."""
    shown = get_object_or_404(readable_orders(request.user), pk=pk)
    page = {
        "order": shown,
        "may_cancel": shown.is_open and may_cancel(request.user, shown),
    }
    # The bar asks again by itself; it gets itself alone.
    name = "progress" if request.headers.get("HX-Request") else "order"
    return render(request, f"orders/{name}.html", page)


@require_POST
@signed_in
def cancel(request: SignedIn, pk: int) -> HttpResponse:
    """Give an order up."""
    shown = get_object_or_404(readable_orders(request.user), pk=pk)
    if not may_cancel(request.user, shown):
        raise PermissionDenied
    cancel_order(shown, by=request.user)
    return redirect(shown)
