"""The minutes of a meeting: what they say, before it becomes a document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from beredt.engine.council import (
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    Present,
    Record,
    printable,
    timed,
)
from beredt.engine.council.checking.agenda import clock
from beredt.report.council.words import MINUTES, TYPES, phrase
from beredt.report.dates import days
from beredt.report.language import Language
from beredt.report.numerals import EN_DASH


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading inside a case, and what stands below it."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMinutes:
    """What minutes say of one line of the agenda; a break has only its head."""

    head: str
    is_break: bool = False
    facts: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What minutes say; `follow_ups` is a table, its heads first."""

    title: str
    lang: Language
    label: str
    facts: tuple[str, ...]
    cases: tuple[CaseMinutes, ...]
    follow_ups: tuple[tuple[str, ...], ...]
    closing: tuple[str, ...]


def write_minutes(
    meeting: Meeting,
    attendance: Mapping[str, Attendance],
    lang: Language,
    *,
    records: Mapping[str, Record] | None = None,
    label: str | None = None,
) -> Minutes:
    """Say who took part in each case, what was proposed, and what was decided.

    Without records, room is left for decisions. `label` is a classification for the
    head of every page.
    """
    records = records or {}
    writing = _Writing(attendance, records, lang)
    items = timed(meeting).items
    when = _from_to(meeting.first_day, meeting.last_day, lang)
    where = ", ".join(filter(None, (when, meeting.place)))
    key = "minutes" if _is_complete(items, records) else "draft"
    return Minutes(
        title=printable(f"{_say(key, lang)}: {meeting.body}"),
        lang=lang,
        label=printable(label or ""),
        facts=(printable(f"{_say('where', lang)}: {where}"),),
        cases=tuple(writing.case(item) for item in items),
        follow_ups=tuple(writing.follow_ups(items)),
        closing=tuple(writing.closing(meeting)),
    )


class _Writing:
    """One writing of the minutes: who took part is told when it has changed."""

    def __init__(
        self,
        attendance: Mapping[str, Attendance],
        records: Mapping[str, Record],
        lang: Language,
    ) -> None:
        self._attendance = attendance
        self._records = records
        self._lang = lang
        self._before: tuple[str, ...] = ()

    def case(self, item: AgendaItem) -> CaseMinutes:
        at = "" if item.start is None else clock(item.start)
        head = printable(" ".join(filter(None, (at, item.number, item.title))))
        if item.is_break:
            return CaseMinutes(head=head, is_break=True)
        return CaseMinutes(
            head=head,
            facts=tuple(printable(fact) for fact in self._facts(item)),
            parts=tuple(
                Part(
                    heading=_say(key, self._lang),
                    paragraphs=tuple(map(printable, said)),
                )
                for key, said in self._parts(item)
                if said
            ),
        )

    def _facts(self, item: AgendaItem) -> Iterator[str]:
        lang = self._lang
        who = ", ".join(one.person for one in item.presenters)
        kind = TYPES[item.type].say(lang) if item.type else ""
        if facts := f" {EN_DASH} ".join(filter(None, (kind, who))):
            yield facts
        attendance = self._attendance.get(item.name)
        if attendance is None:
            return
        now = tuple(_present(one, lang) for one in attendance.present)
        if now != self._before:
            self._before = now
            yield f"{_say('present', lang)}: {'; '.join(now)}"
            if attendance.absent:
                yield f"{_say('absent', lang)}: {', '.join(attendance.absent)}"

    def _parts(self, item: AgendaItem) -> Iterator[tuple[str, Sequence[str]]]:
        record = self._records.get(item.name, Record(item=item.name))
        decided = record.decision
        proposed = [one.text for one in item.proposals]
        # What was adopted word for word stands once, as the decision.
        yield "proposal", [] if decided and proposed == [decided.text] else proposed
        yield (
            "amendments",
            [
                phrase("amendment", self._lang, by=one.by, old=one.old, new=one.new)
                for one in record.amendments
            ],
        )
        yield (
            "positions",
            [
                f"{one.text} ({', '.join(one.shared_by)})"
                if one.shared_by
                else one.text
                for one in record.positions
            ],
        )
        if decided:
            yield "decision", list(_decided(decided, self._lang))
        elif not self._records:
            yield "decision", [_say("to write", self._lang)]
        yield "later", record.open_items

    def follow_ups(self, items: Sequence[AgendaItem]) -> Iterator[tuple[str, ...]]:
        keys = ("follow-up", "owner", "due")
        yield (
            phrase("case", self._lang),
            *(_say(key, self._lang) for key in keys),
        )
        for item in items:
            for one in self._records.get(item.name, Record(item="")).follow_ups:
                day = one.due_day
                due = "" if day is None else _from_to(day, day, self._lang)
                row = (item.name, one.action, one.owner, due)
                yield tuple(map(printable, row))

    def closing(self, meeting: Meeting) -> Iterator[str]:
        if following := meeting.next:
            said = _from_to(following.first_day, following.last_day, self._lang)
            when = ", ".join(filter(None, (said, following.place)))
            yield printable(f"{_say('next', self._lang)}: {when}")
        decided = [one.decision for one in self._records.values() if one.decision]
        names = dict.fromkeys(name for one in decided for name in one.signed_by)
        signed = ", ".join(names) or "____________  ____________"
        yield printable(f"{_say('signed', self._lang)}: {signed}")


def _is_complete(items: Sequence[AgendaItem], records: Mapping[str, Record]) -> bool:
    """Whether each case with a proposal has a decision that two have signed."""
    decisions = [
        records[item.name].decision if item.name in records else None
        for item in items
        if item.proposals
    ]
    return bool(decisions) and all(one and one.is_final for one in decisions)


def _decided(decision: Decision, lang: Language) -> Iterator[str]:
    yield decision.text
    votes = decision.votes
    if votes.against:
        yield f"{_say('for', lang)}: {', '.join(votes.in_favour)}"
        yield f"{_say('against', lang)}: {', '.join(votes.against)}"
    else:
        yield phrase("unanimous", lang, count=len(votes.in_favour))
    if not decision.carried:
        yield _say("not carried", lang)
    if votes.dissent:
        yield f"{_say('dissent', lang)}: {votes.dissent}"


def _present(one: Present, lang: Language) -> str:
    name = f"{one.person} ({one.organisation})"
    if one.person != one.sits_for:
        name = phrase("for", lang, person=name, member=one.sits_for)
    name = " ".join([name, *stretch(one, lang)])
    return f"{name}: {_say('aside', lang)}" if one.stands_aside else name


def stretch(one: Present, lang: Language) -> list[str]:
    """Say from when and until when somebody sits in a case, where it is a part."""
    parts = (("comes", one.comes), ("leaves", one.leaves))
    return [phrase(key, lang, time=clock(at)) for key, at in parts if at is not None]


def _from_to(first: int, last: int, lang: Language) -> str:
    return days(date.fromordinal(first), date.fromordinal(last), lang)


def _say(key: str, lang: Language) -> str:
    return MINUTES[key].say(lang)
