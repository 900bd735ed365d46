"""The command `delays`: which delays between the parts of a scenario hurt most."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from beredt.cli.options import (
    cluster_option,
    json_option,
    label_option,
    out_option,
    register_option,
    run_options,
)
from beredt.cli.words import say
from beredt.files.faults import FileError, english_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beredt.cli.running import Inputs, Settings
    from beredt.engine.comparison import Comparison
    from beredt.engine.delays import Point, Scan
    from beredt.engine.scenario import Scenario

MOST_WORST = 100


@click.command()
@click.argument("scenario")
@click.option(
    "--step",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Days from one delay to the next.",
)
@click.option(
    "--up-to",
    type=click.IntRange(min=1, max=365),
    default=30,
    show_default=True,
    help="Longest delay in days.",
)
@click.option(
    "--pair",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="A B",
    help="Two included scenarios to put off; may be repeated.  [default: every pair]",
)
@click.option(
    "--confirm",
    type=click.IntRange(0, 10),
    default=2,
    show_default=True,
    help="How many of the worst delays to simulate.",
)
@register_option
@out_option("Write report.html and delays.json here.")
@json_option
@label_option
@cluster_option
@run_options(draws=100)
def delays(
    scenario: str,
    step: int,
    up_to: int,
    pairs: tuple[tuple[str, str], ...],
    confirm: int,
    out: Path | None,
    label: str | None,
    *,
    as_json: bool,
    **settings: Any,
) -> None:
    """Find the delays between the scenarios that SCENARIO includes that hurt most.

    Every combination of delays of two of them is set against the places that can be
    used, by the exact expected need; the worst are then simulated beside the plan.
    """
    from rich.console import Console

    from beredt.cli.results import print_document
    from beredt.cli.running import Settings, progress_bar, read_inputs
    from beredt.engine.delays import scan_delays
    from beredt.report.comparison import statements
    from beredt.report.delays import delays_document, delays_summary, delays_title

    chosen = Settings(**settings)
    inputs = read_inputs([scenario], chosen.register, out=out)
    ((read, register),) = inputs.cases
    tried = tuple(range(0, up_to + 1, step))
    _check(scenario, read, pairs, tried[-1])
    with progress_bar(scenario) as progress:
        scan = scan_delays(read, register, pairs=pairs, delays=tried, progress=progress)
    label = inputs.label(label, chosen.lang)
    worst = [point for point in scan.worst if point.delays][:confirm]
    compared = _simulated(inputs, worst, chosen) if worst else None
    points = [scan.as_planned, *worst]
    titles = [delays_title(point, chosen.lang) for point in points]
    said = list(statements(compared, titles, chosen.lang)) if compared else []
    document = {"label": label, **delays_document(scan, compared, MOST_WORST)}
    if out is not None:
        _write(out, scan, said, document, read, chosen)
    if as_json:
        print_document(document)
        return
    Console(highlight=False).print(
        delays_summary(scan, said, chosen.draws, chosen.lang)
    )


def _check(
    name: str, scenario: "Scenario", pairs: "Sequence[tuple[str, str]]", longest: int
) -> None:
    """Raise one `FileError` for all that cannot be put off as asked."""
    from beredt.engine.delays import latest_delay, parts_of

    parts = parts_of(scenario)
    faults = []
    if len(parts) < 2:
        found = "fewer than two included scenarios"
        allowed = "a scenario with an include of two or more"
        faults.append(english_fault(name, "include", found, allowed))
    for part in dict.fromkeys(part for pair in pairs for part in pair):
        if part not in parts:
            allowed = "one of " + ", ".join(parts)
            faults.append(english_fault("--pair", "", repr(part), allowed))
    faults += [
        english_fault("--pair", "", f"{one!r} twice", "two scenarios")
        for one, other in pairs
        if one == other
    ]
    moved = {part for pair in pairs for part in pair} or set(parts)
    for part in parts:
        if part in moved and (latest := latest_delay(scenario, part)) < longest:
            found = f"{part} {longest} days later, after the last day"
            allowed = f"at most {latest}, or more days in the scenario"
            faults.append(english_fault("--up-to", "", found, allowed))
    if faults:
        raise FileError(faults)


def _simulated(
    inputs: "Inputs", worst: "Sequence[Point]", settings: "Settings"
) -> "Comparison":
    """Assess the plan and the worst delays, and compare them."""
    from beredt.cli.running import Case, run
    from beredt.engine.comparison import compare
    from beredt.engine.delays import put_off
    from beredt.files.scenarios.fingerprint import fingerprint_of

    ((planned, register),) = inputs.cases
    cases = [Case(planned, register)]
    for point in worst:
        moved = put_off(planned, point.delays)
        cases.append(Case(replace(moved, fingerprint=fingerprint_of(moved)), register))
    names = [_name(planned, point) for point in worst]
    found = run(replace(inputs, cases=tuple(cases)), settings)
    return compare(found, names=[planned.name, *names])


def _name(planned: "Scenario", point: "Point") -> str:
    late = (f"{part}+{days}" for part, days in point.delays.items())
    return f"{planned.name} ({', '.join(late)})"


def _write(
    out: Path,
    scan: "Scan",
    said: "Sequence[str]",
    document: dict[str, Any],
    scenario: "Scenario",
    settings: "Settings",
) -> None:
    from beredt.files.results import DELAYS, PAGE, write_results
    from beredt.report.delays import delays_page
    from beredt.report.sentences import title

    page = delays_page(
        scan,
        said,
        settings.draws,
        title(scenario, settings.lang),
        lang=settings.lang,
        label=document["label"],
    )
    write_results(out, tables={}, page=page, document=document, called=DELAYS)
    click.echo(say("report", settings.lang, path=out / PAGE), err=True)
