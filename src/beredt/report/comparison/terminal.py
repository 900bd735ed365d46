"""A comparison for a reader at the terminal."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.assessment import Assessment
from beredt.engine.comparison import Comparison, Difference
from beredt.report.comparison.called import Called, called_in
from beredt.report.comparison.changed import Changed, changed_lines, changed_title
from beredt.report.comparison.tables import Block, Row, blocks
from beredt.report.comparison.words import change_text, sentence, statements
from beredt.report.language import Language
from beredt.report.names import names_of


def comparison_summary(
    comparison: Comparison,
    assessments: Sequence[Assessment],
    titles: Sequence[str],
    changed: Sequence[Changed],
    lang: Language,
) -> RenderableType:
    """Return a comparison as something that `rich` prints at any width.

    `assessments` are those compared, in the same order, called by their `titles`;
    `changed` says of each but the first how its inputs differ.
    """
    return Group(
        *_changes(titles, changed, called_in(assessments, lang)),
        *_parts(comparison, assessments, titles, lang),
    )


def _changes(
    titles: Sequence[str], changed: Sequence[Changed], called: Called
) -> Iterator[RenderableType]:
    for title, one in zip(titles[1:], changed, strict=True):
        if not one.is_empty:
            yield Text(changed_title(titles[0], title, called.lang), style="bold")
            lines = changed_lines(one, called)
            yield Text("".join(f"  {line}\n" for line in lines))


def _parts(
    comparison: Comparison,
    assessments: Sequence[Assessment],
    titles: Sequence[str],
    lang: Language,
) -> Iterator[RenderableType]:
    for said in statements(comparison, titles, lang):
        yield Text(said + "\n", style="bold")
    said = sentence("same_patients", lang, draws=comparison.draws)
    yield Text(said + "\n", style="dim")
    shown = list(blocks(comparison, names_of(assessments[0].register, lang)))
    always = {sentence(key, lang) for key in ("unmet_days", "deaths")}
    for block in shown:
        if block.changes or block.caption in always:
            yield _table(block, titles, lang)


def _table(block: Block, titles: Sequence[str], lang: Language) -> Table:
    """Lay out means side by side, with the change from the first below each other."""
    table = Table(
        title=Text(block.caption, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
    )
    table.add_column("", overflow="fold")
    for head in titles:
        table.add_column(Text(head), justify="right", overflow="fold")
    for row in block.rows:
        first, *others = row.lines
        cells = [row.text(first, lang), *(_changed(row, line, lang) for line in others)]
        table.add_row(Text(row.name), *map(Text, cells))
    return table


def _changed(row: Row, line: Difference | None, lang: Language) -> str:
    change = change_text(line, lang) if line else "="
    return f"{row.text(line, lang)}\n{change}"
