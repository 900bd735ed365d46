"""A comparison as one self-contained page, in the frame of every report."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from beredt.engine.assessment import Assessment
from beredt.engine.comparison import Comparison
from beredt.engine.network import MOMENTARY
from beredt.report.charts import Svg, changes, lines
from beredt.report.comparison.called import Called, called_in
from beredt.report.comparison.changed import (
    Changed,
    changed_sheet,
    changed_tables,
    changed_title,
)
from beredt.report.comparison.tables import MOST_ROWS, Block, blocks, sheet_of
from beredt.report.comparison.words import sentence, statements
from beredt.report.frame import render
from beredt.report.language import Language
from beredt.report.names import names_of
from beredt.report.numerals import counted
from beredt.report.phrases import phrase
from beredt.report.sheets import Sheet
from beredt.report.words import DRAWS

# So many changes are laid out; all are in the document.
MOST_CHANGES = 200


class ChangedPart(NamedTuple):
    """What changed, on a page: tables in words, changes one by one, their number."""

    lines: list[str]
    sheet: Sheet
    total: int


def comparison_page(
    comparison: Comparison,
    assessments: Sequence[Assessment],
    titles: Sequence[str],
    changed: Sequence[Changed],
    *,
    lang: Language,
    label: str | None,
) -> str:
    """Return a comparison as one HTML page that carries a classification label."""
    return render(
        "comparison.html",
        lang=lang,
        label=label,
        title=f"{sentence('title', lang)}: {titles[0]}",
        subtitle=" · ".join(
            (assessments[0].register.title, counted(comparison.draws, DRAWS, lang))
        ),
        legend=[(f"line-{n}", title) for n, title in enumerate(titles)],
        tell=lambda key: sentence(key, lang),
        **comparison_parts(comparison, assessments, titles, changed, lang),
    )


def comparison_parts(
    comparison: Comparison,
    assessments: Sequence[Assessment],
    titles: Sequence[str],
    changed: Sequence[Changed],
    lang: Language,
) -> dict[str, Any]:
    """Return what a page of a comparison shows: sentences, tables and drawings."""
    shown = list(blocks(comparison, names_of(assessments[0].register, lang)))
    called = called_in(assessments, lang)
    return {
        "statements": list(statements(comparison, titles, lang)),
        "same_patients": sentence("same_patients", lang, draws=comparison.draws),
        "changed": [
            _changed(one, changed_title(titles[0], title, lang), called)
            for title, one in zip(titles[1:], changed, strict=True)
            if not one.is_empty
        ],
        "missing": _missing_chart(assessments, titles, lang),
        "change": _change_chart(shown, titles, lang),
        "sheets": [sheet_of(block, titles, lang) for block in shown if block.rows],
        "facts": _facts(assessments, titles, lang),
    }


def _changed(changed: Changed, caption: str, called: Called) -> ChangedPart:
    lines = [*changed_tables(changed, called.lang)]
    whole = changed_sheet(changed, caption, called)
    return ChangedPart(
        lines, whole._replace(rows=whole.rows[:MOST_CHANGES]), len(whole.rows)
    )


def _missing_chart(
    assessments: Sequence[Assessment], titles: Sequence[str], lang: Language
) -> Svg:
    """Draw the beds missing in all regions, one line an assessment."""
    rows: list[dict[str, Any]] = []
    for n, one in enumerate(assessments):
        beds = [k for k, kind in enumerate(one.kinds) if kind not in MOMENTARY]
        missing = one.gap[0][:, :-1][:, :, beds].sum(axis=(1, 2))
        rows += [
            {"day": day, "value": float(value), "name": f"{n + 1}. {titles[n]}"}
            for day, value in enumerate(missing, start=1)
        ]
    names = list(dict.fromkeys(row["name"] for row in rows))
    return lines(rows, names, sentence("missing_chart", lang), lang)


def _change_chart(
    shown: Sequence[Block], titles: Sequence[str], lang: Language
) -> Svg | None:
    """Draw the changes in unmet place-days, as far as anything changes."""
    caption = sentence("unmet_days", lang)
    block = next(block for block in shown if block.caption == caption)
    rows = [
        {
            "name": row.name,
            "series": f"{n + 1}. {titles[n]}",
            "value": line.change.mean,
            "low": line.change.p10,
            "high": line.change.p90,
        }
        for row in block.rows[: MOST_ROWS + 1]
        if row.changes
        for n, line in enumerate(row.lines)
        if n and line
    ]
    if not rows:
        return None
    return changes(rows, sentence("change_chart", lang), lang)


def _facts(
    assessments: Sequence[Assessment], titles: Sequence[str], lang: Language
) -> Sheet:
    heads = ("scenario", "register", "seed", "draws", "fingerprint")
    rows = [
        (
            title,
            one.facts.scenario,
            f"{one.facts.register} {one.facts.register_version}",
            str(one.facts.seed),
            str(one.facts.draws),
            one.facts.fingerprint[:16],
        )
        for one, title in zip(assessments, titles, strict=True)
    ]
    return Sheet(
        sentence("facts", lang),
        (sentence("assessment", lang), *(phrase(key, lang) for key in heads)),
        (3, 4),
        rows,
    )
