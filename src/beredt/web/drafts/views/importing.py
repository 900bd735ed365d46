"""Pages on which tables that somebody else made become rows of a draft."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.files.faults import FileError
from beredt.files.registers import mapped_rows, tables
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.drafts.actions import (
    RowConflictError,
    StateError,
    edit_rows,
    read_import,
)
from beredt.web.drafts.forms import ColumnsForm, ImportForm, PairForm
from beredt.web.drafts.importing import (
    found_in,
    may_take_in,
    wishes_of,
    wrong_table,
)
from beredt.web.drafts.models import Import
from beredt.web.drafts.permissions import drafting_organisations, readable_drafts
from beredt.web.layout.languages import say_text
from beredt.web.registers.changing import names_of
from beredt.web.registers.listing import cells_table
from beredt.web.registers.packages import opened


@signed_in
def start_import(request: SignedIn, pk: int) -> HttpResponse:
    """Show the form, or read a file."""
    draft = get_object_or_404(readable_drafts(request.user), pk=pk)
    if not draft.is_open or not drafting_organisations(request.user).exists():
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return redirect(
                read_import(draft, name=file.name, data=file.read(), by=request.user)
            )
        except FileError as error:
            form.add_error("file", say_text(error.faults[0].found))
    status = 422 if form.is_bound else 200
    page = {"draft": draft, "form": form}
    return render(request, "drafts/start_import.html", page, status=status)


@signed_in
def show_import(request: SignedIn, pk: int) -> HttpResponse:
    """Ask which column is which, show what would change, and take it in."""
    readable = readable_drafts(request.user)
    made = get_object_or_404(
        Import.objects.select_related("draft__base", "draft__organisation"),
        pk=pk,
        draft__in=readable.order_by().values("pk"),
        by=request.user,
    )
    found = found_in(made)
    asked = request.POST or request.GET
    pair = PairForm(asked if "table" in asked else None, found=found)
    page: dict[str, Any] = {"import": made, "draft": made.draft, "pair": pair}
    if pair.is_valid():
        name = pair.cleaned_data["table"]
        foreign = found[int(pair.cleaned_data["foreign"])]
        columns = ColumnsForm(
            request.POST or None,
            table=tables()[name],
            foreign=foreign,
            source=made.name,
        )
        page |= {"columns": columns, "foreign": foreign.name}
        if columns.is_valid():
            taken, account = _account(request, made, name, foreign, columns)
            if taken:
                return redirect(made.draft)
            page |= account
    return render(request, "drafts/import.html", page)


def _account(
    request: SignedIn, made: Import, name: str, foreign: Any, columns: ColumnsForm
) -> tuple[bool, dict[str, Any]]:
    """Say what would change; take it in if that is asked for and nothing is wrong."""
    rows, wrong = mapped_rows(
        foreign, name, columns.pairs("from_"), columns.pairs("fixed_")
    )
    wishes = wishes_of(made.draft, name, rows)
    may_take = not wrong and bool(wishes)
    may_take = may_take and may_take_in(request.user, made.draft, wishes)
    account = {
        "wrong": wrong_table(name, wrong) if wrong else None,
        "rows": cells_table(
            name,
            [wish.after or {} for wish in wishes[:100]],
            names=names_of(opened(made.draft.base)),
        ),
        "count": len(wishes),
        "same": len(rows) - len(wishes),
        "may_take": may_take,
    }
    if "take" not in request.POST or not may_take:
        return False, account
    try:
        edit_rows(made.draft, wishes, note=made.name, by=request.user)
    except (RowConflictError, StateError):
        messages.error(request, _("Noen andre har endret de samme radene. Se igjen."))
        return False, account
    said = ngettext("%(count)d rad er tatt inn.", "%(count)d rader er tatt inn.",
                    len(wishes))  # fmt: skip
    messages.success(request, said % {"count": len(wishes)})
    return True, account
