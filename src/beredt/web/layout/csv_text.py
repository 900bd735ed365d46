"""Tables as CSV text that opens in a spreadsheet and can do nothing there."""

from collections.abc import Iterable, Sequence
from typing import Any

from beredt.files.sheets import Sheet, write_csv


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write rows under heads; what a spreadsheet would take for a formula is quoted."""
    sheet = Sheet(name="", heads=heads, rows=list(rows))
    return write_csv(sheet).decode("utf-8-sig")
