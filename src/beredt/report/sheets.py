"""Tables as people read them: words and numbers of one language, ready to show."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from beredt.engine.assessment import Assessment
from beredt.engine.bands import Band
from beredt.engine.scenario import EVERYWHERE, Scenario
from beredt.engine.scenario import SOURCES as ALL_SOURCES
from beredt.report.dates import date_text
from beredt.report.events import EVENTS
from beredt.report.language import Language
from beredt.report.names import Names
from beredt.report.numerals import (
    EN_DASH,
    HARD_SPACE,
    exact,
    interval,
    number,
    percent,
)
from beredt.report.phrases import phrase
from beredt.report.tables import (
    FLOW_OUTCOMES,
    AssumptionRow,
    GapRow,
    SupplyRow,
    death_rows,
    outcome_of,
)
from beredt.report.totals import CRISIS_SOURCES, parts, totals_of
from beredt.report.units import unit_in
from beredt.report.words import (
    CAUSES,
    CONFIDENCE,
    CONSTRAINTS,
    HAPPENINGS,
    HOLDERS,
    MARKS,
    OUTCOMES,
    PLACES,
    WHOLE_COUNTRY,
    word,
)
from beredt.report.words import SOURCES as SOURCE_WORDS

NOTHING = EN_DASH


class Sheet(NamedTuple):
    """A table to show: heads, which columns are numbers, rows, rows that stand out."""

    caption: str
    heads: tuple[str, ...]
    numeric: Sequence[int]
    rows: Sequence[tuple[str, ...]]
    strong: frozenset[int] = frozenset()
    quiet: frozenset[int] = frozenset()


def with_interval(band: Band, names: Names) -> str:
    """Write the mean, and what 80 % of the draws lie between unless it is the same."""
    mean = number(band.mean, names.lang)
    if band.p10 == band.p90 == band.mean:
        return mean
    return f"{mean} ({interval(band, names.lang)})"


def need_sheet(assessment: Assessment, names: Names) -> Sheet:
    """Add the three needs up; ordinary activity stands below as a layer of its own."""
    lang, totals = names.lang, totals_of(assessment)
    kinds = [kind for kind in ("ward", "intensive") if kind in assessment.kinds]
    rows = []
    for source in CRISIS_SOURCES:
        patients = with_interval(totals.patients[source], names)
        peaks = (_peak(assessment, (source,), kind, names) for kind in kinds)
        rows.append((word(SOURCE_WORDS, source, lang), patients, *peaks))
    total = (number(totals.total_written, lang),)
    peaks = (_peak(assessment, CRISIS_SOURCES, kind, names) for kind in kinds)
    rows.append((phrase("total_need", lang), *total, *peaks))
    patients = with_interval(totals.patients["ordinary"], names)
    peaks = (_peak(assessment, ("ordinary",), kind, names) for kind in kinds)
    rows.append((word(SOURCE_WORDS, "ordinary", lang), patients, *peaks))
    heads = (
        phrase("source", lang),
        phrase("patients", lang),
        *(f"{word(PLACES, kind, lang)}, {phrase('top', lang)}" for kind in kinds),
    )
    return Sheet(
        phrase("total_need", lang),
        heads,
        range(1, len(heads)),
        rows,
        strong=frozenset({3}),
        quiet=frozenset({4}),
    )


def _peak(
    assessment: Assessment, sources: Iterable[str], kind: str, names: Names
) -> str:
    """Return the largest mean need at once of some sources together, whole country."""
    k = [str(known) for known in assessment.kinds].index(kind)
    chosen = [s for s, source in enumerate(assessment.sources) if source in sources]
    need = assessment.need_by_source[0, :, :, k][:, :, chosen].sum(axis=2)
    return number(float(need[:, parts(assessment)].sum(axis=1).max()), names.lang)


def gap_sheet(rows: Iterable[GapRow], names: Names, *, facilities: bool) -> Sheet:
    """Show gaps by region, or by facility."""
    lang = names.lang
    heads = (
        phrase("facility" if facilities else "region", lang),
        phrase("place", lang),
        phrase("first_day", lang),
        phrase("probability", lang),
        phrase("peak_places", lang),
        phrase("unmet", lang),
        phrase("binding", lang),
        phrase("caused_by", lang),
    )
    shown = [
        (
            names.facility(row.facility) if facilities else names.region(row.region),
            word(PLACES, row.place, lang),
            number(row.first_day, lang, 0),
            percent(row.probability, lang),
            with_interval(peak_of(row), names),
            with_interval(unmet_of(row), names),
            word(CONSTRAINTS, row.binding, lang),
            largest_cause(row, names),
        )
        for row in rows
    ]
    caption = phrase("gap_facilities" if facilities else "gap_regions", lang)
    return Sheet(caption, heads, range(2, 6), shown)


def peak_of(row: GapRow) -> Band:
    """Return the band of the largest gap."""
    return Band(
        mean=row.peak_mean, p10=row.peak_p10, p50=row.peak_p50, p90=row.peak_p90
    )


def unmet_of(row: GapRow) -> Band:
    """Return the band of the unmet place-days."""
    return Band(
        mean=row.unmet_days_mean,
        p10=row.unmet_days_p10,
        p50=row.unmet_days_p50,
        p90=row.unmet_days_p90,
    )


def largest_cause(row: GapRow, names: Names) -> str:
    """Name the source of most of a gap, with its share."""
    parts_by_source = {source: getattr(row, source) for source in ALL_SOURCES}
    whole = sum(parts_by_source.values())
    if not whole:
        return NOTHING
    source = max(parts_by_source, key=lambda source: parts_by_source[source])
    share = percent(parts_by_source[source] / whole, names.lang)
    return f"{word(SOURCE_WORDS, source, names.lang)} ({share})"


def flow_sheet(assessment: Assessment, names: Names) -> Sheet:
    """Show what became of the patients: outcomes down, sources across."""
    lang = names.lang
    rows = [
        (
            word(OUTCOMES, outcome, lang),
            *(
                with_interval(outcome_of(flow, outcome), names)
                for flow in assessment.flows
            ),
        )
        for outcome in FLOW_OUTCOMES
    ]
    heads = (
        phrase("outcome", lang),
        *(word(SOURCE_WORDS, flow.source, lang) for flow in assessment.flows),
    )
    return Sheet(
        phrase("course", lang),
        heads,
        range(1, len(heads)),
        rows,
        strong=frozenset({0}),
    )


def death_sheet(assessment: Assessment, names: Names) -> Sheet:
    """Show deaths by source, region, cause and place waited for."""
    lang = names.lang
    rows = [
        (
            word(SOURCE_WORDS, row.source, lang),
            names.region(row.region),
            word(CAUSES, row.cause, lang),
            word(PLACES, row.place, lang) if row.place else NOTHING,
            with_interval(_deaths_of(row[4:]), names),
        )
        for row in sorted(death_rows(assessment), key=lambda row: -row.deaths_mean)
    ]
    heads = tuple(
        phrase(key, lang)
        for key in ("source", "region", "cause", "waited_for", "deaths")
    )
    return Sheet(phrase("deaths", lang), heads, (4,), rows)


def _deaths_of(levels: tuple[float, ...]) -> Band:
    mean, p10, p50, p90 = levels
    return Band(mean=mean, p10=p10, p50=p50, p90=p90)


def supply_cells(row: SupplyRow, names: Names) -> tuple[str, ...]:
    """Return one supply as cells: item, holder, region, stock, use, days, first out."""
    lang = names.lang
    days = Band(
        mean=row.days_of_supply_mean,
        p10=row.days_of_supply_p10,
        p50=row.days_of_supply_p50,
        p90=row.days_of_supply_p90,
    )
    out = number(row.first_day_out, lang, 0) if row.first_day_out is not None else ""
    return (
        names.item(row.item),
        word(HOLDERS, row.holder, lang),
        names.region(row.region),
        f"{number(row.stock, lang)}{HARD_SPACE}{unit_in(row.unit, lang)}",
        number(row.daily_use, lang),
        with_interval(days, names),
        f"{out} ({percent(row.probability, lang)})" if out else NOTHING,
    )


def supply_heads(names: Names) -> tuple[str, ...]:
    """Return the heads over `supply_cells`."""
    keys = (
        "item",
        "holder",
        "region",
        "stock",
        "daily_use",
        "days_of_supply",
        "first_out",
    )
    return tuple(phrase(key, names.lang) for key in keys)


def backlog_sheet(assessment: Assessment, names: Names) -> Sheet:
    """Show how much planned care waits in each region, at most and at the end."""
    lang = names.lang
    rows = []
    for r in range(assessment.backlog.shape[1]):
        ledger = assessment.backlog[:, r]
        rows.append(
            (
                names.region(assessment.regions[r]),
                number(float(ledger.max()), lang),
                number(int(ledger.argmax()) + 1, lang, 0),
                number(float(ledger[-1]), lang),
            )
        )
    keys = ("region", "at_most", "peak_day", "at_end")
    heads = tuple(phrase(key, lang) for key in keys)
    return Sheet(phrase("backlog", lang), heads, (1, 2, 3), rows)


def _sourced(row: AssumptionRow, lang: Language) -> str:
    when = date_text(row.source_date, lang)
    return f"{row.source} ({when})" if when else row.source


def assumption_sheet(rows: Iterable[AssumptionRow], names: Names) -> Sheet:
    """Show parameters with source and mark; what is assumed stands out."""
    lang = names.lang
    rows = list(rows)
    shown = [
        (
            row.name,
            exact(row.value, lang),
            f"{exact(row.low, lang)}{EN_DASH}{exact(row.high, lang)}",
            unit_in(row.unit, lang),
            NOTHING if row.influence is None else percent(row.influence, lang),
            NOTHING if row.change is None else number(row.change, lang, 0),
            word(MARKS, row.mark, lang),
            word(CONFIDENCE, row.confidence, lang),
            _sourced(row, lang),
        )
        for row in rows
    ]
    keys = (
        "parameter",
        "value",
        "low_high",
        "unit",
        "influence",
        "change",
        "mark",
        "confidence",
        "reference",
    )
    heads = tuple(phrase(key, lang) for key in keys)
    assumed = frozenset(n for n, row in enumerate(rows) if row.mark == "assumption")
    return Sheet(
        phrase("assumptions", lang), heads, (1, 2, 4, 5), shown, strong=assumed
    )


def happening_sheet(assessment: Assessment, names: Names) -> Sheet:
    """Show the needs, disruptions and measures of an assessment's scenario."""
    return happenings_of(assessment.scenario, names)


def happenings_of(scenario: Scenario, names: Names) -> Sheet:
    """Show the needs, disruptions and measures of a scenario."""
    lang = names.lang
    rows = []
    for kind in ("needs", "disruptions", "measures"):
        for event in getattr(scenario, kind):
            source = getattr(event, "source", "")
            rows.append(
                (
                    f"{word(HAPPENINGS, kind, lang)}: {word(EVENTS, event.kind, lang)}",
                    names.event(event),
                    _place(event.place, names),
                    number(event.start + 1, lang, 0),
                    word(SOURCE_WORDS, source, lang) if source else NOTHING,
                    event.reference or word(MARKS, event.mark, lang),
                )
            )
    keys = ("kind", "what", "where", "start", "source", "reference")
    heads = tuple(phrase(key, lang) for key in keys)
    return Sheet(phrase("happens", lang), heads, (3,), rows)


def _place(place: str, names: Names) -> str:
    if place in {EVERYWHERE, WHOLE_COUNTRY}:
        return names.region(WHOLE_COUNTRY)
    if place in names.facilities:
        return names.facility(place)
    return names.others.get(place, names.region(place))
