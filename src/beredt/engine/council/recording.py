"""What is recorded of a case: who thinks alike, how it changed, what came of it."""

from dataclasses import dataclass

from beredt.engine.council.deciding import Amendment, Decision, FollowUp
from beredt.engine.register import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A statement in a case, and those who share it."""

    text: Text
    shared_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What minutes tell of one case beside the papers and who took part."""

    item: str
    positions: tuple[Position, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    decision: Decision | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    open_items: tuple[str, ...] = ()
