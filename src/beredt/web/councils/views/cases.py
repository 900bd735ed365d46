"""Pages of cases: what is proposed, decided, signed and followed up."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.assessments.access import finished
from beredt.web.councils.access import item_for, meeting_for
from beredt.web.councils.actions.deciding import (
    FrozenError,
    finish_follow_up,
    place_case,
    promote_open_item,
    proposed_text,
    raise_case,
    record_decision,
    sign_decision,
)
from beredt.web.councils.forms.meetings import DecisionForm, PlaceForm
from beredt.web.councils.models import AgendaItem, Decision
from beredt.web.councils.opening import attendance_in, opened
from beredt.web.councils.parts import OF_ITEM
from beredt.web.councils.permissions import (
    may_change,
    may_run,
    may_sign,
    readable_follow_ups,
    readable_meetings,
    running_bodies,
    unsigned_decisions,
)
from beredt.web.councils.shown import cases as shown
from beredt.web.councils.shown.meetings import present_in
from beredt.web.scenarios.permissions import readable_scenarios


@signed_in
def case(request: SignedIn, pk: int) -> HttpResponse:
    """Show a case: who takes part in it, what is proposed, and what was decided."""
    return _show(request, item_for(request.user, pk))


@require_POST
@signed_in
def decide(request: SignedIn, pk: int) -> HttpResponse:
    """Record what was decided."""
    item = _mine(request, pk)
    form = _decision_form(item, request.POST)
    if form is None:
        messages.error(request, _("Saken har ikke fått tid på sakslisten."))
        return redirect(item)
    if not form.is_valid():
        return _show(request, item, form=form, status=422)
    _record(request, item, **form.cleaned_data)
    return redirect(item)


@require_POST
@signed_in
def adopt(request: SignedIn, pk: int) -> HttpResponse:
    """Record that a case was decided as proposed, by all who were there."""
    item = _mine(request, pk)
    try:
        text = proposed_text(item)
    except ValueError as error:
        messages.error(request, str(error))
    else:
        _record(request, item, text=text)
    return redirect("councils:decisions", pk=item.meeting_id)


@require_POST
@signed_in
def sign(request: SignedIn, pk: int) -> HttpResponse:
    """Sign the decision of a case."""
    item = item_for(request.user, pk)
    decision = item.decided
    if decision is None:
        raise Http404
    if item.meeting is None or not may_sign(request.user, item.meeting):
        raise PermissionDenied
    _sign(request, decision)
    return redirect(item)


@require_POST
@signed_in
def sign_all(request: SignedIn, pk: int) -> HttpResponse:
    """Sign every decision of a meeting that one has not signed."""
    meeting = meeting_for(request.user, pk)
    if not may_sign(request.user, meeting):
        raise PermissionDenied
    for decision in unsigned_decisions(request.user, meeting):
        _sign(request, decision)
    return redirect("councils:decisions", pk=pk)


@require_POST
@signed_in
def place(request: SignedIn, pk: int) -> HttpResponse:
    """Put a case that waits on the agenda of a meeting."""
    item = _mine(request, pk)
    form = _place_form(request)
    if form.is_valid() and item.meeting is None:
        place_case(item, form.cleaned_data["meeting"], by=request.user)
    return redirect(item)


@require_POST
@signed_in
def promote(request: SignedIn, pk: int) -> HttpResponse:
    """Make a case of every question that a case left open."""
    item = item_for(request.user, pk)
    if not may_change(request.user, item, "follow-up"):
        raise PermissionDenied
    for open_item in item.openitem_rows.filter(became=None):
        promote_open_item(open_item, by=request.user)
    return redirect(item)


@require_POST
@signed_in
def finish(request: SignedIn, pk: int) -> HttpResponse:
    """Note that a follow-up is done."""
    found = get_object_or_404(readable_follow_ups(request.user), pk=pk)
    if not may_change(request.user, found.item, "follow-up"):
        raise PermissionDenied
    finish_follow_up(found, by=request.user)
    return redirect(found.item)


@require_POST
@signed_in
def from_assessment(request: SignedIn, pk: int) -> HttpResponse:
    """Make a case of a result, with its address and its fingerprint."""
    assessment = finished(request.user, pk)
    return _raise(
        request,
        title=assessment.title,
        background=assessment.headline,
        origin=_("Beregning: %(title)s") % {"title": assessment.title},
        origin_address=assessment.get_absolute_url(),
        origin_fingerprint=assessment.order.key.partition("-")[0],
    )


@require_POST
@signed_in
def from_scenario(request: SignedIn, pk: int) -> HttpResponse:
    """Make a case of a published scenario or plan."""
    version = get_object_or_404(readable_scenarios(request.user), pk=pk)
    return _raise(
        request,
        title=version.title,
        origin=_("Scenario: %(title)s") % {"title": version.title},
        origin_address=version.get_absolute_url(),
        origin_fingerprint=version.fingerprint,
    )


def _raise(request: SignedIn, **said: str) -> HttpResponse:
    """Let a case wait for the body whose secretariat one is."""
    body = running_bodies(request.user).filter(last_day=None).first()
    if body is None:
        raise PermissionDenied
    return redirect(raise_case(body, **said, by=request.user))


def _show(
    request: SignedIn,
    item: AgendaItem,
    *,
    form: DecisionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    may = {kind: may_change(request.user, item, kind) for kind in OF_ITEM}
    decision = item.decided
    meeting = item.meeting
    attendance = attendance_in(opened(meeting).meeting, item) if meeting else None
    may_decide = may_run(request.user, item) and not item.is_frozen
    page: dict[str, Any] = {
        "item": item,
        "facts": shown.facts_of(item),
        "attendance": attendance,
        "sections": [] if item.is_break else list(shown.sections_of(item, may)),
        "decision": decision,
        "may_change": may_run(request.user, item),
        "may_finish": may["follow-up"],
        "to_finish": item.followup_rows.filter(done_day=None),
        "to_promote": item.openitem_rows.filter(became=None).exists(),
        "form": form or (_decision_form(item) if may_decide else None),
        "place_form": _place_form(request) if meeting is None else None,
    }
    if attendance:
        page["present"] = present_in(attendance)
        page["may_vote"] = shown.votes_in(attendance)
    if decision and meeting:
        page["votes"] = shown.votes_of(decision)
        page["signed"] = shown.signatures_of(decision)
        has_signed = decision.signatures.filter(by=request.user).exists()
        page["may_sign"] = (
            not decision.is_final and not has_signed and may_sign(request.user, meeting)
        )
    return render(request, "councils/case.html", page, status=status)


def _mine(request: SignedIn, pk: int) -> AgendaItem:
    """Return a case that one may change."""
    item = item_for(request.user, pk)
    if not may_run(request.user, item):
        raise PermissionDenied
    return item


def _decision_form(item: AgendaItem, data: Any = None) -> DecisionForm | None:
    """Return a form with the proposal as it reads now, once the case has a time."""
    if item.meeting is None or item.is_break:
        return None
    attendance = attendance_in(opened(item.meeting).meeting, item)
    if attendance is None:
        return None
    try:
        text = proposed_text(item)
    except ValueError:
        text = ""
    return DecisionForm(data, attendance=attendance, initial={"text": text})


def _place_form(request: SignedIn) -> PlaceForm:
    own = running_bodies(request.user).order_by().values("pk")
    planned = readable_meetings(request.user).planned()
    among = planned.filter(body__in=own).select_related("body")
    return PlaceForm(request.POST or None, among=among)


def _record(request: SignedIn, item: AgendaItem, **said: Any) -> None:
    try:
        record_decision(item, **said, by=request.user)
    except FrozenError:
        messages.error(request, _("Noen har signert vedtaket. Det kan ikke endres."))
    except ValueError:
        messages.error(request, _("For få med stemmerett er til stede i saken."))


def _sign(request: SignedIn, decision: Decision) -> None:
    try:
        sign_decision(decision, by=request.user)
    except ValueError:
        messages.error(request, _("Vedtaket er signert av to, eller av deg."))
