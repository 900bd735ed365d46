"""Bodies, meetings and what does not agree, for a reader at the terminal."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.council import (
    AgendaItem,
    Attendance,
    Body,
    Finding,
    Meeting,
    minutes_of,
    seat_count,
    timed,
)
from beredt.engine.council.checking.agenda import clock
from beredt.report.council.document import iso
from beredt.report.council.minutes import stretch
from beredt.report.council.words import FOUND, RULES, TYPES, phrase, said
from beredt.report.language import Language
from beredt.report.numerals import EN_DASH, counted
from beredt.report.plain_table import plain_table

LONGEST = 100


def check_summary(
    findings: Mapping[str, Sequence[Finding]], lang: Language
) -> RenderableType:
    """Tell what does not agree in each file, and where it stands."""
    parts: list[RenderableType] = []
    for path, found in findings.items():
        for number, finding in enumerate(found, 1):
            parts += _finding(number, finding, lang)
        if found:
            parts.append(Text(f"{path}: {counted(len(found), FOUND, lang)}"))
        else:
            parts.append(Text(phrase("nothing", lang, path=path)))
    return Group(*parts)


def meeting_summary(
    meeting: Meeting, attendance: Sequence[Attendance], lang: Language
) -> RenderableType:
    """Lay out the agenda with its times, and who takes part in each case."""
    days = f"{iso(meeting.first_day)}"
    if meeting.last_day != meeting.first_day:
        days += f"{EN_DASH}{iso(meeting.last_day)}"
    title = ", ".join(filter(None, (meeting.body, days, meeting.place)))
    table = plain_table(title, phrase("case", lang), phrase("time", lang))
    table.add_column(phrase("minutes", lang), justify="right")
    table.add_column("")
    table.add_column(phrase("type", lang))
    for item in timed(meeting).items:
        table.add_row(*_item(item, lang))
    length = phrase("length", lang, minutes=minutes_of(meeting))
    parts: list[RenderableType] = [table, Text(length)]
    if any(one.present for one in attendance):
        parts += [_seated(attendance, lang), Text(phrase("assumed quorum", lang))]
    return Group(*parts)


def bodies_summary(bodies: Iterable[Body], lang: Language) -> RenderableType:
    """Lay out the councils and committees with their seats."""
    table = plain_table("", phrase("body", lang), phrase("leader", lang))
    for key in ("seats", "observers"):
        table.add_column(phrase(key, lang), justify="right")
    table.add_column(phrase("period", lang), no_wrap=True)
    for body in bodies:
        leader = next((s for s in body.seats if s.status == "leader"), None)
        names = filter(None, (leader.organisation, leader.person)) if leader else ()
        seats = [str(number or "") for number in seat_count(body)]
        period = f"{iso(body.first_day) or ''}{EN_DASH}{iso(body.last_day) or ''}"
        is_open = period == EN_DASH
        table.add_row(body.name, ", ".join(names), *seats, "" if is_open else period)
    return table


def _finding(number: int, finding: Finding, lang: Language) -> list[Text]:
    lines = [
        Text(f"{number}. {finding.about}", style="bold"),
        Text(f"   {RULES[finding.rule].say(lang)}"),
    ]
    for place in finding.places:
        where = place.where
        if where == "agenda" or where.startswith("agenda, "):
            where = phrase("agenda", lang) + where.removeprefix("agenda")
        found = _in_words(place.found, lang)
        lines.append(Text(f"   - {where}: {found}" if where else f"   - {found}"))
    if finding.expected:
        expected = _in_words(finding.expected, lang)
        lines.append(Text(f"   {phrase('expected', lang, text=expected)}"))
    return lines


def _in_words(found: str, lang: Language) -> str:
    text = " ".join(said(TYPES, found, lang).split())
    return text if len(text) <= LONGEST else f"…{text[-LONGEST:]}"


def _item(item: AgendaItem, lang: Language) -> tuple[str, ...]:
    who = "; ".join(
        ", ".join(filter(None, (one.person, one.organisation)))
        for one in item.presenters
    )
    return (
        item.number,
        "" if item.start is None else clock(item.start),
        "" if item.minutes is None else str(item.minutes),
        item.title + (f" ({who})" if who else ""),
        said(TYPES, item.type, lang) if item.type else "",
    )


def _seated(attendance: Iterable[Attendance], lang: Language) -> Table:
    table = plain_table(
        phrase("seated", lang), phrase("case", lang), phrase("seated", lang)
    )
    table.add_column("")
    for one in attendance:
        names = []
        for person in one.present:
            name = person.person
            if person.person != person.sits_for:
                name = phrase("for", lang, person=name, member=person.sits_for)
            names.append(" ".join([name, *stretch(person, lang)]))
        quorum = phrase(
            "quorum",
            lang,
            votes=len(one.voters),
            seats=one.voting_seats,
            needed=one.needed,
        )
        if not one.has_quorum:
            quorum = f"{quorum}: {phrase('no quorum', lang)}"
        table.add_row(one.item, ", ".join(names), quorum)
    return table
