"""What is agreed or required, what we can do, and what proves it."""

from dataclasses import dataclass, field
from typing import Literal

from beredt.engine.register import Id, Sourced, Text

# How binding it is, from a treaty to what a commission has recommended.
Footing = Literal[
    "treaty", "law", "commitment", "decision", "recommendation", "negotiation"
]
Ability = Literal["not_assessed", "none", "partial", "full"]
EvidenceKind = Literal["assessment", "scenario", "exercise", "plan", "other"]
# What follows from ability and evidence.
ObligationState = Literal["not_assessed", "unmet", "partial", "claimed", "proved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """What obligations belong to: an alliance, an agreement, a commission."""

    id: Id
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Sourced):
    """One thing that is agreed, required or recommended.

    `depends_on` names obligations that must be met for this one to hold.
    """

    id: Id
    framework: Id
    title: Text
    text: str
    footing: Footing
    address: str
    depends_on: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something that proves an ability, dated, with where it is found."""

    kind: EvidenceKind
    title: Text
    day: int
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said of an obligation: who answers for it, by when, and what they can.

    `dependency` is what else it depends on, in words.
    """

    obligation: Id
    owner: str = ""
    due_day: int | None = None
    ability: Ability = "not_assessed"
    gap: str = ""
    dependency: str = ""
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def state(self) -> ObligationState:
        """What follows: an ability counts as proved only with evidence."""
        if self.ability == "not_assessed":
            return "not_assessed"
        if self.ability == "none":
            return "unmet"
        if self.ability == "partial":
            return "partial"
        return "proved" if self.evidence else "claimed"

    def is_overdue(self, day: int) -> bool:
        """Whether the day by which it should have been proved is over."""
        return (
            self.due_day is not None and self.due_day < day and self.state != "proved"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligations:
    """Frameworks and obligations, with an answer to each that has one."""

    frameworks: tuple[Framework, ...]
    obligations: tuple[Obligation, ...]
    answers: tuple[Answer, ...] = ()

    def answer_to(self, obligation: str) -> Answer:
        """Return what is said of an obligation; of some, nothing yet."""
        found = (one for one in self.answers if one.obligation == obligation)
        return next(found, Answer(obligation=obligation))
