"""An assessment for a reader at the terminal, as wide or narrow as it is."""

from collections.abc import Iterable, Sequence
from textwrap import fill

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from beredt.engine.assessment import Assessment
from beredt.report.explanations import explain
from beredt.report.language import Language
from beredt.report.names import Names, names_of
from beredt.report.numerals import counted, number, percent
from beredt.report.outside import outside_sheet
from beredt.report.phrases import phrase
from beredt.report.recorded import recorded_sheet
from beredt.report.sentences import headline, title, total_sentence
from beredt.report.sheets import (
    Sheet,
    need_sheet,
    peak_of,
    supply_cells,
    supply_heads,
    unmet_of,
    with_interval,
)
from beredt.report.tables import LIKELY, GapRow, gap_rows, regional, supply_rows
from beredt.report.totals import totals_of
from beredt.report.uncertainty import uncertainty_sentence, uncertainty_sheet
from beredt.report.words import CONSTRAINTS, PLACES, ROWS, SOURCES, word

MOST_GAPS = 12
MOST_SUPPLIES = 6
WIDE = 100
FRAME = 6
CRISIS_STYLES = ("blue", "yellow", "green")
# Of the cells of a supply: item, region, days of supply and first day out.
NARROW_SUPPLY = (0, 2, 5, 6)
FIRST_NUMBER = 3


class Summary:
    """Headline, needs, gaps, deaths and supplies, fitted to the terminal."""

    def __init__(self, assessment: Assessment, lang: Language) -> None:
        """Look the names up once."""
        self.assessment = assessment
        self.names = names_of(assessment.register, lang)

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        wide = options.max_width >= WIDE
        yield _opening(self.assessment, self.names.lang, options.max_width)
        yield from _recorded(self.assessment, self.names)
        yield _need(self.assessment, self.names)
        yield from _outside(self.assessment, self.names)
        yield _gaps(self.assessment, self.names, wide=wide)
        yield _deaths(self.assessment, self.names)
        yield from _spread(self.assessment, self.names)
        yield _supplies(self.assessment, self.names, wide=wide)


def summary(assessment: Assessment, lang: Language) -> Summary:
    """Return the assessment as something that `rich` prints at any width."""
    return Summary(assessment, lang)


def _opening(assessment: Assessment, lang: Language, width: int) -> RenderableType:
    breaks = assessment.first_break is not None
    texts = headline(assessment, lang), total_sentence(assessment, lang)
    # The library would break a line at a hard space, in the middle of a number.
    first, second = (fill(text, max(20, width - FRAME)) for text in texts)
    return Panel(
        Text.assemble((first, "bold"), "\n\n", second),
        title=Text(title(assessment.scenario, lang), style="bold"),
        title_align="left",
        border_style="red" if breaks else "green",
        padding=(1, 2),
    )


def sheet_table(sheet: Sheet, styles: Sequence[str] = ()) -> Table:
    """Lay out a sheet; numbers keep their line, words give way."""
    table = Table(
        title=Text(sheet.caption, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
    for n, head in enumerate(sheet.heads):
        cells = [row[n] for row in sheet.rows]
        if n in sheet.numeric:
            table.add_column(Text(head), justify="right", width=_width(head, cells))
        else:
            table.add_column(Text(head), overflow="fold")
    for n, row in enumerate(sheet.rows):
        section = n + 1 in sheet.strong | sheet.quiet
        style = styles[n] if n < len(styles) else ""
        table.add_row(*map(Text, row), style=style, end_section=section)
    return table


def _width(head: str, cells: Iterable[str]) -> int:
    # Half a head and a word fits on two lines.
    half = cell_len(head) // 2 + 3 if " " in head else 0
    lines = (line for cell in cells for line in cell.split("\n"))
    return max(half, *map(cell_len, [*head.split(" "), *lines]))


def _need(assessment: Assessment, names: Names) -> RenderableType:
    sheet = need_sheet(assessment, names)
    crisis = len(sheet.rows) - 2
    return sheet_table(sheet, [*(CRISIS_STYLES[:crisis]), "bold", "dim"])


def _recorded(assessment: Assessment, names: Names) -> Iterable[RenderableType]:
    sheet = recorded_sheet(assessment, names)
    if sheet:
        # The references are too long for a terminal; they stand on the page.
        rows = [row[:-1] for row in sheet.rows]
        yield sheet_table(sheet._replace(heads=sheet.heads[:-1], rows=rows))


def _outside(assessment: Assessment, names: Names) -> Iterable[RenderableType]:
    sheet = outside_sheet(assessment, names)
    if sheet:
        yield sheet_table(sheet)


def _gaps(assessment: Assessment, names: Names, *, wide: bool) -> RenderableType:
    lang = names.lang
    rows = regional(gap_rows(assessment))
    if not rows:
        return Text(explain("no_gap", lang) + "\n", style="green")
    shown = rows[:MOST_GAPS]
    keys = ("region", "place", "day", "probability_short", "peak", "unmet", "binding")
    heads = [phrase(key, lang) for key in keys]
    if not wide:
        heads[1] = f"{heads[1]},\n{heads.pop().lower()}"
    sheet = Sheet(
        phrase("gaps", lang),
        tuple(heads),
        range(2, 6),
        [_gap_cells(row, names, wide=wide) for row in shown],
    )
    styles = ["" if row.probability >= LIKELY else "dim" for row in shown]
    return Group(
        sheet_table(sheet, styles), *_more(len(rows) - len(shown), "gaps.csv", names)
    )


def _gap_cells(row: GapRow, names: Names, *, wide: bool) -> tuple[str, ...]:
    """Return one gap; intervals, and a column for what binds, where there is room."""
    lang = names.lang
    place, binding = word(PLACES, row.place, lang), word(CONSTRAINTS, row.binding, lang)
    day, probability = number(row.first_day, lang, 0), percent(row.probability, lang)
    start = names.region(row.region)
    if wide:
        peak, unmet = (with_interval(of(row), names) for of in (peak_of, unmet_of))
        return start, place, day, probability, peak, unmet, binding
    peak, unmet = number(row.peak_mean, lang), number(row.unmet_days_mean, lang)
    return start, f"{place},\n{binding}", day, probability, peak, unmet


def _more(rows: int, file: str, names: Names) -> Iterable[Text]:
    if rows > 0:
        left = counted(rows, ROWS, names.lang)
        where = phrase("see_page", names.lang, file=file)
        yield Text(f"+ {left}. {where}\n", style="dim")


def _deaths(assessment: Assessment, names: Names) -> RenderableType:
    lang, totals = names.lang, totals_of(assessment)
    rows = [
        (word(SOURCES, source, lang), with_interval(deaths, names))
        for source, deaths in totals.deaths_by_source.items()
    ]
    rows.append((phrase("total", lang), with_interval(totals.deaths, names)))
    heads = (phrase("source", lang), phrase("deaths", lang))
    strong = frozenset({len(rows) - 1})
    sheet = Sheet(phrase("deaths", lang), heads, (1,), rows, strong=strong)
    return sheet_table(sheet, ["" for _ in rows[:-1]] + ["bold"])


def _spread(assessment: Assessment, names: Names) -> Iterable[RenderableType]:
    sheet = uncertainty_sheet(assessment, names)
    if sheet:
        yield sheet_table(sheet)
    yield Text(uncertainty_sentence(assessment, names.lang) + "\n", style="dim")


def _supplies(assessment: Assessment, names: Names, *, wide: bool) -> RenderableType:
    lang = names.lang
    rows = list(supply_rows(assessment))
    if not rows:
        return Text(explain("no_supplies", lang), style="dim")
    columns = range(7) if wide else NARROW_SUPPLY
    heads, shown = supply_heads(names), rows[:MOST_SUPPLIES]
    cells = [supply_cells(row, names) for row in shown]
    sheet = Sheet(
        phrase("supplies", lang),
        tuple(heads[n] for n in columns),
        [place for place, n in enumerate(columns) if n >= FIRST_NUMBER],
        [tuple(row[n] for n in columns) for row in cells],
    )
    styles = ["bold" if row.first_day_out is not None else "" for row in shown]
    return Group(
        sheet_table(sheet, styles),
        *_more(len(rows) - len(shown), "supplies.csv", names),
    )
