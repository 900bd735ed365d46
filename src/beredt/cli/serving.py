"""The site's commands: the only ones that load Django, and only when they run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import click

from beredt.cli.door import FAILED, WRONG_INPUT
from beredt.cli.options import language_option
from beredt.cli.words import say

Command = TypeVar("Command", bound=Callable[..., Any])
_home = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="BEREDT_HOME",
    show_envvar=True,
    metavar="DIR",
    help="Folder of the site's database and key.  [default: your own data folder]",
)
_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@_home
@click.option("--host", default="127.0.0.1", show_default=True, help="Listen here.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Listen on this port.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that answer browsers.",
)
@click.option(
    "--work/--no-work",
    "with_work",
    default=True,
    show_default=True,
    help="Also do ordered work here, or leave it to `beredt work`.",
)
@click.option(
    "--administrator",
    default="administrator@localhost",
    show_default=True,
    metavar="EMAIL",
    help="Who gets in first.",
)
@language_option
def serve(
    home: Path | None,
    host: str,
    port: int,
    workers: int,
    with_work: bool,
    administrator: str,
    lang: str,
) -> None:
    """Start the site, with everything loaded, and let the first administrator in."""
    with _site(home, port):
        from beredt.web.config import start

        start.prepare_site()
        click.echo(say("site", lang, address=start.address()))
        if link := start.first_link(administrator):
            click.echo(say("first link", lang, link=link))
        with start.working_beside() if with_work else nullcontext():
            start.serve(host=host, port=port, workers=workers)


@click.command()
@_home
def work(home: Path | None) -> None:
    """Do what is ordered on the site until stopped; start as many as you like."""
    with _site(home):
        from beredt.web.config import start

        start.work()


@click.command()
@_home
@click.argument("email")
@click.option(
    "--forget",
    "forgets",
    is_flag=True,
    help="Ask no more for codes and passkeys that the person has lost.",
)
@language_option
@click.pass_context
def link(
    ctx: click.Context, home: Path | None, email: str, forgets: bool, lang: str
) -> None:
    """Print an address that lets EMAIL in once: the way back in when all else fails."""
    with _site(home):
        from beredt.web.config import start

        if found := start.link_for(email, forgets=forgets):
            click.echo(found)
        else:
            click.echo(say("nobody", lang, email=email), err=True)
            ctx.exit(WRONG_INPUT)


@click.command()
@_home
@_file
@language_option
def backup(home: Path | None, file: Path, lang: str) -> None:
    """Write the whole site to FILE, while it runs."""
    with _site(home):
        from beredt.web.config.backup import write_backup

        rows = sum(table["rows"] for table in write_backup(file)["tables"].values())
        click.echo(say("backed up", lang, path=file, rows=rows))


@click.command()
@_home
@_file
@language_option
def restore(home: Path | None, file: Path, lang: str) -> None:
    """Fill an empty database from FILE, and prove that nothing is missing."""
    with _site(home):
        from beredt.web.config import start
        from beredt.web.config.backup import restore_backup

        start.migrate()
        manifest = restore_backup(file)
        click.echo(say("restored", lang, path=file, made=manifest["made_at"]))


@click.group()
def audit() -> None:
    """Keep watch over the log of what was done on the site."""


@audit.command()
@_home
@click.option(
    "--expect",
    metavar="NUMBER:HASH",
    help="An end of the log that was noted earlier: it must still be on the way.",
)
@language_option
@click.pass_context
def verify(
    ctx: click.Context, home: Path | None, expect: str | None, lang: str
) -> None:
    """Prove that nobody has changed the log, or say where somebody did."""
    with _site(home):
        from django.utils.translation import override

        from beredt.web.audit.verifying import verify_log

        with override(lang):
            proof = verify_log(expect)
        for breach in proof.breaches:
            click.echo(breach, err=True)
        if proof.breaches:
            ctx.exit(FAILED)
        click.echo(say("log holds", lang, count=proof.number))
        click.echo(proof.head)


@contextmanager
def _site(home: Path | None, port: int | None = None) -> Iterator[None]:
    """Open the site; settings that are not safe are the user's to put right."""
    from django.core.exceptions import ImproperlyConfigured

    from beredt.web.config.start import open_site

    try:
        open_site(home, port)
    except ImproperlyConfigured as error:
        click.echo(str(error), err=True)
        click.get_current_context().exit(WRONG_INPUT)
    yield
