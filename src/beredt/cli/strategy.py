"""The command `indicators`: how far a strategy has come."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from beredt.cli.options import json_option, label_option, language_option
from beredt.files.faults import FileError, english_fault
from beredt.report.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beredt.engine.strategy import Observation, Strategy


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
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A report on the period for a word processor (.docx).",
)
@click.option(
    "--period",
    metavar="PERIOD",
    help="A year or a quarter: 2026, 2026-Q2.  [default: this year]",
)
@label_option
@json_option
@language_option
def indicators(
    observations: Path | None,
    strategy_path: Path | None,
    as_json: bool,
    lang: Language,
    **asked: Any,
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

    today = datetime.now().astimezone().date()
    strategy = read_strategy(strategy_path, today)
    observed = read_observations(observations, strategy, today) if observations else ()
    if asked["report"] is not None:
        _write_report(asked, strategy, observed, today, lang)
    elif as_json:
        print_document(strategy_document(strategy, observed))
    else:
        Console(highlight=False).print(strategy_summary(strategy, observed, lang))


def _write_report(
    asked: dict[str, Any],
    strategy: "Strategy",
    observed: "Sequence[Observation]",
    today: date,
    lang: Language,
) -> None:
    """Write where the strategy stood in a period; `FileError` where that is none."""
    from beredt.engine.strategy import standing
    from beredt.files.periods import period_named
    from beredt.report.strategy.paper import period_docx
    from beredt.report.strategy.period import period_report

    path, name = asked["report"], asked["period"] or str(today.year)
    period = period_named(name, today)
    faults = []
    if period is None:
        allowed = "a year or a quarter that has begun: 2026, 2026-Q2"
        faults.append(english_fault(name, "--period", name, allowed))
    if not path.absolute().parent.is_dir():
        allowed = "a place in a folder that is there"
        where, found = "--report", "no folder"
        faults.append(english_fault(path, where, found, allowed))
    if period is None or faults:
        raise FileError(faults)
    stood = standing(strategy, observed, period, today.toordinal())
    report = period_report(stood, lang)
    path.write_bytes(period_docx(report, lang, label=asked["label"]))
