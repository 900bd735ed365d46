"""How allauth signs people in here: by invitation, noted, with codes kept hidden."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.http import HttpRequest

from beredt.web.accounts.actions import record_sign_in
from beredt.web.accounts.hiding import LostKeyError, hide, reveal
from beredt.web.accounts.models import User

log = logging.getLogger("beredt.accounts")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Invitations only, and a log of who comes and goes."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse: people are invited."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign somebody in, in their language, and note it."""
        super().login(request, user)
        record_sign_in(user, "person.signed_in")

    def authentication_failed(
        self,
        request: HttpRequest,  # noqa: ARG002
        **credentials: Any,
    ) -> None:
        """Note that somebody was taken for a person of this site, and failed."""
        user = User.objects.filter(email=credentials.get("email", "").lower()).first()
        if user is not None:
            record_sign_in(user, "person.refused")


class CodesAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes of phones and recovery codes, which a stolen database does not tell."""

    def encrypt(self, text: str) -> str:
        """Hide what codes are made from."""
        return hide(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return what codes are made from; where the key is lost, none is right."""
        try:
            return reveal(encrypted_text)
        except LostKeyError:
            log.warning("A key is lost: set BEREDT_FORMER_SECRET_KEYS.")
            return str(generate_totp_secret())
