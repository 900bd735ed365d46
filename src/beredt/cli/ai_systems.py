"""The command `ai-systems`: what is used where, and what standards ask about it."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from beredt.cli.options import json_option, language_option
from beredt.files.faults import Fault, FileError, english_fault
from beredt.report.language import Language

ADDRESS = re.compile(r"""https?://[^\s<>"{}|\\^`]+""")
MAIL = re.compile(r"""[^\s@<>"]+@[^\s@<>"]+""")
VIEWS = ("atrs_1", "atrs_2", "annex_8_a", "annex_8_b", "annex_8_c")


@click.command("ai-systems")
@click.argument(
    "file", required=False, type=click.Path(path_type=Path), metavar="[FILE]"
)
@click.option("--system", metavar="ID", help="One system, as a standard asks for it.")
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    default="atrs_1",
    show_default=True,
    help="The standard: ATRS 3.0 tier 1 or 2, AI Act Annex VIII A, B or C.",
)
@click.option(
    "--dcat",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Describe the register by DCAT-AP-NO here: .jsonld or .ttl.",
)
@click.option(
    "--address",
    default="https://example.org/ai-systems",
    show_default=True,
    help="Where the register is published.",
)
@click.option(
    "--publisher", default="Beredt", show_default=True, help="Who publishes it."
)
@click.option(
    "--contact",
    default="post@example.org",
    show_default=True,
    help="E-mail of the publisher.",
)
@click.option(
    "--issued",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of publication.  [default: today]",
)
@json_option
@language_option
def ai_systems(
    file: Path | None,
    system: str | None,
    view: Any,
    dcat: Path | None,
    as_json: bool,
    lang: Language,
    **described: Any,
) -> None:
    """Count AI systems, and show what standards ask about each of them.

    FILE is a TOML file of [[systems]]; without it Beredt's own models are shown.
    Systems without a decided supplier are listed and not counted.
    """
    from rich.console import Console

    from beredt.cli.results import print_document
    from beredt.files.ai_systems import read_systems
    from beredt.report.ai_systems import (
        systems_document,
        systems_summary,
        view_document,
        view_summary,
    )

    systems = read_systems(file)
    if dcat is not None:
        _describe(dcat, systems, described)
    if system is not None:
        chosen = _chosen(systems, system)
        document = view_document(chosen, view)
        shown = view_summary(chosen, view, lang)
    else:
        document = systems_document(systems)
        shown = systems_summary(systems, lang)
    if as_json:
        print_document(document)
    else:
        Console(highlight=False).print(shown)


def _chosen(systems: Any, name: str) -> Any:
    for one in systems:
        if one.id == name:
            return one
    allowed = "one of " + ", ".join(one.id for one in systems)
    raise FileError([english_fault(name, "--system", name, allowed)])


def _describe(path: Path, systems: Any, described: dict[str, Any]) -> None:
    from beredt.files.ai_systems import describe_dataset, format_of

    form = format_of(path)
    faults = list(_wrong(path, described["address"], described["contact"]))
    if faults:
        raise FileError(faults)
    issued = described.pop("issued") or datetime.now().astimezone()
    text = describe_dataset(systems, issued=issued.date(), form=form, **described)
    path.write_text(text, encoding="utf-8")


def _wrong(path: Path, address: str, contact: str) -> Iterator[Fault]:
    """Yield what would make no description: no folder, no address, no e-mail."""
    file = str(path)
    if not path.absolute().parent.is_dir():
        allowed = "a file in a folder that is there"
        yield english_fault(file, "--dcat", "no folder", allowed)
    if not ADDRESS.fullmatch(address):
        allowed = "an address as https://example.org/ai-systems"
        yield english_fault(file, "--address", address, allowed)
    if not MAIL.fullmatch(contact):
        allowed = "an e-mail address"
        yield english_fault(file, "--contact", contact, allowed)
