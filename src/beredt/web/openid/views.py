"""The way to the provider and back."""

import secrets
from dataclasses import asdict

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from joserfc.jwk import ECKey

from beredt.web.accounts.models import User
from beredt.web.openid.actions import TakenError, link_identity
from beredt.web.openid.models import Identity
from beredt.web.openid.provider import Errand, Provider, RefusedError, the_provider

ERRAND = "openid.errand"


@never_cache
@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """Send somebody to the provider."""
    provider = _provider()
    errand = Errand(
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        key=ECKey.generate_key("P-256").as_dict(private=True),
    )
    try:
        where = provider.start(errand, back=_back())
    except RefusedError:
        return _not_recognised(request)
    request.session[ERRAND] = asdict(errand)
    return redirect(where)


@never_cache
@login_not_required
def finish(request: HttpRequest) -> HttpResponse:
    """Take somebody back: sign them in, or link the identity to who has signed in."""
    provider = _provider()
    kept = request.session.pop(ERRAND, None)
    if kept is None or not _is_answer(request, provider, kept["state"]):
        return _not_recognised(request)
    code = request.GET.get("code", "")
    try:
        subject = provider.finish(Errand(**kept), code=code, back=_back())
    except RefusedError:
        return _not_recognised(request)
    if isinstance(request.user, User):
        return _link(request, request.user, provider, subject)
    return _sign_in(request, provider, subject)


def _link(
    request: HttpRequest, user: User, provider: Provider, subject: str
) -> HttpResponse:
    try:
        link_identity(user, issuer=provider.issuer, subject=subject)
        messages.success(request, _("Koblet. Neste gang kan du logge inn slik."))
    except TakenError:
        messages.error(request, _("Denne identiteten hører til en annen bruker."))
    return redirect("accounts:ways_in")


def _sign_in(request: HttpRequest, provider: Provider, subject: str) -> HttpResponse:
    known = Identity.objects.filter(
        issuer=provider.issuer, subject=subject, user__is_active=True
    ).first()
    if known is None:
        messages.error(
            request,
            _("Logg inn med lenken du har fått, og koble identiteten på kontosiden."),
        )
        return redirect("account_login")
    record_authentication(request, known.user, "openid", issuer=provider.issuer)
    answer: HttpResponse = perform_login(request, Login(user=known.user))
    return answer


def _is_answer(request: HttpRequest, provider: Provider, state: str) -> bool:
    said = request.GET
    # RFC 9207: an answer from another provider must not be taken for this one's.
    return (
        constant_time_compare(said.get("state", ""), state)
        and said.get("iss", provider.issuer) == provider.issuer
    )


def _provider() -> Provider:
    if (provider := the_provider()) is None:
        raise Http404
    return provider


def _back() -> str:
    return settings.ADDRESS + reverse("openid:finish")


def _not_recognised(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("Innloggingen ble ikke fullført. Prøv igjen."))
    return redirect("account_login")
