"""Places of one kind, counted in five ways."""

from math import ceil
from typing import Any, NamedTuple

from beredt.engine.register import PlaceKind, Places, Status

STATUSES: tuple[Status, ...] = (
    "physical",
    "equipped",
    "staffed",
    "surge_realistic",
    "surge_theoretical",
)


class Counted(NamedTuple):
    """What was counted, the share that are isolation rooms, and who says so."""

    definition: str
    isolation: float
    origin: dict[str, Any]


def rows_by_status(
    facility: str,
    kind: PlaceKind,
    numbers: tuple[int, int, int, int, int],
    counted: Counted,
) -> list[Places]:
    """Write one row for each status; none when the facility has no such places.

    `numbers` in the order physical, equipped, staffed, realistic, theoretical. A unit
    that has isolation rooms at all has one at least.
    """
    physical = numbers[0]
    if physical == 0:
        return []
    return [
        Places(
            facility=facility,
            kind=kind,
            status=status,
            number=number,
            isolation=ceil(counted.isolation * number - 1e-9),
            definition=counted.definition,
            **counted.origin,
        )
        for status, number in zip(STATUSES, numbers, strict=True)
    ]
