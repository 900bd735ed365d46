"""Councils and committees: how long each exists, what came before, and its seats."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge

from beredt.engine.register import Id, Sourced, Text

SeatStatus = Literal["leader", "deputy_leader", "member", "observer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Seats that one organisation has: two county governors are two seats.

    `number` is absent where the source names the organisation and no number.
    """

    organisation: Text
    status: SeatStatus = "member"
    number: Annotated[int | None, Ge(1)] = None
    person: str = ""

    @property
    def may_vote(self) -> bool:
        """Observers sit and speak, and do not vote."""
        return self.status != "observer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Sourced):
    """A council or committee under one name; a new name is a new body.

    `first_day` and `last_day` are absent where nobody has said when it began or
    ended: nothing is then held against its name.
    """

    id: Id
    name: Text
    mandate: str
    first_day: int | None
    last_day: int | None
    predecessor: str
    seats: tuple[Seat, ...]

    def exists(self, day: int) -> bool:
        """Whether the body may have existed under this name on a day."""
        begun = self.first_day is None or self.first_day <= day
        return begun and (self.last_day is None or day <= self.last_day)


def seat_count(body: Body) -> tuple[int, int]:
    """Return how many seats vote and how many observe; an unknown number is one."""
    voting = sum(seat.number or 1 for seat in body.seats if seat.may_vote)
    return voting, sum(seat.number or 1 for seat in body.seats) - voting


def names_of(body: Body, bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Return a body with all that came before and after it, oldest first."""
    by_id = {one.id: one for one in bodies}
    line = [body]
    while (before := by_id.get(line[0].predecessor)) and before not in line:
        line.insert(0, before)
    while after := next(
        (b for b in by_id.values() if b.predecessor == line[-1].id and b not in line),
        None,
    ):
        line.append(after)
    return tuple(line)
