"""What was known of a register on a day, and what became known of one row, and when."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q
from django.utils.timezone import make_aware

from beredt.web.accounts.permissions import Visitor
from beredt.web.drafts.models import RowEdit
from beredt.web.drafts.permissions import readable_drafts
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.permissions import readable_registers


def versions_of(user: Visitor, version: RegisterVersion) -> list[RegisterVersion]:
    """Return every version of a register that somebody may read, the oldest first.

    What others publish under its name is theirs: what came with Beredt is everybody's.
    """
    same = readable_registers(user).filter(name=version.name)
    own = same.filter(Q(organisation=version.organisation_id) | Q(organisation=None))
    return list(own.defer("package").order_by("published_at", "pk"))


def version_on(
    versions: Sequence[RegisterVersion], day: dt.date
) -> RegisterVersion | None:
    """Return the version that held at the end of a day; nothing before the first."""
    until = _end_of(day)
    held = [version for version in versions if version.published_at < until]
    return held[-1] if held else None


def unpublished_on(
    user: Visitor, version: RegisterVersion, day: dt.date
) -> list[RowEdit]:
    """Return what stood in drafts at the end of a day and was not published then."""
    until = _end_of(day)
    drafts = readable_drafts(user).filter(base__name=version.name)
    open_then = drafts.filter(Q(published=None) | Q(decided_at__gte=until))
    edits = RowEdit.objects.filter(
        draft__in=open_then.order_by().values("pk"), at__lt=until
    )
    return list(
        edits.latest_of_each_row().select_related("by", "draft").order_by("-at", "-pk")
    )


def edits_of_row(
    user: Visitor, version: RegisterVersion, table: str, key: str
) -> list[RowEdit]:
    """Return every change of a row in drafts that somebody may read, newest first."""
    drafts = readable_drafts(user).filter(base__name=version.name).order_by()
    edits = RowEdit.objects.filter(draft__in=drafts.values("pk"), table=table, key=key)
    return list(edits.select_related("by", "draft").order_by("-at", "-pk"))


def _end_of(day: dt.date) -> dt.datetime:
    return make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min))
