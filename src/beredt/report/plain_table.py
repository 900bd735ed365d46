"""A table for the terminal: a bold title, a line below the heads."""

from rich import box
from rich.table import Table
from rich.text import Text


def plain_table(title: str, *heads: str) -> Table:
    """Return an empty table with a title and these columns, whose cells may wrap."""
    table = Table(
        title=Text(title, style="bold") if title else None,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
    for head in heads:
        table.add_column(head, overflow="fold")
    return table
