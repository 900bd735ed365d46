"""AI systems as tables and charts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.engine.ai_systems import AISystem, Counts, View, completeness
from beredt.report.ai_systems.sheets import (
    class_sentence,
    class_word,
    complete_sentence,
    view_sheet,
)
from beredt.report.ai_systems.words import (
    DOCUMENTATION,
    PHASES,
    RISKS,
    VIEW_NAMES,
)
from beredt.report.sheets import Sheet
from beredt.report.words import CONFIDENCE, MARKS
from beredt.web.ai_systems.models import RegisteredSystem, SystemRecord
from beredt.web.ai_systems.words import FIELDS, SECTIONS
from beredt.web.layout.charts import Chart, bar_chart
from beredt.web.layout.languages import day_word, reading_language, say
from beredt.web.layout.tables import Cell, Column, Table

TONES = {
    "idea": "neutral",
    "pilot": "info",
    "in_use": "success",
    "paused": "warning",
    "retired": "neutral",
}
STATE_TONES = {
    "proposed": "warning",
    "published": "success",
    "returned": "danger",
    "replaced": "neutral",
}
KEYED = {
    "phase": PHASES,
    "documentation": DOCUMENTATION,
    "risk": RISKS,
    "mark": MARKS,
    "confidence": CONFIDENCE,
}
# What stands at the head of a page already.
HEADED = {"name", "summary", "without_it"}
STANDARDS: dict[str, tuple[View, ...]] = {
    "atrs": ("atrs_1", "atrs_2"),
    "annex": ("annex_8_a", "annex_8_b", "annex_8_c"),
}


def systems_table(
    systems: Sequence[AISystem], count: int, *, is_open: bool = False
) -> Table:
    """Show systems; each leads to its page. Insiders see how much is answered."""
    lang = reading_language()
    view = "ai_systems:public_system" if is_open else "ai_systems:system"
    answered = Column(key="answered", label=_("Besvart (ATRS)"), is_numeric=True)
    return Table(
        caption=ngettext("%(count)s KI-system", "%(count)s KI-systemer", count)
        % {"count": count},
        columns=[
            Column(key="name", label=_("System")),
            Column(key="supplier", label=_("Leverandør")),
            Column(key="region", label=_("Region")),
            Column(key="phase", label=_("Fase")),
            Column(key="category", label=_("Funksjonskategori")),
            Column(key="device", label=_("Medisinsk utstyr")),
            *([] if is_open else [answered]),
        ],
        rows=[
            (
                Cell(one.name, address=reverse(view, args=[one.id])),
                one.supplier or Cell(_("ikke bestemt"), tone="warning"),
                one.region,
                Cell(say(PHASES[one.phase]), tone=TONES[one.phase]),
                one.category,
                class_word(one, lang),
                *([] if is_open else [_answered(one)]),
            )
            for one in systems
        ],
        empty=_("Ingen passer til det du søker etter."),
    )


def _answered(said: AISystem) -> str:
    pairs = [completeness(said, view) for view in STANDARDS["atrs"]]
    answered, asked = (sum(numbers) for numbers in zip(*pairs, strict=True))
    return _("%(answered)s av %(asked)s") % {"answered": answered, "asked": asked}


def waiting_table(records: Iterable[SystemRecord]) -> Table:
    """Show the records that wait for somebody else's approval."""
    return Table(
        caption=_("Venter på godkjenning"),
        columns=[
            Column(key="name", label=_("System")),
            Column(key="whose", label=_("Organisasjon")),
            Column(key="who", label=_("Skrevet av")),
            Column(key="at", label=_("Skrevet")),
        ],
        rows=[
            (
                Cell(record.content["name"], address=_history_of(record.system)),
                record.system.organisation.name if record.system.organisation else "",
                record.by.name if record.by else "",
                date_format(localtime(record.at), "SHORT_DATETIME_FORMAT"),
            )
            for record in records
        ],
    )


def charts_of(counts: Counts) -> Iterator[Chart]:
    """Draw how many systems there are by region and phase, category and gain."""
    phases = {
        f"{region}: {say(PHASES[phase])}": count
        for (region, phase), count in counts.by_region_and_phase.items()
    }
    several = _("Ett system kan ha flere gevinster.")
    every = (
        ("phases", _("Unike systemer etter region og fase"), phases, ""),
        ("categories", _("Etter funksjonskategori"), counts.by_category, ""),
        ("gains", _("Etter forventet gevinst"), counts.by_gain, several),
    )
    for name, title, found, note in every:
        rows = tuple((key or _("ikke oppgitt"), n) for key, n in found.items())
        if rows:
            yield _chart(name, title, rows, note)


# Strangers may ask for the same drawings as often as they like.
@lru_cache(maxsize=64)
def _chart(
    name: str, title: str, rows: tuple[tuple[str, int], ...], note: str
) -> Chart:
    most, count = max(rows, key=lambda row: row[1])
    return bar_chart(
        name=name,
        title=title,
        columns=[
            Column(key="name", label=title),
            Column(key="count", label=_("Antall"), is_numeric=True),
        ],
        rows=rows,
        alt=_("Flest: %(name)s, %(count)s.") % {"name": most, "count": count},
        note=note,
    )


def tabs_of(code: str) -> Iterator[tuple[str, str, int | None]]:
    """Yield address and name of each page of a system."""
    pages = {
        "system": _("Oppføringen"),
        "atrs": "ATRS 3.0",
        "annex": _("KI-forordningen, vedlegg VIII"),
        "history": _("Historikk"),
    }
    for view, name in pages.items():
        yield reverse(f"ai_systems:{view}", args=[code]), name, None


def sections_of(said: AISystem) -> Iterator[tuple[Any, list[tuple[Any, Any]]]]:
    """Yield what a record says under its headings; what is empty is left out."""
    for title, names in SECTIONS:
        found = [
            (FIELDS[name], shown)
            for name in names
            if name not in HEADED and (shown := field_shown(name, getattr(said, name)))
        ]
        if found:
            yield title, found


def field_shown(name: str, value: Any) -> str:
    """Write what a field says: words for keys, gains after each other."""
    if name in KEYED:
        return say(KEYED[name][value]) if value else ""
    if isinstance(value, list | tuple):
        return "; ".join(value)
    if name == "source_date":
        return day_word(value or "")
    return str(value or "")


def why_this_class(said: AISystem) -> str:
    """Say which class of medical device follows, and from what."""
    return class_sentence(said, reading_language())


def standards_of(said: AISystem, views: Iterable[View]) -> list[tuple[str, Table, str]]:
    """Return name, answers and completeness for each part of a standard."""
    lang = reading_language()
    return [
        (
            say(VIEW_NAMES[view]),
            _answers(view_sheet(said, view, lang), say(VIEW_NAMES[view])),
            complete_sentence(said, view, lang),
        )
        for view in views
    ]


def _answers(sheet: Sheet, caption: str) -> Table:
    """Show each point with its number in one cell, so that answers fit on a phone."""
    _number, point, answer = sheet.heads
    columns = [Column(key="point", label=point), Column(key="answer", label=answer)]
    rows = [(f"{number} {name}", said) for number, name, said in sheet.rows]
    return Table(caption=caption, columns=columns, rows=rows, shows_caption=False)


def history_table(records: Iterable[SystemRecord]) -> Table:
    """Show who wrote which record, and what came of it, newest first."""
    return Table(
        caption=_("Hvem skrev hva, og når"),
        columns=[
            Column(key="number", label=_("Nummer"), is_numeric=True),
            Column(key="at", label=_("Tidspunkt")),
            Column(key="by", label=_("Hvem")),
            Column(key="state", label=_("Tilstand")),
            Column(key="public", label=_("Vises for alle")),
            Column(key="note", label=_("Begrunnelse")),
            Column(key="decided", label=_("Avgjort av")),
        ],
        rows=[
            (
                record.number,
                date_format(localtime(record.at), "SHORT_DATETIME_FORMAT"),
                record.by.name if record.by else _("Fulgte med Beredt"),
                Cell(
                    record.get_state_display(),
                    tone=STATE_TONES[record.state],
                    note=record.reason,
                ),
                _("ja") if record.is_public else _("nei"),
                record.note,
                record.decided_by.name if record.decided_by else "",
            )
            for record in records
        ],
    )


def differences_table(before: Mapping[str, Any], after: Mapping[str, Any]) -> Table:
    """Show which fields say something else than before, if something stood there."""
    sides = (
        {_("Før"): before, _("Etter"): after}
        if before
        else {_("Hva som er sagt"): after}
    )
    rows = [
        (said, *(field_shown(name, side.get(name)) for side in sides.values()))
        for name, said in FIELDS.items()
        if (before.get(name) or "") != (after.get(name) or "")
    ]
    heads = [_("Felt"), *sides]
    return Table(
        caption=_("Hva som endres") if before else _("Oppføringen"),
        columns=[Column(key=str(at), label=head) for at, head in enumerate(heads)],
        rows=rows,
        empty=_("Ingenting er endret."),
    )


def _history_of(system: RegisteredSystem) -> str:
    return reverse("ai_systems:history", args=[system.code])
