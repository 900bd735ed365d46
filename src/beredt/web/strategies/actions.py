"""Everything that changes strategies: one transaction and one event each."""

import datetime as dt
import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.timezone import localdate, now

from beredt.engine import strategy as engine
from beredt.files.faults import Fault, FileError, plain
from beredt.files.observations import ObservedRow, observed_rows
from beredt.files.sheets import read_sheets
from beredt.files.strategies import bundled_strategy, read_strategy
from beredt.web.accounts.models import Organisation, User
from beredt.web.audit.actions import record_event
from beredt.web.strategies.contents import Key, latest, whole
from beredt.web.strategies.models import (
    Goal,
    Indicator,
    Milestone,
    Observation,
    Promise,
    Status,
    Strategy,
    Upload,
)
from beredt.web.strategies.observing import heads


class ConflictError(Exception):
    """Somebody else has changed the same observations meanwhile."""


def publish_bundled() -> Strategy | None:
    """Let the nation follow the strategy that comes with Beredt, unless it does."""
    nation = Organisation.objects.get(parent=None)
    name = bundled_strategy().stem
    if Strategy.objects.filter(name=name, organisation=nation).exists():
        return None
    return load_strategy(read_strategy(), name=name, organisation=nation, by=None)


def begin_strategy(
    data: bytes, *, name: str, organisation: Organisation, by: User
) -> Strategy:
    """Begin to follow a strategy as it stands in a file.

    Raises `FileError` with everything that is wrong in it.
    """
    with tempfile.TemporaryDirectory(prefix="beredt-") as folder:
        path = Path(folder) / f"{name}.toml"
        path.write_bytes(data)
        found = read_strategy(path, localdate())
    try:
        return load_strategy(found, name=name, organisation=organisation, by=by)
    except ValidationError as error:
        faults = [
            Fault(
                file=f"{name}.toml",
                where=plain(key),
                found=plain(""),
                allowed=plain(why),
            )
            for key, whys in error.message_dict.items()
            for why in whys
        ]
        raise FileError(faults) from None


@transaction.atomic
def load_strategy(
    found: engine.Strategy, *, name: str, organisation: Organisation, by: User | None
) -> Strategy:
    """Begin to follow a strategy, with all that its file says.

    Raises `ValidationError` where something is longer than the site keeps.
    """
    strategy = Strategy(
        name=name, title=found.title, vision=found.vision, organisation=organisation
    )
    _keep(strategy)
    goals = {
        one.id: Goal(strategy=strategy, code=one.id, level=one.level, title=one.title)
        for one in found.goals
    }
    _keep(*goals.values())
    for status in found.statuses:
        said_then = Status(
            goal=goals[status.goal],
            day=dt.date.fromordinal(status.day),
            texts=list(status.texts),
            source=status.source,
            mark=status.mark,
            confidence=status.confidence,
            by=by,
        )
        _keep(said_then)
    for indicator in found.indicators:
        said = asdict(indicator)
        said |= {"code": said.pop("id"), "goal": goals[indicator.goal]}
        _keep(Indicator(**said))
    for milestone in found.milestones:
        _load_milestone(milestone, goals[milestone.goal], by)
    record_event("strategy.begun", strategy, by=by, place=organisation.path)
    return strategy


@transaction.atomic
def say_status(goal: Goal, *, day: dt.date, texts: Sequence[str], by: User) -> Status:
    """Say how a goal stands on a day, and what is in the way."""
    status = Status.objects.create(
        goal=goal, day=day, texts=list(texts), source=by.name, by=by
    )
    after = {"day": day.isoformat(), "texts": status.texts}
    record_event("status.said", status, by=by, place=_place(goal), after=after)
    return status


@transaction.atomic
def set_milestone(
    goal: Goal,
    *,
    title: str,
    owner: Organisation | None,
    due_on: dt.date,
    why: str,
    by: User,
) -> Milestone:
    """Promise that something will be done by a day."""
    milestone = Milestone.objects.create(goal=goal, title=title, owner=owner)
    _promise(milestone, due_on, why, by)
    after = {"due": due_on.isoformat(), "owner": owner.code if owner else ""}
    record_event("milestone.set", milestone, by=by, place=_place(goal), after=after)
    return milestone


@transaction.atomic
def move_milestone(
    milestone: Milestone, *, due_on: dt.date, why: str, by: User
) -> None:
    """Give a milestone a new date; one that was done is open again."""
    milestone = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
    before = milestone.promises.latest("said_on", "pk").due_on
    milestone.done_on = None
    milestone.save(update_fields=["done_on"])
    _promise(milestone, due_on, why, by)
    record_event(
        "milestone.moved",
        milestone,
        by=by,
        place=_place(milestone.goal),
        before=before.isoformat(),
        after={"due": due_on.isoformat(), "why": why},
    )


@transaction.atomic
def finish_milestone(milestone: Milestone, *, done_on: dt.date, by: User) -> None:
    """Say that a milestone is done, and on which day it was."""
    before = milestone.done_on.isoformat() if milestone.done_on else None
    milestone.done_on = done_on
    milestone.save(update_fields=["done_on"])
    record_event(
        "milestone.done",
        milestone,
        by=by,
        place=_place(milestone.goal),
        before=before,
        after=done_on.isoformat(),
    )


@transaction.atomic
def upload_observations(
    strategy: Strategy, *, name: str, data: bytes, by: User
) -> Upload:
    """Read a file of observations and keep what it would change; nothing changes yet.

    `FileError` where it is no table at all.
    """
    lines = next(iter(read_sheets(data, file=name).values()), [])
    indicators = whole(strategy).indicators
    rows, faults = observed_rows(lines, indicators, localdate(), heads())
    known = latest(strategy)
    upload = Upload.objects.create(
        strategy=strategy,
        name=name[:200],
        digest=hashlib.sha256(data).hexdigest(),
        faults=[asdict(fault) for fault in faults],
        rows=[] if faults else [_wish(row, known) for row in rows],
        by=by,
    )
    record_event(
        "observations.uploaded",
        upload,
        by=by,
        place=strategy.organisation.path,
        after={"digest": upload.digest, "faults": len(faults), "rows": len(rows)},
    )
    return upload


@transaction.atomic
def take_in(upload: Upload, *, by: User) -> int:
    """Write what a file says that is not known yet; return how many periods change.

    Raises `ConflictError` when one of them has changed since the file was read.
    """
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    known = latest(upload.strategy)
    indicators = {
        row.code: row
        for row in Indicator.objects.filter(goal__strategy=upload.strategy)
    }
    changed = 0
    for wish in upload.rows:
        now_there = known.get(key_of(wish))
        if (now_there.revision if now_there else 0) != wish["revision"]:
            raise ConflictError
        if is_changed(wish, now_there):
            _write(upload, indicators[wish["indicator"]], wish)
            changed += 1
    upload.taken_at = now()
    upload.save(update_fields=["taken_at"])
    record_event(
        "observations.taken_in",
        upload,
        by=by,
        place=upload.strategy.organisation.path,
        after={"changed": changed, "rows": len(upload.rows)},
    )
    return changed


def key_of(wish: dict[str, Any]) -> Key:
    """Return which period a row of a file is about."""
    return (wish["indicator"], wish["year"], wish["month"])


def is_changed(wish: dict[str, Any], there: Observation | None) -> bool:
    """Tell whether a row of a file says something else than what is known."""
    said = (wish["numerator"], wish["denominator"])
    return said != ((there.numerator, there.denominator) if there else (None, None))


def _write(upload: Upload, indicator: Indicator, wish: dict[str, Any]) -> None:
    try:
        with transaction.atomic():
            Observation.objects.create(
                indicator=indicator,
                year=wish["year"],
                month=wish["month"],
                revision=wish["revision"] + 1,
                numerator=wish["numerator"],
                denominator=wish["denominator"],
                upload=upload,
            )
    except IntegrityError:
        raise ConflictError from None


def _wish(row: ObservedRow, known: dict[Key, Observation]) -> dict[str, Any]:
    code, year, month = row.key
    said = row.observation
    there = known.get((code, year, month or 0))
    return {
        "indicator": code,
        "year": year,
        "month": month or 0,
        "numerator": said.numerator if said else None,
        "denominator": said.denominator if said else None,
        "revision": there.revision if there else 0,
    }


def _load_milestone(found: engine.Milestone, goal: Goal, by: User | None) -> None:
    done = found.done_day
    milestone = Milestone(
        goal=goal,
        title=found.title,
        owner=Organisation.objects.filter(name=found.owner).first()
        if found.owner
        else None,
        done_on=None if done is None else dt.date.fromordinal(done),
    )
    _keep(milestone)
    for one in found.promised:
        promise = Promise(
            milestone=milestone,
            said_on=dt.date.fromordinal(one.day),
            due_on=dt.date.fromordinal(one.due_day),
            why=one.why,
            by=by,
        )
        _keep(promise)


def _keep(*rows: Model) -> None:
    for row in rows:
        row.full_clean(exclude=_unanswered(row))
        row.save()


def _unanswered(row: Model) -> set[str]:
    """Return the fields that may be empty: forms would ask for them, files need not."""
    return {
        field.name
        for field in row._meta.fields
        if field.null and getattr(row, field.name) is None
    }


def _promise(milestone: Milestone, due_on: dt.date, why: str, by: User) -> None:
    Promise.objects.create(
        milestone=milestone, said_on=localdate(), due_on=due_on, why=why, by=by
    )


def _place(goal: Goal) -> str:
    return goal.strategy.organisation.path
