"""Pages of the log."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.accounts.models import Organisation
from beredt.web.logbook.forms import SearchForm
from beredt.web.logbook.permissions import readable_events
from beredt.web.logbook.tables import changes_table, events_table, signed_by
from beredt.web.logbook.titles import titles_of
from beredt.web.logbook.words import action_word

ON_A_PAGE = 50


@signed_in
def events(request: SignedIn) -> HttpResponse:
    """List the events that one may read, newest first."""
    form = SearchForm(request.GET)
    kept = form.kept(readable_events(request.user))
    page = Paginator(kept, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page": page,
        "table": events_table(page, page.paginator.count),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "logbook/events.html", shown, status=status)


@signed_in
def event(request: SignedIn, number: int) -> HttpResponse:
    """Show one event, with what stood before and after."""
    shown = get_object_or_404(readable_events(request.user), number=number)
    place = Organisation.objects.filter(path=shown.place).first()
    page = {
        "event": shown,
        "action": action_word(shown.what),
        "title": titles_of([shown])[number],
        "who": signed_by(shown.signature),
        "place": place,
        "changes": changes_table(shown, request.user),
    }
    return render(request, "logbook/event.html", page)
