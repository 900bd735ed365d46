"""Scenarios as tables and on a line of time."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.engine.scenario import Scenario
from beredt.files.faults import Fault
from beredt.files.scenarios.amending import items_in
from beredt.files.scenarios.kinds import UNIONS, keys_of, kinds_of
from beredt.files.scenarios.shape import is_number
from beredt.report.charts import LINE_COLOURS
from beredt.report.events import EVENTS
from beredt.report.names import readable
from beredt.report.sheets import happenings_of
from beredt.report.words import HAPPENINGS, word
from beredt.web.layout.charts import Chart, draw_readable
from beredt.web.layout.languages import reading_language
from beredt.web.layout.tables import Cell, Column, Table, table_of
from beredt.web.scenarios.models import ScenarioDraft, ScenarioVersion
from beredt.web.scenarios.suggesting import country_names, suggestions

# Lines shown above and below one that is wrong.
NEAR = 3


class Line(NamedTuple):
    """A line of a text with what is wrong in it; apart where lines are left out."""

    number: int
    text: str
    faults: Sequence[Fault]
    is_apart: bool


class Span(NamedTuple):
    """A happening on the line of time; days count from 1."""

    what: str
    kind: str
    section: str
    first: float
    last: int


def library_table(versions: Iterable[ScenarioVersion], count: int) -> Table:
    """Show published scenarios, each with whose it is."""
    return Table(
        caption=ngettext("%(count)s scenario", "%(count)s scenarioer", count)
        % {"count": count},
        columns=(
            Column(key="title", label=_("Tittel")),
            Column(key="name", label=_("Kort navn")),
            Column(key="whose", label=_("Publisert av")),
            Column(key="at", label=_("Publisert")),
            Column(key="fingerprint", label=_("Fingeravtrykk")),
        ),
        rows=[
            (
                Cell(row.title, address=row.get_absolute_url()),
                row.name,
                row.organisation.name if row.organisation else _("Fulgte med Beredt"),
                date_format(localtime(row.published_at), "SHORT_DATE_FORMAT"),
                row.fingerprint[:12],
            )
            for row in versions
        ],
        empty=_("Ingen passer til det du søker etter."),
    )


def drafts_table(drafts: Iterable[ScenarioDraft]) -> Table:
    """Show what is being written, the last changed first."""
    return Table(
        caption=_("Utkast til scenarioer"),
        columns=(
            Column(key="title", label=_("Tittel")),
            Column(key="whose", label=_("Organisasjon")),
            Column(key="who", label=_("Endret av")),
            Column(key="at", label=_("Endret")),
        ),
        rows=[
            (
                Cell(row.title, address=row.get_absolute_url()),
                row.organisation.name,
                row.changed_by.name,
                date_format(localtime(row.changed_at), "SHORT_DATETIME_FORMAT"),
            )
            for row in drafts
        ],
    )


def facts_of(version: ScenarioVersion, scenario: Scenario) -> list[tuple[str, Any]]:
    """Return what can be said of a version in a word."""
    whose = version.organisation
    return [
        (_("Kort navn"), version.name),
        (_("Dager"), scenario.days),
        (_("Publisert av"), whose.name if whose else _("Fulgte med Beredt")),
        (_("Publisert"), date_format(localtime(version.published_at))),
        (_("Fingeravtrykk"), version.fingerprint[:16]),
    ]


def happenings_table(scenario: Scenario) -> Table:
    """Show the needs, disruptions and measures in words."""
    return table_of(happenings_of(scenario, country_names(reading_language())))


def draft_happenings(draft: ScenarioDraft) -> Table:
    """Show what a draft itself tells of, each with the form that changes it."""
    lang = reading_language()
    places = suggestions("place")
    rows = [
        (
            Cell(
                str(said.get("title") or readable(str(said.get("name", "–")))),
                address=reverse("scenarios:change", args=[draft.pk, section, index]),
            ),
            f"{word(HAPPENINGS, section, lang)}: {word(EVENTS, said['kind'], lang)}",
            places.get(place := str(_place_of(section, said)), place),
            _day_of(said.get("start", 0)),
        )
        for section in UNIONS
        for index, said in items_in(draft.text, section).items()
        if said.get("kind") in kinds_of(section)
    ]
    return Table(
        caption=_("Hva som skjer"),
        columns=(
            Column(key="what", label=_("Hva")),
            Column(key="kind", label=_("Type")),
            Column(key="place", label=_("Hvor")),
            Column(key="start", label=_("Fra dag"), is_numeric=True),
        ),
        rows=rows,
        shows_caption=False,
    )


def _place_of(section: str, said: Mapping[str, Any]) -> Any:
    """Return where something happens, or where it does when nothing is said."""
    place = keys_of(kinds_of(section)[said["kind"]]).get("place")
    return said.get(
        "place", "" if place is None or place.is_required else place.default
    )


def _day_of(start: Any) -> Any:
    """Return the day of a start as readers count, from 1; what is no number stays."""
    return start + 1 if is_number(start) else str(start)


def timeline(scenario: Scenario) -> Chart:
    """Draw when each happening begins and ends."""
    spans = _spans(scenario)
    columns = [
        Column(key="what", label=_("Hva")),
        Column(key="kind", label=_("Type")),
        Column(key="first", label=_("Fra dag"), is_numeric=True),
        Column(key="last", label=_("Til dag"), is_numeric=True),
    ]
    sections = list(dict.fromkeys(span.section for span in spans))
    alt = _("%(count)s hendelser over %(days)s dager") % {
        "count": len(spans),
        "days": scenario.days,
    }
    spec, height = _spec(spans, sections, scenario.days), 40 + 26 * len(spans)
    return Chart(
        name="timeline",
        title=_("Tidslinje"),
        svg=draw_readable(spec, alt, (760, height)),
        narrow=draw_readable(spec, alt, (350, height)),
        columns=columns,
        rows=[(span.what, span.kind, span.first, span.last) for span in spans],
        legend=list(enumerate(sections)),
    )


def _spans(scenario: Scenario) -> list[Span]:
    lang = reading_language()
    found = []
    for section in UNIONS:
        for number, event in enumerate(getattr(scenario, section), start=1):
            found.append(
                Span(
                    f"{country_names(lang).event(event)} ({number})",
                    word(EVENTS, event.kind, lang),
                    word(HAPPENINGS, section, lang),
                    event.start + 1,
                    _last_day(event, scenario.days),
                )
            )
    return found


def _last_day(event: Any, days: int) -> int:
    """Return the day, counted from 1, on which a happening ends, or the last of all."""
    end: float = event.start + max(_length(event), 1.0)
    return math.ceil(min(end, days))


def _length(event: Any) -> float:
    """Return how many days a happening lasts; without an end, all of them."""
    if hours := getattr(event, "arrive_hours", None):
        again = (getattr(event, "times", 1) - 1) * getattr(event, "repeat_days", 0.0)
        return float(again + hours / 24)
    if hours := getattr(event, "hours", None):
        return float(getattr(hours, "value", hours) / 24)
    return float(getattr(event, "days", None) or float("inf"))


def _spec(spans: Sequence[Span], sections: list[str], days: int) -> dict[str, Any]:
    values = [
        {
            "what": span.what,
            "section": span.section,
            "first": span.first,
            # The last day lasts until the next.
            "last": span.last + 1,
            "reading": f"{span.what}: {span.first:g}–{span.last:g}",
        }
        for span in spans
    ]
    scale = {"domain": [1, days + 1], "nice": False}
    colours = {"domain": sections, "range": [*LINE_COLOURS[: len(sections)]]}
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "height": {"band": 0.6}},
        "encoding": {
            "x": {
                "field": "first",
                "type": "quantitative",
                "title": _("Dag"),
                "scale": scale,
                "axis": {"tickMinStep": 1},
            },
            "x2": {"field": "last"},
            "y": {
                "field": "what",
                "type": "nominal",
                "title": None,
                "sort": None,
                "axis": {"labelLimit": 180, "ticks": False, "domain": False},
            },
            "color": {"field": "section", "scale": colours, "legend": None},
            "description": {"field": "reading"},
        },
    }


def numbered(text: str, faults: Sequence[tuple[int, Fault]]) -> list[Line]:
    """Return the lines near something wrong, each with what is wrong in it."""
    wrong = {at for at, _ in faults if at}
    near = {at + step for at in wrong for step in range(-NEAR, NEAR + 1)}
    return [
        Line(
            number,
            line,
            [fault for at, fault in faults if at == number],
            is_apart=number - 1 not in near,
        )
        for number, line in enumerate(text.splitlines(), start=1)
        if number in near
    ]
