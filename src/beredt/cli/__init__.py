"""The command line: `beredt demo`, `assess`, `compare`, `check`, `list`, `version`."""

from beredt.cli.commands import main

__all__ = ["main"]
