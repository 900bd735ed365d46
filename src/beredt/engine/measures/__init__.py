"""What to do: the measures that close most, and what one more of each is worth."""

from beredt.engine.measures.choosing import Wish, choose_measures
from beredt.engine.measures.plan import (
    FrontierPoint,
    Hedge,
    Plan,
    Refused,
    ShadowPrice,
)
from beredt.engine.measures.planned import PlannedMeasure

__all__ = [
    "FrontierPoint",
    "Hedge",
    "Plan",
    "PlannedMeasure",
    "Refused",
    "ShadowPrice",
    "Wish",
    "choose_measures",
]
