"""Obligations of the site as the engine knows them."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate

from beredt.engine import obligations as engine
from beredt.web.accounts.models import User
from beredt.web.obligations.models import Entry, Evidence, Framework, Obligation
from beredt.web.obligations.permissions import may_answer, readable_obligations


def with_answers(obligations: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Fetch with obligations what is said of them, and what holds as proof."""
    entries = Entry.objects.select_related("owner", "by")
    holding = Evidence.objects.filter(withdrawn_at=None)
    return obligations.select_related("framework__organisation").prefetch_related(
        Prefetch("entries", entries), Prefetch("evidence", holding), "depends_on"
    )


def whole(
    frameworks: Iterable[Framework], obligations: Iterable[Obligation]
) -> engine.Obligations:
    """Return frameworks and obligations with what is said of each.

    Rows are known by their number: two organisations may use the same code. What one
    may not read is left out of what it depends on.
    """
    rows = list(obligations)
    known = {row.pk for row in rows}
    return engine.Obligations(
        frameworks=tuple(
            engine.Framework(id=str(row.pk), title=row.title) for row in frameworks
        ),
        obligations=tuple(_obligation(row, known) for row in rows),
        answers=tuple(answer_of(row) for row in rows),
    )


def answer_of(row: Obligation) -> engine.Answer:
    """Return what is said of an obligation now."""
    now = row.now
    return engine.Answer(
        obligation=str(row.pk),
        owner=now.owner.name if now.owner else "",
        due_day=now.due_on.toordinal() if now.due_on else None,
        ability=now.ability,  # type: ignore[arg-type]
        gap=now.gap,
        dependency=now.dependency,
        evidence=tuple(_evidence(one) for one in row.evidence.all()),
    )


def _obligation(row: Obligation, known: set[int]) -> engine.Obligation:
    needs = (one.pk for one in row.depends_on.all())
    return engine.Obligation(
        id=str(row.pk),
        framework=str(row.framework_id),
        title=row.title,
        text=row.text,
        footing=row.footing,  # type: ignore[arg-type]
        address=row.address,
        depends_on=tuple(str(one) for one in needs if one in known),
        source=row.source,
        source_date=row.source_date,
        mark=row.mark,  # type: ignore[arg-type]
        confidence=row.confidence,  # type: ignore[arg-type]
    )


def _evidence(row: Evidence) -> engine.Evidence:
    return engine.Evidence(
        kind=row.kind,  # type: ignore[arg-type]
        # What is linked has a title of its own, which not everybody may read.
        title=row.title or row.kind,
        day=row.day.toordinal(),
        address=row.address,
    )


def overdue_for(user: User) -> list[Obligation]:
    """Return what is overdue where somebody keeps or answers for it."""
    today = localdate().toordinal()
    return [
        row
        for row in with_answers(readable_obligations(user))
        if answer_of(row).is_overdue(today) and may_answer(user, row)
    ]
