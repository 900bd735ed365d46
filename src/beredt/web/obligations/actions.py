"""Everything that changes obligations: one transaction and one event each."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from beredt.engine import obligations as engine
from beredt.files.obligations import read_obligations
from beredt.web.accounts.models import Organisation, User
from beredt.web.assessments.models import Assessment
from beredt.web.audit.actions import record_event
from beredt.web.obligations.models import Entry, Evidence, Framework, Obligation
from beredt.web.scenarios.models import ScenarioVersion


class ConflictError(Exception):
    """Somebody else has said something of the obligation meanwhile."""


@transaction.atomic
def publish_bundled() -> list[Obligation]:
    """Let the nation keep the obligations that come with Beredt and it lacks."""
    nation = Organisation.objects.get(parent=None)
    return load_obligations(read_obligations(), organisation=nation)


@transaction.atomic
def load_obligations(
    found: engine.Obligations, *, organisation: Organisation
) -> list[Obligation]:
    """Let an organisation keep obligations; those it has already stay as they are."""
    every = {
        row.code: row
        for row in Obligation.objects.filter(framework__organisation=organisation)
    }
    added = []
    for one in found.obligations:
        if one.id in every:
            continue
        framework, _is_new = Framework.objects.get_or_create(
            code=one.framework,
            organisation=organisation,
            defaults={"title": _title_of(found, one.framework)},
        )
        every[one.id] = Obligation.objects.create(
            framework=framework,
            code=one.id,
            title=one.title,
            text=one.text,
            footing=one.footing,
            address=one.address,
            source=one.source,
            source_date=one.source_date,
            mark=one.mark,
            confidence=one.confidence,
        )
        added.append(every[one.id])
    for one in found.obligations:
        if every[one.id] in added:
            every[one.id].depends_on.set(every[name] for name in one.depends_on)
    if added:
        record_event(
            "obligations.loaded",
            organisation,
            by=None,
            place=organisation.path,
            after=[row.code for row in added],
        )
    return added


@transaction.atomic
def add_framework(*, title: str, organisation: Organisation, by: User) -> Framework:
    """Begin to keep the obligations of something new."""
    framework = Framework.objects.create(
        code=_code(title), title=title, organisation=organisation
    )
    record_event("framework.added", framework, by=by, place=organisation.path)
    return framework


@transaction.atomic
def add_obligation(framework: Framework, *, by: User, **said: Any) -> Obligation:
    """Add an obligation to a framework: title, text, footing, address, source."""
    obligation = Obligation.objects.create(
        framework=framework,
        code=_code(said["title"]),
        mark="official",
        confidence="medium",
        **said,
    )
    after = {"source": obligation.source, "footing": obligation.footing}
    place = framework.organisation.path
    record_event("obligation.added", obligation, by=by, place=place, after=after)
    return obligation


@transaction.atomic
def assign(
    obligation: Obligation,
    *,
    owner: Organisation | None,
    due_on: dt.date | None,
    why: str,
    revision: int,
    by: User,
) -> Entry:
    """Say who answers for an obligation, and by when.

    Raises `ConflictError` when somebody has said something since it was read.
    """
    said = {"owner": owner, "due_on": due_on, "why": why}
    return _say(obligation, "obligation.assigned", revision, by, said)


@transaction.atomic
def answer(
    obligation: Obligation,
    *,
    ability: str,
    gap: str,
    dependency: str,
    why: str,
    revision: int,
    by: User,
) -> Entry:
    """Say what we can, what is lacking, and what else it depends on.

    Raises `ConflictError` when somebody has said something since it was read.
    """
    said = {"ability": ability, "gap": gap, "dependency": dependency, "why": why}
    return _say(obligation, "obligation.answered", revision, by, said)


@transaction.atomic
def attach(
    obligation: Obligation,
    *,
    kind: str,
    day: dt.date,
    title: str = "",
    address: str = "",
    assessment: Assessment | None = None,
    scenario: ScenarioVersion | None = None,
    by: User,
) -> Evidence:
    """Attach something that proves what we can."""
    evidence = Evidence.objects.create(
        obligation=obligation,
        kind=kind,
        day=day,
        title=title,
        address=address,
        assessment=assessment,
        scenario=scenario,
        by=by,
    )
    record_event(
        "evidence.attached",
        evidence,
        by=by,
        place=_place(obligation),
        after={
            "obligation": obligation.code,
            "kind": kind,
            "assessment": assessment.pk if assessment else None,
            "scenario": scenario.fingerprint if scenario else None,
            "address": address,
        },
    )
    return evidence


@transaction.atomic
def withdraw(evidence: Evidence, *, reason: str, by: User) -> None:
    """Say that something no longer proves it, and why; that it did stays known."""
    evidence.withdrawn_at, evidence.withdrawn_by = timezone.now(), by
    evidence.reason = reason
    evidence.save(update_fields=["withdrawn_at", "withdrawn_by", "reason"])
    place = _place(evidence.obligation)
    record_event("evidence.withdrawn", evidence, by=by, place=place, after=reason)


def _say(
    obligation: Obligation, what: str, revision: int, by: User, said: dict[str, Any]
) -> Entry:
    # Read again: what a page has fetched may be older than what stands there.
    before = Entry.objects.filter(obligation=obligation).last()
    if (before.revision if before else 0) != revision:
        raise ConflictError
    kept = _kept(before) if before else {}
    try:
        with transaction.atomic():
            entry = Entry.objects.create(
                obligation=obligation, revision=revision + 1, by=by, **kept | said
            )
    except IntegrityError:
        raise ConflictError from None
    record_event(
        what,
        obligation,
        by=by,
        place=_place(obligation),
        before=_plain(before) if before else None,
        after=_plain(entry),
    )
    return entry


def _kept(entry: Entry) -> dict[str, Any]:
    names = ("owner", "due_on", "ability", "gap", "dependency")
    return {name: getattr(entry, name) for name in names}


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        **_kept(entry),
        "owner": entry.owner.code if entry.owner else "",
        "due_on": entry.due_on.isoformat() if entry.due_on else "",
        "why": entry.why,
    }


def _title_of(found: engine.Obligations, framework: str) -> str:
    return next(one.title for one in found.frameworks if one.id == framework)


def _code(title: str) -> str:
    plain = title.lower().translate(str.maketrans("æøå", "aoa"))
    # The moment tells two of the same name from each other.
    return f"{slugify(plain)[:60]}-{timezone.now():%Y%m%d%H%M%S%f}"[:80]


def _place(obligation: Obligation) -> str:
    return obligation.framework.organisation.path
