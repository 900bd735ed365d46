"""Everything that changes the register of AI systems."""

import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from beredt.engine.ai_systems import AISystem
from beredt.files.ai_systems import read_systems
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.web.accounts.models import Organisation, User
from beredt.web.ai_systems.models import RegisteredSystem, SystemRecord
from beredt.web.audit.actions import record_event

State = SystemRecord.State


class ConflictError(Exception):
    """Somebody else has written a record, or decided about it, in the meantime."""


@transaction.atomic
def publish_bundled() -> list[SystemRecord]:
    """Publish the records that come with Beredt and are not published yet."""
    made = []
    for said in read_systems():
        system, _is_new = RegisteredSystem.objects.get_or_create(code=said.id)
        is_ours = system.organisation is None
        if is_ours and (system.published is None or system.published.said() != said):
            record = _write(system, said, is_public=True, note="", by=None)
            _publish(record, by=None)
            made.append(record)
    return made


@transaction.atomic
def register_system(
    said: AISystem, *, organisation: Organisation, is_public: bool, note: str, by: User
) -> SystemRecord:
    """Put a system into the register, with a first record that waits for approval.

    Raises `ConflictError` when there is a system with this code.
    """
    system, is_new = RegisteredSystem.objects.get_or_create(
        code=said.id, defaults={"organisation": organisation}
    )
    if not is_new:
        raise ConflictError(said.id)
    return _propose(system, said, is_public=is_public, note=note, by=by)


@transaction.atomic
def write_record(
    system: RegisteredSystem,
    said: AISystem,
    *,
    is_public: bool,
    note: str,
    seen: int,
    by: User,
) -> SystemRecord:
    """Write a new record of a system; it waits for approval.

    Raises `ConflictError` when there is a newer record than the one that was seen.
    """
    system = RegisteredSystem.objects.select_for_update().get(pk=system.pk)
    if seen != _newest(system):
        raise ConflictError(system.code)
    system.records.filter(state=State.PROPOSED).update(state=State.REPLACED)
    return _propose(system, said, is_public=is_public, note=note, by=by)


@transaction.atomic
def take_in(
    data: bytes, *, organisation: Organisation, is_public: bool, by: User
) -> list[SystemRecord]:
    """Write a record of each system in a TOML file; the same again is known.

    Raises `FileError` with everything that is wrong, and then nothing is written.
    """
    found = _read(data)
    codes = [said.id for said in found]
    known = RegisteredSystem.objects.select_for_update(of=("self",)).in_bulk(
        codes, field_name="code"
    )
    foreign = [one for one in known.values() if one.organisation != organisation]
    if foreign:
        raise FileError([_not_yours(one.code) for one in foreign])
    written = []
    for said in found:
        system = known.get(said.id)
        around: dict[str, Any] = {"is_public": is_public, "note": "", "by": by}
        if system is None:
            written.append(register_system(said, organisation=organisation, **around))
        elif (newest := system.newest()).said() != said:
            seen = newest.number
            written.append(write_record(system, said, seen=seen, **around))
    return written


@transaction.atomic
def publish_record(record: SystemRecord, *, by: User) -> None:
    """Let a record count; raises `ConflictError` when it waits no more."""
    record = _waiting(record)
    before = record.system.published.content if record.system.published else None
    record.decided_by, record.decided_at = by, timezone.now()
    _publish(record, by=by, before=before)


@transaction.atomic
def return_record(record: SystemRecord, *, reason: str, by: User) -> None:
    """Send a record back, and say why; `ConflictError` when it waits no more."""
    record = _waiting(record)
    record.state, record.reason = State.RETURNED, reason
    record.decided_by, record.decided_at = by, timezone.now()
    record.save()
    record_event(
        "ai_system.returned", record, by=by, place=_place(record.system), after=reason
    )


def _read(data: bytes) -> tuple[AISystem, ...]:
    with tempfile.TemporaryDirectory(prefix="beredt-") as folder:
        path = Path(folder) / "systems.toml"
        path.write_bytes(data)
        return read_systems(path)


def _not_yours(code: str) -> Fault:
    return Fault(
        file="systems.toml",
        where=plain(code),
        found=Said("the code of another"),
        allowed=Said("systems of this organisation, and new ones"),
    )


def _propose(
    system: RegisteredSystem, said: AISystem, *, is_public: bool, note: str, by: User
) -> SystemRecord:
    record = _write(system, said, is_public=is_public, note=note, by=by)
    record_event(
        "ai_system.proposed", record, by=by, place=_place(system), after=record.content
    )
    return record


def _write(
    system: RegisteredSystem,
    said: AISystem,
    *,
    is_public: bool,
    note: str,
    by: User | None,
) -> SystemRecord:
    return SystemRecord.objects.create(
        system=system,
        number=_newest(system) + 1,
        content=asdict(said),
        is_public=is_public,
        note=note[:500],
        by=by,
    )


def _publish(record: SystemRecord, *, by: User | None, before: Any = None) -> None:
    system = record.system
    if system.published is not None:
        SystemRecord.objects.filter(pk=system.published.pk).update(state=State.REPLACED)
    record.state = State.PUBLISHED
    record.save()
    system.published = record
    system.save(update_fields=["published"])
    record_event(
        "ai_system.published",
        record,
        by=by,
        place=_place(system),
        before=before,
        after=record.content,
    )


def _waiting(record: SystemRecord) -> SystemRecord:
    """Return a record that nobody else decides about now."""
    system = RegisteredSystem.objects.select_for_update().get(pk=record.system_id)
    found = system.records.get(pk=record.pk)
    if found.state != State.PROPOSED:
        raise ConflictError(system.code)
    return found


def _newest(system: RegisteredSystem) -> int:
    numbers = system.records.values_list("number", flat=True)
    return numbers.order_by("-number").first() or 0


def _place(system: RegisteredSystem) -> str:
    return system.organisation.path if system.organisation else ""
