"""People and organisations as tables."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from beredt.web.accounts.models import Organisation, User
from beredt.web.layout.tables import Cell, Column, Table


def people_table(people: Iterable[User], count: int) -> Table:
    """Show people with the roles that were fetched for the reader."""
    return Table(
        caption=ngettext("%(count)s person", "%(count)s personer", count)
        % {"count": count},
        columns=(
            Column(key="name", label=pgettext("person", "Navn")),
            Column(key="email", label=_("E-postadresse")),
            Column(key="roles", label=_("Roller")),
            Column(key="seen", label=_("Sist innlogget")),
        ),
        rows=[
            (
                Cell(person.name, address=person.get_absolute_url()),
                person.email,
                "; ".join(map(str, vars(person)["shown_assignments"])),
                _last_seen(person),
            )
            for person in people
        ],
    )


def organisations_table(organisations: Iterable[Organisation], count: int) -> Table:
    """Show organisations with what each belongs to."""
    return Table(
        caption=ngettext("%(count)s organisasjon", "%(count)s organisasjoner", count)
        % {"count": count},
        columns=(
            Column(key="name", label=_("Navn")),
            Column(key="kind", label=_("Slag")),
            Column(key="above", label=_("Hører til")),
        ),
        rows=[
            (
                Cell(row.name, address=row.get_absolute_url()),
                row.get_kind_display(),
                row.parent.name if row.parent else None,
            )
            for row in organisations
        ],
    )


def _last_seen(person: User) -> Cell | str:
    if not person.is_active:
        return Cell(_("utestengt"), tone="danger")
    if person.last_login is None:
        return ""
    return date_format(localtime(person.last_login), "SHORT_DATETIME_FORMAT")
