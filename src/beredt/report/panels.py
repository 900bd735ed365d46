"""Need against usable capacity: one small picture for each place kind and region."""

from collections.abc import Collection
from typing import Any, NamedTuple

import numpy as np

from beredt.engine.assessment import Assessment, Gap
from beredt.engine.bands import Band
from beredt.engine.register import PlaceKind
from beredt.report.charts import STACK, Svg, need_panel
from beredt.report.language import Term
from beredt.report.names import Names
from beredt.report.numerals import HARD_SPACE, interval, number, percent
from beredt.report.phrases import phrase
from beredt.report.sheets import Sheet
from beredt.report.tables import gaps_of_places
from beredt.report.words import (
    CONSTRAINTS,
    SOURCES,
    WHOLE_COUNTRY,
    place_in_full,
    word,
)

# So many kinds of place are shown region by region; each panel takes time and paper.
MOST_KINDS = 5
LEAST_KINDS = 2
MOST_ROWS = 9

ALT = Term(
    "{place}, {region}: behovet er på det meste {need} plasser, "
    "dag\N{NO-BREAK SPACE}{day}; da kan {usable} plasser brukes.",
    "{place}, {region}: need is at most {need} places, "
    "on day\N{NO-BREAK SPACE}{day}; {usable} places can then be used.",
    "{place}, {region}: потреба щонайбільше {need} місць, день {day}; тоді доступно "
    "{usable} місць.",
)


class Panel(NamedTuple):
    """One picture, and what stands over it."""

    title: str
    verdict: str
    breaks: bool
    chart: Svg


class PlacePanels(NamedTuple):
    """All pictures of one place kind, and their numbers."""

    title: str
    binding: str
    panels: list[Panel]
    numbers: Sheet


def kinds_by_strain(assessment: Assessment) -> list[PlaceKind]:
    """Return the place kinds anybody needs: the first to break, then by unmet need."""
    unmet = assessment.unmet_days_by_draw.mean(axis=0)
    parts = [region != WHOLE_COUNTRY for region in assessment.regions]
    lacking = unmet[parts].sum(axis=0)
    strain = _strain(assessment)
    first = assessment.first_break.place if assessment.first_break else ""
    order = sorted(
        range(len(assessment.kinds)),
        key=lambda k: (
            assessment.kinds[k] != first,
            -lacking[k],
            -strain[k],
        ),
    )
    needed = assessment.need[0].max(axis=(0, 1)) > 0
    return [assessment.kinds[k] for k in order if needed[k]]


def _strain(assessment: Assessment) -> list[float]:
    """Return the largest need per usable place in any region, by kind."""
    need, usable = assessment.need[0], assessment.usable
    ratio = np.divide(need, usable, out=np.zeros_like(need), where=usable > 0)
    strain: list[float] = ratio.max(axis=(0, 1)).tolist()
    return strain


def split_kinds(assessment: Assessment) -> tuple[list[PlaceKind], list[PlaceKind]]:
    """Divide the kinds into those shown region by region, and the rest."""
    kinds = kinds_by_strain(assessment)
    breaking = {gap.place for gap in assessment.gaps if not gap.facility}
    first = [kind for kind in kinds if kind in breaking][:MOST_KINDS]
    first = first or kinds[:LEAST_KINDS]
    return first, [kind for kind in kinds if kind not in first]


def regional_panels(
    assessment: Assessment,
    kind: PlaceKind,
    names: Names,
    left_out: Collection[tuple[str, str]] = (),
) -> PlacePanels:
    """Draw one kind for the whole country and for each region that may be told."""
    regions = [
        r
        for r in _whole_first(assessment)
        if _concerns(assessment, r, kind)
        and (assessment.regions[r], kind) not in left_out
    ]
    return PlacePanels(
        title=place_in_full(kind, names.lang),
        binding=_binding(assessment, kind, names),
        panels=[_panel(assessment, r, kind, names) for r in regions],
        numbers=_numbers(assessment, regions, kind, names),
    )


def national_panel(assessment: Assessment, kind: PlaceKind, names: Names) -> Panel:
    """Draw one kind for the whole country."""
    whole = _whole_first(assessment)[0]
    panel = _panel(assessment, whole, kind, names)
    return panel._replace(title=place_in_full(kind, names.lang))


def national_numbers(
    assessment: Assessment, kinds: list[PlaceKind], names: Names
) -> Sheet:
    """List the numbers of the national panels."""
    whole = _whole_first(assessment)[:1]
    sheets = [_numbers(assessment, whole, kind, names) for kind in kinds]
    rows = [
        (place_in_full(kind, names.lang), *row[1:])
        for kind, sheet in zip(kinds, sheets, strict=True)
        for row in sheet.rows
    ]
    heads = (phrase("place", names.lang), *sheets[0].heads[1:])
    return sheets[0]._replace(heads=heads, rows=rows)


def _whole_first(assessment: Assessment) -> list[int]:
    order = range(len(assessment.regions))
    return sorted(order, key=lambda r: assessment.regions[r] != WHOLE_COUNTRY)


def _concerns(assessment: Assessment, r: int, kind: PlaceKind) -> bool:
    k = assessment.kinds.index(kind)
    return bool(
        assessment.need[0, :, r, k].max() > 0 or assessment.usable[:, r, k].max() > 0
    )


def _panel(assessment: Assessment, r: int, kind: PlaceKind, names: Names) -> Panel:
    region = assessment.regions[r]
    gap = _gap_of(assessment, region, kind)
    chart = need_panel(
        _series(assessment, r, kind),
        _alt(assessment, r, kind, names),
        names.lang,
        gap.first_day if gap else None,
    )
    return Panel(names.region(region), _verdict(gap, names), gap is not None, chart)


def _gap_of(assessment: Assessment, region: str, kind: PlaceKind) -> Gap | None:
    for gap in gaps_of_places(assessment):
        if (gap.region, gap.place, gap.facility) == (region, kind, None):
            return gap
    return None


def _verdict(gap: Gap | None, names: Names) -> str:
    if gap is None:
        return phrase("holds", names.lang)
    day = phrase("breaks_day", names.lang, day=number(gap.first_day, names.lang, 0))
    return f"{day}, {percent(gap.probability, names.lang)}"


def _series(
    assessment: Assessment, r: int, kind: PlaceKind
) -> list[dict[str, float | int]]:
    """Return one row a day: the top of each layer, the band, the usable places."""
    k = assessment.kinds.index(kind)
    layers = [
        assessment.need_by_source[0, :, r, k, assessment.sources.index(source)]
        for source in STACK
        if source in assessment.sources
    ]
    tops = np.cumsum(layers, axis=0)
    rows = []
    for t in range(assessment.facts.days):
        row: dict[str, Any] = {
            source: round(float(top), 2)
            for source, top in zip(STACK, tops[:, t], strict=True)
        }
        row["day"] = t + 1
        row["low"] = round(float(assessment.need[1, t, r, k]), 2)
        row["high"] = round(float(assessment.need[3, t, r, k]), 2)
        row["usable"] = round(float(assessment.usable[t, r, k]), 2)
        rows.append(row)
    return rows


def _alt(assessment: Assessment, r: int, kind: PlaceKind, names: Names) -> str:
    k, lang = assessment.kinds.index(kind), names.lang
    t = int(assessment.need[0, :, r, k].argmax())
    return ALT.say(lang).format(
        place=place_in_full(kind, lang),
        region=names.region(assessment.regions[r]),
        need=number(float(assessment.need[0, t, r, k]), lang),
        day=number(t + 1, lang, 0),
        usable=number(float(assessment.usable[t, r, k]), lang),
    )


def _binding(assessment: Assessment, kind: PlaceKind, names: Names) -> str:
    """Name what binds, most unmet place-days first."""
    lacking: dict[str, float] = {}
    for gap in assessment.gaps:
        if gap.place == kind and not gap.facility and gap.region != WHOLE_COUNTRY:
            lacking[gap.binding] = lacking.get(gap.binding, 0) + gap.unmet_days.mean
    order = sorted(lacking, key=lambda constraint: -lacking[constraint])
    return ", ".join(word(CONSTRAINTS, constraint, names.lang) for constraint in order)


def _numbers(
    assessment: Assessment, regions: list[int], kind: PlaceKind, names: Names
) -> Sheet:
    lang = names.lang
    heads = (
        phrase("region", lang),
        phrase("day", lang),
        *(word(SOURCES, source, lang) for source in assessment.sources),
        phrase("all_sources", lang),
        phrase("band", lang),
        phrase("usable", lang),
        phrase("binding", lang),
    )
    rows = [
        _number_row(assessment, t, r, kind, names)
        for r in regions
        for t in chosen_days(assessment, r, kind)
    ]
    caption = f"{place_in_full(kind, lang)}{HARD_SPACE}({phrase('places', lang)})"
    return Sheet(caption, heads, numeric=range(1, len(heads) - 1), rows=rows)


def chosen_days(assessment: Assessment, r: int, kind: PlaceKind) -> list[int]:
    """Return a few days spread over the scenario, and the day of the largest need."""
    last = assessment.facts.days - 1
    peak = int(assessment.need[0, :, r, assessment.kinds.index(kind)].argmax())
    spread = {round(last * i / (MOST_ROWS - 1)) for i in range(MOST_ROWS)}
    return sorted(spread | {peak})


def _number_row(
    assessment: Assessment, t: int, r: int, kind: PlaceKind, names: Names
) -> tuple[str, ...]:
    k, lang = assessment.kinds.index(kind), names.lang
    mean, p10, p50, p90 = assessment.need[:, t, r, k].tolist()
    band = Band(mean=mean, p10=p10, p50=p50, p90=p90)
    constraint = assessment.constraints[assessment.binding[t, r, k]]
    return (
        names.region(assessment.regions[r]),
        number(t + 1, lang, 0),
        *(number(x, lang) for x in assessment.need_by_source[0, t, r, k].tolist()),
        number(mean, lang),
        interval(band, lang),
        number(float(assessment.usable[t, r, k]), lang),
        word(CONSTRAINTS, constraint, lang),
    )
