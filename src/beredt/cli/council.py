"""The command `council`: meetings, who takes part, and what does not agree."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from beredt.cli.door import DONE, FAILED
from beredt.cli.options import json_option, label_option, language_option
from beredt.files.faults import Fault, FileError, english_fault
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


@council.command()
@click.argument("file", metavar="FILE")
@_bodies
@click.option(
    "--calendar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The meeting and the next one for a calendar (iCalendar, .ics).",
)
@click.option(
    "--minutes",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A draft of the minutes, for a word processor (.docx) or printed (.pdf).",
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A Noark 5.5 extraction with checksums, in a new folder.",
)
@click.option(
    "--owner",
    default="Beredt",
    show_default=True,
    help="The enterprise whose archive it is.",
)
@click.option("--by", default="Beredt", show_default=True, help="Who hands it over.")
@click.option(
    "--made",
    type=click.DateTime(["%Y-%m-%dT%H:%M:%S"]),
    help="When it is made, in UTC.  [default: now]",
)
@label_option
@language_option
def export(file: str, bodies: Path | None, made: datetime | None, **asked: Any) -> None:
    """Hand FILE over: to a calendar, a word processor, an archive."""
    from beredt.files.council import find_meeting, read_papers

    if not any(asked[key] for key in ("calendar", "minutes", "archive")):
        raise click.UsageError("Name what to write: --calendar, --minutes, --archive.")
    meeting = read_papers(find_meeting(file), bodies).meeting
    if faults := [*_unwritable(asked)]:
        raise FileError(faults)
    made = (made or datetime.now(UTC)).replace(tzinfo=UTC)
    _write(meeting, made, asked)


def _unwritable(asked: dict[str, Any]) -> Iterator[Fault]:
    """Yield a fault for every file or folder that cannot be made."""
    for key in ("calendar", "minutes", "archive"):
        path = asked[key]
        if path is None:
            continue
        if not path.absolute().parent.is_dir():
            allowed = "a place in a folder that is there"
            where = f"--{key}"
            yield english_fault(path, where, "no folder", allowed)
        elif key == "archive" and path.exists():
            found, allowed = "a folder that is there", "a new folder"
            yield english_fault(path, "--archive", found, allowed)


def _write(meeting: "Meeting", made: datetime, asked: dict[str, Any]) -> None:
    if asked["archive"] is not None:
        from beredt.files.council.archive import write_extraction

        owner, by = asked["owner"], asked["by"]
        write_extraction(meeting, asked["archive"], archive=owner, made=made, by=by)
    if asked["calendar"] is not None:
        from beredt.files.council.calendar import calendar_of

        asked["calendar"].write_bytes(calendar_of(meeting, stamped=made))
    if asked["minutes"] is not None:
        from beredt.report.council.minutes import write_minutes

        attendance = {one.item: one for one in _attendance(meeting)}
        lang, label = asked["lang"], asked["label"]
        draft = write_minutes(meeting, attendance, lang, label=label)
        if asked["minutes"].suffix.lower() == ".pdf":
            from beredt.report.council.printed_minutes import minutes_pdf

            asked["minutes"].write_bytes(minutes_pdf(draft, made=made))
        else:
            from beredt.report.council.word_minutes import minutes_docx

            asked["minutes"].write_bytes(minutes_docx(draft))


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
