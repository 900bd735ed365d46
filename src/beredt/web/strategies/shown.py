"""Strategies, goals and milestones as tables, and what a file would change."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.engine import strategy as engine
from beredt.report.strategy import period_word, shown_value, value_in_words
from beredt.report.words import FREQUENCIES, PROGRESS, RULES, TRENDS
from beredt.web.layout.languages import day_word, reading_language, say
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.strategies.actions import is_changed, key_of
from beredt.web.strategies.contents import Key, milestone_of, today
from beredt.web.strategies.models import (
    Goal,
    Indicator,
    Milestone,
    Observation,
    Promise,
    Strategy,
    Upload,
)
from beredt.web.strategies.observing import head_of, period_of

TONES = {"open": "info", "late": "danger", "done": "success"}
TREND_TONES = {"better": "success", "worse": "danger", "unchanged": "neutral"}


def strategies_table(strategies: Sequence[Strategy]) -> Table:
    """Show the strategies that one may read."""
    return Table(
        caption=ngettext("%(count)d strategi", "%(count)d strategier", len(strategies))
        % {"count": len(strategies)},
        columns=[
            Column(key="title", label=_("Strategi")),
            Column(key="whose", label=_("Organisasjon")),
        ],
        rows=[
            (Cell(row.title, row.get_absolute_url()), row.organisation.name)
            for row in strategies
        ],
        empty=_("Ingen strategier er begynt på."),
    )


def goals_table(
    goals: Iterable[Goal], whole: engine.Strategy, seen: Sequence[engine.Observation]
) -> Table:
    """Show each strategic goal: last status, indicator, change and milestones."""
    rows = []
    for goal in goals:
        said = [one.day for one in whole.statuses if one.goal == goal.code]
        indicator = whole.indicator_of(goal.code)
        milestones = [one for one in whole.milestones if one.goal == goal.code]
        late = sum(one.is_late(today()) for one in milestones)
        rows.append(
            (
                Cell(goal.title, goal.get_absolute_url()),
                _day(max(said)) if said else "",
                indicator.title if indicator else "",
                *_latest(indicator, seen),
                _count_of(len(milestones), late),
            )
        )
    return Table(
        caption=_("Strategiske mål"),
        columns=[
            Column(key="goal", label=_("Mål")),
            Column(key="status", label=_("Siste status")),
            Column(key="indicator", label=_("Indikator")),
            Column(key="value", label=_("Siste verdi"), is_numeric=True),
            Column(key="trend", label=_("Endring")),
            Column(key="milestones", label=_("Milepæler")),
        ],
        rows=rows,
    )


def values_table(indicator: engine.Indicator, values: Sequence[engine.Value]) -> Table:
    """Show every period by the stated rule, with the pooled ratio as a check."""
    lang = reading_language()
    rows = []
    for at, value in enumerate(values):
        change = engine.trend(indicator, values[at - 1], value) if at else "unknown"
        rows.append(
            (
                period_word(value.period, lang),
                shown_value(value, indicator, lang),
                value_in_words(value.pooled, indicator, lang),
                Cell(say(TRENDS[change]), tone=TREND_TONES.get(change, "")),
            )
        )
    return Table(
        caption=_("Verdier"),
        columns=[
            Column(key="period", label=_("Periode")),
            Column(key="value", label=_("Verdi"), is_numeric=True),
            Column(key="pooled", label=_("Samlet brøk (kontroll)"), is_numeric=True),
            Column(key="trend", label=_("Endring")),
        ],
        rows=rows,
        empty=_("Ingen observasjoner. Det som mangler, er ikke null."),
    )


def indicator_facts(row: Indicator, found: engine.Indicator) -> list[tuple[str, Any]]:
    """Return what an indicator counts, and by which rule."""
    polarity = {
        "higher_is_better": _("høyere er bedre"),
        "lower_is_better": _("lavere er bedre"),
        "not_stated": _("ikke oppgitt"),
    }
    denominator = row.denominator or _("ingen: den er et antall")
    return [
        (_("Kode"), row.code),
        (_("Teller"), row.numerator),
        (_("Nevner"), denominator),
        (_("Regnes som"), say(RULES[found.aggregation])),
        (_("Hyppighet"), say(FREQUENCIES[found.frequency])),
        (_("Retning"), polarity[found.polarity]),
        (_("Datakilde"), row.data_source),
        (_("Kilde"), row.source),
    ]


def milestones_table(milestones: Iterable[Milestone]) -> Table:
    """Show milestones with how far each has slipped; late ones stand out."""
    day = today()
    rows, late = [], set()
    for at, row in enumerate(milestones):
        found = milestone_of(row)
        state = found.progress_on(day)
        if state == "late":
            late.add(at)
        rows.append(
            (
                Cell(row.title, row.get_absolute_url()),
                row.owner.name if row.owner else "",
                _day(found.due_day),
                found.slipped_days,
                Cell(say(PROGRESS[state]), tone=TONES[state]),
            )
        )
    return Table(
        caption=_("Milepæler"),
        columns=[
            Column(key="title", label=_("Milepæl")),
            Column(key="owner", label=_("Ansvarlig")),
            Column(key="due", label=_("Frist")),
            Column(key="moved", label=_("Flyttet, dager"), is_numeric=True),
            Column(key="state", label=_("Tilstand")),
        ],
        rows=rows,
        strong=frozenset(late),
        empty=_("Ingen milepæler er satt."),
    )


def milestone_facts(row: Milestone) -> list[tuple[str, Any]]:
    """Return who answers for a milestone, when it is due, and how it stands."""
    found = milestone_of(row)
    state = found.progress_on(today())
    return [
        (_("Ansvarlig"), row.owner.name if row.owner else ""),
        (_("Frist"), _day(found.due_day)),
        (_("Flyttet, dager"), found.slipped_days),
        (_("Tilstand"), Cell(say(PROGRESS[state]), tone=TONES[state])),
    ]


def promises_table(promises: Sequence[Promise]) -> Table:
    """Show every date that was promised: who, when, why, and how far it moved."""
    rows = []
    for at, row in enumerate(promises):
        moved = (row.due_on - promises[at - 1].due_on).days if at else None
        rows.append(
            (
                date_format(row.said_on, "SHORT_DATE_FORMAT"),
                date_format(row.due_on, "SHORT_DATE_FORMAT"),
                moved,
                row.why,
                row.by.name if row.by else _("Fulgte med Beredt"),
            )
        )
    return Table(
        caption=_("Datoer som er lovet"),
        columns=[
            Column(key="said", label=_("Lovet")),
            Column(key="due", label=_("Frist")),
            Column(key="moved", label=_("Flyttet, dager"), is_numeric=True),
            Column(key="why", label=_("Begrunnelse")),
            Column(key="by", label=_("Hvem")),
        ],
        rows=rows,
    )


def changes_table(
    upload: Upload, revisions: Mapping[tuple[Key, int], Observation]
) -> Table:
    """Show each period that a file changes: what stood there, what will stand."""
    rows = []
    titles = dict(
        Indicator.objects.filter(goal__strategy=upload.strategy).values_list(
            "code", "title"
        )
    )
    for wish in upload.rows:
        there = revisions.get((key_of(wish), wish["revision"]))
        if is_changed(wish, there):
            before = (there.numerator, there.denominator) if there else (None, None)
            rows.append(
                (
                    titles.get(wish["indicator"], wish["indicator"]),
                    day_word(period_of(wish)),
                    _fraction(*before),
                    _fraction(wish["numerator"], wish["denominator"]),
                )
            )
    return Table(
        caption=ngettext(
            "%(count)d periode endres", "%(count)d perioder endres", len(rows)
        )
        % {"count": len(rows)},
        columns=[
            Column(key="indicator", label=head_of("indicator")),
            Column(key="period", label=_("Periode")),
            Column(key="before", label=_("Før"), is_numeric=True),
            Column(key="after", label=_("Etter"), is_numeric=True),
        ],
        rows=rows,
        empty=_("Ingenting er endret."),
    )


def _latest(
    indicator: engine.Indicator | None, seen: Sequence[engine.Observation]
) -> tuple[Any, Any]:
    """Return the latest value with its period, and the change to it."""
    if indicator is None:
        return "", ""
    values = engine.without_gaps(indicator, seen)
    known = [at for at, one in enumerate(values) if one.value is not None]
    if not known:
        return _("mangler"), ""
    at = known[-1]
    change = engine.trend(indicator, values[at - 1], values[at]) if at else "unknown"
    lang = reading_language()
    shown = value_in_words(values[at].value, indicator, lang)
    return (
        Cell(shown, note=period_word(values[at].period, lang)),
        Cell(say(TRENDS[change]), tone=TREND_TONES.get(change, "")),
    )


def _count_of(count: int, late: int) -> Any:
    if not late:
        return count or ""
    return Cell(
        ngettext("%(late)d forsinket", "%(late)d forsinket", late) % {"late": late},
        tone="danger",
        note=_("av %(count)d") % {"count": count},
    )


def _fraction(above: int | None, below: int | None) -> str:
    if above is None:
        return _("mangler")
    return str(above) if below is None else f"{above} / {below}"


def _day(day: int) -> str:
    return date_format(date.fromordinal(day), "SHORT_DATE_FORMAT")
