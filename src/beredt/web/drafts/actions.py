"""Everything that changes drafts: one transaction and one event each."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from beredt.files.registers import Cells, foreign_tables, row_key
from beredt.web.accounts.models import Organisation, User
from beredt.web.audit.actions import record_event
from beredt.web.drafts.contents import laid_out, revisions_of, row_of, rows_of
from beredt.web.drafts.models import Import, RegisterDraft, RowEdit
from beredt.web.registers.actions import publish_version
from beredt.web.registers.models import RegisterVersion

State = RegisterDraft.State


class RowConflictError(Exception):
    """Somebody else has changed the row in the meantime."""


class StateError(Exception):
    """The draft is no longer where the action needs it."""


@transaction.atomic
def start_draft(
    *,
    base: RegisterVersion,
    title: str,
    version: str,
    organisation: Organisation,
    by: User,
) -> RegisterDraft:
    """Begin to change a published register."""
    draft = RegisterDraft.objects.create(
        base=base, title=title, version=version, organisation=organisation, made_by=by
    )
    record_event(
        "draft.started",
        draft,
        by=by,
        place=organisation.path,
        after={"base": base.fingerprint},
    )
    return draft


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWish:
    """How somebody wants a row to be; nothing after: they want it gone.

    `revision` is the one that they have seen.
    """

    table: str
    key: str
    after: Cells | None
    revision: int


@transaction.atomic
def edit_row(
    draft: RegisterDraft,
    *,
    table: str,
    after: Cells | None,
    key: str = "",
    revision: int,
    note: str = "",
    by: User,
) -> RowEdit:
    """Change, add or (with nothing after) remove a row.

    Raises `RowConflictError` when somebody was faster than the writer, so that nobody
    writes over what they have not read.
    """
    draft = _locked(draft, State.OPEN)
    key = key or row_key(table, after or {})
    wish = RowWish(table=table, key=key, after=after, revision=revision)
    edit = _edit(draft, wish, *row_of(draft, table, key), note=note, by=by)
    _write([edit])
    record_event(
        "row.edited",
        edit,
        by=by,
        place=draft.organisation.path,
        before=edit.before,
        after=after,
    )
    return edit


@transaction.atomic
def edit_rows(
    draft: RegisterDraft, wishes: Sequence[RowWish], *, note: str = "", by: User
) -> None:
    """Change many rows or none of them; `RowConflictError` as for one."""
    draft = _locked(draft, State.OPEN)
    edits: list[RowEdit] = []
    for table in dict.fromkeys(wish.table for wish in wishes):
        rows, seen = rows_of(draft, table), revisions_of(draft, table)
        edits += [
            _edit(draft, wish, rows.get(wish.key), seen.get(wish.key, 0), note=note,
                  by=by)
            for wish in wishes
            if wish.table == table
        ]  # fmt: skip
    _write(edits)
    keys = [f"{wish.table} {wish.key}" for wish in wishes]
    place = draft.organisation.path
    record_event("rows.edited", draft, by=by, place=place, after=keys)


@transaction.atomic
def read_import(draft: RegisterDraft, *, name: str, data: bytes, by: User) -> Import:
    """Read tables that somebody else made; nothing is changed yet."""
    found = foreign_tables(data, file=name)
    made = Import.objects.create(
        draft=draft, name=name[:200], tables=[asdict(table) for table in found], by=by
    )
    after = {table.name: len(table.rows) for table in found}
    place = draft.organisation.path
    record_event("import.read", made, by=by, place=place, after=after)
    return made


def _edit(
    draft: RegisterDraft,
    wish: RowWish,
    before: Cells | None,
    revision: int,
    *,
    note: str,
    by: User,
) -> RowEdit:
    if revision != wish.revision or (before is None and wish.after is None):
        raise RowConflictError(wish.key)
    return RowEdit(
        draft=draft,
        table=wish.table,
        key=wish.key,
        revision=revision + 1,
        before=before,
        after=wish.after,
        note=note[:500],
        by=by,
    )


def _write(edits: Sequence[RowEdit]) -> None:
    try:
        with transaction.atomic():
            RowEdit.objects.bulk_create(edits)
    except IntegrityError:
        raise RowConflictError(*(edit.key for edit in edits)) from None


@transaction.atomic
def propose_draft(draft: RegisterDraft, *, by: User) -> None:
    """Ask that a draft be published; `FileError` lists what is wrong with it."""
    draft = _locked(draft, State.OPEN)
    with laid_out(draft) as (register, _):
        fingerprint = register.fingerprint
    _move(
        draft,
        State.PROPOSED,
        "draft.proposed",
        by=by,
        after=fingerprint,
        proposed_by=by,
        proposed_at=timezone.now(),
    )


@transaction.atomic
def send_back(draft: RegisterDraft, *, reason: str, by: User) -> None:
    """Let a proposed draft be worked on again, and say why."""
    _move(
        _locked(draft, State.PROPOSED),
        State.OPEN,
        "draft.sent_back",
        by=by,
        after=reason,
        reason=reason,
        decided_by=by,
        decided_at=timezone.now(),
    )


@transaction.atomic
def withdraw_draft(draft: RegisterDraft, *, by: User) -> None:
    """Give a draft up; what was changed in it stays known."""
    draft = _locked(draft, State.OPEN, State.PROPOSED)
    _move(draft, State.WITHDRAWN, "draft.withdrawn", by=by)


@transaction.atomic
def publish_draft(draft: RegisterDraft, *, by: User) -> RegisterVersion:
    """Make a proposed draft a version that nobody changes any more."""
    draft = _locked(draft, State.PROPOSED)
    with laid_out(draft) as (register, folder):
        version = publish_version(
            register,
            folder,
            name=draft.base.name,
            organisation=draft.organisation,
            by=by,
        )
    _move(
        draft,
        State.PUBLISHED,
        "draft.published",
        by=by,
        after=version.fingerprint,
        published=version,
        decided_by=by,
        decided_at=timezone.now(),
    )
    return version


def _locked(draft: RegisterDraft, *states: State) -> RegisterDraft:
    """Return a draft that nobody else changes now; `StateError` if it has moved on."""
    drafts = RegisterDraft.objects.select_for_update(of=("self",))
    found = drafts.select_related("base", "organisation").get(pk=draft.pk)
    if found.state not in states:
        raise StateError(found.state)
    return found


def _move(
    draft: RegisterDraft,
    state: State,
    what: str,
    *,
    by: User,
    after: Any = None,
    **fields: Any,
) -> None:
    draft.state = state
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save(update_fields=["state", *fields])
    record_event(what, draft, by=by, place=draft.organisation.path, after=after)
