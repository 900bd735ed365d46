"""Everything a draw needs, made once for the plan and cheaply again for each world."""

from beredt.engine.preparation.worlds import (
    Prepared,
    World,
    capacity_at,
    middle,
    prepare,
    prepare_world,
    world_at,
)

__all__ = [
    "Prepared",
    "World",
    "capacity_at",
    "middle",
    "prepare",
    "prepare_world",
    "world_at",
]
