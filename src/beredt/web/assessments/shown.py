"""Assessments as tables, drawings and on the map."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.engine.assessment import Assessment as Answer
from beredt.report.charts import STACK
from beredt.report.geography import country
from beredt.report.language import Language
from beredt.report.map import SHOWN, Broken, first_breaks, is_on_map, step_of
from beredt.report.names import Names
from beredt.report.numerals import number
from beredt.report.phrases import phrase
from beredt.report.words import CONSTRAINTS, PLACES, SOURCES, word
from beredt.web.assessments.models import Assessment
from beredt.web.assessments.withholding import Withheld
from beredt.web.layout.maps import CountryMap, Symbol
from beredt.web.layout.tables import Cell, Column, Table, table_of
from beredt.web.orders.tables import TONES

# A first break is drawn the larger, the sooner it comes.
SIZES = {0: 5.0, 1: 13.0, 2: 11.0, 3: 9.0, 4: 7.0}
SHADES = {0: "quiet", 1: "danger", 2: "warning", 3: "accent", 4: "success"}


def assessments_table(assessments: Iterable[Assessment], count: int) -> Table:
    """Show assessments with what each says in one sentence."""
    return Table(
        caption=ngettext("%(count)s beregning", "%(count)s beregninger", count)
        % {"count": count},
        columns=(
            Column(key="title", label=_("Tittel")),
            Column(key="says", label=_("Resultat")),
            Column(key="whose", label=_("Organisasjon")),
            Column(key="at", label=_("Bestilt")),
            Column(key="state", label=_("Tilstand")),
        ),
        rows=[
            (
                Cell(row.title, address=row.get_absolute_url()),
                row.headline,
                row.organisation.name,
                date_format(localtime(row.ordered_at), "SHORT_DATETIME_FORMAT"),
                Cell(
                    row.order.get_state_display(),
                    tone=TONES.get(row.order.state, "neutral"),  # type: ignore[call-overload]
                ),
            )
            for row in assessments
        ],
        empty=_("Bestill den første: velg et scenario og et register."),
    )


def tabs_of(
    assessment: Assessment, answer: Answer, withheld: Withheld
) -> Iterator[tuple[str, str, int | None]]:
    """Yield address, name and number of things of each page of a result.

    Nobody is led to a page that is withheld, nor told how much there is of a part.
    """
    some = withheld.has_facilities
    pages: dict[str, tuple[str, int | None]] = {
        "assessment": (_("Oversikt"), None),
        "gaps": (_("Hvor det mangler"), None if some else len(answer.gaps)),
        "outcomes": (_("Forløp og dødsfall"), None),
        "supplies": (_("Forsyninger"), len(answer.supplies)),
        "assumptions": (
            _("Forutsetninger"),
            len(answer.assumptions) if withheld.is_nothing else None,
        ),
    }
    for view, (name, count) in pages.items():
        if view == "supplies" and withheld.has_supplies:
            continue
        address = reverse(f"assessments:{view}", args=[assessment.pk])
        yield address, name, count


def withheld_lines(withheld: Withheld, answer: Answer) -> Iterator[str]:
    """Say what of a result is withheld, part by part."""
    if withheld.has_facilities:
        yield _("tall for hvert behandlingssted, og kartet over dem")
    sums = [
        (region, kind)
        for region, kind in withheld.sums(answer.register)
        if region in answer.regions and kind in answer.kinds
    ]
    if sums:
        said = ngettext(
            "tall for %(count)d par av region og plasstype",
            "tall for %(count)d par av region og plasstype",
            len(sums),
        )
        yield said % {"count": len(sums)}
    if withheld.has_supplies:
        yield _("forsyningene")
    left_out = sum(
        row.key.partition(".")[0] in withheld.tables for row in answer.assumptions
    )
    if left_out:
        said = ngettext("%(count)d forutsetning", "%(count)d forutsetninger", left_out)
        yield said % {"count": left_out}
    if not withheld.is_nothing:
        yield _("det som tas med ut: rapport, tabeller og JSON")


def legend(lang: Language) -> list[tuple[str, str]]:
    """Return class and name of each layer, in the order they are stacked from above."""
    return [(f"layer-{source}", word(SOURCES, source, lang)) for source in STACK[::-1]]


def facts_of(assessment: Assessment, answer: Answer) -> list[tuple[str, Any]]:
    """Return what was asked, of which data, by which engine."""
    facts = answer.facts
    return [
        (_("Scenario"), assessment.scenario.title),
        (_("Scenarioets fingeravtrykk"), facts.scenario_fingerprint[:16]),
        (_("Register"), str(assessment.register)),
        (_("Registerets fingeravtrykk"), facts.register_fingerprint[:16]),
        (_("Antall forløp"), facts.draws),
        (_("Frø"), str(facts.seed)),
        (_("Regnemotor"), f"Beredt {facts.engine_version}"),
        (_("Fingeravtrykk"), facts.fingerprint[:16]),
        (_("Gradering"), assessment.label or _("ikke valgt")),
        (_("Bestilt av"), assessment.ordered_by.name),
    ]


def supplies_table(part: Mapping[str, Any]) -> Table:
    """Show each supply with its days and a line of what is left."""
    *heads, left = part["heads"]
    columns = [
        Column(key=str(at), label=head, is_numeric=at > 2)
        for at, head in enumerate(heads)
    ]
    rows = [*part["rows"], *part["rest"]]
    return Table(
        caption=_("Forsyninger"),
        columns=[*columns, Column(key="left", label=left)],
        rows=[(*cells, line) for cells, line in rows],
        shows_caption=False,
    )


def break_map(answer: Answer, names: Names) -> CountryMap:
    """Show on the map when each facility first lacks places."""
    part = country(answer, names)
    broken = [
        row
        for row in first_breaks(answer)
        if row.facility.kind in SHOWN and is_on_map(row.facility)
    ]
    return CountryMap(
        title=_("Første brudd etter behandlingssted"),
        symbols=[_symbol(row, names) for row in broken],
        legend=[(SHADES[step], "circle", said) for step, said in part["steps"]],
        table=table_of(part["sheet"]),
    )


def _symbol(row: Broken, names: Names) -> Symbol:
    step = step_of(row.first_day)
    return Symbol(
        lon=row.facility.lon,
        lat=row.facility.lat,
        label=f"{row.facility.name}: {_when(row, names)}",
        tone=SHADES[step],
        size=SIZES[step],
    )


def _when(row: Broken, names: Names) -> str:
    lang = names.lang
    if row.first_day is None:
        return phrase("holds", lang)
    said = [
        phrase("breaks_day", lang, day=number(row.first_day, lang, 0)),
        word(PLACES, row.place, lang),
        word(CONSTRAINTS, row.binding, lang) if row.binding else "",
    ]
    return ", ".join(filter(None, said))


def sheets(*found: Any) -> Sequence[Table]:
    """Return the tables of the sheets that there are."""
    return [table_of(sheet) for sheet in found if sheet]
