"""What can be used: usable places, when they change, and what binds them."""

from beredt.engine.capacity.ceilings import (
    Ceiling,
    Ceilings,
    by_region,
    ceiling_of,
    gather,
)
from beredt.engine.capacity.fleets import Fleet, Hub, fleets, hubs, trips_per_day
from beredt.engine.capacity.headroom import Headroom, find_headroom
from beredt.engine.capacity.planning import Capacity, plan_capacity

__all__ = [
    "Capacity",
    "Ceiling",
    "Ceilings",
    "Fleet",
    "Headroom",
    "Hub",
    "by_region",
    "ceiling_of",
    "find_headroom",
    "fleets",
    "gather",
    "hubs",
    "plan_capacity",
    "trips_per_day",
]
