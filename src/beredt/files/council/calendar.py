"""A meeting, and the next one, as a calendar file (iCalendar, RFC 5545)."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from beredt.engine.council import Meeting
from beredt.engine.council.checking.agenda import clock

ZONE = ZoneInfo("Europe/Oslo")
PRODUCT = "-//Beredt//council//NO"


def calendar_of(meeting: Meeting, *, stamped: dt.datetime) -> bytes:
    """Return each day of a meeting and the days of the next one as events.

    A day without times is an event of the whole day. The same meeting has the same
    identifiers each time, so that a new file moves the event and makes no second one.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for day in range(meeting.first_day, meeting.last_day + 1):
        calendar.add_component(_day(meeting, day, stamped))
    if meeting.next:
        calendar.add_component(_next(meeting, stamped))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _day(meeting: Meeting, day: int, stamped: dt.datetime) -> Event:
    items = [item for item in meeting.items if item.day == day]
    starts = [item.start for item in items if item.start is not None]
    event = _event(meeting, day, stamped)
    if starts:
        event.add("dtstart", _moment(day, min(starts)))
        is_last = day == meeting.last_day
        end = meeting.end if is_last and meeting.end is not None else max(starts)
        event.add("dtend", _moment(day, end))
    else:
        event.add("dtstart", dt.date.fromordinal(day))
        event.add("dtend", dt.date.fromordinal(day + 1))
    if meeting.place:
        event.add("location", meeting.place)
    lines = [
        " ".join(filter(None, (_at(item.start), item.number, item.title)))
        for item in items
    ]
    if lines:
        event.add("description", "\n".join(lines))
    return event


def _next(meeting: Meeting, stamped: dt.datetime) -> Event:
    following = meeting.next
    assert following is not None  # noqa: S101 - asked before
    event = _event(meeting, following.first_day, stamped)
    event.add("dtstart", dt.date.fromordinal(following.first_day))
    event.add("dtend", dt.date.fromordinal(following.last_day + 1))
    if following.place:
        event.add("location", following.place)
    return event


def _event(meeting: Meeting, day: int, stamped: dt.datetime) -> Event:
    event = Event()
    body = re.sub(r"[^a-z0-9]+", "-", meeting.body.casefold()).strip("-")
    event.add("uid", f"{body}-{dt.date.fromordinal(day).isoformat()}@beredt")
    event.add("dtstamp", stamped)
    event.add("summary", meeting.body)
    return event


def _moment(day: int, minute: int) -> dt.datetime:
    midnight = dt.datetime.combine(dt.date.fromordinal(day), dt.time(), ZONE)
    return midnight + dt.timedelta(minutes=minute)


def _at(minute: int | None) -> str:
    return "" if minute is None else clock(minute)
