"""Bodies, their seats and what they answer for, as tables."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.engine.council import names_of, seat_count
from beredt.report.numerals import EN_DASH
from beredt.web.councils.models import Body, Responsibility, Seat, SeatStatus
from beredt.web.councils.opening import known_bodies, opened_body
from beredt.web.layout.tables import Cell, Table, plain_table


def bodies_table(bodies: Iterable[Body]) -> Table:
    """Show bodies, each with who leads it and how many seats it has."""
    rows = []
    for body in bodies:
        leader = next(
            (s for s in body.seats.all() if s.status == SeatStatus.LEADER), ""
        )
        voting, observing = _seats_of(body)
        rows.append(
            (
                Cell(body.name, body.get_absolute_url()),
                str(leader),
                voting,
                observing,
                period(body.first_day, body.last_day),
                body.organisation.name,
            )
        )
    return plain_table(
        ngettext("%(count)s råd eller utvalg", "%(count)s råd og utvalg", len(rows))
        % {"count": len(rows)},
        (
            _("Navn"),
            _("Leder"),
            _("Plasser med stemme"),
            _("Observatører"),
            _("Fra og til"),
            _("Sekretariat"),
        ),
        rows,
        numeric={2, 3},
    )


def facts_of(body: Body) -> list[tuple[str, Any]]:
    """Return what can be said of a body in a word."""
    voting, observing = _seats_of(body)
    return [
        (_("Sekretariat"), body.organisation.name),
        (_("Fra og til"), period(body.first_day, body.last_day) or _("ikke kjent")),
        (_("Plasser med stemme"), voting),
        (_("Observatører"), observing),
        (_("Kilde"), body.source),
    ]


def former_and_later(body: Body) -> list[Body]:
    """Return the names that a body has had, oldest first, if it has had more."""
    line = names_of(opened_body(body), known_bodies())
    rows = {row.code: row for row in Body.objects.filter(code__in=[b.id for b in line])}
    return [rows[one.id] for one in line] if len(line) > 1 else []


def seats_table(seats: Iterable[Seat], *, may_change: bool) -> Table:
    """Show the seats of a body; each leads to where it is changed."""
    return plain_table(
        _("Plasser"),
        (_("Organisasjon"), _("Plass"), _("Antall"), _("Person"), _("Fra og til")),
        [
            (
                Cell(seat.organisation, _address(seat, "seat", may_change=may_change)),
                seat.get_status_display(),
                seat.number or 1,
                seat.person or (seat.user.name if seat.user else ""),
                period(seat.since, seat.until),
            )
            for seat in seats
        ],
        empty=_("Ingen plasser er ført opp."),
        numeric={2},
    )


def responsibilities_table(
    rows: Iterable[Responsibility], *, may_change: bool
) -> Table:
    """Show who answers for what, by principle."""
    return plain_table(
        _("Ansvar etter de fire prinsippene"),
        (_("Prinsipp"), _("Hvem"), _("Hva de svarer for")),
        [
            (
                Cell(
                    row.get_principle_display(),
                    _address(row, "responsibility", may_change=may_change),
                ),
                row.who,
                row.what,
            )
            for row in rows
        ],
        empty=_("Ingen har ført opp ansvar etter ansvar, likhet, nærhet og samvirke."),
    )


def period(first: Any, last: Any) -> str:
    """Write from and until which day; nothing where nobody knows either."""
    if first is None and last is None:
        return ""
    days = (
        date_format(day, "SHORT_DATE_FORMAT") if day else "" for day in (first, last)
    )
    return EN_DASH.join(days)


def _seats_of(body: Body) -> tuple[int, int] | tuple[None, None]:
    """Return the seats that vote and that observe; nothing where none is known."""
    known = seat_count(opened_body(body))
    return known if any(known) else (None, None)


def _address(row: Any, kind: str, *, may_change: bool) -> str:
    return reverse("councils:part", args=[kind, row.pk]) if may_change else ""
