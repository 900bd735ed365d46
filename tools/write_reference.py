"""Write the pages of docs/reference that are made from the code.

Run: uv run python tools/write_reference.py
"""

from collections.abc import Iterator
from pathlib import Path

import click

from beredt.cli import main
from beredt.files.registers import register_reference

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
WIDTH = 88


def pages() -> dict[str, str]:
    """Return the text of each generated page by file name."""
    return {"command-line.md": command_line(), "register.md": register()}


def command_line() -> str:
    """Return the help of every command, as one page."""
    parts = [
        "# Command line",
        "",
        "Made from the commands themselves: `uv run python tools/write_reference.py`.",
    ]
    for path, help_text in _helps(main, "beredt"):
        parts += ["", f"## {path}", "", "```text", help_text, "```"]
    return "\n".join(parts) + "\n"


def register() -> str:
    """Return every table and column of a register, as one page."""
    return f"""# The register

Made from the code: `uv run python tools/write_reference.py`.

A register is a folder with `datapackage.json` and one CSV for each table. How to make
one is told in [Bring your own register](../guide/bring-your-own-register.md). Every
row of every table ends with four columns:

| column | meaning | what a cell may hold |
|---|---|---|
| `source` | Where the row comes from | text |
| `source_date` | When it was true: a year, month or date | text |
| `mark` | What kind of number it is | `official`, `derived` or `assumption` |
| `confidence` | How sure we are | `high`, `medium` or `low` |

## Tables

{register_reference()}"""


def _helps(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command,
        parent=parent,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _helps(command.commands[inner], inner, context)


if __name__ == "__main__":
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
        print(REFERENCE / name)
