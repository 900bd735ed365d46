"""What we do not know of the numbers: unknowns, their laws, and worlds drawn from them.

Chance is what differs between draws of one world; knowledge is what differs between
worlds.
"""

from beredt.engine.knowledge.division import Division, divide, half_width
from beredt.engine.knowledge.laws import law_mean, law_quantiles
from beredt.engine.knowledge.unknowns import Knowledge, Unknown, find_unknowns
from beredt.engine.knowledge.worlds import (
    STRATA,
    mean_values,
    put,
    shares_of_world,
    values_at,
    world_values,
)

__all__ = [
    "STRATA",
    "Division",
    "Knowledge",
    "Unknown",
    "divide",
    "find_unknowns",
    "half_width",
    "law_mean",
    "law_quantiles",
    "mean_values",
    "put",
    "shares_of_world",
    "values_at",
    "world_values",
]
