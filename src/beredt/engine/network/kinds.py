"""What kinds of places there are, and which of them yield to which."""

from typing import get_args

from beredt.engine.register import PlaceKind, Status

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
STATUSES: tuple[Status, ...] = get_args(Status)
MOMENTARY: tuple[PlaceKind, ...] = ("theatre", "emergency")
# Who waits for a place of a lower rank keeps the place he has; who waits for a higher
# one does not. Waits in a circle are then impossible, and no two can block each other.
RANK: dict[PlaceKind, int] = {
    "intensive": 9,
    "burn": 8,
    "neonatal": 8,
    "intermediate": 7,
    "observation": 6,
    "ward": 5,
    "obstetric": 5,
    "psychiatric": 4,
    "rehabilitation": 3,
    "municipal": 2,
    "hub": 1,
    "dialysis": 1,
    "theatre": 0,
    "emergency": 0,
}
INTENSIVE_MOVES: tuple[PlaceKind, ...] = ("intensive", "burn", "neonatal")
