"""What waits for somebody, as each room tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.web.accounts.models import User
from beredt.web.accounts.permissions import (
    managed_organisations,
    readable_assignments,
    readable_people,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do: what, why, and where."""

    title: str
    text: str
    address: str


def tasks_of(user: User) -> Iterator[Task]:
    """Yield what needs doing, the most urgent first."""
    yield from _safe_ways_in(user)
    if managed_organisations(user).exists():
        yield from _people_to_manage(user)


def _safe_ways_in(user: User) -> Iterator[Task]:
    if not Authenticator.objects.filter(user=user).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    ):
        yield Task(
            title=_("Sikre innloggingen din"),
            text=_("Legg til en tilgangsnøkkel eller en kode fra mobilen."),
            address=reverse("accounts:ways_in"),
        )


def _people_to_manage(user: User) -> Iterator[Task]:
    waiting = readable_people(user).filter(last_login=None, is_active=True).count()
    if waiting:
        yield Task(
            title=ngettext(
                "%(count)d invitert har ikke logget inn",
                "%(count)d inviterte har ikke logget inn",
                waiting,
            )
            % {"count": waiting},
            text=_("Send dem en ny lenke hvis den gamle er utløpt."),
            address=reverse("accounts:people"),
        )
    ending = readable_assignments(user).current().ending_soon().count()
    if ending:
        yield Task(
            title=ngettext(
                "%(count)d rolle utløper de neste to ukene",
                "%(count)d roller utløper de neste to ukene",
                ending,
            )
            % {"count": ending},
            text=_("Gi dem som skal fortsette, en ny rolle."),
            address=reverse("accounts:people"),
        )
    if readable_people(user).count() == 1:
        yield Task(
            title=_("Inviter de første"),
            text=_("Planleggere, kapasitetseiere og godkjennere ser hver sin del."),
            address=reverse("accounts:invite"),
        )
