"""A forecast and its scores for a reader at the terminal."""

from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import (
    Console,
    ConsoleOptions,
    Group,
    RenderableType,
    RenderResult,
)
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from beredt.engine.forecast import Forecast, Outlook, Score
from beredt.report.forecasting.sheets import (
    forecast_sheets,
    notes,
    ordered,
    score_sheet,
    span_text,
    statements,
)
from beredt.report.forecasting.words import sentence
from beredt.report.language import Language
from beredt.report.numerals import counted
from beredt.report.phrases import phrase
from beredt.report.sheets import Sheet
from beredt.report.words import DAYS

MOST_PLACES = 24
# From so many letters there is room for bands beside their middles; for every column.
WIDE, ROOMY = 118, 100
NAME = 14
# Place, today, the first and last milestone, capacity, chance; and of a score level,
# days ahead, method, error, CRPS and the coverage of 80 %.
NARROW = (0, 1, 2, 4, 5, 6)
NARROW_SCORE = (0, 1, 2, 3, 4, 6)


def forecast_summary(
    forecast: Forecast, category: str, lang: Language
) -> RenderableType:
    """Return where occupancy is heading, place by place, as `rich` prints it."""
    shown, hidden = _chosen(forecast.outlooks)
    said = statements(forecast, lang)
    breaks = any(over for _, over in said)
    parts: list[RenderableType] = [
        Panel(
            Text("\n\n".join(text for text, _ in said), style="bold"),
            title=Text(sentence("title", lang), style="bold"),
            title_align="left",
            border_style="red" if breaks else "green",
            padding=(1, 2),
        ),
        Text(span_text(forecast, lang) + "\n"),
        *(
            _Fitted(sheet, narrow=NARROW)
            for sheet in forecast_sheets(forecast, shown, lang)
        ),
    ]
    if hidden:
        parts.append(Text(sentence("more_places", lang, count=hidden)))
    parts.append(Text(phrase("interval_note", lang), style="dim"))
    parts += [Text(note, style="dim") for note in notes(forecast, category, lang)]
    return Group(*parts)


def score_summary(
    scores: Sequence[Score], least_days: int, lang: Language
) -> RenderableType:
    """Return how good forecasts have been, beside the simplest alternatives."""
    if not scores:
        days = counted(least_days, DAYS, lang)
        return Text(sentence("no_scores", lang, days=days), style="yellow")
    note = Text(sentence("score_note", lang), style="dim")
    return Group(_Fitted(score_sheet(scores, lang), narrow=NARROW_SCORE), note)


def _chosen(outlooks: Sequence[Outlook]) -> tuple[list[Outlook], int]:
    """Return the regions and the places nearest to their limit; and how many more."""
    places = [one for one in outlooks if one.level == "place"]
    # A place whose capacity nobody knows comes by its size, after the others.
    nearest = sorted(places, key=lambda one: (-_chance(one), -float(one.mean.max())))[
        :MOST_PLACES
    ]
    kept = [one for one in outlooks if one.level != "place" or one in nearest]
    return ordered(kept), len(outlooks) - len(kept)


def _chance(one: Outlook) -> float:
    return float(one.over.max()) if one.over.max() >= 0 else -1.0


class _Fitted:
    """A table whose bands stand below their middles where the terminal is narrow."""

    def __init__(self, sheet: Sheet, *, narrow: Sequence[int]) -> None:
        self.sheet = sheet
        self.narrow = narrow

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        width = options.max_width
        sheet = self.sheet if width >= ROOMY else self._narrowed()
        yield _table(sheet, wide=width >= WIDE)

    def _narrowed(self) -> Sheet:
        columns = [n for n in self.narrow if n < len(self.sheet.heads)]
        return self.sheet._replace(
            heads=tuple(self.sheet.heads[n] for n in columns),
            numeric=[at for at, n in enumerate(columns) if n in self.sheet.numeric],
            rows=[tuple(row[n] for n in columns) for row in self.sheet.rows],
        )


def _table(sheet: Sheet, *, wide: bool) -> Table:
    table = Table(
        title=Text(sheet.caption, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
    rows = [[_fit(cell, wide=wide) for cell in row] for row in sheet.rows]
    for n, name in enumerate(sheet.heads):
        if n in sheet.numeric:
            width = _width(name, [row[n] for row in rows])
            table.add_column(Text(name), justify="right", width=width)
        else:
            table.add_column(Text(name), overflow="fold", min_width=NAME)
    for n, row in enumerate(rows):
        table.add_row(*map(Text, row), style="bold" if n in sheet.strong else "")
    return table


def _fit(cell: str, *, wide: bool) -> str:
    return cell if wide else cell.replace(" (", "\n(")


def _width(head: str, cells: Sequence[str]) -> int:
    """Return room for each word of the head and each line of the cells."""
    lines = [line for cell in cells for line in cell.split("\n")]
    return max(map(cell_len, [*head.split(" "), *lines]))
