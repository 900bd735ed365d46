"""Pages where records are written, published and returned."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beredt.files.faults import FileError
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.accounts.models import Organisation
from beredt.web.ai_systems.access import readable
from beredt.web.ai_systems.actions import (
    ConflictError,
    publish_record,
    register_system,
    return_record,
    take_in,
    write_record,
)
from beredt.web.ai_systems.forms import NATIONAL, FileForm, ReasonForm, RecordForm
from beredt.web.ai_systems.models import RegisteredSystem, SystemRecord
from beredt.web.ai_systems.permissions import (
    may_decide,
    may_write,
    readable_systems,
    writing_organisations,
)
from beredt.web.ai_systems.shown import differences_table
from beredt.web.ai_systems.views.registered import history_page
from beredt.web.layout.sent_files import faults_table


@signed_in
def new(request: SignedIn) -> HttpResponse:
    """Show an empty record, or put a system into the register."""
    among = writing_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = RecordForm(request.POST or None, regions=_regions(request), among=among)
    if form.is_valid():
        try:
            record = register_system(
                form.said(),
                organisation=form.cleaned_data["organisation"],
                **form.around(),
                by=request.user,
            )
            return _written(request, record)
        except ConflictError:
            form.add_error("id", _("Det er et annet system med denne koden."))
    status = 422 if form.is_bound else 200
    return render(request, "ai_systems/new.html", {"form": form}, status=status)


@signed_in
def bring(request: SignedIn) -> HttpResponse:
    """Write a record of each system in a file, or say everything that is wrong."""
    among = writing_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = FileForm(request.POST or None, request.FILES or None, among=among)
    page: dict[str, Any] = {"form": form}
    if form.is_valid():
        wish = dict(form.cleaned_data)
        data = wish.pop("file").read()
        try:
            written = len(take_in(data, **wish, by=request.user))
        except FileError as error:
            page["faults"] = faults_table(error.faults)
        else:
            said = ngettext(
                "%(count)d oppføring venter på godkjenning.",
                "%(count)d oppføringer venter på godkjenning.",
                written,
            )
            messages.success(request, said % {"count": written})
            return redirect("ai_systems:systems")
    status = 422 if form.is_bound else 200
    return render(request, "ai_systems/bring.html", page, status=status)


@signed_in
def write(request: SignedIn, code: str) -> HttpResponse:
    """Show the newest record to be changed, or write a new one."""
    shown = _writable(request, code)
    newest = shown.newest()
    form = RecordForm(
        request.POST or None,
        regions=_regions(request, newest),
        said=newest.said(),
        seen=newest.number,
        is_public=newest.is_public,
    )
    theirs = None
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            record = write_record(
                shown, form.said(), **form.around(), seen=seen, by=request.user
            )
            return _written(request, record)
        except ConflictError:
            # What was typed stays in the fields; what the other wrote stands above.
            read = shown.records.filter(number=seen).first()
            before = read.content if read else {}
            theirs = differences_table(before, newest.content)
            form.refresh(newest.number)
    page = {"system": shown, "said": newest.said(), "form": form, "theirs": theirs}
    status = 409 if theirs else 422 if form.is_bound else 200
    return render(request, "ai_systems/write.html", page, status=status)


@require_POST
@signed_in
def publish(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Let a record that somebody else wrote count."""
    record = _decidable(request, code, number)
    try:
        publish_record(record, by=request.user)
    except ConflictError:
        messages.error(request, _("Noen andre har avgjort det imens."))
        return redirect(reverse("ai_systems:history", args=[code]))
    messages.success(request, _("Oppføringen er publisert."))
    return redirect(record.system)


@require_POST
@signed_in
def give_back(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Send a record back with a reason."""
    record = _decidable(request, code, number)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return history_page(request, readable(request.user, code), form)
    try:
        return_record(record, **form.cleaned_data, by=request.user)
    except ConflictError:
        messages.error(request, _("Noen andre har avgjort det imens."))
    return redirect(reverse("ai_systems:history", args=[code]))


def _writable(request: SignedIn, code: str) -> RegisteredSystem:
    shown = readable(request.user, code)
    if not may_write(request.user, shown):
        raise PermissionDenied
    return shown


def _decidable(request: SignedIn, code: str, number: int) -> SystemRecord:
    shown = readable(request.user, code)
    records = shown.records.select_related("system__organisation", "system__published")
    record = get_object_or_404(records, number=number)
    # Whether it still waits is the action's question: somebody may have been faster.
    if record.state == record.State.PROPOSED and not may_decide(request.user, record):
        raise PermissionDenied
    return record


def _written(request: SignedIn, record: SystemRecord) -> HttpResponse:
    said = _("Oppføringen er skrevet. Den gjelder når noen andre har godkjent den.")
    messages.success(request, said)
    return redirect(reverse("ai_systems:history", args=[record.system.code]))


def _regions(request: SignedIn, record: SystemRecord | None = None) -> list[str]:
    """Return the regions of the country, and those that systems are in already."""
    kind = Organisation.Kind.REGION
    names = Organisation.objects.filter(kind=kind).values_list("name", flat=True)
    used = readable_systems(request.user).exclude(published=None)
    known = used.values_list("published__content__region", flat=True)
    own = [record.content["region"]] if record else []
    return sorted({NATIONAL, *names, *known, *own})
