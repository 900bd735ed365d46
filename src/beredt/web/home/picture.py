"""The latest picture of how the country, or one's own part of it, would fare."""

import datetime as dt
from dataclasses import dataclass

from beredt.web.accounts.models import Organisation, User
from beredt.web.assessments.models import Assessment
from beredt.web.assessments.permissions import readable_assessments
from beredt.web.orders.models import Order
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.permissions import readable_registers


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An assessment that is done, and the newer register that it does not know."""

    assessment: Assessment
    newer: RegisterVersion | None

    @property
    def is_national(self) -> bool:
        """Whether it is of the whole country."""
        return self.assessment.organisation.kind == Organisation.Kind.NATION

    @property
    def at(self) -> dt.datetime:
        """When it was asked for."""
        return self.assessment.ordered_at


def latest_picture(user: User) -> Picture | None:
    """Return the latest national assessment that somebody may read, or their latest.

    A variant asks what if; it is no picture of how things are.
    """
    done = readable_assessments(user).filter(order__state=Order.State.DONE, base=None)
    found = done.select_related("order", "scenario", "organisation", "register")
    found = found.defer("register__package", "scenario__text", "scenario__files")
    nation = found.filter(organisation__kind=Organisation.Kind.NATION)
    latest = nation.first() or found.first()
    return Picture(assessment=latest, newer=_newer(user, latest)) if latest else None


def _newer(user: User, latest: Assessment) -> RegisterVersion | None:
    used = latest.register
    same = readable_registers(user).filter(name=used.name).defer("package")
    return same.filter(published_at__gt=used.published_at).first()
