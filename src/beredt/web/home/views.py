"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.home.tasks import tasks_of


@signed_in
def home(request: SignedIn) -> HttpResponse:
    """Show what needs doing today, and which roles one holds."""
    page = {
        "tasks": list(tasks_of(request.user)),
        "roles": request.user.assignments.current().select_related("organisation"),
    }
    return render(request, "home/home.html", page)
