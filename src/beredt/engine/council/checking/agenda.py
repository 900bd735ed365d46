"""Rules about the agenda: numbers, times, titles, proposals and deputies."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise, zip_longest

from beredt.engine.council.findings import Finding, Passage
from beredt.engine.council.meetings import AgendaItem, CaseType, Deputy, Meeting
from beredt.engine.council.numbers import NUMBER, is_of_year
from beredt.engine.council.papers import Papers

AGENDA = "agenda"
# The words for a case's type as titles in bokmål have them.
TYPE_WORDS: dict[CaseType, str] = {
    "approval": r"\bgodkjenning\w*",
    "discussion": r"\bdrøfting\w*",
    "information": r"\borientering\w*",
    "decision": r"\b(?:beslutning|vedtak)\w*",
}


def clock(minute: int) -> str:
    """Write a minute of the day as the time of day.

    >>> clock(735)
    '12:15'
    """
    return f"{minute // 60:02}:{minute % 60:02}"


def case_numbers(papers: Papers) -> Iterator[Finding]:
    """Find numbers of another year, out of series, or other than at the case itself."""
    year = papers.meeting.year
    cases = [item for item in papers.meeting.items if item.number]
    for item, following in zip(cases, _series(cases), strict=True):
        found = NUMBER.fullmatch(item.number)
        is_right = found and int(found[1]) == following and is_of_year(found[2], year)
        elsewhere = [
            Passage(where=one.where, found=one.number)
            for one in papers.headings
            if one.title == item.title and one.number != item.number
        ]
        if not is_right or elsewhere:
            yield Finding(
                rule="case_number",
                about=item.title,
                places=(Passage(where=AGENDA, found=item.number), *elsewhere),
                expected=f"{following}/{year % 100:02}",
            )


def times(papers: Papers) -> Iterator[Finding]:
    """Find items that overlap, leave a gap or go backwards, and breaks that differ."""
    meeting = papers.meeting
    for item, following in pairwise(meeting.items):
        if item.day == following.day:
            yield from _between(item, following.title, following.start)
    if meeting.items:
        yield from _between(meeting.items[-1], "", meeting.end)
    for restart in papers.restarts:
        start = _start_after(restart.after, meeting)
        if start is not None and start != restart.at:
            places = (
                Passage(where=AGENDA, found=clock(start)),
                Passage(where=restart.where, found=clock(restart.at)),
            )
            yield Finding(rule="times", about=restart.after, places=places)


def title_types(papers: Papers) -> Iterator[Finding]:
    """Find cases whose title names another type than the one they have."""
    for item in papers.meeting.items:
        named = [
            kind
            for kind, word in TYPE_WORDS.items()
            if re.search(word, item.title.lower())
        ]
        if named and item.type and item.type not in named:
            places = (
                Passage(where=item.name, found=item.title),
                Passage(where=AGENDA, found=item.type),
            )
            yield Finding(
                rule="title_type", about=item.name, places=places, expected=named[0]
            )


def proposals(papers: Papers) -> Iterator[Finding]:
    """Find cases with more than one proposed decision."""
    for item in papers.meeting.items:
        texts = {" ".join(one.text.casefold().split()) for one in item.proposals}
        if len(texts) > 1:
            places = tuple(
                Passage(where=one.where, found=one.text) for one in item.proposals
            )
            yield Finding(rule="proposals", about=item.name, places=places)


def deputies(papers: Papers) -> Iterator[Finding]:
    """Find deputies who clash, sit for nobody, or sit while the member presents."""
    meeting = papers.meeting
    for one, other in combinations(meeting.deputies, 2):
        if one.sits_for == other.sits_for and _overlap(one, other):
            yield _about_deputies(one.sits_for, one, other)
    members = {member.person for member in meeting.members}
    for deputy in meeting.deputies:
        is_empty = deputy.until is not None and deputy.until <= (deputy.since or 0)
        if is_empty or (members and deputy.sits_for not in members):
            yield _about_deputies(deputy.sits_for, deputy)
        for item in meeting.items:
            is_seated = deputy.sits_at(item.day, item.start or 0)
            if is_seated and _presents(deputy.sits_for, item):
                finding = _about_deputies(deputy.sits_for, deputy)
                place = Passage(where=item.name, found=clock(item.start or 0))
                yield Finding(
                    rule="deputies",
                    about=deputy.sits_for,
                    places=(*finding.places, place),
                )


def _series(cases: list[AgendaItem]) -> Iterator[int]:
    """Yield the number that each case should have.

    A wrong number is a slip when the next case goes on from where it should be; else
    the series goes on from the wrong number, so that one leap is told once.
    """
    found = [NUMBER.fullmatch(item.number) for item in cases]
    numbers = [int(match[1]) if match else None for match in found]
    expected = next((n for n in numbers if n is not None), 1)
    for number, after in zip_longest(numbers, numbers[1:]):
        yield expected
        is_leap = number not in {None, expected} and after != expected + 1
        expected = (number if is_leap and number is not None else expected) + 1


def _between(item: AgendaItem, following: str, start: int | None) -> Iterator[Finding]:
    """Compare when an item ends with when the next one, or the end, comes."""
    if item.start is None or start is None:
        return
    end = item.start + (item.minutes or 0)
    fits = end == start if item.minutes is not None else end < start
    if not fits:
        ends = clock(item.start) if item.minutes is None else _from_to(item.start, end)
        places = (
            Passage(where=item.title, found=ends),
            Passage(where=following or AGENDA, found=clock(start)),
        )
        yield Finding(rule="times", about=item.name, places=places)


def _from_to(start: int, end: int) -> str:
    return f"{clock(start)}\N{EN DASH}{clock(end)}"


def _start_after(title: str, meeting: Meeting) -> int | None:
    for item, following in pairwise(meeting.items):
        if item.title == title:
            return following.start
    return None


def _presents(person: str, item: AgendaItem) -> bool:
    is_timed = item.start is not None
    return is_timed and any(one.person == person for one in item.presenters)


def _overlap(one: Deputy, other: Deputy) -> bool:
    if None not in {one.day, other.day} and one.day != other.day:
        return False
    day = 24 * 60
    begins = max(one.since or 0, other.since or 0)
    return begins < min(one.until or day, other.until or day)


def _about_deputies(member: str, *every: Deputy) -> Finding:
    places = tuple(
        Passage(
            where=one.person,
            found=_from_to(one.since or 0, 24 * 60 if one.until is None else one.until),
        )
        for one in every
    )
    return Finding(rule="deputies", about=member, places=places)
