"""The command `indicators`: how far a strategy has come."""

from datetime import datetime
from pathlib import Path

import click

from beredt.cli.options import json_option, language_option
from beredt.report.language import Language


@click.command()
@click.argument(
    "observations", required=False, type=click.Path(path_type=Path), metavar="[FILE]"
)
@click.option(
    "--strategy",
    "strategy_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A strategy of your own, as TOML, in place of the bundled one.",
)
@json_option
@language_option
def indicators(
    observations: Path | None,
    strategy_path: Path | None,
    as_json: bool,
    lang: Language,
) -> None:
    """Work out the indicators of a strategy by their stated rules.

    FILE is an XLSX or a CSV with the columns indicator, year, month, numerator and
    denominator; an empty numerator is a month that is missing.
    """
    from rich.console import Console

    from beredt.cli.results import print_document
    from beredt.files.observations import read_observations
    from beredt.files.strategies import read_strategy
    from beredt.report.strategy import strategy_document, strategy_summary

    strategy = read_strategy(strategy_path)
    today = datetime.now().astimezone().date()
    observed = read_observations(observations, strategy, today) if observations else ()
    if as_json:
        print_document(strategy_document(strategy, observed))
    else:
        Console(highlight=False).print(strategy_summary(strategy, observed, lang))
