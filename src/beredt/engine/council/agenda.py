"""The times of an agenda: from durations, and back."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from beredt.engine.council.meetings import AgendaItem, Meeting


def compute_times(items: tuple[AgendaItem, ...], start: int) -> tuple[AgendaItem, ...]:
    """Give every item of one day its time, from the start and the minutes of each.

    Raises `ValueError` naming every item without minutes.
    """
    unknown = [item.name for item in items if item.minutes is None]
    if unknown:
        raise ValueError(f"Without minutes: {', '.join(unknown)}.")
    timed_items = []
    for item in items:
        timed_items.append(replace(item, start=start))
        start += item.minutes or 0
    return tuple(timed_items)


def timed(meeting: Meeting) -> Meeting:
    """Return the meeting with the minutes of every item whose times tell them."""
    items: list[AgendaItem] = []
    for _, days in groupby(meeting.items, key=lambda item: item.day):
        items += _with_minutes(list(days), meeting)
    return replace(meeting, items=tuple(items))


def minutes_of(meeting: Meeting) -> int:
    """Return how long the meeting takes in all, breaks included."""
    return sum(item.minutes or 0 for item in timed(meeting).items)


def _with_minutes(items: list[AgendaItem], meeting: Meeting) -> Iterator[AgendaItem]:
    is_last_day = items[-1].day == meeting.items[-1].day
    ends = [following.start for following in items[1:]]
    ends.append(meeting.end if is_last_day else None)
    for item, end in zip(items, ends, strict=True):
        known = item.minutes is None and item.start is not None and end is not None
        if known and item.start is not None and end is not None and end >= item.start:
            yield replace(item, minutes=end - item.start)
        else:
            yield item
