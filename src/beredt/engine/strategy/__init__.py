"""A strategy: goals, their status, milestones, and indicators worked out as stated."""

from beredt.engine.strategy.goals import (
    Goal,
    Milestone,
    Progress,
    Promise,
    Status,
    Strategy,
)
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
    values_in,
    values_of,
    without_gaps,
)
from beredt.engine.strategy.standing import (
    GoalStanding,
    Period,
    Standing,
    standing,
)

__all__ = [
    "Aggregation",
    "Frequency",
    "Goal",
    "GoalStanding",
    "Indicator",
    "Milestone",
    "Observation",
    "Period",
    "Polarity",
    "Progress",
    "Promise",
    "Standing",
    "Status",
    "Strategy",
    "Trend",
    "Value",
    "of_quarter",
    "of_year",
    "standing",
    "trend",
    "values_in",
    "values_of",
    "without_gaps",
]
