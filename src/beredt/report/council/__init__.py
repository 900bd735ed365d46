"""Councils as words, tables for the terminal, and documents."""

from beredt.report.council.document import (
    bodies_document,
    check_document,
    meeting_document,
)
from beredt.report.council.terminal import (
    bodies_summary,
    check_summary,
    meeting_summary,
)

__all__ = [
    "bodies_document",
    "bodies_summary",
    "check_document",
    "check_summary",
    "meeting_document",
    "meeting_summary",
]
