"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.home.picture import latest_picture
from beredt.web.home.staleness import stale_table
from beredt.web.home.tasks import tasks_of

# What one can do before lunch; what else waits is a click away.
FIRST = 3


@signed_in
def home(request: SignedIn) -> HttpResponse:
    """Show what needs doing today, the latest picture, what is old, one's roles."""
    tasks = list(tasks_of(request.user))
    page = {
        "tasks": tasks[:FIRST],
        "further": tasks[FIRST:],
        "picture": latest_picture(request.user),
        "stale": stale_table(request.user),
        "roles": request.user.assignments.current().select_related("organisation"),
    }
    return render(request, "home/home.html", page)
