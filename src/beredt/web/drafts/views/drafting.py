"""Pages of drafts: rows are changed, and a draft becomes a version."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beredt.files.faults import FileError
from beredt.files.registers import Cells, row_key, tables
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.drafts.actions import (
    RowConflictError,
    StateError,
    edit_row,
    propose_draft,
    publish_draft,
    send_back,
    start_draft,
    withdraw_draft,
)
from beredt.web.drafts.contents import checked, named_in, row_of, rows_of
from beredt.web.drafts.forms import ReasonForm, RowForm, StartForm
from beredt.web.drafts.knowing import edits_of_row
from beredt.web.drafts.models import RegisterDraft
from beredt.web.drafts.permissions import (
    drafting_organisations,
    may_decide,
    may_edit_row,
    may_propose,
    readable_drafts,
)
from beredt.web.drafts.shown import (
    conflict_table,
    drafts_table,
    faults_table,
    history_table,
)
from beredt.web.registers.changing import (
    changes_between,
    changes_table,
    names_of,
    row_words,
    sums_table,
)
from beredt.web.registers.labels import hidden_from
from beredt.web.registers.listing import cells_table, tables_table
from beredt.web.registers.packages import opened
from beredt.web.registers.permissions import readable_registers
from beredt.web.registers.search import SearchForm
from beredt.web.registers.words import table_word

ON_A_PAGE = 50


@signed_in
def drafts(request: SignedIn) -> HttpResponse:
    """List the drafts that one may see, newest first."""
    shown = readable_drafts(request.user).select_related("organisation", "made_by")
    page = {
        "drafts": drafts_table(list(shown)),
        "may_start": drafting_organisations(request.user).exists(),
    }
    return render(request, "drafts/drafts.html", page)


@signed_in
def start(request: SignedIn) -> HttpResponse:
    """Show the form, or begin a draft."""
    among = drafting_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    bases = readable_registers(request.user).defer("package")
    form = StartForm(request.POST or None, bases=bases, among=among)
    if form.is_valid():
        return redirect(start_draft(**form.cleaned_data, by=request.user))
    status = 422 if form.is_bound else 200
    return render(request, "drafts/start.html", {"form": form}, status=status)


@signed_in
def draft(request: SignedIn, pk: int) -> HttpResponse:
    """Show what a draft changes, what is wrong with it, and what may be done."""
    return _show(request, _readable(request, pk))


@signed_in
def draft_tables(request: SignedIn, pk: int) -> HttpResponse:
    """List the tables of a draft."""
    shown = _readable(request, pk)
    counts = {name: len(rows_of(shown, name)) for name in tables()}

    def address(name: str) -> str:
        return reverse("drafts:table", args=[pk, name])

    page = {"draft": shown, "tables": tables_table(counts, address)}
    return render(request, "drafts/tables.html", page)


@signed_in
def table(request: SignedIn, pk: int, name: str) -> HttpResponse:
    """Show the rows of a table as they stand in a draft; each leads to its page."""
    shown = _readable(request, pk)
    _table(name)
    form = SearchForm(request.GET)
    hidden = hidden_from(request.user, shown.organisation)
    names = names_of(opened(shown.base), hidden)
    kept = form.kept(rows_of(shown, name).values(), name, hidden, names)
    page = Paginator(kept, ON_A_PAGE).get_page(request.GET.get("page"))

    def address(cells: Cells) -> str:
        return reverse("drafts:row", args=[pk, name, row_key(name, cells)])

    found = {
        "draft": shown,
        "form": form,
        "name": table_word(name),
        "table": name,
        "may_add": shown.is_open and drafting_organisations(request.user).exists(),
        "rows": cells_table(name, list(page), address, names=names, hidden=hidden),
        "page": page,
    }
    return render(request, "drafts/table.html", found)


@signed_in
def row(request: SignedIn, pk: int, name: str, key: str) -> HttpResponse:
    """Show a row with its history, or change it."""
    shown, kind = _readable(request, pk), _table(name)
    cells, revision = row_of(shown, name, key)
    if cells is None and revision == 0:
        raise Http404
    may_edit = may_edit_row(request.user, shown, name, cells or {})
    if request.method == "POST" and not may_edit:
        raise PermissionDenied
    form = RowForm(
        request.POST or None,
        table=kind,
        cells=cells,
        revision=revision,
        named=named_in(shown, name),
    )
    page: dict[str, Any] = {"draft": shown, "table": name, "may_edit": may_edit}
    if form.is_valid():
        after = None if "remove" in request.POST else form.cleaned_data["after"]
        if _saved(request, shown, name, key, after, form):
            return redirect("drafts:table", pk=pk, name=name)
        page["theirs"] = shown.edits.filter(table=name, key=key).last()
        page["conflict"] = conflict_table(
            name, {}, cells or {}, form.cleaned_data["after"]
        )
        form.refresh(revision)
    hidden = hidden_from(request.user, shown.organisation)
    edits = edits_of_row(request.user, shown.base, name, key)
    page |= {
        "form": form,
        "key": row_words(name, key.split("~"), names_of(opened(shown.base), hidden)),
        "history": history_table(edits, hidden=hidden),
    }
    status = 409 if "conflict" in page else 422 if form.is_bound else 200
    return render(request, "drafts/row.html", page, status=status)


@signed_in
def new_row(request: SignedIn, pk: int, name: str) -> HttpResponse:
    """Show an empty row, or add it."""
    shown, kind = _readable(request, pk), _table(name)
    if not shown.is_open or not drafting_organisations(request.user).exists():
        raise PermissionDenied
    form = RowForm(
        request.POST or None,
        table=kind,
        cells=None,
        revision=0,
        named=named_in(shown, name),
    )
    if form.is_valid():
        after = form.cleaned_data["after"]
        if not may_edit_row(request.user, shown, name, after):
            raise PermissionDenied
        if _saved(request, shown, name, row_key(name, after), after, form):
            return redirect("drafts:table", pk=pk, name=name)
        form.add_error(None, _("Raden finnes allerede."))
    page = {"draft": shown, "form": form, "table": name, "name": table_word(name)}
    status = 422 if form.is_bound else 200
    return render(request, "drafts/new_row.html", page, status=status)


@require_POST
@signed_in
def propose(request: SignedIn, pk: int) -> HttpResponse:
    """Ask that a draft be published, unless something is wrong with it."""
    shown = _readable(request, pk)
    if not may_propose(request.user, shown):
        raise PermissionDenied
    try:
        propose_draft(shown, by=request.user)
    except FileError:
        # The page says itself what is wrong.
        return _show(request, shown, status=422)
    except StateError:
        messages.error(request, _("Noen andre har flyttet utkastet videre."))
    return redirect(shown)


@require_POST
@signed_in
def publish(request: SignedIn, pk: int) -> HttpResponse:
    """Make a draft that somebody else proposed a version."""
    shown = _readable(request, pk)
    if not may_decide(request.user, shown):
        raise PermissionDenied
    try:
        version = publish_draft(shown, by=request.user)
    except StateError:
        messages.error(request, _("Noen andre har flyttet utkastet videre."))
        return redirect(shown)
    messages.success(request, _("Versjonen er publisert. Ingen kan endre den nå."))
    return redirect(version)


@require_POST
@signed_in
def back(request: SignedIn, pk: int) -> HttpResponse:
    """Send a proposed draft back with a reason."""
    shown = _readable(request, pk)
    if not may_decide(request.user, shown):
        raise PermissionDenied
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, shown, status=422, reason=form)
    send_back(shown, **form.cleaned_data, by=request.user)
    return redirect(shown)


@require_POST
@signed_in
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    """Give a draft up."""
    shown = _readable(request, pk)
    if not may_propose(request.user, shown):
        raise PermissionDenied
    try:
        withdraw_draft(shown, by=request.user)
    except StateError:
        messages.error(request, _("Noen andre har flyttet utkastet videre."))
    return redirect(shown)


def _show(
    request: SignedIn,
    shown: RegisterDraft,
    *,
    status: int = 200,
    reason: ReasonForm | None = None,
) -> HttpResponse:
    register, faults = checked(shown)
    hidden = hidden_from(request.user, shown.organisation)
    base = opened(shown.base)
    page: dict[str, Any] = {
        "draft": shown,
        "faults": faults_table(faults) if faults else None,
        "may_propose": may_propose(request.user, shown),
        "may_decide": may_decide(request.user, shown),
        "reason": reason or ReasonForm(),
        "edits": history_table(
            list(shown.edits.select_related("by").order_by("-pk")[:100]),
            shows_draft=False,
            names=names_of(base, hidden),
            hidden=hidden,
        ),
    }
    if register is not None:
        changes, sums = changes_between(base, register, hidden)
        page["changes"] = changes_table(
            changes, names_of(base, hidden) | names_of(register, hidden)
        )
        page["sums"] = sums_table(sums)
    return render(request, "drafts/draft.html", page, status=status)


def _readable(request: SignedIn, pk: int) -> RegisterDraft:
    readable = readable_drafts(request.user).select_related(
        "base", "organisation", "made_by", "proposed_by", "decided_by"
    )
    return get_object_or_404(readable.defer("base__package"), pk=pk)


def _table(name: str) -> Any:
    if name not in tables():
        raise Http404
    return tables()[name]


def _saved(
    request: SignedIn,
    draft: RegisterDraft,
    table: str,
    key: str,
    after: Cells | None,
    form: RowForm,
) -> bool:
    """Write a row, and tell whether nobody was faster."""
    said = form.cleaned_data
    try:
        edit_row(
            draft,
            table=table,
            key=key,
            after=after,
            revision=said["revision"],
            note=said["why"],
            by=request.user,
        )
    except RowConflictError:
        return False
    except StateError:
        messages.error(request, _("Utkastet er ikke lenger åpent."))
        return True
    messages.success(request, _("Raden er lagret."))
    return True
