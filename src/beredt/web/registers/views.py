"""Pages of published registers."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from beredt.files.registers import table_cells, tables
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.layout.tables import chosen_sort
from beredt.web.registers.forms import FacilityForm, StaffForm
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened
from beredt.web.registers.permissions import readable_registers
from beredt.web.registers.search import SearchForm
from beredt.web.registers.shown import (
    cells_table,
    facilities_map,
    facilities_table,
    facility_columns,
    facility_facts,
    places_table,
    sources_table,
    staff_table,
    tables_table,
    twice_counted,
    utilities_table,
    versions_table,
)
from beredt.web.registers.words import table_word

ON_A_PAGE = 50


@signed_in
def versions(request: SignedIn) -> HttpResponse:
    """List the published registers that one may read, newest first."""
    readable = readable_registers(request.user).defer("package")
    listed = list(readable.select_related("organisation"))
    page = {"versions": versions_table(listed)}
    return render(request, "registers/versions.html", page)


@signed_in
def version(request: SignedIn, pk: int) -> HttpResponse:
    """Show the facilities of a register, as a table and on the map."""
    shown = _readable(request, pk)
    register = opened(shown)
    form = FacilityForm(request.GET, register=register)
    facilities = form.chosen(register.facilities)
    kind = form.cleaned_data.get("places")
    places = [row for row in register.places if kind in {"", None, row.kind}]
    regions = {row.id: row.name for row in register.regions}
    sort = chosen_sort(request, facility_columns(), "name")
    table = facilities_table(shown, facilities, places, regions, sort)
    country = facilities_map(shown, facilities, places, table)
    page = {"register": shown, "form": form, "facilities": table, "country": country}
    status = 200 if form.is_valid() else 422
    return render(request, "registers/version.html", page, status=status)


@signed_in
def facility(request: SignedIn, pk: int, code: str) -> HttpResponse:
    """Show a facility: its places, utilities, and where each number comes from."""
    shown = _readable(request, pk)
    register = opened(shown)
    found = next((row for row in register.facilities if row.id == code), None)
    if found is None:
        raise Http404
    places = [row for row in register.places if row.facility == code]
    page = {
        "register": shown,
        "facility": found,
        "facts": facility_facts(register, found),
        "places": places_table(places),
        "sources": sources_table(places),
        "utilities": utilities_table(register, code),
    }
    return render(request, "registers/facility.html", page)


@signed_in
def staff(request: SignedIn, pk: int) -> HttpResponse:
    """Show staff by region, and who is counted twice."""
    shown = _readable(request, pk)
    register = opened(shown)
    form = StaffForm(request.GET, register=register)
    rows = [row for row in register.staff if form.keeps(row.region, row.pool)]
    roles = [
        row
        for row in register.roles
        if form.keeps(row.region, row.pool, row.other_pool)
    ]
    page = {
        "register": shown,
        "form": form,
        "staff": staff_table(register, rows),
        "twice": twice_counted(register, roles),
        "persons": sum(row.persons for row in roles),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "registers/staff.html", page, status=status)


@signed_in
def all_tables(request: SignedIn, pk: int) -> HttpResponse:
    """List every table of a register, with how many rows it has."""
    shown = _readable(request, pk)
    register = opened(shown)
    counts = {name: len(getattr(register, name)) for name in tables()}

    def address(name: str) -> str:
        return reverse("registers:table", args=[pk, name])

    page = {"register": shown, "tables": tables_table(counts, address)}
    return render(request, "registers/tables.html", page)


@signed_in
def table(request: SignedIn, pk: int, name: str) -> HttpResponse:
    """Show the rows of a table as they stand, with where each comes from."""
    shown = _readable(request, pk)
    if name not in tables():
        raise Http404
    form = SearchForm(request.GET)
    rows = form.kept(table_cells(opened(shown), name).values())
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    found = {
        "register": shown,
        "form": form,
        "name": table_word(name),
        "rows": cells_table(name, list(page)),
        "page": page,
    }
    status = 200 if form.is_valid() else 422
    return render(request, "registers/table.html", found, status=status)


def _readable(request: SignedIn, pk: int) -> RegisterVersion:
    """Return a version that one may read; its package is only read when it must."""
    readable = readable_registers(request.user).defer("package")
    return get_object_or_404(readable, pk=pk)
