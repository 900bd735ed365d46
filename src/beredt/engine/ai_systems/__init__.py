"""A register of AI systems: one record each, counted by rule, seen in two standards."""

from beredt.engine.ai_systems.counting import (
    Counts,
    by_category,
    by_gain,
    by_region_and_phase,
    count,
    unique,
)
from beredt.engine.ai_systems.records import (
    AISystem,
    DeviceClass,
    Documentation,
    Phase,
    RiskClass,
    device_class,
)
from beredt.engine.ai_systems.views import (
    VIEWS,
    Answer,
    Point,
    View,
    completeness,
    view_of,
)

__all__ = [
    "VIEWS",
    "AISystem",
    "Answer",
    "Counts",
    "DeviceClass",
    "Documentation",
    "Phase",
    "Point",
    "RiskClass",
    "View",
    "by_category",
    "by_gain",
    "by_region_and_phase",
    "completeness",
    "count",
    "device_class",
    "unique",
    "view_of",
]
