"""Pages where one need, disruption or measure of a draft is written by its form."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beredt.files.scenarios.amending import (
    UnchangeableError,
    amended,
    items_in,
    without,
)
from beredt.files.scenarios.kinds import UNIONS, kinds_of
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.scenarios.actions import ConflictError, save_draft
from beredt.web.scenarios.forms import HappeningReadForm
from beredt.web.scenarios.happenings import HappeningForm, happening_as_toml
from beredt.web.scenarios.models import ScenarioDraft
from beredt.web.scenarios.permissions import readable_drafts


@signed_in
def add(request: SignedIn, pk: int, section: str, kind: str) -> HttpResponse:
    """Add a need, disruption or measure to a draft by its form."""
    shown = get_object_or_404(readable_drafts(request.user), pk=pk)
    if section not in UNIONS or kind not in kinds_of(section):
        raise Http404
    form = HappeningForm(request.POST or None, section=section, kind=kind)
    if form.is_valid():
        text = f"{shown.text.rstrip()}\n\n{form.as_toml()}"
        try:
            save_draft(shown, text=text, revision=shown.revision, by=request.user)
            return redirect(shown)
        except ConflictError:
            # In this very moment: what was typed stays, and goes below theirs.
            form.add_error(None, _("Noen andre lagret akkurat nå. Lagre igjen."))
    page = {"draft": shown, "form": form, "kind": form.title}
    status = 422 if form.is_bound else 200
    return render(request, "scenarios/happening.html", page, status=status)


@signed_in
def change(request: SignedIn, pk: int, section: str, index: int) -> HttpResponse:
    """Show what a happening of a draft says; save what was changed."""
    shown = get_object_or_404(readable_drafts(request.user), pk=pk)
    read = HappeningReadForm(request.POST or None)
    if read.is_valid():
        index = _index_now(shown, section, index, read.cleaned_data["known_as"])
        if index < 0:
            return _saved_meanwhile(request, shown)
    said = _said(shown, section, index)
    form = HappeningForm(
        request.POST or None, section=section, kind=said["kind"], said=said
    )
    other = ""
    if form.is_valid() and read.is_valid():
        try:
            text = amended(shown.text, section, index, form.wanted())
            revision = read.cleaned_data["revision"]
            save_draft(shown, text=text, revision=revision, by=request.user)
            return redirect(shown)
        except UnchangeableError:
            return _left_to_its_writer(request, shown)
        except ConflictError:
            # What was typed stays in the fields; what the other saved stands above.
            other = happening_as_toml(section, said)
    page = {"draft": shown, "form": form, "kind": form.title, "other": other}
    page |= {"section": section, "index": index, "known_as": said.get("name", "")}
    status = 409 if other else 422 if form.is_bound else 200
    return render(request, "scenarios/happening.html", page, status=status)


@require_POST
@signed_in
def remove(request: SignedIn, pk: int, section: str, index: int) -> HttpResponse:
    """Take a happening out of a draft, unless the draft was saved since it was read."""
    shown = get_object_or_404(readable_drafts(request.user), pk=pk)
    read = HappeningReadForm(request.POST)
    _said(shown, section, index)
    if not read.is_valid():
        return redirect(shown)
    try:
        text = without(shown.text, section, index)
        revision = read.cleaned_data["revision"]
        save_draft(shown, text=text, revision=revision, by=request.user)
    except UnchangeableError:
        return _left_to_its_writer(request, shown)
    except ConflictError:
        return _saved_meanwhile(request, shown)
    messages.success(request, _("Hendelsen er fjernet. Loggen husker den."))
    return redirect(shown)


def _index_now(shown: ScenarioDraft, section: str, index: int, name: str) -> int:
    """Return the number of a happening now, or -1 when it is gone.

    Others may have come before it since it was read.
    """
    items = items_in(shown.text, section)
    if name == items.get(index, {}).get("name", ""):
        return index
    return next((at for at, item in items.items() if item.get("name") == name), -1)


def _said(shown: ScenarioDraft, section: str, index: int) -> dict[str, Any]:
    """Return what a happening says; raises `Http404` when it has no form."""
    said = items_in(shown.text, section).get(index, {}) if section in UNIONS else {}
    if said.get("kind") not in (kinds_of(section) if said else ()):
        raise Http404
    return said


def _saved_meanwhile(request: SignedIn, shown: ScenarioDraft) -> HttpResponse:
    messages.error(request, _("Noen andre har lagret imens. Se hva, først."))
    return redirect(shown)


def _left_to_its_writer(request: SignedIn, shown: ScenarioDraft) -> HttpResponse:
    messages.error(
        request, _("Dette må endres i teksten: det er skrevet på en egen måte.")
    )
    return redirect(shown)
