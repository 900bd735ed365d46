"""Forms for the parts that bodies, meetings and cases are written from."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.councils.access import body_for, item_for, meeting_for, part_for
from beredt.web.councils.actions.keeping import keep_part, remove_part
from beredt.web.councils.actions.meetings import next_position
from beredt.web.councils.forms.parts import FORMS
from beredt.web.councils.models import AgendaItem, Body, Meeting, Passage
from beredt.web.councils.parts import OF_BODY, OF_ITEM, OF_MEETING, Owner, Part, kind_of
from beredt.web.councils.permissions import may_change
from beredt.web.layout.seen import latest


@signed_in
def body_part(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """Add to a body."""
    return _add(request, body_for(request.user, pk), kind, OF_BODY)


@signed_in
def meeting_part(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """Add to a meeting."""
    return _add(request, meeting_for(request.user, pk), kind, OF_MEETING)


@signed_in
def case_part(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """Add to a case."""
    return _add(request, item_for(request.user, pk), kind, OF_ITEM)


@signed_in
def part(request: SignedIn, kind: str, pk: int) -> HttpResponse:
    """Change a part, or show what it says."""
    found = part_for(request.user, kind, pk)
    if not may_change(request.user, found.owner, kind):
        raise PermissionDenied
    return _form(request, found)


@require_POST
@signed_in
def remove(request: SignedIn, kind: str, pk: int) -> HttpResponse:
    """Take a part away."""
    found = part_for(request.user, kind, pk)
    owner = found.owner
    if not may_change(request.user, owner, kind) or _is_decided(found):
        raise PermissionDenied
    remove_part(found, by=request.user)
    return redirect(_page_of(owner, kind))


def _add(
    request: SignedIn, owner: Owner, kind: str, offered: Mapping[str, type[Part]]
) -> HttpResponse:
    if kind not in offered:
        raise Http404
    if not may_change(request.user, owner, kind):
        raise PermissionDenied
    return _form(request, _new(offered[kind], owner, kind))


def _new(model: type[Part], owner: Owner, kind: str) -> Part:
    said: dict[str, Any] = {}
    if isinstance(owner, AgendaItem):
        said = {"item": owner}
    elif isinstance(owner, Body):
        said = {"body": owner}
    else:
        said = {"meeting": owner}
    if model is Passage:
        said |= {"kind": kind}
    if model is AgendaItem and isinstance(owner, Meeting):
        last = {"position": next_position(owner), "start": owner.end}
        said |= {"body": owner.body, **last}
    return model(**said)


@transaction.atomic
def _form(request: SignedIn, part: Part) -> HttpResponse:
    part = latest(part) if request.method == "POST" else part
    kind, owner = kind_of(part), part.owner
    form = FORMS[type(part)](request.POST or None, instance=part, owner=owner)
    if form.is_valid():
        keep_part(form.save(commit=False), by=request.user)
        return redirect(_page_of(owner, kind))
    what = part if isinstance(part, Passage) else None
    page = {
        "form": form,
        "part": part,
        "kind": kind,
        "owner": owner,
        "what": what.get_kind_display() if what else part._meta.verbose_name,
        "back": _page_of(owner, kind),
        "may_remove": part.pk is not None and not _is_decided(part),
    }
    status = 422 if form.is_bound else 200
    return render(request, "councils/part.html", page, status=status)


def _is_decided(part: Part) -> bool:
    """Whether it is a case with a decision: such a case is never taken away."""
    return isinstance(part, AgendaItem) and part.decided is not None


def _page_of(owner: Owner, kind: str) -> str:
    """Return where a part is shown."""
    if isinstance(owner, Meeting) and kind != "item":
        is_person = kind in {"member", "deputy", "absence"}
        view = "people" if is_person else "papers"
        return reverse(f"councils:{view}", args=[owner.pk])
    return owner.get_absolute_url()
