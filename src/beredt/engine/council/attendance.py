"""Who sits, votes and stands aside in each case, by the time it is treated."""

from dataclasses import dataclass
from fractions import Fraction

from beredt.engine.council.agenda import timed
from beredt.engine.council.meetings import AgendaItem, Deputy, Meeting, Member

MORE_THAN_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A person who is not impartial in one case."""

    person: str
    item: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody who holds a seat in a case, for a member or as one.

    `leaves` is the minute at which a deputy gives the seat back during the case.
    """

    person: str
    organisation: str
    sits_for: str
    votes: bool
    stands_aside: bool
    leaves: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who takes part in one case, and whether enough do.

    `needed` votes make a quorum: more than the asked share of all voting seats. Who
    stands aside for a conflict of interest is present and does not count.
    """

    item: str
    present: tuple[Present, ...]
    absent: tuple[str, ...]
    voting_seats: int
    needed: int

    @property
    def voters(self) -> tuple[str, ...]:
        """Those who may vote in the case."""
        return tuple(p.person for p in self.present if p.votes and not p.stands_aside)

    @property
    def has_quorum(self) -> bool:
        """Whether enough take part for a decision."""
        return len(self.voters) >= self.needed


def attendance_at(
    meeting: Meeting,
    name: str,
    *,
    conflicts: tuple[Conflict, ...] = (),
    quorum: Fraction = MORE_THAN_HALF,
) -> Attendance:
    """Return who takes part in a case, by the time at which it is treated.

    A seat that changes hands during the case belongs to the one who holds it when the
    case ends, for that is when it is decided. Raises `KeyError` when there is no such
    case, `ValueError` when the agenda gives it no time.
    """
    item = timed(meeting).item(name)
    if item.start is None:
        raise ValueError(f"Case {name!r} has no time.")
    aside = {one.person for one in conflicts if one.item in {item.number, item.title}}
    present, absent = [], []
    for member in meeting.members:
        seated = _seated(member, meeting, item, aside)
        if seated is None:
            absent.append(member.person)
        else:
            present.append(seated)
    seats = sum(member.status != "observer" for member in meeting.members)
    return Attendance(
        item=item.name,
        present=tuple(present),
        absent=tuple(absent),
        voting_seats=seats,
        needed=int(seats * quorum) + 1,
    )


def _seated(
    member: Member, meeting: Meeting, item: AgendaItem, aside: set[str]
) -> Present | None:
    deputies = [one for one in meeting.deputies if one.sits_for == member.person]
    first, last = _span(item)
    deputy = _first_at(deputies, last) or (
        _first_at(deputies, first) if member.absent else None
    )
    if deputy is None and member.absent:
        return None
    person = deputy.person if deputy else member.person
    leaving = deputy.until if deputy else _handed_over(deputies, first, last)
    return Present(
        person=person,
        organisation=(deputy and deputy.organisation) or member.organisation,
        sits_for=member.person,
        votes=member.status != "observer",
        stands_aside=person in aside,
        leaves=leaving if leaving is not None and first < leaving <= last else None,
    )


def _span(item: AgendaItem) -> tuple[int, int]:
    """Return the first and the last minute in which the case is treated."""
    start = item.start or 0
    return start, start + max((item.minutes or 0) - 1, 0)


def _first_at(deputies: list[Deputy], minute: int) -> Deputy | None:
    return next((one for one in deputies if one.sits_at(minute)), None)


def _handed_over(deputies: list[Deputy], first: int, last: int) -> int | None:
    ends = (one.until for one in deputies if one.until and first < one.until <= last)
    return next(ends, None)
