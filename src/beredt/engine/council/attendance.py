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

    `comes` and `leaves` are minutes during the case: when this one takes the seat, or
    gives it up. Who has left when the case ends does not vote in it.
    """

    person: str
    organisation: str
    sits_for: str
    votes: bool
    stands_aside: bool
    comes: int | None = None
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
    first, last = _span(item)
    moments = [first, *_changes(member, meeting, first, last)]
    holders = [_holder(member, meeting, item.day, minute) for minute in moments]
    final = holders[-1]
    holder = final or next((one for one in reversed(holders) if one), None)
    if holder is None:
        return None
    since, until = _stretch(holders, holder)
    return Present(
        person=holder.person,
        organisation=holder.organisation or member.organisation,
        sits_for=member.person,
        votes=member.status != "observer" and final is not None,
        stands_aside=holder.person in aside,
        comes=moments[since] if since else None,
        leaves=moments[until] if until < len(moments) else None,
    )


def _span(item: AgendaItem) -> tuple[int, int]:
    """Return the first and the last minute in which the case is treated."""
    start = item.start or 0
    return start, start + max((item.minutes or 0) - 1, 0)


def _changes(member: Member, meeting: Meeting, first: int, last: int) -> list[int]:
    """Return the minutes of a case at which its seat may change hands."""
    name = member.person
    ends = [(d.since, d.until) for d in meeting.deputies if d.sits_for == name]
    ends += [(a.since, a.until) for a in meeting.absences if a.person == name]
    minutes = {minute for pair in ends for minute in pair if minute is not None}
    return sorted(minute for minute in minutes if first < minute <= last)


def _holder(
    member: Member, meeting: Meeting, day: int, minute: int
) -> Deputy | Member | None:
    """Return who holds a member's seat at a minute: a deputy, the member, or nobody."""
    for deputy in meeting.deputies:
        if deputy.sits_for == member.person and deputy.sits_at(day, minute):
            return deputy
    is_away = any(
        one.person == member.person and one.covers(day, minute)
        for one in meeting.absences
    )
    return None if member.absent or is_away else member


def _stretch(
    holders: list[Deputy | Member | None], holder: Deputy | Member
) -> tuple[int, int]:
    """Return where the last stretch of a holder begins, and where it has ended."""
    until = len(holders) - holders[::-1].index(holder)
    since = until - 1
    while since and holders[since - 1] == holder:
        since -= 1
    return since, until
