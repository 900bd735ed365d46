"""The command `estimate stay`: a length of stay from recorded data."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beredt.cli.options import json_option, language_option
from beredt.files.faults import FileError, english_fault
from beredt.report.language import Language

if TYPE_CHECKING:
    from beredt.engine.estimation import StayEstimate
    from beredt.files.stay_evidence import Evidence

KINDS = {"line-list": "line_list", "quantiles": "quantiles", "census": "census"}


@click.group()
def estimate() -> None:
    """Estimate numbers of your own register from recorded data."""


@estimate.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    help="What the file holds, when its columns do not tell: stays one by one, "
    "quantiles, or admissions and census by day.",
)
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day on which a list of stays was read; else the last day in it.",
)
@click.option(
    "--column",
    metavar="NAME",
    help="Column with the days of the quantiles; else the first beside quantile.",
)
@click.option(
    "--mean",
    type=click.FloatRange(min=0, min_open=True),
    help="Mean stay in days published with the quantiles.",
)
@click.option(
    "--number",
    type=click.FloatRange(min=1),
    help="Number of stays behind the quantiles.  [default: 200]",
)
@click.option(
    "--place",
    metavar="NAME",
    help="Place of a census with many; else all of them together.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the estimate as columns of a register's pathways.csv here.",
)
@json_option
@language_option
def stay(
    file: Path,
    kind: str | None,
    until: datetime | None,
    out: Path | None,
    as_json: bool,
    lang: Language,
    **said: float | str | None,
) -> None:
    """Estimate the length of stay in days that FILE tells of, with 80 % intervals.

    FILE is a CSV of one of three kinds. Stays one by one: admitted and discharged
    (dates, or dates with hours; empty when still inside). Quantiles: quantile and
    days. Admissions and census: date, admissions and occupied; also place. A census
    takes half a minute or more, since eight forms are tried on its own past.
    """
    from rich.console import Console

    from beredt.cli.results import print_document
    from beredt.cli.threads import single_thread
    from beredt.files.stay_evidence import Asked, read_evidence
    from beredt.report.stay_estimate import stay_document, stay_summary

    if out is not None and not out.absolute().parent.is_dir():
        allowed = "a file in a folder that is there"
        fault = english_fault(out, "--out", "no folder", allowed)
        raise FileError([fault])
    asked = Asked(
        kind=KINDS.get(kind or ""),  # type: ignore[arg-type]
        until=until.date() if until else None,
        **said,  # type: ignore[arg-type]
    )
    evidence = read_evidence(file, asked)
    with single_thread():
        found = _estimated(evidence)
    if out is not None:
        _write(out, found, file, evidence, lang)
    if as_json:
        print_document(stay_document(found, evidence.first_day))
    else:
        shown = stay_summary(found, evidence.first_day, lang)
        Console(highlight=False).print(shown)


def _estimated(evidence: "Evidence") -> "StayEstimate":
    from beredt.engine.estimation import (
        QuantileTable,
        StayList,
        estimate_from_census,
        estimate_from_list,
        estimate_from_quantiles,
    )

    what = evidence.what
    if isinstance(what, StayList):
        return estimate_from_list(what)
    if isinstance(what, QuantileTable):
        return estimate_from_quantiles(what)
    return estimate_from_census(what)


def _write(
    out: Path, found: "StayEstimate", file: Path, evidence: "Evidence", lang: Language
) -> None:
    from beredt.files.stay_rows import pathway_columns, write_pathway_columns
    from beredt.report.stay_words import phrase

    source = f"Estimated from {file.name} with beredt estimate stay"
    last = evidence.last_day
    when = date.fromordinal(last) if last else date.today()  # noqa: DTZ011 - the user's
    write_pathway_columns(out, pathway_columns(found, source, when))
    click.echo(phrase("written", lang, path=out), err=True)
