"""What each section of the page shows, computed once and handed to its template."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

import numpy as np
from markupsafe import Markup

from beredt.engine.assessment import Assessment, Flow, Gap
from beredt.report.charts import (
    LINE_COLOURS,
    SOURCE_COLOURS,
    Svg,
    lines,
    stacked_bars,
    thinned,
    tornado,
)
from beredt.report.geography import country
from beredt.report.language import Language
from beredt.report.map import (
    step_of,
)
from beredt.report.measure_sheet import measures
from beredt.report.names import Names
from beredt.report.numerals import number, percent
from beredt.report.opening import summary
from beredt.report.panels import (
    kinds_by_strain,
    national_numbers,
    national_panel,
    regional_panels,
    split_kinds,
)
from beredt.report.parameters import group_names, named, parameter_names
from beredt.report.phrases import phrase
from beredt.report.sheets import (
    Sheet,
    assumption_sheet,
    backlog_sheet,
    death_sheet,
    flow_sheet,
    gap_sheet,
    supply_cells,
    supply_heads,
)
from beredt.report.tables import (
    LIKELY,
    AssumptionRow,
    assumption_rows,
    gap_rows,
    gaps_of_places,
    outcome_of,
    supplies_in_order,
    supply_rows,
)
from beredt.report.uncertainty import uncertainty_sentence, uncertainty_sheet
from beredt.report.words import (
    OUTCOMES,
    SOURCES,
    WHOLE_COUNTRY,
    place_in_full,
    word,
)

FIRST_ASSUMPTIONS = 15
FIRST_DEATHS = 16
FIRST_SUPPLIES = 12
TORNADO_BARS = 10
LEAST_SHOWN = 0.005
MOST_LINES = 5
ENDS = {
    "treated": "#0072b2",
    "still_inside": "#7db8da",
    "left_untreated": "#e69f00",
    "died_of_illness": "#7a4a8a",
    "died_waiting": "#b3261e",
}


class Cell(NamedTuple):
    """One cell of the overview of first breaks."""

    step: int
    day: str
    note: str


def against(
    assessment: Assessment,
    names: Names,
    left_out: Collection[tuple[str, str]] = (),
) -> Mapping[str, Any]:
    """Return the panels: kinds that break region by region, the rest for the whole.

    `left_out` are regions, or the whole country, and kinds that may not be told.
    """
    first, rest = split_kinds(assessment)
    rest = [kind for kind in rest if (WHOLE_COUNTRY, kind) not in left_out]
    by_region = (regional_panels(assessment, kind, names, left_out) for kind in first)
    return {
        "kinds": [shown for shown in by_region if shown.panels],
        "rest": [national_panel(assessment, kind, names) for kind in rest],
        "rest_numbers": national_numbers(assessment, rest, names) if rest else None,
    }


def gaps(assessment: Assessment, names: Names) -> Mapping[str, Any]:
    """Return the overview of first breaks, and all gaps."""
    rows = list(gap_rows(assessment))
    regional = [row for row in rows if not row.facility]
    local = [row for row in rows if row.facility]
    return {
        "overview": _overview(assessment, names),
        "regions": gap_sheet(regional, names, facilities=False) if regional else None,
        "facilities": gap_sheet(local, names, facilities=True) if local else None,
    }


def _overview(assessment: Assessment, names: Names) -> Mapping[str, Any] | None:
    found: dict[tuple[str, str], Gap] = {
        (gap.place, gap.region): gap
        for gap in gaps_of_places(assessment)
        if not gap.facility
    }
    kinds = [
        kind
        for kind in kinds_by_strain(assessment)
        if any(place == kind for place, _ in found)
    ]
    if not kinds:
        return None
    return {
        "heads": [names.region(region) for region in assessment.regions],
        "rows": [
            (
                place_in_full(kind, names.lang),
                [_cell(found.get((kind, r)), names) for r in assessment.regions],
            )
            for kind in kinds
        ],
    }


def _cell(gap: Gap | None, names: Names) -> Cell:
    if gap is None:
        return Cell(0, phrase("holds", names.lang), "")
    day = phrase("breaks_day", names.lang, day=number(gap.first_day, names.lang, 0))
    step = step_of(gap.first_day) if gap.probability >= LIKELY else 0
    return Cell(step, day, percent(gap.probability, names.lang))


def course(assessment: Assessment, names: Names) -> Mapping[str, Any]:
    """Return what became of the patients, as bars and as a table, and who waits."""
    lang = names.lang
    ends = {word(OUTCOMES, outcome, lang): shade for outcome, shade in ENDS.items()}
    rows = [
        {
            "group": word(SOURCES, flow.source, lang),
            "name": word(OUTCOMES, outcome, lang),
            "value": 100 * share,
        }
        for flow in assessment.flows
        for outcome, share in _ends(flow).items()
    ]
    caption = phrase("ends", lang)
    bars = stacked_bars(rows, caption, colours=ends, lang=lang) if rows else None
    return {
        "bars": bars,
        "legend": list(zip((f"end-{end}" for end in ENDS), ends, strict=True)),
        "sheet": flow_sheet(assessment, names) if assessment.flows else None,
        "waiting": _waiting(assessment, names),
    }


def _ends(flow: Flow) -> dict[str, float]:
    """Return the share of patients that each end came to; they add up to one."""
    patients = {outcome: outcome_of(flow, outcome).mean for outcome in ENDS}
    everybody = sum(patients.values())
    if not everybody:
        return {}
    return {outcome: ended / everybody for outcome, ended in patients.items()}


class Lines(NamedTuple):
    """A line chart with its legend."""

    chart: Svg
    legend: list[tuple[str, str]]


def _waiting(assessment: Assessment, names: Names) -> Lines | None:
    if WHOLE_COUNTRY not in assessment.regions:
        return None
    waiting = assessment.waiting[0, :, assessment.regions.index(WHOLE_COUNTRY)]
    longest = np.argsort(-waiting.max(axis=0), kind="stable")[:MOST_LINES].tolist()
    series = {
        place_in_full(assessment.kinds[k], names.lang): waiting[:, k].tolist()
        for k in longest
        if waiting[:, k].max() > 0.05
    }
    return _lines(series, phrase("waiting", names.lang), names.lang)


def _lines(series: Mapping[str, list[float]], alt: str, lang: Language) -> Lines | None:
    if not series:
        return None
    rows = [
        {"name": name, "day": row["day"], "value": row["value"]}
        for name, values in series.items()
        for row in thinned(
            [{"day": t + 1, "value": round(v, 2)} for t, v in enumerate(values)]
        )
    ]
    tops = (
        f"{name}: {phrase('at_most', lang).lower()} {number(max(values), lang)}"
        for name, values in series.items()
    )
    chart = lines(rows, list(series), f"{alt}. {'; '.join(tops)}", lang)
    classes = (f"line-{n}" for n in range(len(LINE_COLOURS)))
    return Lines(chart, list(zip(classes, series, strict=False)))


def deaths(assessment: Assessment, names: Names) -> Mapping[str, Any]:
    """Return deaths by source and region as bars, and all of them as a table."""
    if not assessment.deaths:
        return {"sheet": None, "rest": None, "bars": None}
    lang = names.lang
    shades = {
        word(SOURCES, source, lang): SOURCE_COLOURS[source]
        for source in assessment.sources
    }
    sums: dict[tuple[str, str], float] = {}
    for line in assessment.deaths:
        key = names.region(line.region), word(SOURCES, line.source, lang)
        sums[key] = sums.get(key, 0.0) + line.deaths.mean
    rows = [
        {"group": region, "name": source, "value": value}
        for (region, source), value in sorted(sums.items())
    ]
    bars = stacked_bars(rows, phrase("deaths", lang), colours=shades, lang=lang)
    sheet = death_sheet(assessment, names)
    return {
        "sheet": _part(sheet, 0, FIRST_DEATHS),
        "rest": _part(sheet, FIRST_DEATHS, len(sheet.rows)),
        "bars": bars,
    }


def supplies(assessment: Assessment, names: Names) -> Mapping[str, Any]:
    """Return each supply with its days, and a line of what is left."""
    ordered = supplies_in_order(assessment)
    rows = [
        (supply_cells(row, names), sparkline(line.left.tolist(), line.stock))
        for row, line in zip(supply_rows(assessment), ordered, strict=True)
    ]
    out = sum(line.first_day_out is not None for line in ordered)
    first = max(FIRST_SUPPLIES, out)
    return {
        "heads": (*supply_heads(names), phrase("left", names.lang)),
        "rows": rows[:first],
        "rest": rows[first:],
    }


def sparkline(values: list[float], top: float) -> Markup:
    """Draw a line as high as a line of text, from full to empty."""
    top = max([top, *values]) or 1.0
    step = 90 / max(1, len(values) - 1)
    points = " ".join(
        f"{n * step:.1f},{20 - 18 * value / top:.1f}" for n, value in enumerate(values)
    )
    return Markup(
        '<svg class="spark" viewBox="0 0 90 22" aria-hidden="true" focusable="false">'
        '<path d="M0 20.5H90"/><polyline points="{}"/></svg>'
    ).format(points)


def backlog(assessment: Assessment, names: Names) -> Mapping[str, Any]:
    """Return the ledger of postponed care as lines and as a table."""
    if not assessment.backlog.size or assessment.backlog.max() <= 0:
        return {"sheet": None, "lines": None}
    series = {
        names.region(assessment.regions[r]): assessment.backlog[:, r].tolist()
        for r in range(assessment.backlog.shape[1])
    }
    return {
        "sheet": backlog_sheet(assessment, names),
        "lines": _lines(series, phrase("backlog", names.lang), names.lang),
    }


def assumptions(
    assessment: Assessment, names: Names, left_out: Collection[str] = ()
) -> Mapping[str, Any]:
    """Return the parameters that matter most as bars, and all of them as tables.

    `left_out` are tables of the register whose rows may not be told.
    """
    known = parameter_names(assessment, names)
    every = list(assumption_rows(assessment))
    kept = [row for row in every if row.key.partition(".")[0] not in left_out]
    rows = named(kept, known)
    groups = group_names(rows, assessment, names)
    first: dict[str, AssumptionRow] = {}
    for row in rows:
        first.setdefault(row.together, row)
    moving = [
        {"name": groups[group], "value": round(100 * row.influence, 2)}
        for group, row in first.items()
        if row.influence and row.influence >= LEAST_SHOWN
    ][:TORNADO_BARS]
    caption = phrase("influence_percent", names.lang)
    sheet = assumption_sheet(rows, names)
    return {
        "withheld": len(every) - len(kept),
        "sentence": uncertainty_sentence(assessment, names.lang),
        "spread": uncertainty_sheet(assessment, names),
        "bars": tornado(moving, caption, names.lang) if moving else None,
        "first": _part(sheet, 0, FIRST_ASSUMPTIONS),
        "rest": _part(sheet, FIRST_ASSUMPTIONS, len(sheet.rows)),
    }


def _part(sheet: Sheet, start: int, end: int) -> Sheet | None:
    if not sheet.rows[start:end]:
        return None
    strong = frozenset(n - start for n in sheet.strong if start <= n < end)
    return sheet._replace(rows=sheet.rows[start:end], strong=strong)


def nothing(_assessment: Assessment, _names: Names) -> Mapping[str, Any]:
    """Return nothing: the section is the same in every report."""
    return {}


SECTIONS: dict[str, Callable[[Assessment, Names], Mapping[str, Any]]] = {
    "summary": summary,
    "against": against,
    "map": country,
    "gaps": gaps,
    "course": course,
    "deaths": deaths,
    "supplies": supplies,
    "measures": measures,
    "backlog": backlog,
    "assumptions": assumptions,
    "method": nothing,
    "facts": nothing,
}
