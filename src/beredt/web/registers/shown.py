"""A register as tables and on the map."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.engine.register import Facility, Places, Register, Sourced
from beredt.report import words
from beredt.web.layout.languages import day_word
from beredt.web.layout.maps import CountryMap, Symbol
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.words import (
    STATUSES,
    said,
)

TONES = {
    "hospital": ("accent", "circle"),
    "municipal_acute": ("success", "diamond"),
    "nursing_home": ("success", "circle"),
    "role_2": ("warning", "square"),
    "role_3": ("warning", "square"),
    "hub": ("danger", "triangle"),
    "partner": ("accent", "triangle"),
}
LARGE = 200  # a facility with so many staffed places has a large symbol


def facilities_table(
    version: RegisterVersion,
    facilities: Iterable[Facility],
    places: Sequence[Places],
    regions: dict[str, str],
    sort: str = "",
) -> Table:
    """Show facilities with staffed and physical places side by side, never summed."""
    counted = _by_status(places)
    rows = [
        (
            Cell(row.name, facility_address(version, row.id)),
            said(words.FACILITIES, row.kind),
            regions.get(row.region, ""),
            counted.get((row.id, "staffed")),
            counted.get((row.id, "surge_realistic")),
            counted.get((row.id, "physical")),
        )
        for row in facilities
    ]
    columns = facility_columns()
    at = [column.key for column in columns].index(sort.removeprefix("-") or "name")
    rows.sort(key=lambda row: _order(row[at]), reverse=sort.startswith("-"))
    return Table(
        caption=ngettext(
            "%(count)d behandlingssted", "%(count)d behandlingssteder", len(rows)
        )
        % {"count": len(rows)},
        columns=columns,
        rows=rows,
        sort=sort,
        empty=_("Ingen passer til det du søker etter."),
    )


def facility_columns() -> list[Column]:
    """Return the columns that facilities are shown under."""
    return [
        Column(key="name", label=_("Behandlingssted"), is_sorted_by=True),
        Column(key="kind", label=_("Slag")),
        Column(key="region", label=_("Helseregion"), is_sorted_by=True),
        *(
            Column(
                key=status, label=STATUSES[status], is_numeric=True, is_sorted_by=True
            )
            for status in ("staffed", "surge_realistic", "physical")
        ),
    ]


def facilities_map(
    version: RegisterVersion,
    facilities: Sequence[Facility],
    places: Sequence[Places],
) -> CountryMap:
    """Show facilities where they are, the larger the more staffed places.

    The same facilities stand in the table that the page has beside it.
    """
    staffed = _by_status(places)
    symbols = [
        Symbol(
            lon=row.lon,
            lat=row.lat,
            label=f"{row.name} ({said(words.FACILITIES, row.kind)})",
            tone=TONES[row.kind][0],
            shape=TONES[row.kind][1],
            size=10.0 if staffed[row.id, "staffed"] >= LARGE else 7.0,
            address=facility_address(version, row.id),
        )
        for row in facilities
    ]
    kinds = dict.fromkeys(row.kind for row in facilities)
    return CountryMap(
        title=_("Behandlingsstedene på kartet"),
        symbols=symbols,
        legend=[(*TONES[kind], said(words.FACILITIES, kind)) for kind in kinds],
    )


def places_table(rows: Sequence[Places]) -> Table:
    """Show the places of a facility: a line a kind, a column a status."""
    numbers: dict[tuple[str, str], Places] = {
        (row.kind, row.status): row for row in rows
    }
    kinds = list(dict.fromkeys(row.kind for row in rows))
    cells: list[list[Any]] = [
        [
            Cell(said(words.PLACES, kind), note=said(words.PLACE_MEANINGS, kind)
                 if kind in words.PLACE_MEANINGS else ""),
            *(_number(numbers.get((kind, status))) for status in STATUSES),
        ]
        for kind in kinds
    ]  # fmt: skip
    return Table(
        caption=_("Plasser etter slag og status"),
        columns=[
            Column(key="kind", label=_("Plasstype")),
            *(
                Column(key=status, label=label, is_numeric=True)
                for status, label in STATUSES.items()
            ),
        ],
        rows=cells,
        empty=_("Registeret har ingen plasser her."),
    )


def sources_table(rows: Sequence[Places]) -> Table:
    """Show for each number of places what was counted, and who says so."""
    return Table(
        caption=_("Hvor hvert tall kommer fra"),
        columns=[
            Column(key="kind", label=_("Plasstype")),
            Column(key="status", label=_("Status")),
            Column(key="number", label=_("Antall"), is_numeric=True),
            Column(key="definition", label=_("Hva som er talt")),
            *source_columns(),
        ],
        rows=[
            (
                said(words.PLACES, row.kind),
                said(STATUSES, row.status),
                row.number,
                row.definition,
                *source_cells(row),
            )
            for row in rows
        ],
    )


def utilities_table(register: Register, facility: str) -> Table:
    """Show how long a facility manages without each utility."""
    return Table(
        caption=_("Timer uten strøm, vann, IKT og oksygen"),
        columns=[
            Column(key="utility", label=_("Forsyning")),
            Column(key="hours", label=_("Timer uten"), is_numeric=True),
            Column(key="low", label=_("Lav"), is_numeric=True),
            Column(key="high", label=_("Høy"), is_numeric=True),
            *source_columns(),
        ],
        rows=[
            (
                said(words.UTILITIES, row.utility),
                row.endurance_hours,
                row.low,
                row.high,
                *source_cells(row),
            )
            for row in register.utilities
            if row.facility == facility
        ],
        empty=_("Registeret vet ikke hvor lenge stedet klarer seg."),
    )


def staff_table(register: Register, rows: Sequence[Any]) -> Table:
    """Show staff by region, profession and employer."""
    regions = {row.id: row.name for row in register.regions}
    return Table(
        caption=_("Personell etter helseregion"),
        columns=[
            Column(key="profession", label=_("Yrkesgruppe")),
            Column(key="region", label=_("Helseregion")),
            Column(key="pool", label=_("Arbeidsgiver")),
            Column(key="persons", label=_("Personer"), is_numeric=True),
            Column(key="fte", label=_("Årsverk"), is_numeric=True),
            Column(key="absence", label=_("Fraværende, %"), is_numeric=True),
            *source_columns(),
        ],
        rows=[
            (
                said(words.PROFESSIONS, row.profession),
                regions.get(row.region, row.region),
                said(words.POOLS, row.pool),
                row.head_count,
                row.full_time_equivalents,
                100 * row.absence,
                *source_cells(row),
            )
            for row in rows
        ],
        empty=_("Ingen passer til det du søker etter."),
    )


def twice_counted(register: Register, roles: Sequence[Any]) -> list[str]:
    """Say in words who is counted twice, the largest groups first."""
    regions = {row.id: row.name for row in register.regions}
    return [
        _(
            "%(region)s: %(persons)s %(profession)s er talt hos både "
            "%(one)s og %(other)s."
        )
        % {
            "region": regions.get(row.region, row.region),
            "persons": row.persons,
            "profession": said(words.PROFESSIONS, row.profession),
            "one": said(words.POOLS, row.pool),
            "other": said(words.POOLS, row.other_pool),
        }
        for row in sorted(roles, key=lambda row: -row.persons)
        if row.persons
    ]


def facility_facts(register: Register, facility: Facility) -> list[tuple[str, Any]]:
    """Return what else is known of a facility, as names and values."""
    names = {row.id: row.name for table in (register.regions, register.trusts,
             register.municipalities) for row in table}  # fmt: skip
    return [
        (_("Slag"), said(words.FACILITIES, facility.kind)),
        (_("Helseregion"), names.get(facility.region, facility.region)),
        (_("Helseforetak"), names.get(facility.trust, facility.trust)),
        (_("Kommune"), names.get(facility.municipality, facility.municipality)),
        (_("Tar imot øyeblikkelig hjelp"), _("ja") if facility.acute else _("nei")),
        (_("Merknad"), facility.note),
        (_("Kilde"), facility.source),
        (_("Kildens dato"), day_word(facility.source_date)),
    ]


def source_columns() -> list[Column]:
    """Return the columns under which a row says where it comes from."""
    return [
        Column(key="source", label=_("Kilde")),
        Column(key="source_date", label=_("Kildens dato")),
        Column(key="mark", label=_("Merke")),
        Column(key="confidence", label=_("Sikkerhet")),
    ]


def source_cells(row: Sourced) -> tuple[str, ...]:
    """Return what a row says about where it comes from."""
    return (
        row.source,
        day_word(row.source_date),
        said(words.MARKS, row.mark),
        said(words.CONFIDENCE, row.confidence),
    )


def facility_address(version: RegisterVersion, facility: str) -> str:
    """Return the address of the page of a facility."""
    return reverse("registers:facility", args=[version.pk, facility])


def _by_status(places: Iterable[Places]) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for row in places:
        counted[row.facility, row.status] += row.number
    return counted


def _number(row: Places | None) -> Cell:
    if row is None:
        return Cell(None)
    isolation = (
        ngettext("%(count)d isolat", "%(count)d isolater", row.isolation)
        % {"count": row.isolation}
        if row.isolation
        else ""
    )
    return Cell(row.number, note=isolation)


def _order(cell: Any) -> tuple[bool, Any]:
    value = cell.value if isinstance(cell, Cell) else cell
    return value is None, value.casefold() if isinstance(value, str) else value or 0
