"""The command `validate`: recorded against computed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from beredt.cli.door import DONE, FAILED
from beredt.cli.options import (
    draws_option,
    json_option,
    language_option,
    register_option,
    seed_option,
)
from beredt.files.faults import FileError, english_fault
from beredt.report.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beredt.cli.cases import Case
    from beredt.engine.validation import Line
    from beredt.report.validation import NotRun

BESIDE = Path("..") / "shared" / "data"


@click.command()
@click.argument("case", required=False, metavar="[CASE]")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--recorded",
    type=click.Path(path_type=Path),
    envvar="BEREDT_RECORDED",
    show_envvar=True,
    metavar="DIR",
    help="Folder of recorded series (else ../shared/data where there is one).",
)
@register_option
@draws_option(200)
@seed_option
@click.option(
    "--strict",
    is_flag=True,
    help="End with status 1 when a number fails or a case cannot be run.",
)
@json_option
@language_option
@click.pass_context
def validate(
    ctx: click.Context,
    /,
    case: str | None,
    files: tuple[Path, ...],
    recorded: Path | None,
    strict: bool,
    as_json: bool,
    lang: Language,
    register: str,
    **settings: Any,
) -> None:
    """Set what was recorded beside what is computed, with the error of each.

    CASE is one of the cases that the table names; without it all of them are run. CASE
    own scores the hospitals of your own FILE: CSV with the columns date, place,
    admissions, occupied and, as far as they are known, kind, region, discharges and
    capacity. The status is 0 also when numbers fail, unless --strict is given.
    """
    from beredt.cli.cases import Ground, run_cases

    ground = Ground(
        folder=recorded_folder(recorded), register_name=register, **settings
    )
    lines, not_run = run_cases(_chosen(case, files, lang), ground)
    _show(lines, not_run, lang, as_json=as_json)
    failed = bool(not_run) or not all(line.passed for line in lines)
    ctx.exit(FAILED if strict and failed else DONE)


def recorded_folder(chosen: Path | None) -> Path | None:
    """Return the folder of recorded series; a chosen one must be there."""
    if chosen is None:
        return BESIDE if BESIDE.is_dir() else None
    if not chosen.is_dir():
        allowed = "a folder of recorded series"
        fault = english_fault(chosen, "--recorded", "no such folder", allowed)
        raise FileError([fault])
    return chosen


def _chosen(
    case: str | None, files: tuple[Path, ...], lang: Language
) -> "Sequence[Case]":
    from beredt.cli.cases import CASES, OWN, own

    if case == OWN:
        if not files:
            raise click.UsageError("Name a file of your own: beredt validate own FILE")
        return [own(files, lang)]
    if files:
        raise click.UsageError(f"Files go with the case {OWN} alone.")
    if case is None:
        return CASES
    known = {known.name: known for known in CASES}
    if case not in known:
        names = ", ".join([*known, OWN])
        raise click.UsageError(f"No case {case!r}. Cases: {names}.")
    return [known[case]]


def _show(
    lines: "Sequence[Line]",
    not_run: "Sequence[NotRun]",
    lang: Language,
    *,
    as_json: bool,
) -> None:
    from rich.console import Console

    from beredt.cli.results import print_document
    from beredt.report.validation import validation_document, validation_summary

    if as_json:
        print_document(validation_document(lines, not_run))
    else:
        console = Console(highlight=False)
        width = console.width
        console.print(validation_summary(lines, not_run, lang, width=width))
