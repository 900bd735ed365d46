"""The register as flat arrays: stations, who is near whom, pathways, stays."""

from beredt.engine.network.building import Network, build_network
from beredt.engine.network.ground import Ground
from beredt.engine.network.kinds import (
    INTENSIVE_MOVES,
    KINDS,
    MOMENTARY,
    RANK,
    STATUSES,
)
from beredt.engine.network.neighbours import first_ways, travel_hours

__all__ = [
    "INTENSIVE_MOVES",
    "KINDS",
    "MOMENTARY",
    "RANK",
    "STATUSES",
    "Ground",
    "Network",
    "build_network",
    "first_ways",
    "travel_hours",
]
