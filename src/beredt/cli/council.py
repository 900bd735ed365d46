"""The command `council`: meetings, who takes part, and what does not agree."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from beredt.cli.door import DONE, FAILED
from beredt.cli.options import json_option, language_option
from beredt.report.language import Language

if TYPE_CHECKING:
    from rich.console import RenderableType

    from beredt.engine.council import Attendance, Meeting

_bodies = click.option(
    "--bodies",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Councils and committees of your own, as TOML, in place of the bundled ones.",
)


@click.group()
def council() -> None:
    """Check the papers of a council meeting, and say who takes part in each case."""


@council.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_bodies
@click.option(
    "--strict", is_flag=True, help="End with status 1 when something does not agree."
)
@json_option
@language_option
@click.pass_context
def check(
    ctx: click.Context,
    files: tuple[str, ...],
    bodies: Path | None,
    strict: bool,
    as_json: bool,
    lang: Language,
) -> None:
    """Find what does not agree in the papers of a meeting.

    FILE is a bundled meeting, papers as TOML, or an agenda as TSV, CSV or pasted text.
    """
    from beredt.engine.council import check as find
    from beredt.files.council import find_meeting, read_papers
    from beredt.report.council import check_document, check_summary

    found = {file: find(read_papers(find_meeting(file), bodies)) for file in files}
    if as_json:
        from beredt.cli.results import print_document

        print_document({file: check_document(ones) for file, ones in found.items()})
    else:
        _print(check_summary(found, lang))
    ctx.exit(FAILED if strict and any(found.values()) else DONE)


@council.command()
@click.argument("file", metavar="FILE")
@_bodies
@json_option
@language_option
def agenda(file: str, bodies: Path | None, as_json: bool, lang: Language) -> None:
    """Show the agenda of FILE with its times, and who takes part in each case."""
    from beredt.files.council import find_meeting, read_papers
    from beredt.report.council import meeting_document, meeting_summary

    meeting = read_papers(find_meeting(file), bodies).meeting
    attendance = _attendance(meeting)
    if as_json:
        from beredt.cli.results import print_document

        print_document(meeting_document(meeting, attendance))
    else:
        _print(meeting_summary(meeting, attendance, lang))


@council.command("bodies")
@_bodies
@json_option
@language_option
def show_bodies(bodies: Path | None, as_json: bool, lang: Language) -> None:
    """Show the councils and committees, with their leaders and seats."""
    from beredt.files.council import read_bodies
    from beredt.report.council import bodies_document, bodies_summary

    known = read_bodies(bodies)
    if as_json:
        from beredt.cli.results import print_document

        print_document({"bodies": bodies_document(known)})
    else:
        _print(bodies_summary(known, lang))


def _attendance(meeting: "Meeting") -> "list[Attendance]":
    from beredt.engine.council import attendance_at

    return [
        attendance_at(meeting, item.name)
        for item in meeting.items
        if not item.is_break and item.start is not None
    ]


def _print(shown: "RenderableType") -> None:
    from rich.console import Console

    Console(highlight=False).print(shown)
