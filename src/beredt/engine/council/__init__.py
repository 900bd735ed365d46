"""Councils: bodies, meetings, who sits when, what is decided, and what does not agree.

Days are day numbers and times minutes after midnight; dates are for the edges.
"""

from beredt.engine.council.agenda import compute_times, minutes_of, timed
from beredt.engine.council.attendance import (
    Attendance,
    Conflict,
    Present,
    attendance_at,
)
from beredt.engine.council.bodies import Body, Seat, SeatStatus, names_of, seat_count
from beredt.engine.council.checking import check
from beredt.engine.council.deciding import (
    Amendment,
    Decision,
    FollowUp,
    Votes,
    amended,
    decide,
    sign,
    verbs_in,
)
from beredt.engine.council.findings import Finding, Passage, Rule
from beredt.engine.council.meetings import (
    Absence,
    AgendaItem,
    CaseType,
    Deputy,
    Meeting,
    Member,
    NextMeeting,
    Presenter,
    Proposal,
    printable,
)
from beredt.engine.council.numbers import next_number, number_items
from beredt.engine.council.papers import (
    Heading,
    Mention,
    Papers,
    PrintedBands,
    PrintedEnd,
    PrintedShares,
    Restart,
    SeatList,
    Statement,
)
from beredt.engine.council.recording import Position, Record

__all__ = [
    "Absence",
    "AgendaItem",
    "Amendment",
    "Attendance",
    "Body",
    "CaseType",
    "Conflict",
    "Decision",
    "Deputy",
    "Finding",
    "FollowUp",
    "Heading",
    "Meeting",
    "Member",
    "Mention",
    "NextMeeting",
    "Papers",
    "Passage",
    "Position",
    "Present",
    "Presenter",
    "PrintedBands",
    "PrintedEnd",
    "PrintedShares",
    "Proposal",
    "Record",
    "Restart",
    "Rule",
    "Seat",
    "SeatList",
    "SeatStatus",
    "Statement",
    "Votes",
    "amended",
    "attendance_at",
    "check",
    "compute_times",
    "decide",
    "minutes_of",
    "names_of",
    "next_number",
    "number_items",
    "printable",
    "seat_count",
    "sign",
    "timed",
    "verbs_in",
]
