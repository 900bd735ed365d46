"""How a strategy is shown: in the terminal, as a document, and as a report on paper."""

from beredt.report.strategy.document import strategy_document
from beredt.report.strategy.terminal import strategy_summary
from beredt.report.strategy.words import (
    period_in,
    period_word,
    short_period,
    shown_value,
    value_in_words,
)

__all__ = [
    "period_in",
    "period_word",
    "short_period",
    "shown_value",
    "strategy_document",
    "strategy_summary",
    "value_in_words",
]
