"""Which of one's numbers are old: what was counted more than a year ago."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from beredt.files.registers import Cells
from beredt.web.accounts.models import Organisation, User
from beredt.web.accounts.permissions import Permission, below, places_where
from beredt.web.campaigns.shown import STALE, day_of
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import cells_of
from beredt.web.registers.permissions import readable_registers
from beredt.web.registers.words import table_word

# What is counted again and again; other tables change when somebody decides so.
COUNTED = ("places", "staff", "stocks")


def stale_table(user: User) -> Table:
    """Show how many of one's numbers are more than a year old, by table."""
    return Table(
        caption=_("Tall som er eldre enn ett år"),
        shows_caption=False,
        columns=[
            Column(key="table", label=_("Tabell")),
            Column(key="register", label=_("Register")),
            Column(key="stale", label=_("Eldre enn ett år"), is_numeric=True),
            Column(key="all", label=_("Av"), is_numeric=True),
            Column(key="oldest", label=_("Eldste tall")),
        ],
        rows=[row for version in _newest(user) for row in _rows_of(user, version)],
    )


def _newest(user: User) -> Iterator[RegisterVersion]:
    """Yield the newest version of each register that somebody may read."""
    seen: set[str] = set()
    for version in readable_registers(user).defer("package"):
        if version.name not in seen:
            seen.add(version.name)
            yield version


def _rows_of(user: User, version: RegisterVersion) -> Iterator[tuple[object, ...]]:
    own = _codes_of(user)
    region_of = {
        key: cells["region"] for key, cells in cells_of(version, "facilities").items()
    }
    for table in COUNTED:
        rows = cells_of(version, table).values()
        days = [
            day_of(cells["source_date"])
            for cells in rows
            if own is None or not own.isdisjoint(_places_of(cells, region_of))
        ]
        stale = [day for day in days if localdate() - day > STALE]
        if stale:
            address = reverse("registers:table", args=[version.pk, table])
            oldest = date_format(min(stale), "SHORT_DATE_FORMAT")
            word = Cell(table_word(table), address)
            yield word, str(version), len(stale), len(days), oldest


def _places_of(cells: Cells, region_of: dict[str, str]) -> set[str]:
    """Return the codes of where a row belongs: its facility or its region."""
    facility = cells.get("facility", "")
    return {facility, cells.get("region") or region_of.get(facility, "")} - {""}


def _codes_of(user: User) -> set[str] | None:
    """Return the codes of one's organisations; nothing for the whole country."""
    places = places_where(user, Permission.READ)
    own = Organisation.objects.filter(below(places))
    if own.filter(parent=None).exists():
        return None
    return {*own.values_list("code", flat=True)}
