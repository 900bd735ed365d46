"""The command `obligations`: what is agreed or required, and how far one has come."""

from datetime import datetime
from pathlib import Path

import click

from beredt.cli.options import json_option, language_option
from beredt.report.language import Language


@click.command()
@click.argument(
    "file", required=False, type=click.Path(path_type=Path), metavar="[FILE]"
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which it is seen.  [default: today]",
)
@json_option
@language_option
def obligations(
    file: Path | None, on: datetime | None, as_json: bool, lang: Language
) -> None:
    """Count what is proved, overdue or without an owner, framework by framework.

    FILE is a TOML file of [[frameworks]], [[obligations]] and [[answers]]; without it
    the bundled obligations of Norway are shown, to which nobody has answered.
    """
    from rich.console import Console

    from beredt.cli.results import print_document
    from beredt.files.obligations import read_obligations
    from beredt.report.obligations import obligations_document, obligations_summary

    every = read_obligations(file)
    day = (on or datetime.now().astimezone()).date().toordinal()
    if as_json:
        print_document(obligations_document(every, day))
    else:
        Console(highlight=False).print(obligations_summary(every, day, lang))
