"""The door: what each way of ending means to the shell."""

import os
import traceback
from typing import Any

import click

from beredt.cli.words import say
from beredt.files.faults import FileError

DONE, FAILED, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130
LANGUAGE_KEY = "beredt.language"


class Door(click.Group):
    """A group of commands that ends with 0, 1, 2 or 130 and never with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn what stops it into a message and an exit status."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except FileError as error:
            tell_faults(error, _language(ctx))
            ctx.exit(WRONG_INPUT)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\n" + say("interrupted", _language(ctx)), err=True)
            ctx.exit(INTERRUPTED)
        except Exception as error:  # noqa: BLE001 - the last door: no traceback
            if os.environ.get("BEREDT_TRACEBACK"):
                traceback.print_exc()
            line = " ".join(f"{type(error).__name__}: {error}".split())
            click.echo(say("failed", _language(ctx), error=line), err=True)
            ctx.exit(FAILED)


def tell_faults(error: FileError, language: str) -> None:
    """Print every fault, one a line, and how many there are, as messages."""
    for fault in error.faults:
        click.echo(str(fault), err=True)
    click.echo(say("faults", language, count=len(error.faults)), err=True)


def remember_language(ctx: click.Context, _: click.Parameter, value: str) -> str:
    """Keep the chosen language for the messages that end a command."""
    ctx.meta[LANGUAGE_KEY] = value
    return value


def _language(ctx: click.Context) -> str:
    return str(ctx.meta.get(LANGUAGE_KEY) or os.environ.get("BEREDT_LANG", "nb"))
