"""The numbers of a scan of delays as tables."""

from beredt.engine.delays import Grid, Scan
from beredt.report.delays.words import change_text, delays_title, sentence
from beredt.report.language import Language
from beredt.report.names import readable
from beredt.report.numerals import number
from beredt.report.sheets import Sheet

MOST_POINTS = 10


def ranking_sheet(scan: Scan, lang: Language) -> Sheet:
    """Return the worst points, and then the one that is planned."""
    points = list(scan.worst[:MOST_POINTS])
    if scan.as_planned not in points:
        points.append(scan.as_planned)
    rows = [
        (
            delays_title(point, lang),
            number(point.unmet_days, lang),
            change_text(point, scan, lang),
            f"{number(point.peak, lang)} ({point.peak_day})",
        )
        for point in points
    ]
    heads = tuple(sentence(k, lang) for k in ("delays", "unmet", "change", "peak"))
    strong = frozenset({points.index(scan.as_planned)})
    return Sheet(sentence("ranking", lang), heads, (1, 2, 3), rows, strong)


def grid_sheet(grid: Grid, scan: Scan, lang: Language) -> Sheet:
    """Return a grid: delays of the first part down, of the second across."""
    one, other = map(readable, grid.parts)
    heads = (f"{one} / {other}", *(f"+{delay}" for delay in scan.delays))
    rows = [
        (f"+{delay}", *(number(point.unmet_days, lang) for point in row))
        for delay, row in zip(scan.delays, grid.points, strict=True)
    ]
    caption = f"{sentence('unmet', lang)}: {one} / {other}"
    return Sheet(caption, heads, range(1, len(heads)), rows)
