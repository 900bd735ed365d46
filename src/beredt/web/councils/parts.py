"""The parts that bodies, meetings and cases are written from, by their short names."""

from typing import TypeAlias

from beredt.web.councils.models import (
    Absence,
    AgendaItem,
    Amendment,
    Body,
    Conflict,
    Deputy,
    FollowUp,
    Meeting,
    Member,
    OpenItem,
    Passage,
    Position,
    Proposal,
    Responsibility,
    Seat,
)

Owner: TypeAlias = Body | Meeting | AgendaItem
OfBody: TypeAlias = Seat | Responsibility
OfMeeting: TypeAlias = Member | Deputy | Absence | Passage
OfItem: TypeAlias = Amendment | Conflict | FollowUp | OpenItem | Position | Proposal
Part: TypeAlias = OfBody | OfMeeting | OfItem | AgendaItem

# By the owner that they are added to.
OF_BODY: dict[str, type[Part]] = {"seat": Seat, "responsibility": Responsibility}
OF_MEETING: dict[str, type[Part]] = {
    "item": AgendaItem,
    "member": Member,
    "deputy": Deputy,
    "absence": Absence,
    **dict.fromkeys(Passage.Kind.values, Passage),
}
OF_ITEM: dict[str, type[Part]] = {
    "proposal": Proposal,
    "amendment": Amendment,
    "conflict": Conflict,
    "position": Position,
    "open-item": OpenItem,
    "follow-up": FollowUp,
}
PARTS = OF_BODY | OF_MEETING | OF_ITEM
# What a decision rests on: it stands once somebody has signed.
FROZEN = {"proposal", "amendment", "conflict"}


def meeting_of(owner: Owner) -> Meeting | None:
    """Return the meeting that something is a part of, if it is of any."""
    if isinstance(owner, AgendaItem):
        return owner.meeting
    return owner if isinstance(owner, Meeting) else None


def kind_of(part: Part) -> str:
    """Return the short name of a part's sort."""
    if isinstance(part, Passage):
        return part.kind
    return next(kind for kind, model in PARTS.items() if type(part) is model)
