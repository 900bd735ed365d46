"""A meeting: its agenda, its members, and who sits for whom until when."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le, Unit

from beredt.engine.council.bodies import SeatStatus
from beredt.engine.register import Text

Minute = Annotated[int, Ge(0), Le(24 * 60), Unit("minutes after midnight")]
CaseType = Literal["approval", "discussion", "open", "information", "decision"]


def printable(text: str) -> str:
    r"""Return a text without the characters that documents cannot hold.

    >>> printable("Case\x01 1")
    'Case 1'
    """
    return "".join(c for c in text if c.isprintable() or c == "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Presenter:
    """Who presents a case, and for whom."""

    person: Text
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposed decision, and where in the papers it stands."""

    text: Text
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One line of an agenda: a case with its number, or something without one.

    `start` or `minutes` may be absent: the other, and the lines around it, tell.
    """

    title: Text
    number: str = ""
    type: CaseType | None = None
    presenters: tuple[Presenter, ...] = ()
    day: int = 0
    start: Minute | None = None
    minutes: Annotated[int | None, Ge(0)] = None
    is_break: bool = False
    proposals: tuple[Proposal, ...] = ()

    @property
    def name(self) -> str:
        """The number of the case, or the title where there is none."""
        return self.number or self.title

    @property
    def takes_number(self) -> bool:
        """Whether it is a case: breaks and what is open to all are none."""
        is_case = self.type not in {None, "open"}
        return not self.is_break and (is_case or bool(self.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in a seat of the body on the days of the meeting."""

    person: Text
    organisation: Text
    status: SeatStatus = "member"
    absent: bool = False


def _is_within(minute: int, since: int | None, until: int | None) -> bool:
    return (since or 0) <= minute and (until is None or minute < until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputy:
    """Somebody who sits for a member: all the time, or from and until a minute.

    The deputy takes the seat at `since` and leaves it at `until`, on one `day` of the
    meeting or on all of them.
    """

    person: Text
    organisation: str
    sits_for: Text
    day: int | None = None
    since: Minute | None = None
    until: Minute | None = None

    def sits_at(self, day: int, minute: int) -> bool:
        """Whether the deputy holds the seat at a minute of a day."""
        return self.day in {None, day} and _is_within(minute, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """When a member comes late, leaves early, or is away on one day or on all."""

    person: Text
    day: int | None = None
    since: Minute | None = None
    until: Minute | None = None

    def covers(self, day: int, minute: int) -> bool:
        """Whether the member is away at a minute of a day."""
        return self.day in {None, day} and _is_within(minute, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """When and where the body meets next."""

    first_day: int
    last_day: int
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of a body on one day or several.

    `body` is the name as the papers have it, `year` the year that cases are numbered
    in, `end` when the last day ends.
    """

    body: Text
    year: int
    first_day: int
    last_day: int
    place: str = ""
    items: tuple[AgendaItem, ...] = ()
    members: tuple[Member, ...] = ()
    deputies: tuple[Deputy, ...] = ()
    absences: tuple[Absence, ...] = ()
    end: Minute | None = None
    next: NextMeeting | None = None

    def item(self, name: str) -> AgendaItem:
        """Return an item by its number or title; raises `KeyError` without one."""
        for item in self.items:
            if name in {item.number, item.title}:
                return item
        raise KeyError(f"No case {name!r}.")
