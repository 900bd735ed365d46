"""Pages of published registers."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from beredt.engine.register import Register
from beredt.files.registers import (
    Cells,
    facilities_geojson,
    register_workbook,
    row_key,
    table_csv,
    tables,
)
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.accounts.models import Organisation
from beredt.web.accounts.permissions import Permission, may
from beredt.web.layout.tables import chosen_sort
from beredt.web.registers.actions import label_field, note_export
from beredt.web.registers.changing import names_of
from beredt.web.registers.forms import FacilityForm, LabelForm, StaffForm
from beredt.web.registers.labels import hidden_from, label_of, seen
from beredt.web.registers.listing import (
    cells_table,
    labels_table,
    tables_table,
    versions_table,
)
from beredt.web.registers.models import FieldLabel, RegisterVersion
from beredt.web.registers.packages import cells_of, labelled_package, opened
from beredt.web.registers.permissions import readable_registers
from beredt.web.registers.search import SearchForm
from beredt.web.registers.shown import (
    facilities_map,
    facilities_table,
    facility_columns,
    facility_facts,
    places_table,
    sources_table,
    staff_table,
    twice_counted,
    utilities_table,
)
from beredt.web.registers.words import table_word

ON_A_PAGE = 50
EXPORTS = {
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
}


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
    register = _seen(request, shown)
    form = FacilityForm(request.GET, register=register)
    facilities = form.chosen(register.facilities)
    kind = form.cleaned_data.get("places")
    places = [row for row in register.places if kind in {"", None, row.kind}]
    regions = {row.id: row.name for row in register.regions}
    sort = chosen_sort(request, facility_columns(), "name")
    table = facilities_table(shown, facilities, places, regions, sort)
    country = facilities_map(shown, facilities, places)
    hidden = hidden_from(request.user, shown.organisation)
    page = {
        "register": shown,
        "form": form,
        "facilities": table,
        "country": country,
        "may_have_package": not hidden,
    }
    status = 200 if form.is_valid() else 422
    return render(request, "registers/version.html", page, status=status)


@signed_in
def facility(request: SignedIn, pk: int, code: str) -> HttpResponse:
    """Show a facility: its places, utilities, and where each number comes from."""
    shown = _readable(request, pk)
    register = _seen(request, shown)
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
    register = _seen(request, shown)
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
    hidden = hidden_from(request.user, shown.organisation)
    names = names_of(opened(shown), hidden)
    rows = form.kept(cells_of(shown, name).values(), name, hidden, names)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))

    def address(cells: Cells) -> str:
        # What became known of the row, and when, is told where registers are changed.
        return reverse("drafts:row_known", args=[pk, name, row_key(name, cells)])

    found = {
        "register": shown,
        "form": form,
        "name": table_word(name),
        "rows": cells_table(name, list(page), address, names=names, hidden=hidden),
        "table": name,
        "page": page,
    }
    status = 200 if form.is_valid() else 422
    return render(request, "registers/table.html", found, status=status)


@signed_in
def export(request: SignedIn, pk: int, form: str) -> HttpResponse:
    """Hand a register out for other tools, without what one may not see."""
    shown = _readable(request, pk)
    hidden = hidden_from(request.user, shown.organisation)
    if form == "zip" and hidden:
        # A package with gaps would be no register.
        raise PermissionDenied
    label = label_of(hidden)
    register = opened(shown)
    makers = {
        "zip": lambda: labelled_package(shown, label),
        "xlsx": lambda: register_workbook(register, label, hidden),
        "geojson": lambda: facilities_geojson(register, label, hidden),
    }
    if form not in makers:
        raise Http404
    note_export(shown, form, label, by=request.user)
    return _file(makers[form](), EXPORTS[form], f"{shown.name}-{shown.version}.{form}")


@signed_in
def table_file(request: SignedIn, pk: int, name: str) -> HttpResponse:
    """Hand a table out as CSV, without what one may not see."""
    shown = _readable(request, pk)
    if name not in tables():
        raise Http404
    hidden = hidden_from(request.user, shown.organisation)
    label = label_of(hidden, name)
    note_export(shown, f"{name}.csv", label, by=request.user)
    data = table_csv(opened(shown), name, label, hidden)
    return _file(data, "text/csv", f"{shown.name}-{shown.version}-{name}.csv")


@signed_in
def labels(request: SignedIn) -> HttpResponse:
    """Show which fields are sensitive; let administrators of the nation say so."""
    form = LabelForm(request.POST or None)
    nation = Organisation.objects.filter(parent=None).first()
    may_label = nation is not None and may(
        request.user, Permission.LABEL_FIELDS, nation
    )
    if request.method == "POST" and not may_label:
        raise PermissionDenied
    if form.is_valid():
        table_name, _dot, column = form.cleaned_data["field"].partition(".")
        label_field(table_name, column, form.cleaned_data["label"], by=request.user)
        return redirect("registers:labels")
    page = {
        "labels": labels_table(list(FieldLabel.objects.all())),
        "form": form if may_label else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "registers/labels.html", page, status=status)


def _seen(request: SignedIn, shown: RegisterVersion) -> Register:
    return seen(opened(shown), hidden_from(request.user, shown.organisation))


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _readable(request: SignedIn, pk: int) -> RegisterVersion:
    """Return a version that one may read; its package is only read when it must."""
    readable = readable_registers(request.user).defer("package")
    return get_object_or_404(readable.select_related("organisation"), pk=pk)
