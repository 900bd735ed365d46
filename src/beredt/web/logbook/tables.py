"""Events as a table."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.web.audit.models import Event
from beredt.web.layout.tables import Cell, Column, Table


def events_table(events: Iterable[Event], count: int) -> Table:
    """Show who did what, and when."""
    return Table(
        caption=ngettext("%(count)s hendelse", "%(count)s hendelser", count)
        % {"count": count},
        columns=(
            Column(key="number", label=_("Nummer")),
            Column(key="at", label=_("Tidspunkt")),
            Column(key="who", label=_("Hvem")),
            Column(key="what", label=_("Hva")),
            Column(key="on", label=_("Objekt")),
        ),
        rows=[
            (
                Cell(
                    str(event.number),
                    address=reverse("logbook:event", args=[event.number]),
                ),
                date_format(localtime(event.at), "SHORT_DATETIME_FORMAT"),
                event.signature,
                event.what,
                event.title,
            )
            for event in events
        ],
    )
