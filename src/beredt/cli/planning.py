"""The command `plan`: what to do about a gap, tried on the same patients."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import isfinite, nan
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from beredt.cli.options import (
    Command,
    cluster_option,
    json_option,
    label_option,
    out_option,
    register_option,
    run_options,
)
from beredt.cli.words import say
from beredt.report.language import Language

if TYPE_CHECKING:
    from beredt.cli.running import Inputs, Settings
    from beredt.engine.allocation import Weights
    from beredt.engine.measures import Plan, Wish
    from beredt.engine.scenario import Measure, Scenario
    from beredt.engine.trial import Trial


measures_option = click.option(
    "--measures",
    metavar="NAME|PATH",
    help="Catalogue to choose from; that of the register when left out.",
)
WISHES = (
    click.option(
        "--most",
        type=click.IntRange(min=0),
        metavar="N",
        help="At most so many different measures; as many as help when left out.",
    ),
    click.option(
        "--fair",
        is_flag=True,
        help="First make the largest relative shortfall of any region small.",
    ),
    click.option(
        "--budget-patients",
        type=click.FloatRange(min=0),
        metavar="N",
        help="Move at most so many patients in all.",
    ),
    click.option(
        "--budget-hours",
        type=click.FloatRange(min=0),
        metavar="H",
        help="Let moved patients travel at most so many hours in all.",
    ),
    click.option(
        "--hedge",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Choose sizes that are ready for N different futures, not the mean alone.",
    ),
    click.option(
        "--weight",
        "weights",
        multiple=True,
        metavar="NAME=VALUE",
        help="Let something count more or less, e.g. move_weight=3; may be repeated.",
    ),
)


def wish_options(command: Command) -> Command:
    """Give a command the options that say what is asked of a plan."""
    for option in reversed(WISHES):
        command = option(command)
    return command


@click.command()
@click.argument("scenario")
@register_option
@measures_option
@wish_options
@out_option("Write report.html, plan.json and plan.toml here.")
@json_option
@label_option
@cluster_option
@run_options(draws=200)
def plan(
    scenario: str,
    measures: str | None,
    out: Path | None,
    as_json: bool,
    label: str | None,
    **settings: Any,
) -> None:
    """Choose the measures that close most of the gap of SCENARIO, and try them.

    The plan is chosen on the mean course, from a catalogue of measures, and then tried
    on the same random patients without and with it. DIR/plan.toml is a scenario that
    `beredt assess` runs.
    """
    from beredt.cli.results import print_document
    from beredt.cli.running import Settings
    from beredt.report.planning import plan_document, plan_summary

    names = ("most", "fair", "budget_patients", "budget_hours", "hedge", "weights")
    wish = _wish(**{name: settings.pop(name) for name in names})
    chosen = Settings(**settings)
    order = _read(scenario, measures, chosen, out)
    planned = _run(order, wish, chosen)
    label = order.inputs.label(label, chosen.lang)
    document = plan_document(planned.trial, wish, planned.seconds)
    document = {"label": label, **document}
    if out is not None:
        page = _write(out, order, planned, document, chosen.lang)
        click.echo(say("report", chosen.lang, path=page), err=True)
    if as_json:
        print_document(document)
        return
    from rich.console import Console

    Console(highlight=False).print(plan_summary(planned.trial, chosen.lang))


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a plan is made of: the file of the scenario, inputs, catalogue."""

    file: Path
    inputs: "Inputs"
    catalogue: "Scenario"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan tried, the scenario with it, and the seconds that choosing took."""

    trial: "Trial"
    scenario: "Scenario"
    seconds: float


def _wish(
    *,
    most: int | None,
    fair: bool,
    budget_patients: float | None,
    budget_hours: float | None,
    hedge: int,
    weights: tuple[str, ...],
) -> "Wish":
    """Return what is asked of a plan, as it was asked on the command line."""
    from beredt.engine.allocation import Budget
    from beredt.engine.measures import Wish

    return Wish(
        most=most,
        fair=fair,
        budget=Budget(patients=budget_patients, hours=budget_hours),
        hedge=hedge,
        weights=_weights(weights),
    )


def _weights(changes: tuple[str, ...]) -> "Weights":
    """Return the weights with those that the planner changed."""
    from beredt.engine.allocation import Weights

    changed = {}
    for change in changes:
        name, _, value = change.partition("=")
        try:
            changed[name] = float(value)
        except ValueError:
            changed[name] = nan
        if not isfinite(changed[name]):
            said = f"{change!r} is not NAME=VALUE with a number"
            raise click.BadParameter(said, param_hint="--weight")
    try:
        return Weights(changed=changed)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--weight") from error


def _read(
    scenario: str, measures: str | None, chosen: "Settings", out: Path | None
) -> Order:
    """Read everything; raises one `FileError` with all faults."""
    from beredt.cli.running import gathering, read_inputs
    from beredt.files.faults import Fault, FileError
    from beredt.files.scenarios import find_catalogue, find_scenario, read_catalogue

    faults: list[Fault] = []
    inputs = catalogue = None
    with gathering(faults):
        inputs = read_inputs([scenario], chosen.register, out=out)
    register = inputs.cases[0].register if inputs else None
    with gathering(faults):
        known = register.name if register else chosen.register
        catalogue = read_catalogue(find_catalogue(measures, known), register)
    if inputs is None or catalogue is None:
        raise FileError(faults)
    return Order(file=find_scenario(scenario), inputs=inputs, catalogue=catalogue)


def _run(order: Order, wish: "Wish", chosen: "Settings") -> Planned:
    """Assess, choose, and assess with the plan on the same patients."""
    from beredt.cli.running import Case, run
    from beredt.engine.measures import choose_measures
    from beredt.engine.preparation import prepare
    from beredt.engine.trial import try_plan

    (case,) = order.inputs.cases
    (before,) = run(order.inputs, chosen)
    begun = perf_counter()
    with _choosing(chosen.lang):
        prepared = prepare(*case, seed=chosen.seed, knowledge=chosen.knowledge)
        plan = choose_measures(prepared, order.catalogue, wish)
    seconds = perf_counter() - begun
    scenario = with_plan(case.scenario, plan)
    inputs = replace(order.inputs, cases=(Case(scenario, case.register),))
    (after,) = run(inputs, chosen)
    trial = try_plan(plan, before, after)
    return Planned(trial=trial, scenario=scenario, seconds=seconds)


def with_plan(scenario: "Scenario", plan: "Plan") -> "Scenario":
    """Return a scenario with the measures of a plan."""
    from beredt.files.scenarios import add_measures
    from beredt.report.planning import plan_description, plan_title

    taken = {measure.name for measure in scenario.measures}
    return add_measures(
        scenario,
        [_renamed(row.measure, taken) for row in plan.measures],
        title=plan_title(scenario),
        description=plan_description(scenario),
    )


def _renamed(measure: "Measure", taken: set[str]) -> "Measure":
    """Return a measure under a name that the scenario does not have yet."""
    name = measure.name
    while name in taken:
        name += "-2"
    return replace(measure, name=name)


def _write(
    out: Path,
    order: Order,
    planned: Planned,
    document: dict[str, Any],
    lang: Language,
) -> Path:
    """Write the folder of a plan; return where the report is."""
    from beredt.files.results import CARRIED, PAGE, PLAN, PLAN_FILE, write_results
    from beredt.files.scenarios import bundled_scenarios, files_of, write_fragment
    from beredt.report.planning import plan_page

    scenario, added = planned.scenario, len(planned.trial.plan.measures)
    bundled = order.file in bundled_scenarios().values()
    carried = {} if bundled else files_of(order.file)
    name = order.file.stem
    text = write_fragment(
        scenario.name,
        scenario.measures[:added],
        days=scenario.days,
        include=[name if bundled else f"{CARRIED}/{order.file.name}"],
        title=scenario.title,
        description=scenario.description,
    )
    beside = {PLAN_FILE: text.encode()}
    beside |= {f"{CARRIED}/{path}": content for path, content in carried.items()}
    page = plan_page(planned.trial, lang=lang, label=document["label"])
    write_results(
        out, tables={}, page=page, document=document, called=PLAN, beside=beside
    )
    return out / PAGE


@contextmanager
def _choosing(lang: Language) -> Iterator[None]:
    """Say on standard error what is being done, for as long as somebody watches."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(say("choosing", lang)):
        yield
