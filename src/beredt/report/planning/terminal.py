"""A plan for a reader at the terminal, in sentences that can be read aloud."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.panel import Panel
from rich.text import Text

from beredt.engine.trial import Trial
from beredt.report.language import Language
from beredt.report.numerals import counted
from beredt.report.planning.lines import Line, plan_lines
from beredt.report.planning.naming import PlanNames, plan_names
from beredt.report.planning.statements import headline, second, verdicts
from beredt.report.planning.tables import (
    before_after_sheet,
    chosen_prices,
    failure_lines,
    frontier_sheet,
    refused_groups,
)
from beredt.report.planning.words import sentence
from beredt.report.sentences import title
from beredt.report.sheets import Sheet
from beredt.report.terminal import sheet_table
from beredt.report.words import PATIENTS

MOST_LINES = 20
MOST_POINTS = 10
MOST_FAILURES = 5
MOST_NAMES = 12
FRAME = 6
NARROWEST = 30


class PlanSummary:
    """The plan: what it does, its measures, how it holds; fitted to the terminal."""

    def __init__(self, trial: Trial, lang: Language) -> None:
        """Look the names up once."""
        self.trial = trial
        self.names = plan_names(trial.plan, trial.before.register, lang)

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        trial, names, width = self.trial, self.names, options.max_width
        yield _opening(trial, names.lang, width)
        yield from _measures(trial, names, width)
        yield sheet_table(_folded(before_after_sheet(trial, names.names)))
        told = list(verdicts(trial, names.lang))
        yield from _paragraphs(sentence("honestly", names.lang), told, width)
        worse = _failures(trial, names)
        yield from _paragraphs(sentence("worse", names.lang), worse, width)
        prices = [names.price(row) for row in chosen_prices(trial.plan.shadow_prices)]
        yield from _paragraphs(sentence("prices", names.lang), prices, width)
        yield from _frontier(trial, names)
        yield from _paragraphs(
            sentence("unused", names.lang), _unused(trial, names), width
        )
        yield Text(sentence("in_report", names.lang), style="dim")


def plan_summary(trial: Trial, lang: Language) -> PlanSummary:
    """Return a plan as something that `rich` prints at any width."""
    return PlanSummary(trial, lang)


def _opening(trial: Trial, lang: Language, width: int) -> RenderableType:
    draws = trial.before.facts.draws
    texts = (
        headline(trial, lang),
        second(trial, lang),
        sentence("same_patients", lang, draws=draws),
    )
    first, *rest = (
        "\n".join(wrapped(text, max(NARROWEST, width - FRAME)))
        for text in texts
        if text
    )
    name = sentence("title", lang, scenario=title(trial.before.scenario, lang))
    return Panel(
        Text.assemble((first, "bold"), "\n\n", "\n".join(rest)),
        title=Text(name, style="bold"),
        title_align="left",
        border_style="green" if trial.missing.change.mean < 0 else "red",
        padding=(1, 2),
    )


def _measures(trial: Trial, names: PlanNames, width: int) -> Iterator[RenderableType]:
    lines = plan_lines(trial.plan, names, trial.before.facts.days)
    shown, rest = _first(lines)
    texts = [line.text for line in shown] or [sentence("no_measures", names.lang)]
    if rest:
        patients = sum(line.patients for line in rest)
        texts.append(
            sentence(
                "more_moves",
                names.lang,
                ways=len(rest),
                patients=counted(patients, PATIENTS, names.lang),
            )
        )
    yield from _paragraphs(sentence("measures", names.lang), texts, width)


def _first(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Divide lines into those shown and the rest, which are the smallest moves."""
    moves = sorted(
        (line for line in lines if line.is_move), key=lambda line: -line.patients
    )
    left_out = set(moves[max(0, MOST_LINES - (len(lines) - len(moves))) :])
    return (
        [line for line in lines if line not in left_out],
        [line for line in lines if line in left_out],
    )


def _folded(sheet: Sheet) -> Sheet:
    """Put each interval on a line of its own, below its mean."""
    rows = [tuple(cell.replace(" (", "\n(") for cell in row) for row in sheet.rows]
    return sheet._replace(rows=rows)


def _failures(trial: Trial, names: PlanNames) -> list[str]:
    failures = failure_lines(trial, names)
    shown = failures[:MOST_FAILURES]
    if len(failures) > len(shown):
        more = len(failures) - len(shown)
        shown.append(sentence("more_rows", names.lang, count=more))
    return shown


def _frontier(trial: Trial, names: PlanNames) -> Iterator[RenderableType]:
    sheet = frontier_sheet(trial.plan, names)
    if len(sheet.rows) < 2:
        return
    rows = list(sheet.rows)
    if len(rows) > MOST_POINTS:
        rows = [*rows[: MOST_POINTS - 1], rows[-1]]
    yield sheet_table(sheet._replace(rows=rows))


def _unused(trial: Trial, names: PlanNames) -> Iterator[str]:
    for reason, measures in refused_groups(trial.plan, names):
        shown = measures[:MOST_NAMES]
        left = len(measures) - len(shown)
        more = [sentence("more_rows", names.lang, count=left)] if left else []
        yield f"{reason}: " + "; ".join([*shown, *more])


def _paragraphs(
    heading: str, texts: Iterable[str], width: int
) -> Iterator[RenderableType]:
    """Print a heading, and a paragraph with a dash for each text."""
    texts = list(texts)
    if not texts:
        return
    yield Text(heading, style="bold")
    for text in texts:
        first, *rest = wrapped(text, max(NARROWEST, width - 4))
        yield Text("\n".join([f"  – {first}", *(f"    {line}" for line in rest)]))
    yield Text("")


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines at its spaces, never at a hard space.

    >>> wrapped("en to tre", 6)
    ['en to', 'tre']
    """
    lines = [""]
    for part in text.split(" "):
        longer = f"{lines[-1]} {part}" if lines[-1] else part
        if lines[-1] and cell_len(longer) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines
