"""Pages of the register, for those who have signed in."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from beredt.engine.ai_systems import count
from beredt.report.ai_systems import systems_document
from beredt.report.ai_systems.sheets import counted_sentence
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.ai_systems.access import newest_of, readable
from beredt.web.ai_systems.forms import ReasonForm, SearchForm
from beredt.web.ai_systems.models import RegisteredSystem
from beredt.web.ai_systems.opening import in_order
from beredt.web.ai_systems.permissions import (
    may_decide,
    may_write,
    readable_systems,
    records_to_decide,
    writing_organisations,
)
from beredt.web.ai_systems.shown import (
    STANDARDS,
    charts_of,
    differences_table,
    history_table,
    sections_of,
    standards_of,
    systems_table,
    tabs_of,
    waiting_table,
    why_this_class,
)
from beredt.web.layout.downloads import as_json
from beredt.web.layout.languages import reading_language

ON_A_PAGE = 50


@signed_in
def systems(request: SignedIn) -> HttpResponse:
    """List the systems that one may read, counted once each."""
    found = readable_systems(request.user).select_related("published")
    said = in_order(found)
    form = SearchForm(request.GET, systems=said)
    kept = form.kept()
    page = Paginator(kept, ON_A_PAGE).get_page(request.GET.get("page"))
    waiting = records_to_decide(request.user).select_related(
        "system__organisation", "by"
    )
    counts = count(kept)
    shown = {
        "form": form,
        "page": page,
        "table": systems_table(list(page), len(kept)),
        "waiting": waiting_table(waiting),
        "unpublished": newest_of(found.filter(published=None)),
        "counted": counted_sentence(counts, reading_language()),
        "charts": charts_of(counts),
        "may_write": writing_organisations(request.user).exists(),
    }
    return render(request, "ai_systems/systems.html", shown)


@signed_in
def document(request: SignedIn) -> HttpResponse:
    """Hand over the document that `beredt ai-systems --json` prints."""
    found = readable_systems(request.user).select_related("published")
    return as_json(systems_document(in_order(found)), "ki-systemer.json")


@signed_in
def system(request: SignedIn, code: str) -> HttpResponse:
    """Show what is said of a system, and which class follows from what it does."""
    shown = readable(request.user, code)
    said = shown.said()
    page = {"sections": sections_of(said), "why_class": why_this_class(said)}
    return _page(request, shown, "system", page)


@signed_in
def atrs(request: SignedIn, code: str) -> HttpResponse:
    """Show the record as ATRS 3.0 asks for it."""
    return _standard(request, code, "atrs")


@signed_in
def annex(request: SignedIn, code: str) -> HttpResponse:
    """Show the record as Annex VIII of the AI Act asks for it."""
    return _standard(request, code, "annex")


@signed_in
def history(request: SignedIn, code: str) -> HttpResponse:
    """Show every record of a system, and what waits for somebody else's approval."""
    return history_page(request, readable(request.user, code), ReasonForm())


def history_page(
    request: SignedIn, shown: RegisteredSystem, form: ReasonForm
) -> HttpResponse:
    """Show the history, with what was typed to return a record."""
    records = shown.records.select_related("by", "decided_by", "system__organisation")
    newest = records.first()
    before = shown.published.content if shown.published else {}
    page: dict[str, Any] = {"history": history_table(records), "form": form}
    if newest is not None and newest.state == newest.State.PROPOSED:
        page |= {
            "newest": newest,
            "differences": differences_table(before, newest.content),
            "may_decide": may_decide(request.user, newest),
        }
    return _page(request, shown, "history", page, status=422 if form.errors else 200)


def _standard(request: SignedIn, code: str, name: str) -> HttpResponse:
    shown = readable(request.user, code)
    page = {"parts": standards_of(shown.said(), STANDARDS[name])}
    return _page(request, shown, "standard", page)


def _page(
    request: SignedIn,
    shown: RegisteredSystem,
    name: str,
    page: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    whole = {
        "system": shown,
        "said": shown.said(),
        "tabs": list(tabs_of(shown.code)),
        "may_write": may_write(request.user, shown),
        **page,
    }
    return render(request, f"ai_systems/{name}.html", whole, status=status)
