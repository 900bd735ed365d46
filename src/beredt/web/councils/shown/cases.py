"""Cases: what is proposed, what was decided, and what follows from it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from beredt.engine.council import Attendance
from beredt.engine.council.checking.agenda import clock
from beredt.web.councils.goals import goal_choices
from beredt.web.councils.models import AgendaItem, Decision
from beredt.web.councils.shown.meetings import follow_ups_table, part_address
from beredt.web.layout.tables import Cell, Table, plain_table


class Section(NamedTuple):
    """A part of a case's page: its parts, and whether more may be added."""

    kind: str
    add: str
    table: Table
    may_add: bool


class Taken(NamedTuple):
    """A case and how far its decision has come."""

    item: AgendaItem
    decision: Decision | None
    state: str
    tone: str
    proposed: str = ""
    signed: str = ""
    may_adopt: bool = False


def facts_of(item: AgendaItem) -> list[tuple[str, Any]]:
    """Return what can be said of a case in a word."""
    goals = dict(goal_choices())
    return [
        (_("Sakstype"), capfirst(item.get_type_display())),
        (_("Legger frem saken"), "; ".join(item.presenters)),
        (_("Tid"), "" if item.start is None else clock(item.start)),
        (_("Minutter"), item.minutes),
        (_("Mål den tjener"), "; ".join(goals.get(one, one) for one in item.goals)),
    ]


def votes_in(attendance: Attendance) -> str:
    """Write how many may vote in a case, and how many must."""
    return _("%(votes)s av %(seats)s kan stemme, %(needed)s trengs") % {
        "votes": len(attendance.voters),
        "seats": attendance.voting_seats,
        "needed": attendance.needed,
    }


def sections_of(item: AgendaItem, may: dict[str, bool]) -> Iterator[Section]:
    """Yield what is written of a case, each with where more is added."""
    tables = {
        "proposal": (_("Nytt forslag"), _proposals(item, may)),
        "amendment": (_("Nytt endringsforslag"), _amendments(item, may)),
        "conflict": (_("Meld inhabilitet"), _conflicts(item, may)),
        "position": (_("Nytt synspunkt"), _positions(item, may)),
        "follow-up": (
            _("Ny oppfølging"),
            follow_ups_table(
                item.followup_rows.select_related("due_meeting__body"),
                _("Oppfølging"),
                may_change=may["follow-up"],
                of_one_case=True,
            ),
        ),
        "open-item": (_("Nytt åpent spørsmål"), _open_items(item, may)),
    }
    for kind, (add, table) in tables.items():
        if table.rows or may[kind]:
            yield Section(kind, add, table, may[kind])


def taken(items: Iterable[AgendaItem]) -> list[Taken]:
    """Return each case with how far its decision has come."""
    return [_taken(item) for item in items if not item.is_break]


def votes_of(decision: Decision) -> str:
    """Write how the votes fell."""
    if not decision.against:
        return _("Enstemmig, %(count)s stemmer") % {"count": len(decision.in_favour)}
    return _("For: %(for)s. Mot: %(against)s.") % {
        "for": ", ".join(decision.in_favour),
        "against": ", ".join(decision.against),
    }


def signatures_of(decision: Decision) -> list[str]:
    """Write who has signed, and when."""
    return [
        f"{one.by.name}, {date_format(localtime(one.at), 'SHORT_DATETIME_FORMAT')}"
        for one in decision.signatures.select_related("by")
    ]


def waiting_table(items: Sequence[AgendaItem]) -> Table:
    """Show the cases that wait for a meeting."""
    return plain_table(
        _("Saker som venter på et møte"),
        (_("Sak"), _("Råd eller utvalg"), _("Laget av")),
        [
            (Cell(item.title, item.get_absolute_url()), item.body.name, item.origin)
            for item in items
        ],
    )


def _taken(item: AgendaItem) -> Taken:
    decision = item.decided
    if decision is not None:
        signed = "; ".join(signatures_of(decision))
        state, tone = _("ført"), "warning"
        if decision.is_final:
            state, tone = _("signert av to"), "success"
        return Taken(item, decision, state, tone, signed=signed)
    texts = [one.text for one in item.proposal_rows.all()]
    if not texts:
        return Taken(item, None, _("uten forslag"), "neutral")
    if len(texts) > 1:
        return Taken(item, None, _("flere forslag"), "danger")
    return Taken(item, None, _("foreslått"), "info", texts[0], may_adopt=True)


def _proposals(item: AgendaItem, may: dict[str, bool]) -> Table:
    return plain_table(
        pgettext("flere", "Forslag til vedtak"),
        (_("Forslag"), _("Hvor det står")),
        [
            (_cell(row, row.text, "proposal", may), row.where)
            for row in item.proposal_rows.all()
        ],
    )


def _amendments(item: AgendaItem, may: dict[str, bool]) -> Table:
    return plain_table(
        pgettext("flere", "Endringsforslag"),
        (_("Fra hvem"), _("Disse ordene"), _("Blir til")),
        [
            (_cell(row, row.by, "amendment", may), row.old, row.new)
            for row in item.amendment_rows.all()
        ],
    )


def _conflicts(item: AgendaItem, may: dict[str, bool]) -> Table:
    return plain_table(
        _("Inhabilitet"),
        (_("Person"), _("Begrunnelse")),
        [
            (_cell(row, row.person, "conflict", may), row.reason)
            for row in item.conflict_rows.all()
        ],
    )


def _positions(item: AgendaItem, may: dict[str, bool]) -> Table:
    return plain_table(
        _("Synspunkter"),
        (_("Synspunkt"), _("Deles av")),
        [
            (_cell(row, row.text, "position", may), ", ".join(row.shared_by))
            for row in item.position_rows.all()
        ],
    )


def _open_items(item: AgendaItem, may: dict[str, bool]) -> Table:
    return plain_table(
        _("Åpne spørsmål"),
        (_("Spørsmål"), _("Ble til sak")),
        [
            (
                _cell(row, row.text, "open-item", may),
                Cell(str(row.became), row.became.get_absolute_url())
                if row.became
                else "",
            )
            for row in item.openitem_rows.select_related("became")
        ],
    )


def _cell(row: Any, text: str, kind: str, may: dict[str, bool]) -> Cell:
    return Cell(text, part_address(row, kind, may_change=may[kind]))
