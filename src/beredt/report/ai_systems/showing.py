"""AI systems counted and seen through a standard: for the terminal, as documents."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from beredt.engine.ai_systems import (
    AISystem,
    View,
    completeness,
    count,
    device_class,
    view_of,
)
from beredt.report.ai_systems.sheets import (
    categories_sheet,
    complete_sentence,
    counted_sentence,
    gains_sheet,
    phases_sheet,
    systems_sheet,
    view_sheet,
)
from beredt.report.ai_systems.words import VIEW_NAMES
from beredt.report.language import Language
from beredt.report.terminal import sheet_table


def systems_document(systems: Sequence[AISystem]) -> dict[str, Any]:
    """Return the records, and how they are counted."""
    counts = count(systems)
    cells = counts.by_region_and_phase.items()
    return {
        "unique": counts.unique,
        "undecided": counts.undecided,
        "by_region_and_phase": [
            {"region": region, "phase": phase, "systems": number}
            for (region, phase), number in cells
        ],
        "by_category": counts.by_category,
        "by_gain": counts.by_gain,
        "systems": [
            {**asdict(one), "device_class": device_class(one)} for one in systems
        ],
    }


def systems_summary(systems: Sequence[AISystem], lang: Language) -> RenderableType:
    """Lay out the systems, and how many there are of each kind."""
    counts = count(systems)
    return Group(
        sheet_table(systems_sheet(systems, lang)),
        Text(counted_sentence(counts, lang)),
        sheet_table(phases_sheet(counts, lang)),
        sheet_table(categories_sheet(counts, lang)),
        sheet_table(gains_sheet(counts, lang)),
    )


def view_document(system: AISystem, view: View) -> dict[str, Any]:
    """Return what a record says to each point of a standard."""
    answered, needed = completeness(system, view)
    return {
        "id": system.id,
        "view": view,
        "answered": answered,
        "needed": needed,
        "points": [
            {**asdict(answer.point), "text": answer.text}
            for answer in view_of(system, view)
        ],
    }


def view_summary(system: AISystem, view: View, lang: Language) -> RenderableType:
    """Lay out what a record says to each point of a standard."""
    title = f"{system.name}: {VIEW_NAMES[view].say(lang)}"
    return Group(
        sheet_table(view_sheet(system, view, lang)._replace(caption=title)),
        Text(complete_sentence(system, view, lang)),
    )
