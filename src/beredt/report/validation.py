"""The validation as a table, and as one document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from math import isnan
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.validation import Line
from beredt.report.language import Language
from beredt.report.numerals import EN_DASH, number, percent
from beredt.report.units import unit_in
from beredt.report.validation_words import SIMPLEST, case_name, metric_name, phrase
from beredt.report.words import word

HEADS = (
    "case",
    "metric",
    "recorded",
    "computed",
    "band",
    "error",
    "simplest_error",
    "coverage",
    "result",
)
# Columns of the terminal's table.
COMPUTED, BAND, COVERAGE = 2, 3, 6
# From this width on a band has a column of its own.
WIDE = 100
LEAST_NAME, GUTTER = 16, 2
# What the name of a number says already.
COUNTS = {"persons", "patients", "deaths", "operations"}


class NotRun(NamedTuple):
    """A case whose recorded series is not here: which series, and where it is from."""

    case: str
    series: str
    source: str


def validation_document(
    lines: Iterable[Line], not_run: Iterable[NotRun]
) -> dict[str, Any]:
    """Return every number of the validation as one JSON document."""
    return {
        "cases": [_plain(line) for line in lines],
        "not_run": [row._asdict() for row in not_run],
    }


def validation_summary(
    lines: Sequence[Line],
    not_run: Iterable[NotRun],
    lang: Language,
    *,
    width: int = WIDE,
) -> RenderableType:
    """Lay out the numbers of each case below its name; name what could not be run.

    `width` is that of the terminal; bands stand below their numbers on a narrow one.
    """
    parts: list[RenderableType] = []
    if lines:
        passed = sum(line.passed for line in lines)
        said = phrase("counted", lang, passed=passed, count=len(lines))
        parts += [*_tables(lines, lang, width), Text(said)]
        parts += [Text(said) for said in _alternatives(lines, lang)]
    parts += [Text(not_run_sentence(row, lang), style="yellow") for row in not_run]
    return Group(*parts)


def not_run_sentence(row: NotRun, lang: Language) -> str:
    """Say why a case was not run, and what to do about it."""
    return phrase(
        "not_run",
        lang,
        case=case_name(row.case, lang),
        series=row.series,
        source=row.source,
    )


def validation_rows(lines: Iterable[Line], lang: Language) -> Iterator[tuple[str, ...]]:
    """Return the cells of each number under `validation_heads`."""
    for line in lines:
        yield case_name(line.case, lang), *_cells(line, lang)


def validation_heads(lang: Language) -> tuple[str, ...]:
    """Return the heads over `validation_rows`."""
    return tuple(phrase(key, lang) for key in HEADS)


def _tables(
    lines: Sequence[Line], lang: Language, width: int
) -> Iterator[RenderableType]:
    """Give each case its numbers under its name, all in columns of the same width."""
    wide = width >= WIDE
    columns = _columns(lines, wide=wide)
    heads = [Text(validation_heads(lang)[n + 1], style="bold") for n in columns]
    shown = [_shown_cells(line, columns, lang, wide=wide) for line in lines]
    first, *others = (
        max(map(_width, cells)) for cells in zip(heads, *shown, strict=True)
    )
    room = width - sum(others) - GUTTER * len(others)
    widths = max(LEAST_NAME, min(first, room)), *others
    yield Text(phrase("title", lang), style="bold")
    yield _grid([heads], widths)
    for case in dict.fromkeys(line.case for line in lines):
        yield Text("\n" + case_name(case, lang), style="bold")
        yield _grid(
            [
                cells
                for line, cells in zip(lines, shown, strict=True)
                if line.case == case
            ],
            widths,
        )
    yield Text()


def _shown_cells(
    line: Line, columns: Sequence[int], lang: Language, *, wide: bool
) -> list[Text]:
    cells = list(_cells(line, lang))
    if not wide:
        cells[COMPUTED] = f"{cells[COMPUTED]}\n{cells[BAND]}".strip()
    return [Text(cells[n], style="" if line.passed else "red") for n in columns]


def _grid(rows: Iterable[Sequence[Text]], widths: Sequence[int]) -> Table:
    """Lay out rows in columns: a name, numbers, and a verdict."""
    table = Table.grid(padding=(0, GUTTER, 0, 0))
    last = len(widths) - 1
    for n, width in enumerate(widths):
        table.add_column(
            justify="left" if n in {0, last} else "right", width=width, overflow="fold"
        )
    for row in rows:
        table.add_row(*row)
    return table


def _width(text: Text) -> int:
    return max(cell_len(line) for line in text.plain.split("\n"))


def _columns(lines: Iterable[Line], *, wide: bool) -> list[int]:
    """Choose the columns that say something and fit."""
    hidden = set() if wide else {BAND}
    if all(line.coverage_80 is None for line in lines):
        hidden.add(COVERAGE)
    return [n for n in range(len(HEADS) - 1) if n not in hidden]


def _alternatives(lines: Sequence[Line], lang: Language) -> Iterator[str]:
    """Name the simplest alternatives of each case, once."""
    for case in dict.fromkeys(line.case for line in lines):
        names = dict.fromkeys(line.simplest for line in lines if line.case == case)
        yield phrase(
            "alternatives",
            lang,
            case=case_name(case, lang),
            names="; ".join(word(SIMPLEST, name, lang) for name in names),
        )


def _cells(line: Line, lang: Language) -> tuple[str, ...]:
    return (
        _what(line, lang),
        _shown(line.recorded, line, lang),
        _shown(line.computed, line, lang),
        _band(line, lang),
        _shown(line.error, line, lang),
        _shown(line.simplest_error, line, lang),
        "" if line.coverage_80 is None else percent(line.coverage_80, lang),
        phrase("passed" if line.passed else "failed", lang),
    )


def _what(line: Line, lang: Language) -> str:
    name = metric_name(line.metric, lang)
    return name if line.unit in COUNTS else f"{name} ({unit_in(line.unit, lang)})"


def _band(line: Line, lang: Language) -> str:
    if isnan(line.low) or isnan(line.high):
        return ""
    return f"{_shown(line.low, line, lang)}{EN_DASH}{_shown(line.high, line, lang)}"


def _shown(value: float, line: Line, lang: Language) -> str:
    """Write a number with decimals where the numbers of its line are small."""
    if isnan(value):
        return ""
    small = max(abs(line.recorded), abs(line.computed)) < 1
    return number(value, lang, 2 if small and value else None)


def _plain(line: Line) -> dict[str, Any]:
    # JSON knows no nan: a number without a band has none.
    return {
        key: None if isinstance(value, float) and isnan(value) else value
        for key, value in asdict(line).items()
    }
