"""Meetings: the agenda, who is there when, and what does not agree."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from beredt.engine import council
from beredt.engine.council.checking.agenda import clock
from beredt.report.council.minutes import stretch
from beredt.report.council.words import PHRASES, RULES, TYPES, phrase
from beredt.report.dates import days
from beredt.web.councils.models import AgendaItem, FollowUp, Meeting, Passage
from beredt.web.councils.opening import attendance_in, opened, opened_follow_up
from beredt.web.layout.languages import day_word, reading_language, say
from beredt.web.layout.tables import Cell, Table, plain_table


class Line(NamedTuple):
    """A line of the agenda as the page shows it."""

    item: AgendaItem
    day: str
    start: str
    minutes: int | None
    is_found: bool


class Found(NamedTuple):
    """Something that does not agree: what, by which rule, where, and what would."""

    about: str
    rule: str
    places: list[tuple[str, str]]
    expected: str
    address: str


def meetings_table(
    meetings: Iterable[Meeting], count: int, *, of_one_body: bool = False
) -> Table:
    """Show meetings, the latest first; those of one body by their days alone."""
    names = () if of_one_body else (_("Råd eller utvalg"),)
    return plain_table(
        ngettext("%(count)s møte", "%(count)s møter", count) % {"count": count},
        (*names, _("Dato"), _("Sted"), _("Tilstand")),
        [
            (
                *_told_apart(row, of_one_body=of_one_body),
                row.place_name,
                _state(row),
            )
            for row in meetings
        ],
        empty=_("Ingen møter er kalt inn."),
    )


def _told_apart(meeting: Meeting, *, of_one_body: bool) -> tuple[Cell, ...]:
    address, days_told = meeting.get_absolute_url(), days_of(meeting)
    if of_one_body:
        return (Cell(days_told, address),)
    return Cell(meeting.body.name, address), Cell(days_told)


def days_of(meeting: Meeting) -> str:
    """Write the day of a meeting, or its first and last."""
    return _from_to(meeting.first_day, meeting.last_day)


def next_of(meeting: Meeting) -> str:
    """Write when and where the body meets next."""
    first = meeting.next_first_day
    said = _from_to(first, meeting.next_last_day or first) if first else ""
    return ", ".join(filter(None, (said, meeting.next_place)))


def _from_to(first: dt.date, last: dt.date) -> str:
    return days(first, last, reading_language())


def facts_of(meeting: Meeting) -> list[tuple[str, Any]]:
    """Return what the head of a meeting does not already say."""
    return [
        (_("Neste møte"), next_of(meeting)),
        (_("Gradering"), meeting.label or _("ikke valgt")),
    ]


def tabs_of(meeting: Meeting) -> Iterator[tuple[str, str, int | None]]:
    """Yield address, name and number of things of each page of a meeting."""
    cases = meeting.items.filter(is_break=False)
    pages: dict[str, tuple[str, int | None]] = {
        "meeting": (_("Saksliste"), cases.count() or None),
        "people": (_("Deltakere"), meeting.member_rows.count()),
        "papers": (_("Papirer"), meeting.passage_rows.count() or None),
        "decisions": (_("Vedtak og oppfølging"), None),
    }
    for view, (name, count) in pages.items():
        yield reverse(f"councils:{view}", args=[meeting.pk]), name, count


def agenda_lines(meeting: Meeting, findings: Sequence[Found]) -> list[Line]:
    """Return the lines of an agenda; a day is written where it begins."""
    known = council.timed(opened(meeting).meeting).items
    about = {found.about for found in findings}
    lines, before = [], None
    for row, item in zip(meeting.items.all(), known, strict=True):
        is_new_day = meeting.first_day != meeting.last_day and item.day != before
        before = item.day
        day = row.day or meeting.first_day
        lines.append(
            Line(
                row,
                date_format(day, "DATE_FORMAT") if is_new_day else "",
                "" if item.start is None else clock(item.start),
                item.minutes,
                not about.isdisjoint({row.name, row.title}),
            )
        )
    return lines


def findings_in(meeting: Meeting) -> list[Found]:
    """Return everything in the papers that does not agree, in words."""
    items = {
        name: item for item in meeting.items.all() for name in (item.title, item.name)
    }
    return [
        Found(
            finding.about,
            say(RULES[finding.rule]),
            [(_where(place.where), _word(place.found)) for place in finding.places],
            _word(finding.expected),
            _mended_at(meeting, finding, items),
        )
        for finding in council.check(opened(meeting))
    ]


def _mended_at(
    meeting: Meeting, finding: council.Finding, items: dict[str, AgendaItem]
) -> str:
    """Return where somebody who may can mend it."""
    if finding.about in items:
        return items[finding.about].get_absolute_url()
    view = "people" if finding.rule == "deputies" else "papers"
    return reverse(f"councils:{view}", args=[meeting.pk])


def _where(where: str) -> str:
    """Say where in the papers; the agenda has its own word."""
    if where == "agenda" or where.startswith("agenda, "):
        return say(PHRASES["agenda"]) + where.removeprefix("agenda")
    return where


def _word(found: str) -> str:
    return say(TYPES[found]) if found in TYPES else found


def attendance_table(meeting: Meeting) -> Table:
    """Show case by case who is there, who may vote, and whether enough do."""
    said = opened(meeting).meeting
    cases = [item for item in meeting.items.all() if not item.is_break]
    found = [(item, attendance_in(said, item)) for item in cases]
    return plain_table(
        _("Hvem som er til stede, sak for sak"),
        (_("Sak"), _("Til stede"), _("Stemmer"), _("Trengs"), _("Vedtaksfør")),
        [
            (
                Cell(str(item), item.get_absolute_url()),
                ", ".join(present_in(one)),
                len(one.voters),
                one.needed,
                quorum_cell(one),
            )
            for item, one in found
            if one is not None
        ],
        empty=_("Ingen saker har fått tid ennå."),
        numeric={2, 3},
    )


def quorum_cell(attendance: council.Attendance) -> Cell:
    """Tell whether enough may vote."""
    if attendance.has_quorum:
        return Cell(_("ja"), tone="success")
    return Cell(_("nei"), tone="danger")


def present_in(attendance: council.Attendance) -> list[str]:
    """Write those who are there, for whom, and until when."""
    lang = reading_language()
    names = []
    for one in attendance.present:
        name = one.person
        if one.person != one.sits_for:
            name = phrase("for", lang, person=name, member=one.sits_for)
        if one.stands_aside:
            name = _("%(person)s, inhabil") % {"person": name}
        names.append(" ".join([name, *stretch(one, lang)]))
    return names


def people_tables(
    meeting: Meeting, *, may_change: bool
) -> list[tuple[str, str, Table]]:
    """Return members, deputies and absences; each leads to where it is changed."""
    return [
        ("member", _("Nytt medlem"), _members(meeting, may_change=may_change)),
        ("deputy", _("Ny stedfortreder"), _deputies(meeting, may_change=may_change)),
        ("absence", _("Nytt fravær"), _absences(meeting, may_change=may_change)),
    ]


def _members(meeting: Meeting, *, may_change: bool) -> Table:
    return plain_table(
        _("Medlemmer"),
        (_("Person"), _("Organisasjon"), _("Plass"), _("Forfall")),
        [
            (
                Cell(row.person, part_address(row, "member", may_change=may_change)),
                row.organisation,
                row.get_status_display(),
                _("hele møtet") if row.absent else "",
            )
            for row in meeting.member_rows.all()
        ],
        empty=_("Ingen er ført opp: verken stemmer eller vedtak kan telles."),
    )


def _deputies(meeting: Meeting, *, may_change: bool) -> Table:
    return plain_table(
        _("Stedfortredere"),
        (_("Stedfortreder"), _("Organisasjon"), _("Stiller for"), _("Når")),
        [
            (
                Cell(row.person, part_address(row, "deputy", may_change=may_change)),
                row.organisation,
                row.sits_for.person,
                _hours(row),
            )
            for row in meeting.deputy_rows.select_related("sits_for")
        ],
        empty=_("Ingen stiller for andre."),
    )


def _absences(meeting: Meeting, *, may_change: bool) -> Table:
    return plain_table(
        _("Kommer senere eller går før"),
        (_("Person"), _("Borte når")),
        [
            (
                Cell(
                    row.member.person,
                    part_address(row, "absence", may_change=may_change),
                ),
                _hours(row),
            )
            for row in meeting.absence_rows.select_related("member")
        ],
        empty=_("Alle er der fra først til sist."),
    )


def passages_table(passages: QuerySet[Passage], *, may_change: bool) -> Table:
    """Show what the papers say beside the agenda."""
    return plain_table(
        _("Som det står"),
        (_("Slag"), _("Innhold"), _("Hvor det står")),
        [
            (
                Cell(
                    capfirst(row.get_kind_display()),
                    part_address(row, row.kind, may_change=may_change),
                ),
                "; ".join(_flat(row.content)),
                row.content.get("where", ""),
            )
            for row in passages
        ],
        is_prose=True,
        empty=_("Bare sakslisten er ført inn."),
    )


def follow_ups_table(
    rows: Iterable[FollowUp],
    caption: str,
    *,
    may_change: bool = False,
    of_one_case: bool = False,
) -> Table:
    """Show who is to do what by when; what is late stands out."""
    today = localdate().toordinal()
    case = () if of_one_case else (_("Sak"),)
    return plain_table(
        caption,
        (_("Hva"), _("Ansvarlig"), *case, _("Frist"), _("Tilstand")),
        [
            (
                Cell(row.action, part_address(row, "follow-up", may_change=may_change)),
                row.responsible,
                *(Cell(str(row.item), row.item.get_absolute_url()) for _case in case),
                _due(row),
                _done(row, is_late=opened_follow_up(row).is_overdue(today)),
            )
            for row in rows
        ],
        empty=_("Ingenting å følge opp."),
    )


def part_address(row: Any, kind: str, *, may_change: bool) -> str:
    """Return where a part is changed, for those who may."""
    return reverse("councils:part", args=[kind, row.pk]) if may_change else ""


def _flat(content: dict[str, Any]) -> Iterator[str]:
    for name, value in content.items():
        if name != "where":
            yield ", ".join(value) if isinstance(value, list) else day_word(str(value))


def _due(row: FollowUp) -> str:
    if row.due_meeting:
        return str(row.due_meeting)
    return date_format(row.due_day, "SHORT_DATE_FORMAT") if row.due_day else ""


def _done(row: FollowUp, *, is_late: bool) -> Cell:
    if row.done_day:
        return Cell(_("gjort"), tone="success")
    if is_late:
        return Cell(_("over fristen"), tone="danger")
    return Cell(_("venter"), tone="warning")


def _hours(row: Any) -> str:
    day = date_format(row.day, "SHORT_DATE_FORMAT") if row.day else ""
    lang = reading_language()
    hours = [
        phrase(key, lang, time=clock(at))
        for key, at in (("comes", row.since), ("leaves", row.until))
        if at is not None
    ]
    return " ".join(filter(None, (day, *hours))) or _("hele møtet")


def _state(meeting: Meeting) -> Cell:
    if meeting.is_example:
        return Cell(_("eksempel, slik det er trykt"), tone="neutral")
    if meeting.closed_at:
        return Cell(_("avsluttet"), tone="success")
    return Cell(pgettext("møte", "åpent"), tone="info")
