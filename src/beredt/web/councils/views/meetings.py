"""Pages of meetings."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.councils.access import item_for, meeting_for
from beredt.web.councils.actions.meetings import (
    UnfinishedError,
    call_meeting,
    change_meeting,
    close_meeting,
    copy_meeting,
    move_item,
    number_cases,
    propose,
    time_agenda,
)
from beredt.web.councils.forms.meetings import (
    CallForm,
    MeetingForm,
    ProposalsForm,
)
from beredt.web.councils.models import Meeting, Passage
from beredt.web.councils.permissions import (
    may_run,
    may_sign,
    readable_follow_ups,
    running_bodies,
)
from beredt.web.councils.shown import meetings as shown
from beredt.web.councils.shown.cases import taken
from beredt.web.layout.seen import latest


@signed_in
def call(request: SignedIn) -> HttpResponse:
    """Show the form, or call a meeting with the agenda that was pasted."""
    among = running_bodies(request.user)
    if not among.exists():
        raise PermissionDenied
    form = CallForm(request.POST or None, request.FILES or None, among=among)
    if form.is_valid():
        meeting = call_meeting(
            form.save(commit=False),
            papers=form.papers,
            passages=form.passages,
            by=request.user,
        )
        return redirect(meeting)
    status = 422 if form.is_bound else 200
    return render(request, "councils/call.html", {"form": form}, status=status)


@signed_in
def meeting(request: SignedIn, pk: int) -> HttpResponse:
    """Show the agenda, and beside it what does not agree."""
    found = meeting_for(request.user, pk)
    findings = shown.findings_in(found)
    page = {
        "findings": findings,
        "lines": shown.agenda_lines(found, findings),
        "facts": shown.facts_of(found),
        "ways": (("up", _("Opp")), ("down", _("Ned"))),
        "copyable": found.is_example and running_bodies(request.user).exists(),
    }
    return _page(request, found, "meeting", page)


@signed_in
def people(request: SignedIn, pk: int) -> HttpResponse:
    """Show who sits, who sits for whom, and who votes in each case."""
    found = meeting_for(request.user, pk)
    may = may_run(request.user, found)
    page = {
        "tables": shown.people_tables(found, may_change=may),
        "attendance": shown.attendance_table(found),
    }
    return _page(request, found, "people", page)


@signed_in
def papers(request: SignedIn, pk: int) -> HttpResponse:
    """Show what the papers say beside the agenda, as it is printed there."""
    found = meeting_for(request.user, pk)
    page = {
        "table": shown.passages_table(
            found.passage_rows.all(), may_change=may_run(request.user, found)
        ),
        "kinds": Passage.Kind.choices,
    }
    return _page(request, found, "papers", page)


@signed_in
def decisions(request: SignedIn, pk: int) -> HttpResponse:
    """Show how far each case has come, and what is to be done."""
    found = meeting_for(request.user, pk)
    related = ("item", "due_meeting__body")
    after = readable_follow_ups(request.user).filter(item__meeting=found)
    due = found.due_follow_ups.select_related(*related)
    may = may_run(request.user, found)
    page = {
        "taken": taken(found.items.prefetch_related("proposal_rows")),
        "after": shown.follow_ups_table(
            after.select_related(*related), _("Oppfølging etter møtet")
        ),
        "due": shown.follow_ups_table(due, _("Fra tidligere møter, til dette møtet")),
        "may_sign": may_sign(request.user, found),
        "may_close": may,
    }
    return _page(request, found, "decisions", page)


@signed_in
@transaction.atomic
def change(request: SignedIn, pk: int) -> HttpResponse:
    """Show the form, or change where and when a meeting is."""
    found = _mine(request, pk)
    if request.method == "POST":
        found = latest(found)
    form = MeetingForm(request.POST or None, instance=found)
    if form.is_valid():
        change_meeting(form.save(commit=False), by=request.user)
        return redirect(found)
    page = {"form": form, "meeting": found}
    status = 422 if form.is_bound else 200
    return render(request, "councils/change.html", page, status=status)


@signed_in
def proposals(request: SignedIn, pk: int) -> HttpResponse:
    """Show a field for the proposed decision of each case, or write them."""
    found = _mine(request, pk)
    items = [
        item
        for item in found.items.prefetch_related("proposal_rows")
        if not item.is_break and len(item.proposal_rows.all()) < 2
    ]
    form = ProposalsForm(request.POST or None, items=items)
    if form.is_valid():
        propose(found, form.texts(), by=request.user)
        return redirect("councils:decisions", pk=pk)
    page = {"form": form, "meeting": found}
    return render(request, "councils/proposals.html", page)


@require_POST
@signed_in
def time(request: SignedIn, pk: int) -> HttpResponse:
    """Give every line of the agenda its time."""
    found = _mine(request, pk)
    try:
        time_agenda(found, by=request.user)
    except ValueError:
        messages.error(request, _("Noen linjer mangler minutter."))
    return redirect(found)


@require_POST
@signed_in
def number(request: SignedIn, pk: int) -> HttpResponse:
    """Give every case its number."""
    found = _mine(request, pk)
    number_cases(found, by=request.user)
    return redirect(found)


@require_POST
@signed_in
def move(request: SignedIn, pk: int, way: str) -> HttpResponse:
    """Move a line up or down the agenda."""
    item = item_for(request.user, pk)
    if item.meeting is None or not may_run(request.user, item):
        raise PermissionDenied
    move_item(item, steps=-1 if way == "up" else 1, by=request.user)
    return redirect(f"{item.meeting.get_absolute_url()}#item-{item.pk}")


@require_POST
@signed_in
def copy(request: SignedIn, pk: int) -> HttpResponse:
    """Begin a meeting of one's own that says what an example says."""
    found = meeting_for(request.user, pk)
    own = running_bodies(request.user)
    body = own.filter(pk=found.body_id).first() or get_object_or_404(own[:1])
    return redirect(copy_meeting(found, body=body, by=request.user))


@require_POST
@signed_in
def close(request: SignedIn, pk: int) -> HttpResponse:
    """Close a meeting whose decisions are all final."""
    found = _mine(request, pk)
    try:
        close_meeting(found, by=request.user)
    except UnfinishedError as error:
        said = _("Disse sakene er ikke vedtatt og signert av to: %(cases)s.")
        messages.error(request, said % {"cases": error})
        return redirect("councils:decisions", pk=pk)
    return redirect(found)


def _mine(request: SignedIn, pk: int) -> Meeting:
    """Return a meeting that one may change."""
    found = meeting_for(request.user, pk)
    if not may_run(request.user, found):
        raise PermissionDenied
    return found


def _page(
    request: SignedIn, found: Meeting, name: str, page: dict[str, Any]
) -> HttpResponse:
    findings = page["findings"] if "findings" in page else shown.findings_in(found)
    whole = {
        "meeting": found,
        "days": shown.days_of(found),
        "findings": findings,
        "tabs": list(shown.tabs_of(found)),
        "may_change": may_run(request.user, found),
        **page,
    }
    return render(request, f"councils/{name}.html", whole)
