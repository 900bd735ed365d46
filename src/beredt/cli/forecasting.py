"""The command `forecast`: occupancy of the next days, and how good that has been."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from beredt.cli.options import (
    draws_option,
    json_option,
    label_option,
    language_option,
    out_option,
    register_option,
    seed_option,
)
from beredt.cli.words import say
from beredt.files.faults import Fault, FileError, english_fault
from beredt.report.language import Language

if TYPE_CHECKING:
    from beredt.engine.forecast import Forecast, Reports, Score, StayLaw

ORDINARY = "K13"
MOST_DAYS = 60


class Choices(NamedTuple):
    """How the forecast is made."""

    days: int
    draws: int
    seed: int
    stay: str
    category: str
    register: str


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=21,
    show_default=True,
    help="How many days to look ahead.",
)
@draws_option(1000, least=20)
@seed_option
@click.option(
    "--stay",
    type=click.Choice(["reports", "register"]),
    default="reports",
    show_default=True,
    help="Find lengths of stay from the reports (from four weeks of them), or take "
    "those of the register.",
)
@click.option(
    "--category",
    default=ORDINARY,
    show_default=True,
    metavar="ID",
    help="Patient category of the register whose stays are taken.",
)
@register_option
@click.option(
    "--score",
    "scored",
    is_flag=True,
    help="Say how good the forecast would have been, every seventh day of the past.",
)
@out_option("Write tables (CSV, Parquet), report.html and forecast.json here.")
@json_option
@label_option
@language_option
def forecast(
    files: tuple[str, ...],
    out: Path | None,
    label: str | None,
    lang: Language,
    *,
    scored: bool,
    as_json: bool,
    **settings: Any,
) -> None:
    """Forecast occupancy from the census and recent admissions in FILE.

    A CSV with the columns date, admissions and occupied; also place, kind, region and
    capacity where they are known. Several files are read together.
    """
    from beredt.files.compiled import keep_compiled_code

    keep_compiled_code()
    choices = Choices(**settings)
    reports, laws = _read(files, choices, out)
    with _waiting(lang):
        scores = _score(reports, laws, choices) if scored else None
        made = None if scored and out is None else _forecast(reports, laws, choices)
    if out is not None and made is not None:
        page = _write(made, scores, choices.category, out, label=label, lang=lang)
        click.echo(say("report", lang, path=page), err=True)
    _print(made, scores, choices.category, label, lang, as_json=as_json)


@contextmanager
def _waiting(lang: Language) -> Iterator[None]:
    """Say what is going on while somebody watches; else say nothing."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(say("forecasting", lang)):
        yield


def _read(
    files: Sequence[str], choices: Choices, out: Path | None
) -> "tuple[Reports, dict[str, StayLaw]]":
    """Read reports and stays; raise one `FileError` with everything that is wrong."""
    from beredt.files.daily_reports import find_reports, read_reports
    from beredt.files.results import check_folder

    faults: list[Fault] = [] if out is None else check_folder(out)
    reports, laws = None, {}
    try:
        reports = read_reports([find_reports(file) for file in files])
    except FileError as error:
        faults += error.faults
    try:
        laws = _laws(reports.kinds if reports else (), choices)
    except FileError as error:
        faults += error.faults
    if faults or reports is None:
        raise FileError(faults)
    return reports, laws


def _laws(kinds: Sequence[str], choices: Choices) -> "dict[str, StayLaw]":
    """Return the stays of a category of the register in each kind of place."""
    from beredt.engine.forecast import law_of_category
    from beredt.files.registers import find_register, read_register

    register = read_register(find_register(choices.register))
    known = [category.id for category in register.categories]
    if choices.category not in known:
        allowed = "one of " + ", ".join(known)
        found = repr(choices.category)
        fault = english_fault("--category", "", found, allowed)
        raise FileError([fault])
    fixed = choices.stay == "register"
    return {
        kind: law_of_category(register, choices.category, kind, fixed=fixed)
        for kind in kinds
    }


def _forecast(
    reports: "Reports", laws: "Mapping[str, StayLaw]", choices: Choices
) -> "Forecast":
    from beredt.engine.forecast import forecast as forecast_occupancy

    return forecast_occupancy(
        reports,
        laws=laws,
        days=choices.days,
        draws=choices.draws,
        seed=choices.seed,
    )


def _score(
    reports: "Reports", laws: "Mapping[str, StayLaw]", choices: Choices
) -> "tuple[Score, ...]":
    from beredt.engine.forecast import PAST_DRAWS, score

    draws = min(choices.draws, 2 * PAST_DRAWS)
    return score(reports, laws=laws, days=choices.days, draws=draws, seed=choices.seed)


def _write(
    made: "Forecast",
    scores: "Sequence[Score] | None",
    category: str,
    out: Path,
    *,
    label: str | None,
    lang: Language,
) -> Path:
    from beredt.files.results import FORECAST, PAGE, Table, write_results
    from beredt.report.forecasting import tables
    from beredt.report.forecasting.page import forecast_page

    written = {
        "forecast": Table(row=tables.ForecastRow, rows=[*tables.forecast_rows(made)])
    }
    if scores is not None:
        written["scores"] = Table(
            row=tables.ScoreRow, rows=[*tables.score_rows(scores)]
        )
    write_results(
        out,
        tables=written,
        page=forecast_page(made, scores, category, lang=lang, label=label),
        document=_document(made, scores, label),
        called=FORECAST,
    )
    return out / PAGE


def _document(
    made: "Forecast | None", scores: "Sequence[Score] | None", label: str | None
) -> dict[str, Any]:
    from beredt.report.forecasting.document import forecast_document, score_document

    return {
        "label": label,
        **(forecast_document(made) if made else {}),
        **(score_document(scores) if scores is not None else {}),
    }


def _print(
    made: "Forecast | None",
    scores: "Sequence[Score] | None",
    category: str,
    label: str | None,
    lang: Language,
    *,
    as_json: bool,
) -> None:
    from rich.console import Console

    from beredt.cli.results import print_document
    from beredt.engine.forecast import FIRST_JUDGED
    from beredt.report.forecasting.terminal import forecast_summary, score_summary

    if as_json:
        print_document(_document(made, scores, label))
        return
    console = Console(highlight=False)
    if made is not None:
        console.print(forecast_summary(made, category, lang))
    if scores is not None:
        console.print(score_summary(scores, FIRST_JUDGED + 1, lang))
