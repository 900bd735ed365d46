"""A scan of delays for a reader at the terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.delays import Scan
from beredt.report.delays.sheets import ranking_sheet
from beredt.report.delays.words import findings, sentence
from beredt.report.language import Language
from beredt.report.numerals import counted, number
from beredt.report.words import DAYS


def delays_summary(
    scan: Scan, simulated: Sequence[str], draws: int, lang: Language
) -> RenderableType:
    """Return a scan as something that `rich` prints at any width.

    `simulated` says of each confirmed point what `draws` courses of it show.
    """
    sheet = ranking_sheet(scan, lang)
    table = Table(
        title=Text(sheet.caption, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
    )
    for n, head in enumerate(sheet.heads):
        justify = "right" if n in sheet.numeric else "left"
        table.add_column(Text(head), justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in sheet.rows:
        table.add_row(*map(Text, row))
    days = counted(scan.days, DAYS, lang)
    parts: list[RenderableType] = [
        Text(said, style="bold") for said in findings(scan, lang)
    ]
    parts += [Text(), table, Text(sentence("expected", lang, days=days), style="dim")]
    if simulated:
        said = sentence("simulated", lang, draws=number(draws, lang))
        parts += [Text("\n" + said, style="bold"), *map(Text, simulated)]
    else:
        parts.append(Text(sentence("not_simulated", lang), style="dim"))
    return Group(*parts)
