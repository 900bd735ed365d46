"""Pages of assessments."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beredt.files.faults import FileError
from beredt.report.names import names_of
from beredt.report.sentences import total_sentence
from beredt.report.sheets import Sheet, gap_sheet
from beredt.report.tables import gap_rows
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.accounts.permissions import Permission, may_anywhere
from beredt.web.assessments.access import finished, in_detail, readable
from beredt.web.assessments.actions import (
    comment_on,
    order_assessment,
    order_variant,
)
from beredt.web.assessments.forms import (
    CommentForm,
    GapForm,
    OrderForm,
    VariantForm,
)
from beredt.web.assessments.measures import offered_measures
from beredt.web.assessments.models import Assessment
from beredt.web.assessments.permissions import (
    may_comment,
    may_order_like,
    ordering_organisations,
    readable_assessments,
)
from beredt.web.assessments.results import (
    answer_to,
    assumptions_of,
    panels_of,
    section_of,
    side_by_side,
)
from beredt.web.assessments.shown import (
    assessments_table,
    break_map,
    facts_of,
    legend,
    sheets,
    supplies_table,
    tabs_of,
    withheld_lines,
)
from beredt.web.assessments.withholding import withheld_from
from beredt.web.layout.languages import reading_language, say_fault
from beredt.web.layout.tables import table_of
from beredt.web.orders.permissions import may_cancel
from beredt.web.registers.permissions import readable_registers
from beredt.web.scenarios.permissions import library
from beredt.web.scenarios.texts import opened

ON_A_PAGE = 50
# What breaks first, and the places below it are still near.
REGIONS_ON_A_PAGE = 20


@signed_in
def assessments(request: SignedIn) -> HttpResponse:
    """List the assessments that one may read, newest first."""
    found = readable_assessments(request.user).select_related(
        "order", "organisation", "scenario"
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "table": assessments_table(page, page.paginator.count),
        "may_order": ordering_organisations(request.user).exists(),
    }
    return render(request, "assessments/assessments.html", shown)


@signed_in
def order(request: SignedIn) -> HttpResponse:
    """Show the form, or put the assessment in the queue."""
    among = ordering_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = OrderForm(
        request.POST or None,
        scenarios=library(request.user),
        registers=readable_registers(request.user),
        among=among,
        initial={"scenario": request.GET.get("scenario")},
    )
    if form.is_valid():
        return redirect(order_assessment(**form.cleaned_data, by=request.user))
    status = 422 if form.is_bound else 200
    return render(request, "assessments/order.html", {"form": form}, status=status)


@signed_in
def assessment(request: SignedIn, pk: int) -> HttpResponse:
    """Show how far an assessment has come, or what came of it."""
    shown = readable(request.user, pk)
    if not shown.is_done:
        return _waiting(request, shown)
    lang = reading_language()
    answer = answer_to(shown)
    variants = readable_assessments(request.user).filter(base=shown)
    withheld = withheld_from(request.user, shown)
    summary = section_of(shown, "summary", lang)
    against = panels_of(shown, lang, withheld.sums(answer.register))
    numbers = [kind.numbers for kind in against["kinds"]]
    page = {
        "summary": summary,
        "total": total_sentence(answer, lang),
        "need": table_of(summary["sheet"], shows_caption=False),
        "happenings": table_of(summary["happenings"], shows_caption=False),
        "against": against,
        "tables": sheets(*numbers, against["rest_numbers"]),
        "withheld": [*withheld_lines(withheld, answer)],
        "legend": legend(lang),
        "breaks": answer.first_break is not None,
        "facts": facts_of(shown, answer),
        "variants": variants.select_related("order", "scenario"),
        "comments": shown.comments.select_related("author"),
        "form": CommentForm() if may_comment(request.user, shown) else None,
        "may_order": may_order_like(request.user, shown),
        "may_raise": may_anywhere(request.user, Permission.RUN_COUNCILS),
    }
    return _result(request, shown, "overview", page)


@signed_in
def gaps(request: SignedIn, pk: int) -> HttpResponse:
    """Show where and when it breaks, on the map and as a table that can be filtered."""
    shown = finished(request.user, pk)
    withheld = withheld_from(request.user, shown)
    answer = answer_to(shown)
    names = names_of(answer.register, reading_language())
    every = list(gap_rows(answer))
    rows = withheld.left_of(every, answer.register)
    form = GapForm(request.GET, rows=rows, names=names)
    kept = form.kept()
    regional = [row for row in kept if not row.facility]
    local = [row for row in kept if row.facility]
    part = Paginator(local, ON_A_PAGE).get_page(request.GET.get("page"))
    whole = Paginator(regional, REGIONS_ON_A_PAGE).get_page(request.GET.get("regions"))
    page = {
        "form": form,
        "country": None if withheld.has_facilities else break_map(answer, names),
        "withheld": len(every) - len(rows),
        "regions": table_of(gap_sheet(whole, names, facilities=False)),
        "facilities": table_of(gap_sheet(part, names, facilities=True)),
        "page": part,
        "regions_page": whole,
    }
    return _result(request, shown, "gaps", page)


@signed_in
def outcomes(request: SignedIn, pk: int) -> HttpResponse:
    """Show what became of the patients, who died, and what care was put off."""
    shown = finished(request.user, pk)
    lang = reading_language()
    parts = {name: section_of(shown, name, lang) for name in ("course", "deaths")}
    backlog = section_of(shown, "backlog", lang)
    page = {
        **parts,
        "tables": sheets(parts["course"]["sheet"], backlog["sheet"]),
        **_paged(request, parts["deaths"]["sheet"], parts["deaths"]["rest"]),
        "backlog": backlog,
        "legend": legend(lang),
    }
    return _result(request, shown, "outcomes", page)


@signed_in
def supplies(request: SignedIn, pk: int) -> HttpResponse:
    """Show how long each stock lasts."""
    shown = finished(request.user, pk)
    if withheld_from(request.user, shown).has_supplies:
        raise PermissionDenied
    part = section_of(shown, "supplies", reading_language())
    return _result(request, shown, "supplies", {"table": supplies_table(part)})


@signed_in
def assumptions(request: SignedIn, pk: int) -> HttpResponse:
    """Show every number the result rests on, with its source, the heaviest first."""
    shown = finished(request.user, pk)
    tables = withheld_from(request.user, shown).tables
    part = assumptions_of(shown, reading_language(), tables)
    page = {
        "part": part,
        "withheld": part["withheld"],
        "spread": sheets(part["spread"]),
        **_paged(request, part["first"], part["rest"]),
    }
    return _result(request, shown, "assumptions", page)


@signed_in
def what_if(request: SignedIn, pk: int) -> HttpResponse:
    """Show the measures that can be added, or order the same with some of them."""
    shown = finished(request.user, pk)
    if not may_order_like(request.user, shown):
        raise PermissionDenied
    days = opened(shown.scenario).days
    form = VariantForm(request.POST or None, offered=offered_measures(shown), days=days)
    if form.is_valid():
        try:
            return redirect(
                order_variant(
                    shown,
                    measures=form.chosen(),
                    title=form.cleaned_data["title"],
                    by=request.user,
                )
            )
        except FileError as error:
            for fault in map(say_fault, error.faults):
                form.add_error("measures", f"{fault.found} ({fault.allowed})")
    page = {"assessment": shown, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "assessments/what_if.html", page, status=status)


@require_POST
@signed_in
def comment(request: SignedIn, pk: int) -> HttpResponse:
    """Say something of an assessment."""
    shown = finished(request.user, pk)
    if not may_comment(request.user, shown):
        raise PermissionDenied
    form = CommentForm(request.POST)
    if form.is_valid():
        comment_on(shown, **form.cleaned_data, by=request.user)
    return redirect(f"{shown.get_absolute_url()}#comments")


@signed_in
def compare(request: SignedIn, pk: int, other: int) -> HttpResponse:
    """Show two assessments side by side, the second against the first."""
    pair = [in_detail(request.user, pk), in_detail(request.user, other)]
    lang = reading_language()
    titles = [one.title for one in pair]
    if titles[0] == titles[1]:
        titles = [f"{title} ({n})" for n, title in enumerate(titles, start=1)]
    try:
        parts = side_by_side(pair, titles, lang)
    except ValueError:
        raise Http404(_("De to har ikke møtt de samme pasientene.")) from None
    page = {
        **parts,
        "pair": pair,
        "titles": titles,
        "tables": sheets(*parts["sheets"]),
        "changes": [
            table_of(part.sheet, shows_caption=len(parts["changed"]) > 1)
            for part in parts["changed"]
        ],
        "legend": [(f"line-{n}", title) for n, title in enumerate(titles)],
        "facts": table_of(parts["facts"]),
    }
    return render(request, "assessments/compare.html", page)


def _paged(
    request: SignedIn, first: Sheet | None, rest: Sheet | None
) -> dict[str, Any]:
    """Put together what a report shows in two parts, and show so much as is read."""
    if first is None:
        return {"table": None, "page": None}
    rows = [*first.rows, *(rest.rows if rest else ())]
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "table": table_of(first._replace(rows=[*page], strong=frozenset())),
        "page": page,
    }


def _waiting(request: SignedIn, shown: Assessment) -> HttpResponse:
    page = {
        "assessment": shown,
        "order": shown.order,
        "may_cancel": shown.order.is_open and may_cancel(request.user, shown.order),
        "may_order": may_order_like(request.user, shown),
    }
    # The bar asks again by itself; it gets itself alone.
    name = "progress" if request.headers.get("HX-Request") else "waiting"
    return render(request, f"assessments/{name}.html", page)


def _result(
    request: SignedIn, shown: Assessment, name: str, page: dict[str, Any]
) -> HttpResponse:
    if request.headers.get("HX-Request") and name == "overview":
        # The bar asked, and it is done: the whole page takes its place.
        return HttpResponse(headers={"HX-Refresh": "true"})
    withheld = withheld_from(request.user, shown)
    whole = {
        "assessment": shown,
        "tabs": list(tabs_of(shown, answer_to(shown), withheld)),
        "is_whole": withheld.is_nothing,
        "label": withheld.label,
        **page,
    }
    return render(request, f"assessments/{name}.html", whole)
