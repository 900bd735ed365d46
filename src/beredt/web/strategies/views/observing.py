"""Pages on which observations are sent, looked at, and taken in."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.files.faults import FileError
from beredt.files.sheets import write_csv, write_workbook
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.layout.sent_files import cell_faults_table, files_table
from beredt.web.strategies.access import refuse_unless_following, strategy_for
from beredt.web.strategies.actions import (
    ConflictError,
    take_in,
    upload_observations,
)
from beredt.web.strategies.contents import latest, revisions, whole
from beredt.web.strategies.forms import FileForm
from beredt.web.strategies.models import Upload
from beredt.web.strategies.observing import head_of, problem_words, template_of
from beredt.web.strategies.permissions import may_follow, readable_uploads
from beredt.web.strategies.shown import changes_table

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def observations(request: SignedIn, pk: int) -> HttpResponse:
    """Hand out the template, and read what is sent."""
    shown = strategy_for(request, pk)
    follows = may_follow(request.user, shown)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        refuse_unless_following(request, shown)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                return redirect(
                    upload_observations(
                        shown, name=file.name, data=file.read(), by=request.user
                    )
                )
            except FileError:
                said = _("Filen er verken XLSX eller CSV som kan leses.")
                form.add_error("file", said)
    page = {
        "strategy": shown,
        "form": form,
        "may_follow": follows,
        "uploads": files_table(list(shown.uploads.select_related("by"))),
    }
    code = 422 if form.is_bound else 200
    return render(request, "strategies/observations.html", page, status=code)


@signed_in
def template(request: SignedIn, pk: int, form: str) -> HttpResponse:
    """Hand out the template, filled in with what is known."""
    shown = strategy_for(request, pk)
    if form not in {"xlsx", "csv"}:
        raise Http404
    sheet = template_of(shown.title, whole(shown).indicators, latest(shown))
    data = write_workbook([sheet]) if form == "xlsx" else write_csv(sheet)
    kind = SPREADSHEET if form == "xlsx" else "text/csv"
    response = HttpResponse(data, content_type=kind)
    name = f"{shown.name}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
def upload(request: SignedIn, pk: int) -> HttpResponse:
    """Show what a file would change, or everything that is wrong with it."""
    readable = readable_uploads(request.user).select_related("strategy__organisation")
    shown = get_object_or_404(readable, pk=pk)
    follows = may_follow(request.user, shown.strategy)
    if request.method == "POST":
        refuse_unless_following(request, shown.strategy)
        if not shown.faults and not shown.taken_at:
            return _take(request, shown)
    changes = changes_table(shown, revisions(shown.strategy))
    page = {
        "upload": shown,
        "faults": cell_faults_table(shown.faults, head_of, problem_words),
        "changes": changes,
        "confirmed": len(shown.rows) - len(changes.rows),
        "may_take": follows and not shown.faults and not shown.taken_at,
    }
    code = 422 if request.method == "POST" else 200
    return render(request, "strategies/upload.html", page, status=code)


def _take(request: SignedIn, shown: Upload) -> HttpResponse:
    try:
        count = take_in(shown, by=request.user)
    except ConflictError:
        said = _("Noen andre har endret de samme tallene. Last opp filen på nytt.")
        messages.error(request, said)
        return redirect("strategies:observations", shown.strategy.pk)
    said = ngettext("%(count)d periode er endret.", "%(count)d perioder er endret.",
                    count)  # fmt: skip
    messages.success(request, said % {"count": count})
    return redirect(shown)
