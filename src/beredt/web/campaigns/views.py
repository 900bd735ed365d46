"""Pages of campaigns: ask, answer with a file, see what it changes, take it in."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beredt.engine.register import Register
from beredt.files.faults import FileError
from beredt.files.registers import Cells, rows_of_cells
from beredt.files.sheets import write_csv, write_workbook
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.accounts.models import Organisation
from beredt.web.campaigns.actions import (
    close_campaign,
    decline,
    open_campaign,
    remind,
    take_in,
    upload_answer,
)
from beredt.web.campaigns.asking import counted_columns, minutes_for, template_of
from beredt.web.campaigns.forms import CampaignForm, DeclineForm, UploadForm
from beredt.web.campaigns.models import Ask, Campaign, Upload
from beredt.web.campaigns.permissions import (
    may_answer,
    may_run,
    readable_asks,
    readable_campaigns,
    readable_uploads,
    running_organisations,
)
from beredt.web.campaigns.shown import (
    asks_table,
    campaigns_table,
    dates_by_region,
    faults_table,
    region_names,
    regions_table,
)
from beredt.web.drafts.actions import RowConflictError, StateError
from beredt.web.drafts.contents import rows_of
from beredt.web.drafts.models import RegisterDraft
from beredt.web.drafts.permissions import readable_drafts
from beredt.web.layout.sent_files import files_table
from beredt.web.registers.changing import (
    changes_between,
    changes_table,
    names_of,
    sums_table,
)
from beredt.web.registers.labels import hidden_from
from beredt.web.registers.packages import opened

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = Organisation.Kind
ASKED = (
    KINDS.NATION,
    KINDS.DIRECTORATE,
    KINDS.ARMED_FORCES,
    KINDS.REGION,
    KINDS.TRUST,
)


@signed_in
def campaigns(request: SignedIn) -> HttpResponse:
    """List the campaigns that one may see, newest first, and what one is asked."""
    shown = readable_campaigns(request.user).select_related("draft", "organisation")
    waiting = readable_asks(request.user).waiting().select_related("organisation")
    page = {
        "campaigns": campaigns_table(list(shown.prefetch_related("asks"))),
        "waiting": [
            ask
            for ask in waiting.select_related("campaign__draft")
            if may_answer(request.user, ask)
        ],
        "may_open": running_organisations(request.user).exists(),
    }
    return render(request, "campaigns/campaigns.html", page)


@signed_in
def start(request: SignedIn) -> HttpResponse:
    """Show the form, or ask."""
    running = running_organisations(request.user)
    if not running.exists():
        raise PermissionDenied
    drafts = readable_drafts(request.user).filter(
        state=RegisterDraft.State.OPEN, organisation__in=running
    )
    among = running.filter(kind__in=ASKED)
    form = CampaignForm(request.POST or None, drafts=drafts, among=among)
    if form.is_valid():
        return redirect(open_campaign(**form.cleaned_data, by=request.user))
    status = 422 if form.is_bound else 200
    return render(request, "campaigns/start.html", {"form": form}, status=status)


@signed_in
def campaign(request: SignedIn, pk: int) -> HttpResponse:
    """Show who has answered, and how complete and old the numbers are."""
    shown = _campaign(request, pk)
    asks = readable_asks(request.user).filter(campaign=shown)
    found = list(asks.select_related("organisation", "campaign", "by"))
    regions = region_names(Organisation.objects.filter(kind=KINDS.REGION))
    dated = dates_by_region(shown)
    page = {
        "campaign": shown,
        "asks": asks_table(found),
        "regions": regions_table(found, regions, dated),
        "may_run": shown.is_open and may_run(request.user, shown),
        "waiting": sum(ask.state == Ask.State.WAITING for ask in found),
    }
    return render(request, "campaigns/campaign.html", page)


@require_POST
@signed_in
def remind_all(request: SignedIn, pk: int) -> HttpResponse:
    """Remind those who have not answered."""
    shown = _campaign(request, pk)
    if not may_run(request.user, shown):
        raise PermissionDenied
    count = remind(shown, by=request.user)
    said = ngettext("%(count)d er påminnet.", "%(count)d er påminnet.", count)
    messages.success(request, said % {"count": count})
    return redirect(shown)


@require_POST
@signed_in
def close(request: SignedIn, pk: int) -> HttpResponse:
    """Take in no more answers."""
    shown = _campaign(request, pk)
    if not may_run(request.user, shown):
        raise PermissionDenied
    close_campaign(shown, by=request.user)
    return redirect(shown)


@signed_in
def ask(request: SignedIn, pk: int) -> HttpResponse:
    """Show what is asked, or read an answer that is sent."""
    shown = _ask(request, pk)
    if request.method == "POST" and not may_answer(request.user, shown):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = upload_answer(
                shown, name=file.name, data=file.read(), by=request.user
            )
        except FileError:
            form.add_error("file", _("Filen er verken XLSX eller CSV som kan leses."))
        else:
            return redirect(upload)
    return _show_ask(request, shown, form=form)


@require_POST
@signed_in
def no_answer(request: SignedIn, pk: int) -> HttpResponse:
    """Note that an organisation cannot answer, and why."""
    shown = _ask(request, pk)
    if not may_answer(request.user, shown):
        raise PermissionDenied
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _show_ask(request, shown, declining=form)
    decline(shown, **form.cleaned_data, by=request.user)
    return redirect(shown)


@signed_in
def template(request: SignedIn, pk: int, form: str) -> HttpResponse:
    """Hand out the template, filled in with what is known."""
    shown = _ask(request, pk)
    sheet = template_of(shown)
    if form not in {"xlsx", "csv"}:
        raise Http404
    data = write_workbook([sheet]) if form == "xlsx" else write_csv(sheet)
    kind = SPREADSHEET if form == "xlsx" else "text/csv"
    name = f"{shown.organisation.code}-{shown.campaign.deadline:%Y-%m-%d}.{form}"
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
def upload(request: SignedIn, pk: int) -> HttpResponse:
    """Show what a file would change, or everything that is wrong with it."""
    return _show_upload(request, _upload(request, pk))


@require_POST
@signed_in
def take(request: SignedIn, pk: int) -> HttpResponse:
    """Write what a file answers into the draft."""
    shown = _upload(request, pk)
    if not may_answer(request.user, shown.ask):
        raise PermissionDenied
    if shown.faults or shown.taken_at:
        return _show_upload(request, shown, status=422)
    try:
        take_in(shown, by=request.user)
    except (RowConflictError, StateError):
        messages.error(
            request,
            _("Noen andre har endret de samme tallene. Last opp filen på nytt."),
        )
        return redirect(shown.ask)
    messages.success(request, _("Svaret er tatt inn. Takk!"))
    return redirect(shown.ask)


def _show_ask(
    request: SignedIn,
    shown: Ask,
    *,
    form: UploadForm | None = None,
    declining: DeclineForm | None = None,
) -> HttpResponse:
    uploads = list(shown.uploads.select_related("by"))
    latest = uploads[0] if uploads else None
    page = {
        "ask": shown,
        "minutes": minutes_for(shown),
        "form": form or UploadForm(),
        "declining": declining or DeclineForm(),
        "may_answer": may_answer(request.user, shown),
        "uploads": files_table(uploads),
        "unread": latest
        if latest and not latest.faults and not latest.taken_at
        else None,
    }
    is_wrong = any(each and each.is_bound for each in (form, declining))
    status = 422 if is_wrong else 200
    return render(request, "campaigns/ask.html", page, status=status)


def _show_upload(
    request: SignedIn, shown: Upload, *, status: int = 200
) -> HttpResponse:
    page: dict[str, Any] = {
        "upload": shown,
        "may_take": not shown.taken_at and may_answer(request.user, shown.ask),
    }
    if shown.faults:
        page["faults"] = faults_table(shown)
    else:
        hidden = hidden_from(request.user, shown.ask.campaign.draft.organisation)
        page |= _account(shown, hidden)
    return render(request, "campaigns/upload.html", page, status=status)


def _account(shown: Upload, hidden: Collection[tuple[str, str]]) -> dict[str, Any]:
    """Say exactly what a file changes, and how many numbers it only confirms."""
    draft, table = shown.ask.campaign.draft, shown.ask.campaign.table
    base = opened(draft.base)
    before = rows_of(draft, table)
    if shown.taken_at:
        before |= {edit.key: edit.before for edit in _edits_of(shown) if edit.before}
    after = before | shown.rows
    changes, sums = changes_between(
        _with_rows(base, table, before),
        _with_rows(base, table, after),
        hidden,
    )
    columns = counted_columns(table)
    counted = [change for change in changes if change.field in columns]
    changed = {change.name for change in counted}
    return {
        "changes": changes_table(counted, names_of(base)),
        "sums": sums_table([change for change in sums if change.sums]),
        "confirmed": len(shown.rows) - len(changed),
    }


def _with_rows(base: Register, table: str, rows: Mapping[str, Cells]) -> Register:
    changed: dict[str, Any] = {table: rows_of_cells(table, rows.values())}
    return replace(base, **changed)


def _edits_of(shown: Upload) -> Any:
    """Return what taking the file in changed."""
    campaign = shown.ask.campaign
    edits = campaign.draft.edits.filter(table=campaign.table, key__in=shown.rows)
    taken = edits.filter(note=str(shown.ask), at__lte=shown.taken_at)
    return taken.order_by("-revision")


def _campaign(request: SignedIn, pk: int) -> Campaign:
    readable = readable_campaigns(request.user)
    return get_object_or_404(
        readable.select_related("draft__base", "organisation"), pk=pk
    )


def _ask(request: SignedIn, pk: int) -> Ask:
    readable = readable_asks(request.user)
    return get_object_or_404(
        readable.select_related("campaign__draft__base", "organisation"), pk=pk
    )


def _upload(request: SignedIn, pk: int) -> Upload:
    readable = readable_uploads(request.user).select_related(
        "ask__campaign__draft__base", "ask__organisation"
    )
    return get_object_or_404(readable, pk=pk)
