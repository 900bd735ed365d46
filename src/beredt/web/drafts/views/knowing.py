"""Pages that say what was known, and when."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from beredt.files.registers import tables
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.drafts.forms import DayForm
from beredt.web.drafts.knowing import (
    edits_of_row,
    unpublished_on,
    version_on,
    versions_of,
)
from beredt.web.drafts.shown import history_table, story_table
from beredt.web.registers.changing import (
    changes_between,
    changes_table,
    names_of,
    row_words,
    sums_table,
)
from beredt.web.registers.labels import hidden_from
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened, row_in
from beredt.web.registers.permissions import readable_registers
from beredt.web.registers.words import table_word


@signed_in
def known(request: SignedIn, pk: int) -> HttpResponse:
    """Show what was known of a register on a day, and what has become known since."""
    shown = _readable(request, pk)
    form = DayForm(request.GET or {"day": localdate().isoformat()})
    page: dict[str, Any] = {"register": shown, "form": form}
    if form.is_valid():
        page |= _known_on(request, shown, form.cleaned_data["day"])
    status = 200 if form.is_valid() else 422
    return render(request, "drafts/known.html", page, status=status)


@signed_in
def row_known(request: SignedIn, pk: int, name: str, key: str) -> HttpResponse:
    """Tell what became known of a row, by whom, and in which version it was said."""
    shown = _readable(request, pk)
    if name not in tables():
        raise Http404
    hidden = hidden_from(request.user, shown.organisation)
    versions = versions_of(request.user, shown)
    edits = edits_of_row(request.user, shown, name, key)
    rows = [(version, row_in(version, name, key)) for version in versions]
    if not edits and not any(cells for _version, cells in rows):
        raise Http404
    page = {
        "register": shown,
        "table": name,
        "name": table_word(name),
        "key": row_words(name, key.split("~"), names_of(opened(shown), hidden)),
        "story": story_table(name, rows, edits, hidden=hidden),
    }
    return render(request, "drafts/row_known.html", page)


def _known_on(
    request: SignedIn, shown: RegisterVersion, day: dt.date
) -> dict[str, Any]:
    hidden = hidden_from(request.user, shown.organisation)
    held = version_on(versions_of(request.user, shown), day)
    edits = unpublished_on(request.user, shown, day)
    page: dict[str, Any] = {
        "day": day,
        "held": held,
        "edits": history_table(
            edits, names=names_of(opened(shown), hidden), hidden=hidden
        ),
    }
    if held is not None and held != shown:
        then, now = opened(held), opened(shown)
        changes, sums = changes_between(then, now, hidden)
        page["changes"] = changes_table(
            changes, names_of(then, hidden) | names_of(now, hidden)
        )
        page["sums"] = sums_table(sums)
    return page


def _readable(request: SignedIn, pk: int) -> RegisterVersion:
    readable = readable_registers(request.user).defer("package")
    return get_object_or_404(readable.select_related("organisation"), pk=pk)
