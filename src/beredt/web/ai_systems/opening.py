"""What everybody may see of the register."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from beredt.engine.ai_systems import VIEWS, AISystem, View
from beredt.web.ai_systems.models import RegisteredSystem

PUBLIC_VIEWS: tuple[View, ...] = ("atrs_1", "atrs_2", "annex_8_a")
# Names of people, and what was agreed with a supplier, stay inside.
WITHHELD = {"team", "responsible", "submitted_by", "contract"}
# What no public standard asks for, and is shown all the same.
ALSO_SHOWN = {
    "id",
    "region",
    "gains",
    "documentation",
    "risk",
    "risk_reasons",
    "eu_entry",
    "source",
    "source_date",
    "mark",
    "confidence",
}
ASKED = {name for view in PUBLIC_VIEWS for at in VIEWS[view] for name in at.fields}
CLOSED = {one.name for one in fields(AISystem)} - ((ASKED | ALSO_SHOWN) - WITHHELD)


def open_record(said: AISystem) -> AISystem:
    """Return a record without what stays inside."""
    nothing: dict[str, Any] = dict.fromkeys(CLOSED, "")
    return replace(said, **nothing)


def open_records() -> tuple[AISystem, ...]:
    """Return every record that everybody may see, in the order of their names."""
    open_to_all = RegisteredSystem.objects.open_to_all().select_related("published")
    return tuple(map(open_record, in_order(open_to_all)))


def in_order(systems: Iterable[RegisteredSystem]) -> tuple[AISystem, ...]:
    """Return the published records of systems in the order of their names."""
    records = (one.published.said() for one in systems if one.published is not None)
    return tuple(sorted(records, key=lambda said: said.name.casefold()))
