"""Pages of published scenarios."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from beredt.report.sentences import in_language
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.accounts.models import Organisation
from beredt.web.accounts.permissions import Permission, may_anywhere
from beredt.web.layout.languages import reading_language
from beredt.web.scenarios.actions import share_version, withdraw_share
from beredt.web.scenarios.forms import OwnerForm, SearchForm
from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.permissions import (
    library,
    may_share,
    readable_drafts,
    readable_scenarios,
    writing_organisations,
)
from beredt.web.scenarios.shown import (
    drafts_table,
    facts_of,
    happenings_table,
    library_table,
    timeline,
)
from beredt.web.scenarios.texts import opened

ON_A_PAGE = 50


@signed_in
def scenarios(request: SignedIn) -> HttpResponse:
    """List the scenarios that one may read, and what one writes on."""
    found = library(request.user).select_related("organisation").defer("text", "files")
    form = SearchForm(request.GET)
    if form.is_valid() and (wanted := form.cleaned_data["q"].lower()):
        # Titles are kept by language: what the reader sees is what is looked in.
        kept = [row.pk for row in found if wanted in row.title.lower()]
        found = found.filter(pk__in=kept)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    drafts = readable_drafts(request.user).select_related("organisation", "changed_by")
    shown = {
        "form": form,
        "page": page,
        "table": library_table(page, page.paginator.count),
        "drafts": drafts_table(drafts.defer("text", "files")),
        "may_write": writing_organisations(request.user).exists(),
    }
    return render(request, "scenarios/scenarios.html", shown)


@signed_in
def version(request: SignedIn, pk: int) -> HttpResponse:
    """Show a published scenario in words, on a line of time, and as it is written."""
    shown = get_object_or_404(readable_scenarios(request.user), pk=pk)
    scenario = opened(shown)
    page = {
        "published": shown,
        "scenario": scenario,
        "description": in_language(scenario.description, reading_language()),
        "facts": facts_of(shown, scenario),
        "happenings": happenings_table(scenario),
        "timeline": timeline(scenario),
        "may_order": may_anywhere(request.user, Permission.ORDER_ASSESSMENTS),
        "own": writing_organisations(request.user).exists(),
        "may_raise": may_anywhere(request.user, Permission.RUN_COUNCILS),
        "shared": shown.shared_with.all() if may_share(request.user, shown) else (),
        "form": _share_form(request, shown),
    }
    return render(request, "scenarios/version.html", page)


@signed_in
def text(request: SignedIn, pk: int) -> HttpResponse:
    """Hand over a scenario as it is written."""
    shown = get_object_or_404(readable_scenarios(request.user), pk=pk)
    response = HttpResponse(shown.text, content_type="text/plain; charset=utf-8")
    name = f"{shown.name}.toml"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@signed_in
def share(request: SignedIn, pk: int) -> HttpResponse:
    """Let an organisation read a version."""
    shown = get_object_or_404(readable_scenarios(request.user), pk=pk)
    form = _share_form(request, shown)
    if form is None:
        raise PermissionDenied
    if form.is_valid():
        share_version(shown, **form.cleaned_data, by=request.user)
    return redirect(shown)


@require_POST
@signed_in
def withdraw(request: SignedIn, pk: int, organisation: int) -> HttpResponse:
    """Let an organisation read a version no more."""
    shown = get_object_or_404(readable_scenarios(request.user), pk=pk)
    if not may_share(request.user, shown):
        raise PermissionDenied
    whose = get_object_or_404(shown.shared_with, pk=organisation)
    withdraw_share(shown, organisation=whose, by=request.user)
    return redirect(shown)


def _share_form(request: SignedIn, shown: ScenarioVersion) -> OwnerForm | None:
    if not may_share(request.user, shown):
        return None
    # Anybody may be shared with, also those one does not read for.
    return OwnerForm(request.POST or None, among=Organisation.objects.all())
