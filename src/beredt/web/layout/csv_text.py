"""Tables as CSV text that opens in a spreadsheet and can do nothing there."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write rows under heads; what a spreadsheet would take for a formula is quoted."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in ([*heads], *rows):
        writer.writerow([_harmless(value) for value in row])
    return buffer.getvalue()


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return value
