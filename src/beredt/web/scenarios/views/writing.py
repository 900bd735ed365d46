"""Pages where scenarios are written."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beredt.files.faults import FileError
from beredt.files.scenarios.kinds import UNIONS, kinds_of
from beredt.report.events import EVENTS
from beredt.report.words import word
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.layout.languages import reading_language
from beredt.web.scenarios.actions import (
    ConflictError,
    begin_draft,
    discard_draft,
    publish_draft,
    save_draft,
)
from beredt.web.scenarios.composing import composed
from beredt.web.scenarios.forms import ComposeForm, DraftForm, OwnerForm, RevisionForm
from beredt.web.scenarios.models import ScenarioDraft
from beredt.web.scenarios.permissions import (
    library,
    readable_drafts,
    readable_scenarios,
    writing_organisations,
)
from beredt.web.scenarios.shown import draft_happenings, numbered, timeline
from beredt.web.scenarios.texts import read_draft, with_included
from beredt.web.scenarios.words import SECTIONS


@signed_in
def copy(request: SignedIn, pk: int) -> HttpResponse:
    """Begin a draft from a published scenario."""
    version = get_object_or_404(readable_scenarios(request.user), pk=pk)
    among = writing_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = OwnerForm(request.POST or None, among=among)
    if form.is_valid():
        said = {"text": version.text, "files": version.files}
        return redirect(begin_draft(**said, **form.cleaned_data, by=request.user))
    page = {"published": version, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "scenarios/copy.html", page, status=status)


@signed_in
def compose(request: SignedIn) -> HttpResponse:
    """Begin a draft of scenarios that happen together."""
    among = writing_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = ComposeForm(
        request.POST or None, among=among, scenarios=library(request.user)
    )
    if form.is_valid():
        said = form.cleaned_data
        text = composed(said["name"], said["title"], form.chosen())
        draft = begin_draft(
            text=text, organisation=said["organisation"], by=request.user
        )
        return redirect(draft)
    status = 422 if form.is_bound else 200
    return render(request, "scenarios/compose.html", {"form": form}, status=status)


@signed_in
def draft(request: SignedIn, pk: int) -> HttpResponse:
    """Show a draft with everything that is wrong in it; save what was changed."""
    shown = get_object_or_404(readable_drafts(request.user), pk=pk)
    form = DraftForm(
        request.POST or None,
        initial={"text": shown.text, "revision": shown.revision},
    )
    other = ""
    if form.is_valid():
        try:
            save_draft(shown, **form.cleaned_data, by=request.user)
            return redirect(shown)
        except ConflictError:
            # What was typed stays in the field; what the other saved stands below it.
            other = shown.text
            said = {**form.cleaned_data, "revision": shown.revision}
            form = DraftForm(said)
    status = 409 if other else 422 if form.is_bound else 200
    text = form.data.get("text", shown.text) if form.is_bound else shown.text
    page = {"draft": shown, "form": form, "other": other, "kinds": _kinds()}
    page["happenings"] = draft_happenings(shown)
    page |= _checked(request, shown, text)
    return render(request, "scenarios/draft.html", page, status=status)


@require_POST
@signed_in
def check(request: SignedIn, pk: int) -> HttpResponse:
    """Say what is wrong with what is typed, before it is saved."""
    shown = get_object_or_404(readable_drafts(request.user), pk=pk)
    page = _checked(request, shown, request.POST.get("text", ""))
    return render(request, "scenarios/faults.html", page)


@require_POST
@signed_in
def publish(request: SignedIn, pk: int) -> HttpResponse:
    """Publish a draft, if nothing is wrong with it."""
    shown = get_object_or_404(readable_drafts(request.user), pk=pk)
    try:
        return redirect(publish_draft(shown, by=request.user))
    except FileError:
        messages.error(request, _("Rett feilene først."))
        return redirect(shown)


@require_POST
@signed_in
def discard(request: SignedIn, pk: int) -> HttpResponse:
    """Throw a draft away, unless somebody else has saved it since it was shown."""
    shown = get_object_or_404(readable_drafts(request.user), pk=pk)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return redirect(shown)
    try:
        discard_draft(shown, **form.cleaned_data, by=request.user)
    except ConflictError:
        messages.error(request, _("Noen andre har lagret imens. Se hva, først."))
        return redirect(shown)
    messages.success(request, _("Utkastet er kastet. Loggen husker det."))
    return redirect("scenarios:scenarios")


def _checked(request: SignedIn, shown: ScenarioDraft, text: str) -> dict[str, object]:
    text = text.replace("\r\n", "\n")
    files = with_included(text, shown.files, readable_scenarios(request.user))
    scenario, faults = read_draft(text, files)
    return {
        "faults": faults,
        "lines": numbered(text, faults),
        "timeline": timeline(scenario) if scenario else None,
    }


def _kinds() -> list[tuple[str, str, list[tuple[str, str]]]]:
    lang = reading_language()
    return [
        (
            section,
            str(SECTIONS[section]),
            [(kind, word(EVENTS, kind, lang)) for kind in kinds_of(section)],
        )
        for section in UNIONS
    ]
