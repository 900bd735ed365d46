"""A scan of delays as one self-contained page, in the frame of every report."""

from collections.abc import Sequence
from typing import NamedTuple

from beredt.engine.delays import Grid, Scan
from beredt.report.charts import Svg, heat_map
from beredt.report.delays.sheets import grid_sheet, ranking_sheet
from beredt.report.delays.words import change_text, findings, sentence
from beredt.report.frame import render
from beredt.report.language import Language
from beredt.report.names import readable
from beredt.report.numerals import counted, number
from beredt.report.sheets import Sheet
from beredt.report.words import DAYS


class Shown(NamedTuple):
    """One grid as a picture and as a table."""

    chart: Svg
    sheet: Sheet


def delays_page(
    scan: Scan,
    simulated: Sequence[str],
    draws: int,
    title: str,
    *,
    lang: Language,
    label: str | None,
) -> str:
    """Return a scan as one HTML page that carries a classification label.

    `simulated` says of each confirmed point what `draws` courses of it show; `title`
    is that of the scenario.
    """
    shown = [
        Shown(_heat_map(grid, scan, lang), grid_sheet(grid, scan, lang))
        for grid in scan.grids
    ]
    days = counted(scan.days, DAYS, lang)
    return render(
        "delays.html",
        lang=lang,
        label=label,
        title=f"{sentence('title', lang)}: {title}",
        subtitle=" · ".join((days, *(readable(part) for part in scan.parts))),
        findings=list(findings(scan, lang)),
        is_worse=bool(scan.worst[0].delays),
        expected=sentence("expected", lang, days=days),
        ranking=ranking_sheet(scan, lang),
        simulated=simulated,
        simulated_title=sentence("simulated", lang, draws=number(draws, lang)),
        grids=shown,
        tell=lambda key: sentence(key, lang),
    )


def _heat_map(grid: Grid, scan: Scan, lang: Language) -> Svg:
    planned = scan.as_planned.unmet_days
    rows = [
        {
            "x": scan.delays[j],
            "y": scan.delays[i],
            "value": point.unmet_days - planned,
            "text": change_text(point, scan, lang),
        }
        for i, row in enumerate(grid.points)
        for j, point in enumerate(row)
    ]
    one, other = map(readable, grid.parts)
    return heat_map(
        rows,
        sentence("grid", lang, one=one, other=other),
        titles=(
            sentence("axis", lang, part=other),
            sentence("axis", lang, part=one),
        ),
        domain=(
            scan.worst[-1].unmet_days - planned,
            scan.worst[0].unmet_days - planned,
        ),
        lang=lang,
    )
