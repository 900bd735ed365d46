"""Bodies, meetings and what does not agree, as JSON documents."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from beredt.engine.council import (
    Attendance,
    Body,
    Finding,
    Meeting,
    minutes_of,
    seat_count,
    timed,
)
from beredt.engine.council.checking.agenda import clock


def check_document(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return what does not agree, each with its rule and where it stands."""
    return [asdict(finding) for finding in findings]


def meeting_document(
    meeting: Meeting, attendance: Iterable[Attendance]
) -> dict[str, Any]:
    """Return a meeting with its times, and who takes part in each case."""
    return {
        "body": meeting.body,
        "first_day": iso(meeting.first_day),
        "last_day": iso(meeting.last_day),
        "place": meeting.place,
        "minutes": minutes_of(meeting),
        "agenda": [
            {
                **asdict(item),
                "day": iso(item.day),
                "start": None if item.start is None else clock(item.start),
            }
            for item in timed(meeting).items
        ],
        "attendance": [
            {**asdict(one), "voters": one.voters, "has_quorum": one.has_quorum}
            for one in attendance
        ],
    }


def bodies_document(bodies: Iterable[Body]) -> list[dict[str, Any]]:
    """Return bodies with their seats, and how many vote and observe."""
    return [
        {
            **asdict(body),
            "first_day": iso(body.first_day),
            "last_day": iso(body.last_day),
            "voting_seats": seat_count(body)[0],
            "observers": seat_count(body)[1],
        }
        for body in bodies
    ]


def iso(day: int | None) -> str | None:
    """Write the number of a day as a date."""
    return None if day is None else date.fromordinal(day).isoformat()
