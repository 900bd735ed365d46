"""Pages of the frame: colours, licences, and all components on one page."""

import json
from importlib.resources import files

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from beredt.web.layout.context import SCHEME, SCHEMES
from beredt.web.layout.samples import components_shown
from beredt.web.layout.tables import Column, Table

YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def scheme(request: HttpRequest) -> HttpResponse:
    """Keep which colours the reader wants, and go back."""
    following = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(following, {request.get_host()}):
        following = "/"
    answer = redirect(following)
    chosen = request.POST.get("scheme")
    if chosen in SCHEMES:
        answer.set_cookie(
            SCHEME, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure()
        )
    return answer


@login_not_required
def licences(request: HttpRequest) -> HttpResponse:
    """List the packages that the pages show, with their licences."""
    folder = files("beredt.web.layout").joinpath("static/vendor/packages.json")
    packages = json.loads(folder.read_text("utf-8"))
    columns = [
        Column(key="name", label=_("Pakke")),
        Column(key="version", label=_("Versjon")),
        Column(key="licence", label=_("Lisens")),
    ]
    rows = [(name, is_["version"], is_["licence"]) for name, is_ in packages.items()]
    table = Table(caption=_("Pakker"), columns=columns, rows=rows, shows_caption=False)
    return render(request, "layout/licences.html", {"packages": table})


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """Show every component; only where the site is being built and tested."""
    return render(request, "layout/components.html", components_shown(request))


@login_not_required
def progress(request: HttpRequest) -> HttpResponse:
    """Show the sample bar a little further on."""
    return render(request, "layout/progress.html")
