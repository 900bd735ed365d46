"""From a proposal to a decision that two have signed, and to what follows from it."""

from dataclasses import dataclass, replace
from typing import Literal

from beredt.engine.council.attendance import Attendance
from beredt.engine.council.meetings import Proposal

SIGNATURES = 2
# What councils do with a case, in the words that decisions are written in.
Verb = Literal[
    "approves", "discussed", "agreed", "asked", "acknowledges", "takes_along"
]
VERBS: dict[Verb, tuple[str, ...]] = {
    "approves": ("godkjenner",),
    "discussed": ("drøftet",),
    "agreed": ("ble enige om", "ble enig om"),
    "asked": ("ba ",),
    "acknowledges": ("erkjenner",),
    "takes_along": ("tar med seg", "ta med seg"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change to a proposal: these words become those."""

    by: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Who voted for and against, and what those who disagreed want written down."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    dissent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The text that was carried or not; it stands once two have signed it."""

    item: str
    text: str
    votes: Votes
    carried: bool
    signed_by: tuple[str, ...] = ()

    @property
    def is_final(self) -> bool:
        """Whether two have signed."""
        return len(self.signed_by) >= SIGNATURES


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What somebody is to do because of a decision, and by which day."""

    item: str
    owner: str
    action: str
    due_day: int | None = None
    done_day: int | None = None

    def is_overdue(self, day: int) -> bool:
        """Whether it should have been done before a day."""
        return self.done_day is None and self.due_day is not None and self.due_day < day


def amended(proposal: Proposal, amendments: tuple[Amendment, ...]) -> str:
    """Return the text of a proposal with its amendments, one after the other.

    Raises `ValueError` for words that the text does not have, or has twice.
    """
    text = proposal.text
    for one in amendments:
        if text.count(one.old) != 1:
            times = "not" if one.old not in text else "more than once"
            raise ValueError(f"The words {one.old!r} are {times} in the proposal.")
        text = text.replace(one.old, one.new)
    return text


def decide(attendance: Attendance, text: str, votes: Votes | None = None) -> Decision:
    """Record a decision; without votes all who may vote agree.

    More votes for than against carry it. Raises `ValueError` without a quorum, and
    for a vote of somebody who may not vote or who votes twice.
    """
    if not attendance.has_quorum:
        raise ValueError(
            f"{len(attendance.voters)} may vote in {attendance.item}; "
            f"{attendance.needed} are needed."
        )
    votes = votes or Votes(in_favour=attendance.voters)
    cast = (*votes.in_favour, *votes.against)
    strange = [name for name in cast if name not in attendance.voters]
    twice = sorted({name for name in cast if cast.count(name) > 1})
    if strange or twice:
        raise ValueError(f"No vote in {attendance.item}: {', '.join(strange + twice)}.")
    return Decision(
        item=attendance.item,
        text=text,
        votes=votes,
        carried=len(votes.in_favour) > len(votes.against),
    )


def sign(decision: Decision, person: str) -> Decision:
    """Return the decision signed by one more.

    Raises `ValueError` when it is final already or the same person signs twice.
    """
    if decision.is_final:
        raise ValueError("The decision is final: two have signed it.")
    if person in decision.signed_by:
        raise ValueError(f"{person} has signed already: another must sign too.")
    return replace(decision, signed_by=(*decision.signed_by, person))


def verbs_in(text: str) -> tuple[Verb, ...]:
    """Return what a proposed decision does, as it is written in bokmål."""
    lower = text.lower()
    return tuple(
        verb for verb, words in VERBS.items() if any(word in lower for word in words)
    )
