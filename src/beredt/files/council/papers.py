"""The papers of a meeting from a TOML file."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from beredt.engine.council import (
    Absence,
    AgendaItem,
    Body,
    Deputy,
    Heading,
    Meeting,
    Member,
    Mention,
    NextMeeting,
    Papers,
    Presenter,
    PrintedBands,
    PrintedShares,
    Proposal,
    Restart,
    SeatList,
    Statement,
)
from beredt.files.council.shape import (
    AbsenceTable,
    AgendaTable,
    DeputyTable,
    PapersFile,
)
from beredt.files.council.written import band_in, day_in, minute_of, share_in, type_of
from beredt.files.faults import FileError, Said, plain
from beredt.files.scenarios.source import SourceFile, open_source
from beredt.files.shaping import shaped

AGENDA = "agenda"
A_TIME = Said("a time of day, as 12:15")
A_TYPE = Said(
    "{names}, or nothing",
    names="Godkjenning, Drøfting, Orientering, Åpen sak, Beslutning",
)
LATER = Said("a day after the first one")


def read_papers_file(path: Path, bodies: tuple[Body, ...]) -> Papers:
    """Read the papers of a meeting; `FileError` has everything that is wrong."""
    return _papers(open_source(path), bodies)


def papers_of(
    tables: Mapping[str, Any], bodies: tuple[Body, ...], *, file: str = ""
) -> Papers:
    """Return the papers that tables make, as a TOML file would have them.

    Raises `FileError` with everything that is wrong with them.
    """
    return _papers(SourceFile(Path(file), dict(tables)), bodies)


def _papers(source: SourceFile, bodies: tuple[Body, ...]) -> Papers:
    file = shaped(source, PapersFile)
    if file is None:
        raise FileError(source.faults)
    papers = _Reading(source, file).papers(bodies)
    if source.faults:
        raise FileError(source.faults)
    return papers


def mentions_of(
    meeting: Meeting, headings: Iterable[Heading], bodies: tuple[Body, ...]
) -> tuple[Mention, ...]:
    """Return every body that titles and proposals name, with the day they name.

    A text without a date is about the meeting's own day.
    """
    texts = [(AGENDA, meeting.body)]
    texts += [(f"{AGENDA}, {item.name}", item.title) for item in meeting.items]
    texts += [
        (f"{one.where}, {item.name}", one.text)
        for item in meeting.items
        for one in item.proposals
    ]
    texts += [(one.where, one.title) for one in headings]
    names = sorted({body.name for body in bodies}, key=len, reverse=True)
    return tuple(
        Mention(name=name, day=day_in(text) or meeting.first_day, where=where)
        for where, text in texts
        for name in names
        if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    )


class _Reading:
    """One reading of one file: what can be understood, and faults for the rest."""

    def __init__(self, source: SourceFile, file: PapersFile) -> None:
        self._source = source
        self._file = file

    def papers(self, bodies: tuple[Body, ...]) -> Papers:
        meeting = self._meeting()
        headings = tuple(
            Heading(number=one.number, title=one.title, where=one.where)
            for one in self._file.headings
        )
        return Papers(
            meeting=meeting,
            bodies=bodies,
            headings=headings,
            mentions=mentions_of(meeting, headings, bodies),
            restarts=tuple(self._restarts()),
            statements=tuple(self._statements()),
            lists=tuple(SeatList(**one.model_dump()) for one in self._file.lists),
            shares=tuple(self._shares()),
            bands=tuple(self._bands()),
        )

    def _meeting(self) -> Meeting:
        file = self._file
        last = file.until or file.date
        if last < file.date:
            self._source.complain(("until",), plain(last), LATER)
        self._unknown_names()
        return Meeting(
            body=file.body,
            year=file.date.year,
            first_day=file.date.toordinal(),
            last_day=last.toordinal(),
            place=file.place,
            items=tuple(self._item(n, one) for n, one in enumerate(file.agenda)),
            members=tuple(Member(**one.model_dump()) for one in file.members),
            deputies=tuple(
                Deputy(
                    person=one.person,
                    organisation=one.organisation,
                    sits_for=one.sits_for,
                    **self._stretch(("deputies", n), one),
                )
                for n, one in enumerate(file.deputies)
            ),
            absences=tuple(
                Absence(person=one.person, **self._stretch(("absences", n), one))
                for n, one in enumerate(file.absences)
            ),
            end=self._minute(("end",), file.end),
            next=self._next(),
        )

    def _next(self) -> NextMeeting | None:
        found = self._file.next
        if found is None:
            return None
        last = found.until or found.date
        if last < found.date or found.date <= self._last:
            allowed = Said("days after this meeting, in order")
            self._source.complain(("next", "date"), plain(found.date), allowed)
        return NextMeeting(
            first_day=found.date.toordinal(),
            last_day=last.toordinal(),
            place=found.place,
        )

    def _item(self, n: int, one: AgendaTable) -> AgendaItem:
        kind = type_of(one.type)
        if one.type and kind is None:
            self._source.complain((AGENDA, n, "type"), plain(repr(one.type)), A_TYPE)
        day = self._day((AGENDA, n), one.date)
        names = {one.number, one.title} - {""}
        return AgendaItem(
            title=one.title,
            number=one.number,
            type=kind,
            presenters=tuple(map(presenter, one.presenters)),
            day=day or self._file.date.toordinal(),
            start=self._minute((AGENDA, n, "start"), one.start),
            minutes=one.minutes,
            is_break=one.is_break,
            proposals=tuple(
                Proposal(text=proposal.text.strip(), where=proposal.where)
                for proposal in self._file.proposals
                if proposal.case in names
            ),
        )

    def _stretch(
        self, path: tuple[Any, ...], one: DeputyTable | AbsenceTable
    ) -> dict[str, int | None]:
        return {
            "day": self._day(path, one.date),
            "since": self._minute((*path, "since"), one.since),
            "until": self._minute((*path, "until"), one.until),
        }

    def _day(self, path: tuple[Any, ...], date: dt.date | None) -> int | None:
        if date and not self._file.date <= date <= self._last:
            allowed = Said("a day of the meeting")
            self._source.complain((*path, "date"), plain(date), allowed)
        return date.toordinal() if date else None

    @property
    def _last(self) -> dt.date:
        return self._file.until or self._file.date

    def _unknown_names(self) -> None:
        """Note proposals and breaks that belong to nothing on the agenda."""
        known = {one.number for one in self._file.agenda}
        known |= {one.title for one in self._file.agenda}
        allowed = Said("the number or title of something on the agenda")
        for n, proposal in enumerate(self._file.proposals):
            if proposal.case not in known:
                found = plain(repr(proposal.case))
                self._source.complain(("proposals", n, "case"), found, allowed)
        for n, restart in enumerate(self._file.restarts):
            if restart.after not in known:
                found = plain(repr(restart.after))
                self._source.complain(("restarts", n, "after"), found, allowed)

    def _restarts(self) -> Iterator[Restart]:
        for n, one in enumerate(self._file.restarts):
            at = self._minute(("restarts", n, "at"), one.at)
            if at is not None:
                yield Restart(after=one.after, at=at, where=one.where)

    def _statements(self) -> Iterator[Statement]:
        for n, one in enumerate(self._file.statements):
            if one.last_day < one.first_day:
                where = ("statements", n, "last_day")
                self._source.complain(where, plain(one.last_day), LATER)
            yield Statement(
                about=one.about,
                text=one.text,
                first_day=one.first_day.toordinal(),
                last_day=one.last_day.toordinal(),
                where=one.where,
            )

    def _shares(self) -> Iterator[PrintedShares]:
        for n, one in enumerate(self._file.shares):
            printed = (*one.parts, one.total)
            read = [share_in(text) for text in printed]
            sound = [share for share in read if share is not None]
            if len(sound) < len(read):
                found = plain(repr(printed[read.index(None)]))
                allowed = Said("percentages as 33,3 % or 1/3")
                self._source.complain(("shares", n, "parts"), found, allowed)
            else:
                *parts, total = sound
                yield PrintedShares(
                    table=one.table, row=one.row, parts=tuple(parts), total=total
                )

    def _bands(self) -> Iterator[PrintedBands]:
        for n, one in enumerate(self._file.bands):
            read = [band_in(text) for text in one.bands]
            sound = [band for band in read if band is not None]
            if len(sound) < len(read):
                found = plain(repr(one.bands[read.index(None)]))
                allowed = Said("bands as 0 – 15, 15 – under 40, >80 or 80 og mer")
                self._source.complain(("bands", n, "bands"), found, allowed)
            else:
                yield PrintedBands(
                    table=one.table, unit=one.unit, bands=tuple(sound), where=one.where
                )

    def _minute(self, path: tuple[Any, ...], text: str) -> int | None:
        minute = minute_of(text)
        if text and minute is None:
            self._source.complain(path, plain(repr(text)), A_TIME)
        return minute


def presenter(text: str) -> Presenter:
    """Return a presenter from a name, or from a name and an organisation."""
    person, _, organisation = text.partition(",")
    return Presenter(person=person.strip(), organisation=organisation.strip())
