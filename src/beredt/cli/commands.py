"""The commands, each in three steps: read, run, hand over."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from beredt.cli.ai_systems import ai_systems
from beredt.cli.comparing import compare
from beredt.cli.council import council
from beredt.cli.delaying import delays
from beredt.cli.door import DONE, WRONG_INPUT, Door
from beredt.cli.estimating import estimate
from beredt.cli.forecasting import forecast
from beredt.cli.obligations import obligations
from beredt.cli.options import (
    cluster_option,
    json_option,
    label_option,
    language_option,
    out_option,
    precision_option,
    register_option,
    run_options,
)
from beredt.cli.planning import plan
from beredt.cli.pricing import price_model
from beredt.cli.serving import audit, backup, link, restore, serve, work
from beredt.cli.strategy import indicators
from beredt.cli.validating import validate
from beredt.cli.words import say
from beredt.files.faults import Fault
from beredt.report.language import Language


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Find out whether one health service can meet every need at once.

    Need - capacity = gap -> measure. Start with: beredt demo
    """


main.add_command(plan)
main.add_command(compare)
main.add_command(delays)
main.add_command(validate)
main.add_command(forecast)
main.add_command(estimate)
main.add_command(price_model)
main.add_command(council)
main.add_command(indicators)
main.add_command(obligations)
main.add_command(ai_systems)
for command in (serve, work, link, backup, restore, audit):
    main.add_command(command)


@main.command()
@out_option("Folder for tables, report and document.", Path("beredt-demo"))
@label_option
@run_options(draws=100)
def demo(out: Path, label: str | None, **settings: Any) -> None:
    """Assess the bundled country in the worst case of the total defence."""
    from beredt.cli.results import print_summary, write_folder
    from beredt.cli.running import Settings, read_inputs, run

    chosen = Settings(influence=True, **settings)
    inputs = read_inputs(["totalforsvar-verst"], chosen.register, out=out)
    (assessment,) = run(inputs, chosen)
    report = write_folder(
        assessment, out, lang=chosen.lang, label=inputs.label(label, chosen.lang)
    )
    print_summary(assessment, chosen.lang)
    click.echo("\n" + say("report", chosen.lang, path=report))


@main.command()
@click.argument("scenario")
@register_option
@out_option("Write tables (CSV, Parquet), report.html and assessment.json here.")
@json_option
@label_option
@cluster_option
@precision_option
@run_options(draws=200)
def assess(
    scenario: str, out: Path | None, as_json: bool, label: str | None, **settings: Any
) -> None:
    """Find need, capacity and gap of SCENARIO, a bundled name or a TOML file."""
    from beredt.cli.results import (
        document_of,
        print_document,
        print_summary,
        write_folder,
    )
    from beredt.cli.running import Settings, read_inputs, run

    # Only documents and reports rank the numbers: it takes seconds.
    chosen = Settings(influence=as_json or out is not None, **settings)
    inputs = read_inputs([scenario], chosen.register, out=out)
    (assessment,) = run(inputs, chosen)
    label = inputs.label(label, chosen.lang)
    if out is not None:
        report = write_folder(assessment, out, lang=chosen.lang, label=label)
        click.echo(say("report", chosen.lang, path=report), err=True)
    if as_json:
        print_document(document_of(assessment, label))
    else:
        print_summary(assessment, chosen.lang)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@register_option
@json_option
@language_option
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    register: str,
    as_json: bool,
    lang: Language,
) -> None:
    """Say everything that is wrong with a register, a scenario or many scenarios."""
    from beredt.cli.checking import find_faults
    from beredt.cli.results import print_document

    found = find_faults(paths, register)
    if as_json:
        print_document({path: list(map(asdict, found[path])) for path in paths})
    else:
        _print_faults(found, lang)
    ctx.exit(WRONG_INPUT if any(found.values()) else DONE)


@main.command("list")
@click.argument("what", type=click.Choice(["registers", "scenarios", "catalogues"]))
@json_option
@language_option
def list_bundled(what: str, as_json: bool, lang: Language) -> None:
    """Name what comes with Beredt, with titles; catalogues are those of measures."""
    from beredt.cli.listing import list_catalogues, list_registers, list_scenarios
    from beredt.cli.results import print_document

    if what == "registers":
        titles = list_registers()
    else:
        of = list_scenarios if what == "scenarios" else list_catalogues
        titles = of(lang)
    if as_json:
        print_document(titles)
        return
    width = max(map(len, titles), default=0)
    for name, title in titles.items():
        click.echo(f"{name:{width}}  {title}")


@main.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    click.echo(f"beredt {installed('beredt')}")


def _print_faults(found: Mapping[str, Sequence[Fault]], lang: Language) -> None:
    for path, faults in found.items():
        for fault in faults:
            click.echo(str(fault))
        key = "counted" if faults else "no faults"
        click.echo(say(key, lang, path=path, count=len(faults)))
