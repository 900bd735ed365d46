"""How allauth signs people in here: nobody signs up, and each attempt is noted."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from beredt.web.accounts.actions import record_sign_in
from beredt.web.accounts.models import User


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
