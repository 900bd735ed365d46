"""What everybody may see of the register."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from beredt.engine.ai_systems import AISystem, View
from beredt.web.ai_systems.models import RegisteredSystem

# Names of people, and what was agreed with a supplier, stay inside.
WITHHELD = ("team", "responsible", "submitted_by", "contract")
PUBLIC_VIEWS: tuple[View, ...] = ("atrs_1", "atrs_2", "annex_8_a")


def open_record(said: AISystem) -> AISystem:
    """Return a record without what stays inside."""
    nothing: dict[str, Any] = dict.fromkeys(WITHHELD, "")
    return replace(said, **nothing)


def open_records() -> tuple[AISystem, ...]:
    """Return every record that everybody may see, in the order of their names."""
    return in_order(RegisteredSystem.objects.open_to_all(), is_open=True)


def in_order(
    systems: Iterable[RegisteredSystem], *, is_open: bool = False
) -> tuple[AISystem, ...]:
    """Return the published records of systems in the order of their names."""
    records = [one.published.said() for one in systems if one.published is not None]
    every = [open_record(said) for said in records] if is_open else records
    return tuple(sorted(every, key=lambda said: said.name.casefold()))
