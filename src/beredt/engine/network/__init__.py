"""The register as flat arrays: stations, who is near whom, pathways, stays."""

from beredt.engine.network.building import Network, build_network
from beredt.engine.network.ground import EARTH_KM, Ground, travel_hours
from beredt.engine.network.kinds import (
    INTENSIVE_MOVES,
    KINDS,
    MOMENTARY,
    RANK,
    STATUSES,
)
from beredt.engine.network.nearest import kilometres

__all__ = [
    "EARTH_KM",
    "INTENSIVE_MOVES",
    "KINDS",
    "MOMENTARY",
    "RANK",
    "STATUSES",
    "Ground",
    "Network",
    "build_network",
    "kilometres",
    "travel_hours",
]
