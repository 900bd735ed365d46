"""The numbers of a comparison side by side, for terminal and page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from beredt.engine.comparison import Comparison, Difference, Subject
from beredt.engine.scenario import EVERYWHERE
from beredt.report.comparison.words import change_text, sentence
from beredt.report.language import Language
from beredt.report.names import Names
from beredt.report.numerals import number, percent
from beredt.report.phrases import phrase
from beredt.report.sheets import Sheet
from beredt.report.words import HOLDERS, PLACES, SOURCES, word

MOST_ROWS = 12
MOST = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, and its number in each assessment."""

    name: str
    lines: Sequence[Difference | None]

    @property
    def changes(self) -> bool:
        """Whether any assessment differs from the first."""
        return any(
            line.change.mean or line.change.p10 or line.change.p90
            for line in self.lines
            if line
        )

    def text(self, line: Difference | None, lang: Language) -> str:
        """Write a number of one assessment; a day with how likely it is to come."""
        if all(known.probability is None for known in self.lines if known):
            return number(line.value.mean if line else 0.0, lang)
        probability = line.probability if line else None
        if line is None or not probability:
            return sentence("holds", lang)
        chance = percent(probability, lang)
        # The median of more than half the courses is a day; else it is never.
        if probability <= MOST:
            return f"{sentence('holds', lang)} ({chance})"
        day = number(line.value.p50, lang, 0)
        return f"{sentence('day', lang, day=day)} ({chance})"

    @property
    def weight(self) -> float:
        """How much it changes and weighs."""
        known = [line for line in self.lines if line]
        return max(abs(line.change.mean) + line.value.mean for line in known)


@dataclass(frozen=True, slots=True)
class Block:
    """One table: the whole first, then the parts that change or weigh most."""

    caption: str
    rows: Sequence[Row]

    @property
    def changes(self) -> bool:
        """Whether anything in it changes."""
        return any(row.changes for row in self.rows)


def blocks(comparison: Comparison, names: Names) -> Iterator[Block]:
    """Give each quantity as a table of its own."""
    lang = names.lang
    count = len(comparison.scenarios)
    for key, name in (
        ("patients", _source_name),
        ("peak_need", _place_name),
        ("unmet_days", _place_name),
        ("first_days", _break_name),
        ("deaths", _source_name),
    ):
        lines = getattr(comparison, key)
        if key == "peak_need":
            lines = [line for line in lines if line.about.region == EVERYWHERE]
        rows = _rows(lines, count, partial(name, names=names))
        if key == "peak_need":
            total, others = rows[:0], rows
        else:
            total, others = rows[:1], rows[1:]
        yield Block(sentence(key, lang), [*total, *_largest(others)])
    yield Block(sentence("others", lang), _others(comparison, names))
    out = _rows(comparison.days_out, count, lambda about: _item_name(about, names))
    yield Block(sentence("days_out", lang), _most_changed(out))


def sheet_of(block: Block, titles: Sequence[str], lang: Language) -> Sheet:
    """Return a table for a page: each other assessment with its change beside it."""
    change = sentence("change", lang)
    heads = [phrase("what", lang), titles[0]]
    for title in titles[1:]:
        heads += [title, change]
    rows = []
    for row in block.rows:
        first, *others = row.lines
        cells = [row.name, row.text(first, lang)]
        for line in others:
            cells += [row.text(line, lang), change_text(line, lang) if line else "="]
        rows.append(tuple(cells))
    return Sheet(block.caption, tuple(heads), range(1, len(heads)), rows)


def _rows(
    lines: Iterable[Difference], count: int, name: Callable[[Subject], str]
) -> list[Row]:
    """Gather what the lines of each assessment say of the same thing."""
    found: dict[Subject, list[Difference | None]] = {}
    order: list[str] = []
    n, seen = -1, set[Subject]()
    for line in lines:
        # The lines of an assessment stand together: a thing told again is the next's.
        if n < 0 or line.scenario != order[-1] or line.about in seen:
            n, seen = n + 1, set()
            order.append(line.scenario)
        seen.add(line.about)
        found.setdefault(line.about, [None] * count)[n] = line
    return [Row(name(about), row) for about, row in found.items()]


def _largest(rows: Sequence[Row]) -> list[Row]:
    kept = sorted(rows, key=lambda row: -row.weight)[:MOST_ROWS]
    return [row for row in rows if row in kept]


def _most_changed(rows: Sequence[Row]) -> list[Row]:
    """Keep the days that move most, in the order of the first assessment's days."""

    def change(row: Row) -> float:
        return max(abs(line.change.mean) for line in row.lines if line)

    kept = sorted(rows, key=change, reverse=True)[:MOST_ROWS]
    return [row for row in rows if row in kept]


def _others(comparison: Comparison, names: Names) -> list[Row]:
    lang, count = names.lang, len(comparison.scenarios)

    def postponed(about: Subject) -> str:
        return sentence("backlog", lang, where=names.region(about.region))

    return [
        *_rows(comparison.moved, count, lambda _: sentence("moved", lang)),
        *_rows(comparison.backlog, count, postponed),
    ]


def _place_name(about: Subject, names: Names) -> str:
    place = about.place
    kind = word(PLACES, place, names.lang) if place else phrase("total", names.lang)
    return f"{names.region(about.region)}, {kind}"


def _break_name(about: Subject, names: Names) -> str:
    return _place_name(about, names) if about.place else sentence("whole", names.lang)


def _source_name(about: Subject, names: Names) -> str:
    source = about.source
    return word(SOURCES, source, names.lang) if source else phrase("total", names.lang)


def _item_name(about: Subject, names: Names) -> str:
    holder = word(HOLDERS, about.holder or "", names.lang)
    where = "" if about.region == EVERYWHERE else f", {names.region(about.region)}"
    return f"{names.item(about.item or '')}, {holder}{where}"
