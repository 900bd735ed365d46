"""Everything that changes identities."""

from django.db import transaction

from beredt.web.accounts.models import User
from beredt.web.audit.actions import record_event
from beredt.web.openid.models import Identity


class TakenError(Exception):
    """The identity is already somebody else's."""


@transaction.atomic
def link_identity(user: User, *, issuer: str, subject: str) -> Identity:
    """Let somebody who has signed in also come in with an identity from elsewhere.

    Raises `TakenError` if it is somebody else's.
    """
    identity, is_new = Identity.objects.get_or_create(
        issuer=issuer, subject=subject, defaults={"user": user}
    )
    if identity.user != user:
        raise TakenError
    if is_new:
        record_event("identity.linked", identity, by=user, after={"issuer": issuer})
    return identity
