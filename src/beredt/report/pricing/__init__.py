"""A price model as words, tables for the terminal, and one document."""

from beredt.report.pricing.document import (
    bill_document,
    curve_document,
    forward_document,
    implied_document,
    price_model_document,
)
from beredt.report.pricing.terminal import (
    bill_summary,
    curve_summary,
    forward_summary,
    implied_summary,
    price_model_summary,
)

__all__ = [
    "bill_document",
    "bill_summary",
    "curve_document",
    "curve_summary",
    "forward_document",
    "forward_summary",
    "implied_document",
    "implied_summary",
    "price_model_document",
    "price_model_summary",
]
