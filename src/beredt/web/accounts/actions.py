"""Everything that changes people and roles: one transaction and one event each."""

import datetime as dt
import secrets
from contextlib import suppress
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from beredt.web.accounts.hiding import LostKeyError, hidden_anew
from beredt.web.accounts.models import (
    ApiToken,
    Organisation,
    RoleAssignment,
    SignInLink,
    User,
    digest_of,
)
from beredt.web.audit.actions import record_event

LINK_LASTS = dt.timedelta(days=7)
TOKEN_LASTS = dt.timedelta(days=365)
# What allauth makes codes from: of a phone, and of the paper in the drawer.
HIDDEN = ("secret", "seed")


@transaction.atomic
def invite_person(
    *,
    email: str,
    name: str,
    role: str,
    organisation: Organisation,
    until: dt.date | None = None,
    by: User | None,
) -> User:
    """Let somebody new in with a role; who is known already only gets the role."""
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, name=name)
        record_event(
            "person.invited", user, by=by, place=organisation.path, after={"name": name}
        )
    give_role(user=user, role=role, organisation=organisation, until=until, by=by)
    return user


@transaction.atomic
def give_role(
    *,
    user: User,
    role: str,
    organisation: Organisation,
    until: dt.date | None = None,
    by: User | None,
) -> RoleAssignment:
    """Let somebody hold a role for a place from today on."""
    assignment = RoleAssignment(
        user=user, role=role, organisation=organisation, until=until
    )
    assignment.full_clean()
    assignment.save()
    record_event(
        "role.given",
        assignment,
        by=by,
        place=organisation.path,
        after=_said(assignment),
    )
    return assignment


@transaction.atomic
def end_role(assignment: RoleAssignment, *, by: User | None) -> None:
    """End a role now; that it was held stays known."""
    before = _said(assignment)
    assignment.ended_at = timezone.now()
    assignment.save(update_fields=["ended_at"])
    record_event(
        "role.ended",
        assignment,
        by=by,
        place=assignment.organisation.path,
        before=before,
    )


@transaction.atomic
def make_link(user: User, *, by: User | None) -> str:
    """Make a secret address that lets somebody in once; return its secret part."""
    secret = secrets.token_urlsafe(32)
    link = SignInLink.objects.create(
        user=user, digest=digest_of(secret), expires_at=timezone.now() + LINK_LASTS
    )
    record_event("link.made", link, by=by)
    return secret


@transaction.atomic
def use_link(secret: str) -> User | None:
    """Use up a secret address, and return whom it lets in, if anybody."""
    link = (
        SignInLink.objects.select_for_update().filter(digest=digest_of(secret)).first()
    )
    if link is None or not link.is_open or not link.user.is_active:
        return None
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    record_event("link.used", link, by=link.user)
    return link.user


def send_link(user: User, address: str) -> None:
    """Send a secret address to its person, once the database has it."""
    body = _(
        "Hei %(name)s\n\nDu er invitert til Beredt. Logg inn første gang her, innen "
        "sju dager:\n\n%(address)s\n\nLenken virker én gang."
    ) % {"name": user.name, "address": address}
    transaction.on_commit(
        lambda: send_mail(_("Invitasjon til Beredt"), body, None, [user.email])
    )


@transaction.atomic
def shut_out(user: User, *, by: User) -> None:
    """Let somebody in no more, and end what they have open."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    SignInLink.objects.filter(user=user, used_at=None).delete()
    record_event("person.shut_out", user, by=by)


@transaction.atomic
def let_in_again(user: User, *, by: User) -> None:
    """Let somebody who was shut out sign in again."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    record_event("person.let_in", user, by=by)


@transaction.atomic
def make_token(*, name: str, by: User) -> str:
    """Make a key for a program that reads as its owner; return it, this once."""
    secret = f"beredt_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        user=by,
        name=name,
        digest=digest_of(secret),
        expires_at=timezone.now() + TOKEN_LASTS,
    )
    record_event("token.made", token, by=by)
    return secret


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User) -> None:
    """Let a key open nothing from now on."""
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    record_event("token.revoked", token, by=by)


@transaction.atomic
def forget_ways_in(user: User, *, by: User | None) -> None:
    """Forget codes and passkeys of somebody who has lost them; a link lets them in."""
    kept = Authenticator.objects.filter(user=user)
    before = sorted(kept.values_list("type", flat=True))
    kept.delete()
    record_event("person.ways_in_forgotten", user, by=by, before=before)


@transaction.atomic
def hide_codes_anew() -> None:
    """Hide the secrets of codes with the key of today, so that former ones may go."""
    for kept in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN):
        hidden = {name: kept.data[name] for name in HIDDEN if name in kept.data}
        with suppress(LostKeyError):
            kept.data |= {name: hidden_anew(text) for name, text in hidden.items()}
            kept.save(update_fields=["data"])


@transaction.atomic
def record_sign_in(user: User, what: str) -> None:
    """Note that somebody signed in, out, or was refused."""
    record_event(what, user, by=user)


def _said(assignment: RoleAssignment) -> dict[str, Any]:
    return {
        "user": assignment.user.email,
        "role": assignment.role,
        "organisation": assignment.organisation.path,
        "since": assignment.since,
        "until": assignment.until,
    }
