"""Pages of bodies, and the door to all that councils do."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.accounts.models import OrganisationQuerySet
from beredt.web.accounts.permissions import Permission, organisations_where
from beredt.web.councils.access import body_for
from beredt.web.councils.actions.keeping import keep_body
from beredt.web.councils.forms.meetings import BodyForm
from beredt.web.councils.models import Body
from beredt.web.councils.permissions import (
    may_run,
    readable_bodies,
    readable_follow_ups,
    readable_items,
    readable_meetings,
    running_bodies,
)
from beredt.web.councils.shown import bodies as shown
from beredt.web.councils.shown.cases import waiting_table
from beredt.web.councils.shown.meetings import follow_ups_table, meetings_table
from beredt.web.layout.seen import latest

ON_A_PAGE = 50


@signed_in
def councils(request: SignedIn) -> HttpResponse:
    """Show the meetings that one reads, what waits, and what is to be done."""
    meetings = readable_meetings(request.user).select_related("body")
    page = Paginator(meetings, ON_A_PAGE).get_page(request.GET.get("page"))
    waiting = readable_items(request.user).filter(meeting=None).select_related("body")
    to_do = readable_follow_ups(request.user).filter(done_day=None)
    related = ("item", "due_meeting__body")
    shown_here = {
        "meetings": meetings_table(page, page.paginator.count),
        "page": page,
        "waiting": waiting_table(list(waiting)),
        "follow_ups": follow_ups_table(
            to_do.select_related(*related), _("Til oppfølging")
        ),
        "may_call": running_bodies(request.user).exists(),
    }
    return render(request, "councils/councils.html", shown_here)


@signed_in
def bodies(request: SignedIn) -> HttpResponse:
    """List councils and committees, those of former names too."""
    found = readable_bodies(request.user).select_related("organisation", "predecessor")
    page = {
        "table": shown.bodies_table(found.prefetch_related("seats")),
        "may_add": _owned(request).exists(),
    }
    return render(request, "councils/bodies.html", page)


@signed_in
def body(request: SignedIn, pk: int) -> HttpResponse:
    """Show a body: its names, its seats, what it answers for, its meetings."""
    found = body_for(request.user, pk)
    meetings = readable_meetings(request.user).filter(body=found)
    may = may_run(request.user, found)
    page = {
        "body": found,
        "facts": shown.facts_of(found),
        "names": shown.former_and_later(found),
        "seats": shown.seats_table(found.seats.select_related("user"), may_change=may),
        "responsibilities": shown.responsibilities_table(
            found.responsibilities.all(), may_change=may
        ),
        "meetings": meetings_table(meetings, meetings.count(), of_one_body=True),
        "may_change": may,
    }
    return render(request, "councils/body.html", page)


@signed_in
def new_body(request: SignedIn) -> HttpResponse:
    """Show the form, or add a body."""
    if not _owned(request).exists():
        raise PermissionDenied
    today = localdate().isoformat()
    return _form(request, Body(source=request.user.name, source_date=today))


@signed_in
def change_body(request: SignedIn, pk: int) -> HttpResponse:
    """Show the form, or change a body."""
    found = body_for(request.user, pk)
    if not may_run(request.user, found):
        raise PermissionDenied
    return _form(request, found)


@transaction.atomic
def _form(request: SignedIn, body: Body) -> HttpResponse:
    body = latest(body) if request.method == "POST" else body
    form = BodyForm(request.POST or None, instance=body, among=_owned(request))
    if form.is_valid():
        return redirect(keep_body(form.save(commit=False), by=request.user))
    page = {"form": form, "body": body if body.pk else None}
    status = 422 if form.is_bound else 200
    return render(request, "councils/body_form.html", page, status=status)


def _owned(request: SignedIn) -> OrganisationQuerySet:
    return organisations_where(request.user, Permission.RUN_COUNCILS)
