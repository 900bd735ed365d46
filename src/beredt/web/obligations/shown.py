"""Obligations as tables: by framework, one by one, and what was said when."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from beredt.engine import obligations as engine
from beredt.files.sheets import Sheet
from beredt.report.words import ABILITIES, EVIDENCE, FOOTINGS, MARKS, OBLIGATION_STATES
from beredt.web.layout.languages import day_word, say
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.obligations.contents import answer_of
from beredt.web.obligations.models import Entry, Evidence, Obligation

TONES = {
    "not_assessed": "neutral",
    "unmet": "danger",
    "partial": "warning",
    "claimed": "info",
    "proved": "success",
}


def overview_table(counts: Iterable[engine.Progression], address: str) -> Table:
    """Show how far one has come with each framework."""
    rows = [
        (
            Cell(one.framework.title, f"{address}?framework={one.framework.id}"),
            one.total,
            one.proved,
            one.with_evidence,
            one.not_assessed,
            Cell(one.overdue, tone="danger") if one.overdue else 0,
            one.without_owner,
        )
        for one in counts
    ]
    return Table(
        caption=pgettext("flere", "Rammeverk"),
        columns=[
            Column(key="framework", label=_("Rammeverk")),
            Column(key="total", label=_("Antall"), is_numeric=True),
            Column(key="proved", label=_("Oppfylt og dokumentert"), is_numeric=True),
            Column(key="evidence", label=_("Med dokumentasjon"), is_numeric=True),
            Column(key="unknown", label=_("Ikke vurdert"), is_numeric=True),
            Column(key="overdue", label=_("Over fristen"), is_numeric=True),
            Column(key="ownerless", label=_("Uten ansvarlig"), is_numeric=True),
        ],
        rows=rows,
        empty=_("Ingen forpliktelser er ført opp."),
    )


def obligations_table(rows: Sequence[Obligation], count: int) -> Table:
    """Show obligations, each with who answers for it and how it stands."""
    today = localdate().toordinal()
    shown, late = [], set()
    for at, row in enumerate(rows):
        answer = answer_of(row)
        if answer.is_overdue(today):
            late.add(at)
        shown.append(
            (
                Cell(row.title, row.get_absolute_url()),
                row.framework.title,
                say(FOOTINGS[row.footing]),
                state_cell(answer),
                len(answer.evidence),
                answer.owner,
                due_cell(row.now, answer, today),
            )
        )
    return Table(
        caption=ngettext("%(count)d forpliktelse", "%(count)d forpliktelser", count)
        % {"count": count},
        columns=[
            Column(key="title", label=_("Forpliktelse")),
            Column(key="framework", label=_("Rammeverk")),
            Column(key="footing", label=_("Slag")),
            Column(key="state", label=_("Tilstand")),
            Column(key="evidence", label=_("Dokumentasjon"), is_numeric=True),
            Column(key="owner", label=_("Ansvarlig")),
            Column(key="due", label=_("Frist")),
        ],
        rows=shown,
        strong=frozenset(late),
        empty=_("Ingen passer til det du har valgt."),
    )


def obligations_sheet(rows: Sequence[Obligation]) -> Sheet:
    """Lay obligations out to be taken along, with all that is said of them now."""
    heads = (
        _("Rammeverk"), _("Forpliktelse"), _("Innhold"), _("Slag"), _("Tilstand"),
        _("Egen evne"), _("Hva som mangler"), _("Avhengig av"), _("Dokumentasjon"),
        _("Ansvarlig"), _("Frist"), _("Kilde"), _("Kildens dato"), _("Adresse"),
    )  # fmt: skip
    lines = []
    for row in rows:
        now, answer = row.now, answer_of(row)
        due = now.due_on.isoformat() if now.due_on else None
        lines.append(
            (
                row.framework.title, row.title, row.text, say(FOOTINGS[row.footing]),
                say(OBLIGATION_STATES[answer.state]), say(ABILITIES[now.ability]),
                now.gap, now.dependency, len(answer.evidence), answer.owner, due,
                row.source, row.source_date, row.address,
            )
        )  # fmt: skip
    return Sheet(name=_("Forpliktelser"), heads=heads, rows=lines)


def facts_of(row: Obligation) -> list[tuple[str, Any]]:
    """Return what an obligation is, and where it is from."""
    return [
        (_("Rammeverk"), row.framework.title),
        (_("Slag"), say(FOOTINGS[row.footing])),
        (_("Føres av"), row.framework.organisation.name),
        (_("Kilde"), row.source),
        (_("Kildens dato"), day_word(row.source_date)),
        (_("Merke"), say(MARKS[row.mark])),
    ]


def standing_facts(row: Obligation, answer: engine.Answer) -> list[tuple[str, Any]]:
    """Return what is said of an obligation now."""
    now = row.now
    due = date_format(now.due_on) if now.due_on else ""
    if answer.is_overdue(localdate().toordinal()):
        due = f"{due} ({_('over fristen')})"
    return [
        (_("Tilstand"), say(OBLIGATION_STATES[answer.state])),
        (_("Egen evne"), say(ABILITIES[now.ability])),
        (_("Ansvarlig"), answer.owner),
        (_("Frist"), due),
        (_("Hva som mangler"), now.gap),
        (_("Avhengig av"), now.dependency),
    ]


def evidence_table(rows: Sequence[Evidence], readable: Collection[Any]) -> Table:
    """Show what is attached; what one may not read is there without its name."""
    return Table(
        caption=_("Dokumentasjon"),
        columns=[
            Column(key="what", label=_("Hva")),
            Column(key="kind", label=_("Slag")),
            Column(key="day", label=_("Dato")),
            Column(key="by", label=_("Lagt ved av")),
            Column(key="state", label=_("Tilstand")),
        ],
        rows=[
            (
                _evidence_cell(row, readable),
                say(EVIDENCE[row.kind]),
                date_format(row.day, "SHORT_DATE_FORMAT"),
                row.by.name,
                Cell(_("trukket tilbake"), tone="neutral", note=row.reason)
                if row.withdrawn_at
                else Cell(_("gjelder"), tone="success"),
            )
            for row in rows
        ],
        empty=_("Ingenting er lagt ved."),
    )


def history_table(entries: Sequence[Entry]) -> Table:
    """Show what was said, by whom, when and why; the newest first."""
    return Table(
        caption=_("Hva som er sagt"),
        columns=[
            Column(key="at", label=_("Når")),
            Column(key="by", label=_("Hvem")),
            Column(key="ability", label=_("Egen evne")),
            Column(key="owner", label=_("Ansvarlig")),
            Column(key="due", label=_("Frist")),
            Column(key="why", label=_("Begrunnelse")),
        ],
        rows=[
            (
                date_format(localtime(row.at), "SHORT_DATETIME_FORMAT"),
                row.by.name,
                Cell(say(ABILITIES[row.ability]), note=row.gap),
                row.owner.name if row.owner else "",
                date_format(row.due_on, "SHORT_DATE_FORMAT") if row.due_on else "",
                row.why,
            )
            for row in reversed(entries)
        ],
        empty=_("Ingen har sagt noe ennå."),
    )


def state_cell(answer: engine.Answer) -> Cell:
    """Show how an obligation stands."""
    return Cell(say(OBLIGATION_STATES[answer.state]), tone=TONES[answer.state])


def due_cell(now: Entry, answer: engine.Answer, today: int) -> Any:
    """Show by when it is to be met, and whether that day is over."""
    if now.due_on is None:
        return ""
    day = date_format(now.due_on, "SHORT_DATE_FORMAT")
    return Cell(day, note=_("over fristen")) if answer.is_overdue(today) else day


def _evidence_cell(row: Evidence, readable: Collection[Any]) -> Cell:
    linked = row.assessment or row.scenario
    if linked is None:
        return Cell(row.title, address=row.address)
    if linked not in readable:
        return Cell(_("noe du ikke har tilgang til"))
    return Cell(linked.title, address=linked.get_absolute_url())
