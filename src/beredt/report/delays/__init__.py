"""A scan of delays in words, as heat maps and as one document."""

from beredt.report.delays.document import delays_document
from beredt.report.delays.page import delays_page
from beredt.report.delays.terminal import delays_summary
from beredt.report.delays.words import delays_title

__all__ = ["delays_document", "delays_page", "delays_summary", "delays_title"]
