"""Councils and committees from a TOML file."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from beredt.engine.council import Body, Seat
from beredt.files.council.bundled import bundled_folder
from beredt.files.council.shape import BodiesFile, BodyTable
from beredt.files.faults import FileError, Said, plain
from beredt.files.scenarios.source import SourceFile, open_source
from beredt.files.shaping import EACH_ONCE, shaped

NAME = "bodies.toml"


def read_bodies(path: Path | None = None) -> tuple[Body, ...]:
    """Read bodies, the bundled ones unless a file is given.

    Raises `FileError` with everything that is wrong in the file.
    """
    source = open_source(path or bundled_folder() / NAME)
    file = shaped(source, BodiesFile)
    if file is not None:
        _complain(source, file.bodies)
    if file is None or source.faults:
        raise FileError(source.faults)
    return tuple(map(_body, file.bodies))


def _complain(source: SourceFile, bodies: Sequence[BodyTable]) -> None:
    seen: set[str] = set()
    known = {body.id for body in bodies}
    for n, body in enumerate(bodies):
        if body.id in seen:
            source.complain(("bodies", n, "id"), plain(repr(body.id)), EACH_ONCE)
        seen.add(body.id)
        if body.predecessor and body.predecessor not in known - {body.id}:
            found, allowed = (
                plain(repr(body.predecessor)),
                Said("the id of another body"),
            )
            source.complain(("bodies", n, "predecessor"), found, allowed)
        if body.first_day and body.last_day and body.last_day < body.first_day:
            found, allowed = plain(body.last_day), Said("a day after the first one")
            source.complain(("bodies", n, "last_day"), found, allowed)


def _body(table: BodyTable) -> Body:
    fields = table.model_dump(exclude={"seats", "first_day", "last_day"})
    return Body(
        **fields,
        first_day=_day(table.first_day),
        last_day=_day(table.last_day),
        seats=tuple(Seat(**line.model_dump()) for line in table.seats),
    )


def _day(date: dt.date | None) -> int | None:
    return None if date is None else date.toordinal()
