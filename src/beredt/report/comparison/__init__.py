"""A comparison in words, as tables, as a page and as one document."""

from beredt.report.comparison.changed import Changed
from beredt.report.comparison.document import comparison_document
from beredt.report.comparison.page import comparison_page, comparison_parts
from beredt.report.comparison.terminal import comparison_summary
from beredt.report.comparison.words import statements

__all__ = [
    "Changed",
    "comparison_document",
    "comparison_page",
    "comparison_parts",
    "comparison_summary",
    "statements",
]
