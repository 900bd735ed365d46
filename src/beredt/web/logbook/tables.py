"""Events as a table."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.report.numerals import HARD_SPACE
from beredt.web.accounts.permissions import Visitor
from beredt.web.audit.models import Event
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.logbook.changes import change_lines
from beredt.web.logbook.titles import titles_of
from beredt.web.logbook.words import action_word


def events_table(events: Iterable[Event], count: int) -> Table:
    """Show who did what, and when."""
    told = list(events)
    titles = titles_of(told)
    return Table(
        caption=ngettext("%(count)s hendelse", "%(count)s hendelser", count)
        % {"count": count},
        columns=(
            Column(key="number", label=_("Nummer")),
            Column(key="at", label=_("Tidspunkt")),
            Column(key="what", label=_("Hva")),
            Column(key="on", label=_("Objekt")),
            Column(key="who", label=_("Hvem")),
        ),
        rows=[
            (
                Cell(
                    str(event.number),
                    address=reverse("logbook:event", args=[event.number]),
                ),
                _moment(event),
                action_word(event.what),
                titles[event.number],
                signed_by(event.signature),
            )
            for event in told
        ],
    )


def changes_table(event: Event, reader: Visitor) -> Table:
    """Show what an action changed, part by part."""
    return Table(
        caption=_("Dette ble endret"),
        columns=(
            Column(key="part", label=_("Felt")),
            Column(key="before", label=_("Før")),
            Column(key="after", label=_("Etter")),
        ),
        rows=change_lines(event, reader),
        empty=_("Handlingen sier ikke mer enn det som står over."),
    )


def _moment(event: Event) -> str:
    """Write when an action was done, the hour on the line of the day."""
    words = date_format(localtime(event.at), "SHORT_DATETIME_FORMAT")
    return words.replace(" ", HARD_SPACE)


def signed_by(signature: str) -> Cell:
    """Show a name, and less loud the address that tells two of that name apart."""
    name, _space, address = signature.partition(" <")
    return Cell(name, note=address.removesuffix(">"))
