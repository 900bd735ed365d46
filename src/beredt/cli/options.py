"""Options that mean the same in every command that has them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from beredt.cli.door import remember_language
from beredt.report.language import LANGUAGES

Command = TypeVar("Command", bound=Callable[..., Any])

register_option = click.option(
    "--register",
    default="norway",
    show_default=True,
    metavar="NAME|PATH",
    help="Bundled register, or the folder of your own.",
)
json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print one JSON document on standard output and nothing else.",
)
label_option = click.option(
    "--label",
    metavar="TEXT",
    help="Classification label on every page of the report and in the document.",
)
language_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="nb",
    show_default=True,
    envvar="BEREDT_LANG",
    show_envvar=True,
    is_eager=True,
    callback=remember_language,
    help="Language of report, summary and messages.",
)
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    default=1,
    show_default=True,
    help="Same seed, same futures.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    show_default="one for each processor",
    help="Threads on this machine; the answer is the same for any number.",
)
knowledge_option = click.option(
    "--knowledge/--no-knowledge",
    default=True,
    show_default=True,
    help="Draw numbers that are not known exactly from their interval, or keep "
    "them at their value so that futures differ by chance alone.",
)
cluster_option = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Run on a Dask cluster, e.g. tcp://10.0.0.5:8786, in place of this machine.",
)


precision_option = click.option(
    "--precision",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SHARE",
    help="Stop before --draws when mean unmet place-days, or their difference between "
    "scenarios, are known this closely (0.02 = within 2 %).",
)


def draws_option(default: int, *, least: int = 1) -> Callable[[Command], Command]:
    """Give a command the number of possible futures."""
    return click.option(
        "--draws",
        type=click.IntRange(min=least),
        default=default,
        show_default=True,
        help="Number of possible futures.",
    )


def out_option(
    written: str, default: Path | None = None
) -> Callable[[Command], Command]:
    """Give a command the folder into which it writes what `written` names."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=default,
        show_default=default is not None,
        metavar="DIR",
        help=written,
    )


def run_options(draws: int) -> Callable[[Command], Command]:
    """Give a command the options that every assessment has."""
    options = (
        draws_option(draws),
        seed_option,
        workers_option,
        knowledge_option,
        language_option,
    )

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add
