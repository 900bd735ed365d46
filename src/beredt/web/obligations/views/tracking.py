"""Pages on which one sees obligations, and adds to them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from beredt.engine.obligations import overview
from beredt.files.sheets import write_csv, write_workbook
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.obligations.actions import add_framework, add_obligation
from beredt.web.obligations.contents import answer_of, whole, with_answers
from beredt.web.obligations.forms import FilterForm, FrameworkForm, ObligationForm
from beredt.web.obligations.models import Obligation
from beredt.web.obligations.permissions import (
    keeping_organisations,
    kept_frameworks,
    readable_frameworks,
    readable_obligations,
)
from beredt.web.obligations.shown import (
    obligations_sheet,
    obligations_table,
    overview_table,
)

ON_A_PAGE = 20
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


@signed_in
def obligations(request: SignedIn) -> HttpResponse:
    """Show how far one has come with each framework, and the obligations asked for."""
    frameworks = readable_frameworks(request.user)
    rows = list(with_answers(readable_obligations(request.user)))
    form = FilterForm(request.GET, frameworks=frameworks)
    counts = overview(whole(frameworks, rows), localdate().toordinal())
    part = Paginator(_kept(request, form, rows), ON_A_PAGE)
    shown = part.get_page(request.GET.get("page"))
    page = {
        "form": form,
        "overview": overview_table(counts, reverse("obligations:obligations")),
        "page": shown,
        "table": obligations_table(list(shown), part.count),
        "asked": request.GET.urlencode(),
        "may_keep": keeping_organisations(request.user).exists(),
    }
    return render(request, "obligations/obligations.html", page)


@signed_in
def table(request: SignedIn, form: str) -> HttpResponse:
    """Hand out the obligations that are asked for as a spreadsheet or a CSV."""
    if form not in KINDS:
        raise Http404
    frameworks = readable_frameworks(request.user)
    rows = list(with_answers(readable_obligations(request.user)))
    asked = FilterForm(request.GET, frameworks=frameworks)
    sheet = obligations_sheet(_kept(request, asked, rows))
    data = write_workbook([sheet]) if form == "xlsx" else write_csv(sheet)
    response = HttpResponse(data, content_type=KINDS[form])
    name = f"obligations-{localdate():%Y-%m-%d}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
def add(request: SignedIn) -> HttpResponse:
    """Add an obligation to a framework."""
    frameworks = kept_frameworks(request.user)
    if not keeping_organisations(request.user).exists():
        raise PermissionDenied
    form = ObligationForm(
        request.POST or None,
        frameworks=frameworks,
        initial={"framework": request.GET.get("framework")},
    )
    if form.is_valid():
        return redirect(add_obligation(**form.cleaned_data, by=request.user))
    status = 422 if form.is_bound else 200
    page = {"form": form, "has_frameworks": frameworks.exists()}
    return render(request, "obligations/add.html", page, status=status)


@signed_in
def framework(request: SignedIn) -> HttpResponse:
    """Begin to keep the obligations of something new."""
    among = keeping_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = FrameworkForm(request.POST or None, among=among)
    if form.is_valid():
        made = add_framework(**form.cleaned_data, by=request.user)
        return redirect(f"{reverse('obligations:add')}?framework={made.pk}")
    status = 422 if form.is_bound else 200
    return render(request, "obligations/framework.html", {"form": form}, status=status)


def _kept(
    request: SignedIn, form: FilterForm, rows: list[Obligation]
) -> list[Obligation]:
    """Keep the obligations that are asked for; all of them where nothing is."""
    if not form.is_valid():
        return rows
    said: dict[str, Any] = form.cleaned_data
    today = localdate().toordinal()
    mine = set(keeping_organisations(request.user).values_list("pk", flat=True))

    def is_asked_for(row: Obligation) -> bool:
        only = said["only"]
        return (
            not only
            or (only == "overdue" and answer_of(row).is_overdue(today))
            or (only == "ownerless" and row.now.owner is None)
            or (only == "mine" and row.now.owner_id in mine)
        )

    return [
        row
        for row in rows
        if (said["framework"] is None or row.framework == said["framework"])
        and said["state"] in {"", answer_of(row).state}
        and is_asked_for(row)
    ]
