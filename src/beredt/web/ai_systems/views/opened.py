"""Pages that everybody may see, without signing in."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from beredt.engine.ai_systems import count
from beredt.files.ai_systems import Format, describe_dataset
from beredt.report.ai_systems import systems_document
from beredt.report.ai_systems.sheets import counted_sentence
from beredt.web.ai_systems.forms import SearchForm
from beredt.web.ai_systems.models import SystemRecord
from beredt.web.ai_systems.opening import PUBLIC_VIEWS, open_records
from beredt.web.ai_systems.shown import (
    charts_of,
    sections_of,
    standards_of,
    systems_table,
    why_this_class,
)
from beredt.web.layout.downloads import as_file, as_json
from beredt.web.layout.languages import reading_language

ON_A_PAGE = 50
FORMATS: dict[str, tuple[Format, str]] = {
    "jsonld": ("json-ld", "application/ld+json"),
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
}


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    """List the systems that everybody may see."""
    form = SearchForm(request.GET, systems=open_records())
    kept = form.kept()
    page = Paginator(kept, ON_A_PAGE).get_page(request.GET.get("page"))
    counts = count(kept)
    shown = {
        "form": form,
        "page": page,
        "table": systems_table(list(page), len(kept), is_open=True),
        "counted": counted_sentence(counts, reading_language()),
        "charts": charts_of(counts),
    }
    return render(request, "ai_systems/public.html", shown)


@login_not_required
def public_system(request: HttpRequest, code: str) -> HttpResponse:
    """Show what everybody may know of a system."""
    said = next((one for one in open_records() if one.id == code), None)
    if said is None:
        raise Http404
    page = {
        "said": said,
        "sections": sections_of(said),
        "why_class": why_this_class(said),
        "parts": standards_of(said, PUBLIC_VIEWS),
    }
    return render(request, "ai_systems/public_system.html", page)


@login_not_required
def public_document(_: HttpRequest) -> HttpResponse:
    """Hand over what everybody may see, as one document."""
    return as_json(systems_document(open_records()), "ki-systemer.json")


@login_not_required
def catalogue(_: HttpRequest, form: str) -> HttpResponse:
    """Describe the register as a data set, as national catalogues read it."""
    if form not in FORMATS:
        raise Http404
    kind, media = FORMATS[form]
    text = describe_dataset(
        open_records(),
        address=settings.ADDRESS + reverse("ai_systems:public"),
        download=settings.ADDRESS + reverse("ai_systems:public_document"),
        publisher=settings.PUBLISHER,
        contact=settings.DEFAULT_FROM_EMAIL,
        issued=_last_published(),
        form=kind,
    )
    return as_file(text, media, f"ki-systemer.{form}")


def _last_published() -> dt.date:
    published = SystemRecord.objects.filter(
        state=SystemRecord.State.PUBLISHED, is_public=True
    )
    last = published.order_by("-at").first()
    return localtime(last.decided_at or last.at).date() if last else localdate()
