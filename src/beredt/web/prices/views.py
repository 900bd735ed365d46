"""Pages of price models."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beredt.engine.pricing import Conclusions, bills, in_kroner, near_edge, shared_costs
from beredt.files.faults import FileError
from beredt.files.price_models import inconsistencies
from beredt.report.pricing import price_model_document
from beredt.report.pricing.sheets import (
    bill_notes,
    bills_sheet,
    bounds_sheet,
    calendar_sheet,
    categories_sheet,
    chain_sentence,
    cliffs_sheet,
    costs_sheet,
    findings_sheet,
    forward_sheet,
    implied_sheet,
    keys_sheet,
    near_sentence,
    prices_sheet,
    revenue_sentence,
    sources_sheet,
    step_sentence,
    tariff_title,
)
from beredt.report.pricing.words import phrase
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.layout.downloads import as_file, as_json
from beredt.web.layout.languages import reading_language
from beredt.web.layout.sent_files import faults_table
from beredt.web.layout.tables import table_of
from beredt.web.prices.actions import publish_model
from beredt.web.prices.answers import (
    cover,
    curve_with,
    imply,
    members_in,
    regulated_tariffs,
    yearly_by_turnover,
)
from beredt.web.prices.forms import (
    BillForm,
    MembersFileForm,
    MembersForm,
    NewMembersForm,
    PrecisionForm,
    UploadForm,
)
from beredt.web.prices.models import PriceModelVersion
from beredt.web.prices.packages import concluded, opened
from beredt.web.prices.permissions import (
    publishing_organisations,
    readable_price_models,
)
from beredt.web.prices.shown import (
    cliff_chart,
    curve_chart,
    facts_of,
    models_table,
    tabs_of,
    ways_into,
)

ON_A_PAGE = 50


@signed_in
def price_models(request: SignedIn) -> HttpResponse:
    """List the price models that one may read, newest first."""
    found = readable_price_models(request.user).select_related("organisation")
    page = Paginator(found.defer("package"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    newest = found.defer("package").first()
    shown = {
        "page": page,
        "newest": newest,
        "ways": ways_into(newest) if newest and concluded(newest) else (),
        "table": models_table(page, page.paginator.count),
        "may_publish": publishing_organisations(request.user).exists(),
    }
    return render(request, "prices/models.html", shown)


@signed_in
def upload(request: SignedIn) -> HttpResponse:
    """Publish a model of one's own, or say everything that is wrong with it."""
    among = publishing_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, among=among)
    page: dict[str, Any] = {"form": form}
    if form.is_valid():
        try:
            return redirect(publish_model(**form.wish(), by=request.user))
        except FileError as error:
            page["faults"] = faults_table(error.faults)
    status = 422 if form.is_bound else 200
    return render(request, "prices/upload.html", page, status=status)


@signed_in
def model(request: SignedIn, pk: int) -> HttpResponse:
    """Show who bears which share of what, and what does not agree in print."""
    shown, lang = _readable(request, pk), reading_language()
    said = opened(shown)
    shared = list(shared_costs(said))
    rejected = said.keys_of("rejected")
    kept = [key for key in said.keys if key not in rejected]
    page = {
        "facts": facts_of(shown, said),
        # Moved sideways on a phone: most payers bear no share of most solutions.
        "keys": replace(table_of(keys_sheet(kept, lang)), is_wide=True),
        "costs": table_of(
            costs_sheet([one for one in shared if one.status != "rejected"], lang)
        ),
        "rejected_keys": table_of(keys_sheet(rejected, lang)) if rejected else None,
        "rejected_costs": table_of(
            costs_sheet([one for one in shared if one.status == "rejected"], lang)
        ),
        "findings": table_of(findings_sheet(inconsistencies(said), lang)),
        "calendar": table_of(calendar_sheet(said.calendar, lang)),
        "sources": table_of(sources_sheet(said, lang), shows_caption=False),
    }
    return _page(request, shown, "model", page)


@signed_in
def tariffs(request: SignedIn, pk: int) -> HttpResponse:
    """Show all prices, who pays which, and how they changed."""
    shown, lang = _readable(request, pk), reading_language()
    said, found = opened(shown), concluded(shown)
    page = {
        "prices": replace(table_of(prices_sheet(said, lang)), is_wide=True),
        "categories": table_of(categories_sheet(said, lang)),
        "cliffs": table_of(cliffs_sheet(said, lang)),
        "sentences": [step_sentence(found, lang), chain_sentence(found, lang)]
        if found
        else [],
    }
    return _page(request, shown, "tariffs", page)


@signed_in
def bill(request: SignedIn, pk: int) -> HttpResponse:
    """Show what one enterprise pays, and how near it is to paying something else."""
    shown, lang = _readable(request, pk), reading_language()
    said = opened(shown)
    if not said.tariffs:
        raise Http404
    form = BillForm(request.GET) if request.GET else BillForm()
    page: dict[str, Any] = {"form": form}
    if form.is_valid():
        who, order = form.enterprise(), form.steps()
        paid = bills(who, said, order=order)
        edge = near_edge(who, said, said.tariffs[-1].year, order=order)
        yearly = yearly_by_turnover(said, who.turnover, order)
        page |= {
            "bills": table_of(bills_sheet(paid, said, lang)),
            "notes": bill_notes(paid, lang),
            "near": near_sentence(edge, lang) if edge else "",
            "cliffs": table_of(cliffs_sheet(said, lang, edge.edge)) if edge else None,
            "chart": cliff_chart(yearly, said, who.turnover),
        }
    return _page(request, shown, "bill", page)


@signed_in
def what_if(request: SignedIn, pk: int) -> HttpResponse:
    """Show what small enterprises pay with more or fewer new members."""
    shown, _found = _concluded(request, pk)
    form = NewMembersForm(request.GET or None)
    new = form.cleaned_data["new"] if form.is_valid() else None
    points = curve_with(opened(shown), new)
    price = next((in_kroner(p.price) for p in points if p.added == new), None)
    page = {"form": form, "new": new, "price": price, "chart": curve_chart(points, new)}
    return _page(request, shown, "what_if", page)


@signed_in
def implied(request: SignedIn, pk: int) -> HttpResponse:
    """Show the members that prices imply, and what they leave open."""
    shown, found = _concluded(request, pk)
    said, lang = opened(shown), reading_language()
    form = PrecisionForm(request.GET) if request.GET else PrecisionForm()
    page: dict[str, Any] = {
        "form": form,
        "usual": table_of(implied_sheet(found.assumed, lang)),
        "assumption": phrase("assumption", lang),
        "bounds": table_of(bounds_sheet(said, found, lang)),
        "unknown": phrase("unknown", lang),
    }
    if form.is_valid():
        try:
            own = imply(said, **form.errors_allowed())
            page["own"] = table_of(implied_sheet([own], lang), shows_caption=False)
        except ValueError:
            form.add_error(
                "price_error", _("Så unøyaktige priser sier ingenting om medlemmene.")
            )
    return _page(request, shown, "implied", page)


@signed_in
def forward(request: SignedIn, pk: int) -> HttpResponse:
    """Show the prices that cover the cost with one's own members."""
    shown, _found = _concluded(request, pk)
    return _forward(request, shown, MembersFileForm())


@require_POST
@signed_in
def members(request: SignedIn, pk: int) -> HttpResponse:
    """Take members from a file to the page that asks for them, faults and all."""
    shown, _found = _concluded(request, pk)
    form = MembersFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _forward(request, shown, form)
    try:
        counted = members_in(form.cleaned_data["file"].read(), opened(shown))
    except FileError as error:
        return _forward(request, shown, form, faults=faults_table(error.faults))
    asked = QueryDict(mutable=True)
    asked.update({"alternative": "1", **{n: str(c) for n, c in counted.items()}})
    return redirect(f"{reverse('prices:forward', args=[pk])}?{asked.urlencode()}")


@signed_in
def package(request: SignedIn, pk: int) -> HttpResponse:
    """Hand over the tables of a model, zipped."""
    shown = _readable(request, pk)
    return as_file(bytes(shown.package), "application/zip", f"{shown.name}.zip")


@signed_in
def document(request: SignedIn, pk: int) -> HttpResponse:
    """Hand over the document that `beredt price-model --json` prints."""
    shown, found = _concluded(request, pk)
    said = price_model_document(opened(shown), found)
    return as_json(said, f"{shown.name}.json")


def _forward(
    request: SignedIn,
    shown: PriceModelVersion,
    file: MembersFileForm,
    *,
    faults: Any = None,
) -> HttpResponse:
    said, lang = opened(shown), reading_language()
    offered = regulated_tariffs(said)
    form = MembersForm(
        request.GET or None,
        tariffs={one.alternative: tariff_title(one, lang) for one in offered},
        categories=offered[0].prices,
    )
    page: dict[str, Any] = {"form": form, "file": file, "faults": faults}
    if form.is_valid():
        asked = form.cleaned_data
        cost = None if asked["cost"] is None else Fraction(asked["cost"])
        try:
            found = cover(
                said,
                int(asked["alternative"]),
                form.members(),
                cost=cost,
                only=asked["only"],
            )
            told = (found.cost, found.members, found.proposed)
            page["prices"] = table_of(forward_sheet(*told, found.needed, lang))
            page["revenue"] = revenue_sentence(*told, lang)
        except ValueError:
            form.add_error(None, _("Medlemmene betaler ingenting."))
    return _page(request, shown, "forward", page)


def _readable(request: SignedIn, pk: int) -> PriceModelVersion:
    readable = readable_price_models(request.user).select_related("organisation")
    return get_object_or_404(readable.defer("package"), pk=pk)


def _concluded(request: SignedIn, pk: int) -> tuple[PriceModelVersion, Conclusions]:
    shown = _readable(request, pk)
    if (found := concluded(shown)) is None:
        raise Http404
    return shown, found


def _page(
    request: SignedIn, shown: PriceModelVersion, name: str, page: dict[str, Any]
) -> HttpResponse:
    found = concluded(shown) is not None
    has_prices = bool(opened(shown).tariffs)
    tabs = list(tabs_of(shown, has_prices=has_prices, is_concluded=found))
    whole = {"published": shown, "tabs": tabs, "is_concluded": found, **page}
    forms = (page.get("form"), page.get("file"))
    wrong = any(form is not None and form.errors for form in forms)
    status = 422 if wrong or page.get("faults") else 200
    return render(request, f"prices/{name}.html", whole, status=status)
