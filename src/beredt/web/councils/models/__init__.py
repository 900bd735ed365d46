"""Councils, their meetings, and the cases that are treated there."""

from beredt.web.councils.models.bodies import Body, Responsibility, Seat, SeatStatus
from beredt.web.councils.models.cases import (
    AgendaItem,
    Amendment,
    Conflict,
    Decision,
    FollowUp,
    OpenItem,
    Position,
    Proposal,
    Signature,
)
from beredt.web.councils.models.meetings import (
    Absence,
    Deputy,
    Meeting,
    Member,
    Passage,
)

__all__ = [
    "Absence",
    "AgendaItem",
    "Amendment",
    "Body",
    "Conflict",
    "Decision",
    "Deputy",
    "FollowUp",
    "Meeting",
    "Member",
    "OpenItem",
    "Passage",
    "Position",
    "Proposal",
    "Responsibility",
    "Seat",
    "SeatStatus",
    "Signature",
]
