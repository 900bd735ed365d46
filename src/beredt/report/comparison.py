"""A comparison in words, as tables and as one document."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.assessment import Assessment
from beredt.engine.bands import Band
from beredt.engine.comparison import Comparison, Difference
from beredt.report.document import plain_band, rounded
from beredt.report.language import Language, Term
from beredt.report.names import names_of
from beredt.report.numerals import number, signed
from beredt.report.phrases import phrase
from beredt.report.sentences import title
from beredt.report.words import PLACES, SOURCES, word

MOST_ROWS = 12
Key = tuple[str, str | None]
Lines = list[Difference | None]
Rows = dict[Key, Lines]

SENTENCES = {
    "fewer_unmet": Term(
        "{amount} færre udekkede plassdøgn",
        "{amount} fewer unmet place-days",
        "незабезпечених ліжко-днів менше на {amount}",
    ),
    "more_unmet": Term(
        "{amount} flere udekkede plassdøgn",
        "{amount} more unmet place-days",
        "незабезпечених ліжко-днів більше на {amount}",
    ),
    "same_unmet": Term(
        "ingen sikker endring i udekkede plassdøgn",
        "no certain change in unmet place-days",
        "без певної зміни незабезпечених ліжко-днів",
    ),
    "fewer_deaths": Term(
        "{amount} færre dødsfall",
        "{amount} fewer deaths",
        "смертей менше на {amount}",
    ),
    "more_deaths": Term(
        "{amount} flere dødsfall",
        "{amount} more deaths",
        "смертей більше на {amount}",
    ),
    "same_deaths": Term(
        "ingen sikker endring i dødsfall",
        "no certain change in deaths",
        "без певної зміни кількості смертей",
    ),
    "band": Term(
        " (80 % av forløpene: {interval})",
        " (80% of the courses: {interval})",
        " (80 % прогонів: {interval})",
    ),
    "to": Term("til", "to", "до"),
    "against": Term(
        "{other} mot {first}: {unmet}; {deaths}.",
        "{other} against {first}: {unmet}; {deaths}.",
        "{other} проти {first}: {unmet}; {deaths}.",
    ),
    "same_patients": Term(
        "Samme pasienter i begge: {draws} forløp, sammenlignet ett for ett.",
        "The same patients in all: {draws} courses, compared one by one.",
        "Ті самі пацієнти в усіх: {draws} прогонів, порівняних попарно.",
    ),
}


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as one JSON document."""
    return {
        "scenarios": list(comparison.scenarios),
        "draws": comparison.draws,
        "unmet_days": [_document(line) for line in comparison.unmet_days],
        "deaths": [_document(line) for line in comparison.deaths],
    }


def comparison_summary(
    comparison: Comparison, assessments: Sequence[Assessment], lang: Language
) -> RenderableType:
    """Return a comparison as something that `rich` prints at any width.

    `assessments` are those compared, in the same order.
    """
    names = names_of(assessments[0].register, lang)
    titles = [title(one.scenario, lang) for one in assessments]
    unmet = _side_by_side(comparison.unmet_days, lambda line: (line.region, line.place))
    deaths = _side_by_side(comparison.deaths, lambda line: ("", line.source))
    said = SENTENCES["same_patients"].say(lang).format(draws=comparison.draws)

    def place_name(key: Key) -> str:
        region, place = key
        kind = word(PLACES, place, lang) if place else phrase("total", lang)
        return f"{names.region(region)}, {kind}"

    def source_name(key: Key) -> str:
        return word(SOURCES, key[1], lang) if key[1] else phrase("total", lang)

    shown = _named(_largest(unmet), place_name)
    died = _named(deaths, source_name)
    return Group(
        *_sentences(titles, unmet, deaths, lang),
        Text(said + "\n", style="dim"),
        _table(phrase("unmet", lang), titles, shown, lang),
        _table(phrase("deaths", lang), titles, died, lang),
    )


def _document(line: Difference) -> dict[str, Any]:
    return {
        "scenario": line.scenario,
        "region": line.region,
        "place": line.place,
        "source": line.source,
        "value": plain_band(line.value),
        "change": plain_band(line.change),
        "half_width": rounded(line.half_width),
    }


def _side_by_side(
    lines: Iterable[Difference], key_of: Callable[[Difference], Key]
) -> Rows:
    """Gather lines of the same thing; each assessment begins with its total."""
    blocks: list[dict[Key, Difference]] = []
    for line in lines:
        if line.place is None and line.source is None:
            blocks.append({})
        blocks[-1][key_of(line)] = line
    keys = dict.fromkeys(key for block in blocks for key in block)
    return {key: [block.get(key) for block in blocks] for key in keys}


def _largest(rows: Rows) -> Rows:
    """Keep the total and the rows that change or weigh most."""

    def weight(key: Key) -> float:
        lines = [line for line in rows[key] if line]
        return max(abs(line.change.mean) + line.value.mean for line in lines)

    total, *others = rows
    kept = {total, *sorted(others, key=weight, reverse=True)[:MOST_ROWS]}
    return {key: rows[key] for key in rows if key in kept}


def _sentences(
    titles: Sequence[str], unmet: Rows, deaths: Rows, lang: Language
) -> Iterable[Text]:
    first, *others = titles
    for n, other in enumerate(others, start=1):
        sentence = SENTENCES["against"].say(lang)
        parts = {
            "unmet": _total(unmet, n, "unmet", lang),
            "deaths": _total(deaths, n, "deaths", lang),
        }
        said = sentence.format(other=other, first=first, **parts)
        yield Text(said + "\n", style="bold")


def _total(rows: Rows, n: int, what: str, lang: Language) -> str:
    line = next(iter(rows.values()))[n]
    if line is None or abs(line.change.mean) <= line.half_width or not line.change.mean:
        return SENTENCES[f"same_{what}"].say(lang)
    way = "fewer" if line.change.mean < 0 else "more"
    amount = number(abs(line.change.mean), lang)
    said = SENTENCES[f"{way}_{what}"].say(lang).format(amount=amount)
    shown = _signed_interval(line.change, lang)
    return said + SENTENCES["band"].say(lang).format(interval=shown)


def _table(
    caption: str, titles: Sequence[str], rows: Mapping[str, Lines], lang: Language
) -> Table:
    """Lay out means side by side, with the change from the first below each other."""
    table = Table(
        title=Text(caption, style="bold"), title_justify="left", box=box.SIMPLE_HEAD
    )
    table.add_column("", overflow="fold")
    for head in titles:
        table.add_column(Text(head), justify="right", overflow="fold")
    for name, (first, *others) in rows.items():
        cells = [_value(first, lang), *(_changed(line, lang) for line in others)]
        table.add_row(Text(name), *map(Text, cells))
    return table


def _value(line: Difference | None, lang: Language) -> str:
    return number(line.value.mean if line else 0.0, lang)


def _changed(line: Difference | None, lang: Language) -> str:
    if line is None or not (line.change.mean or line.change.p10 or line.change.p90):
        return f"{_value(line, lang)}\n="
    change = signed(line.change.mean, lang)
    return f"{_value(line, lang)}\n{change} ({_signed_interval(line.change, lang)})"


def _named(rows: Rows, name: Callable[[Key], str]) -> dict[str, Lines]:
    return {name(key): lines for key, lines in rows.items()}


def _signed_interval(band: Band, lang: Language) -> str:
    to = SENTENCES["to"].say(lang)
    return f"{signed(band.p10, lang)} {to} {signed(band.p90, lang)}"
