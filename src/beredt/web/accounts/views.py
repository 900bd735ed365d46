"""Pages about people, their roles, and their ways in."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.accounts.actions import (
    end_role,
    give_role,
    invite_person,
    let_in_again,
    make_link,
    make_token,
    revoke_token,
    send_link,
    shut_out,
    use_link,
)
from beredt.web.accounts.forms import (
    InvitationForm,
    NameForm,
    RoleForm,
    TokenForm,
)
from beredt.web.accounts.models import ApiToken, SignInLink, User, digest_of
from beredt.web.accounts.permissions import (
    managed_organisations,
    may_manage_people,
    readable_assignments,
    readable_organisations,
    readable_people,
)
from beredt.web.accounts.tables import organisations_table, people_table

ON_A_PAGE = 50


@signed_in
def people(request: SignedIn) -> HttpResponse:
    """List oneself and the people that one manages."""
    roles = readable_assignments(request.user).current().select_related("organisation")
    shown = readable_people(request.user).prefetch_related(
        Prefetch("assignments", roles, to_attr="shown_assignments")
    )
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    shown_page = {
        "page": page,
        "table": people_table(page, page.paginator.count),
        "may_invite": managed_organisations(request.user).exists(),
    }
    return render(request, "accounts/people.html", shown_page)


@signed_in
def invite(request: SignedIn) -> HttpResponse:
    """Show the form, or invite somebody and show the address that lets them in."""
    among = managed_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = InvitationForm(request.POST or None, among=among)
    if form.is_valid():
        user = invite_person(**form.cleaned_data, by=request.user)
        return _show_link(request, user)
    status = 422 if form.is_bound else 200
    return render(request, "accounts/invite.html", {"form": form}, status=status)


@signed_in
def person(request: SignedIn, pk: int) -> HttpResponse:
    """Show somebody and their roles; give them another."""
    shown = get_object_or_404(readable_people(request.user), pk=pk)
    among = managed_organisations(request.user)
    form = RoleForm(request.POST or None, among=among) if among.exists() else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if form and form.is_valid():
        give_role(user=shown, **form.cleaned_data, by=request.user)
        return redirect(shown)
    page = {
        "person": shown,
        "assignments": readable_assignments(request.user).filter(user=shown),
        "form": form,
        "may_manage": _may_manage(request.user, shown),
    }
    status = 422 if form and form.is_bound else 200
    return render(request, "accounts/person.html", page, status=status)


@require_POST
@signed_in
def end(request: SignedIn, pk: int) -> HttpResponse:
    """End a role."""
    assignment = get_object_or_404(readable_assignments(request.user), pk=pk)
    if not may_manage_people(request.user, assignment.organisation):
        raise PermissionDenied
    end_role(assignment, by=request.user)
    return redirect(assignment.user)


@require_POST
@signed_in
def link(request: SignedIn, pk: int) -> HttpResponse:
    """Make a new address that lets somebody in."""
    return _show_link(request, _managed(request, pk))


@require_POST
@signed_in
def shut(request: SignedIn, pk: int) -> HttpResponse:
    """Shut somebody out, or let them in again."""
    shown = _managed(request, pk)
    (shut_out if shown.is_active else let_in_again)(shown, by=request.user)
    return redirect(shown)


@never_cache
@login_not_required
def come_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Let somebody in by their address."""
    # On a click alone: mail programs follow links to look for harm.
    if request.method == "POST" and (user := use_link(secret)):
        # A signed-in neighbour at the same screen must not become this person.
        request.session.flush()
        address = reverse("accounts:ways_in")
        answer: HttpResponse = perform_login(
            request, Login(user=user, redirect_url=address)
        )
        return answer
    known = SignInLink.objects.filter(digest=digest_of(secret)).first()
    is_open = known is not None and known.is_open
    status = 200 if is_open else 410
    return render(request, "accounts/come_in.html", {"is_open": is_open}, status=status)


@signed_in
def ways_in(request: SignedIn) -> HttpResponse:
    """Show how one signs in oneself, and what is missing for it to be safe."""
    page = {
        "tokens": ApiToken.objects.filter(user=request.user, revoked_at=None),
        "has_password": request.user.has_usable_password(),
        "form": TokenForm(),
    }
    return render(request, "accounts/ways_in.html", page)


@require_POST
@signed_in
def token(request: SignedIn) -> HttpResponse:
    """Make a key for a program, and show it this once."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return redirect("accounts:ways_in")
    secret = make_token(**form.cleaned_data, by=request.user)
    return render(request, "accounts/token.html", {"secret": secret})


@require_POST
@signed_in
def revoke(request: SignedIn, pk: int) -> HttpResponse:
    """Let a key of one's own open nothing any more."""
    revoke_token(get_object_or_404(ApiToken, pk=pk, user=request.user), by=request.user)
    messages.success(request, _("Nøkkelen virker ikke lenger."))
    return redirect("accounts:ways_in")


@signed_in
def organisations(request: SignedIn) -> HttpResponse:
    """List the organisations that one may see, as a tree that can be searched."""
    shown = readable_organisations(request.user).select_related("parent")
    form = NameForm(request.GET)
    if form.is_valid() and (wanted := form.cleaned_data["q"]):
        shown = shown.filter(name__icontains=wanted)
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    table = organisations_table(page, page.paginator.count)
    shown_page = {"page": page, "form": form, "table": table}
    return render(request, "accounts/organisations.html", shown_page)


@signed_in
def organisation(request: SignedIn, code: str) -> HttpResponse:
    """Show an organisation: what it belongs to, what belongs to it, who is there."""
    readable = readable_organisations(request.user)
    shown = get_object_or_404(readable, code=code)
    assignments = readable_assignments(request.user).current()
    page = {
        "organisation": shown,
        "above": readable.above(shown).exclude(pk=shown.pk),
        "children": readable.filter(parent=shown),
        "assignments": assignments.filter(organisation=shown).select_related("user"),
    }
    return render(request, "accounts/organisation.html", page)


def _managed(request: SignedIn, pk: int) -> User:
    shown = get_object_or_404(readable_people(request.user), pk=pk)
    if not _may_manage(request.user, shown):
        raise PermissionDenied
    return shown


def _may_manage(user: User, other: User) -> bool:
    # Somebody with a role elsewhere is not one's own to shut out or let in.
    places = [
        row.organisation for row in other.assignments.select_related("organisation")
    ]
    return (
        user != other
        and bool(places)
        and all(may_manage_people(user, at) for at in places)
    )


def _show_link(request: SignedIn, user: User) -> HttpResponse:
    secret = make_link(user, by=request.user)
    address = settings.ADDRESS + reverse("accounts:come_in", args=[secret])
    if settings.EMAIL_HOST:
        send_link(user, address)
    page = {"person": user, "address": address, "is_sent": bool(settings.EMAIL_HOST)}
    return render(request, "accounts/link.html", page)
