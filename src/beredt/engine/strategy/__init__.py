"""A strategy: goals, their status, milestones, and indicators worked out as stated."""

from beredt.engine.strategy.goals import Goal, Milestone, Status, Strategy
from beredt.engine.strategy.indicators import (
    Aggregation,
    Frequency,
    Indicator,
    Observation,
    Polarity,
    Trend,
    Value,
    of_quarter,
    of_year,
    trend,
    values_of,
)

__all__ = [
    "Aggregation",
    "Frequency",
    "Goal",
    "Indicator",
    "Milestone",
    "Observation",
    "Polarity",
    "Status",
    "Strategy",
    "Trend",
    "Value",
    "of_quarter",
    "of_year",
    "trend",
    "values_of",
]
