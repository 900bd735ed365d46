"""The command `compare`: what changed, and what that changes."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from beredt.cli.options import (
    cluster_option,
    json_option,
    label_option,
    out_option,
    precision_option,
    register_option,
    run_options,
)
from beredt.cli.words import say
from beredt.report.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beredt.cli.running import Inputs
    from beredt.engine.assessment import Assessment
    from beredt.report.comparison import Changed


@click.command()
@click.argument("scenarios", nargs=-1, required=True, metavar="A B ...")
@register_option
@out_option("Write report.html and comparison.json here.")
@json_option
@label_option
@cluster_option
@precision_option
@run_options(draws=200)
def compare(
    scenarios: tuple[str, ...],
    out: Path | None,
    as_json: bool,
    label: str | None,
    **settings: Any,
) -> None:
    """Set scenarios side by side, all meeting the same random patients.

    The others are compared with the first, future by future. SCENARIO@REGISTER takes a
    scenario in another register than the rest. What changed in scenario and register
    is told before what that changes.
    """
    from rich.console import Console

    from beredt.cli.results import print_document
    from beredt.cli.running import Settings, read_inputs, run_paired
    from beredt.engine.comparison import compare as compare_assessments
    from beredt.report.comparison import comparison_document, comparison_summary

    if len(scenarios) < 2:
        raise click.UsageError("Name two scenarios or more to compare.")
    chosen = Settings(**settings)
    inputs = read_inputs(scenarios, chosen.register, out=out)
    changed = _changed(inputs)
    assessments = run_paired(inputs, chosen)
    label = inputs.label(label, chosen.lang)
    comparison = compare_assessments(assessments)
    titles = _titles(assessments, chosen.lang)
    document = {"label": label, **comparison_document(comparison, changed)}
    if out is not None:
        from beredt.files.results import COMPARISON, PAGE, write_results
        from beredt.report.comparison import comparison_page

        page = comparison_page(
            comparison, assessments, titles, changed, lang=chosen.lang, label=label
        )
        write_results(out, tables={}, page=page, document=document, called=COMPARISON)
        click.echo(say("report", chosen.lang, path=out / PAGE), err=True)
    if as_json:
        print_document(document)
        return
    shown = comparison_summary(comparison, assessments, titles, changed, chosen.lang)
    Console(highlight=False).print(shown)


def _changed(inputs: "Inputs") -> "list[Changed]":
    """Say of each case but the first how scenario and register differ."""
    from beredt.engine.changes import register_changes, scenario_changes, table_changes
    from beredt.files.registers.keys import KEYS
    from beredt.report.comparison import Changed

    first, *others = inputs.cases
    found = []
    for other in others:
        changes = register_changes(first.register, other.register, KEYS)
        found.append(
            Changed(
                scenario=scenario_changes(first.scenario, other.scenario),
                register=changes,
                tables=table_changes(first.register, other.register, changes),
            )
        )
    return found


def _titles(assessments: "Sequence[Assessment]", lang: Language) -> list[str]:
    """Name each assessment by its scenario, and by its register where that differs."""
    from beredt.report.sentences import title

    titles = [title(one.scenario, lang) for one in assessments]
    if len({one.facts.register_fingerprint for one in assessments}) > 1:
        registers = [
            f"{one.facts.register} {one.facts.register_version}" for one in assessments
        ]
        titles = [f"{t} ({r})" for t, r in zip(titles, registers, strict=True)]
    again = Counter(titles)
    return [
        f"{name} ({n})" if again[name] > 1 else name
        for n, name in enumerate(titles, start=1)
    ]
