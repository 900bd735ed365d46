"""AI systems counted and seen through a standard: as tables and as documents."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from beredt.engine.ai_systems import (
    AISystem,
    View,
    completeness,
    count,
    device_class,
    view_of,
)
from beredt.report.ai_systems.words import (
    DEVICE_CLASSES,
    PHASES,
    POINTS,
    RISKS,
    VIEW_NAMES,
    phrase,
)
from beredt.report.language import Language
from beredt.report.plain_table import plain_table


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
    keys = ("system", "supplier", "region", "phase", "device", "risk", "without")
    table = _table("systems", lang, *keys)
    for one in systems:
        device = device_class(one)
        table.add_row(
            one.name,
            one.supplier or phrase("undecided", lang),
            one.region,
            PHASES[one.phase].say(lang),
            DEVICE_CLASSES[device].say(lang) if device else "",
            RISKS[one.risk].say(lang) if one.risk else "",
            one.without_it,
        )
    phases = _table("phases", lang, "region", "phase", "number")
    for (region, phase), number in counts.by_region_and_phase.items():
        phases.add_row(region, PHASES[phase].say(lang), str(number))
    said = phrase("unique", lang, unique=counts.unique, undecided=counts.undecided)
    categories = _counted("categories", counts.by_category, lang)
    gains = _counted("gains", counts.by_gain, lang)
    return Group(table, Text(said), phases, categories, gains)


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
    table = _table("systems", lang, "point", "answer")
    table.title = Text(f"{system.name}: {VIEW_NAMES[view].say(lang)}", style="bold")
    for answer in view_of(system, view):
        name = f"{answer.point.number} {POINTS[answer.point.name].say(lang)}"
        table.add_row(name, answer.text or ("" if answer.point.optional else "–"))
    answered, needed = completeness(system, view)
    return Group(
        table, Text(phrase("complete", lang, answered=answered, needed=needed))
    )


def _counted(title: str, counts: Mapping[str, int], lang: Language) -> Table:
    table = _table(title, lang)
    table.show_header = False
    table.add_column()
    table.add_column(justify="right")
    for name, number in counts.items():
        table.add_row(name, str(number))
    return table


def _table(title: str, lang: Language, *keys: str) -> Table:
    return plain_table(phrase(title, lang), *(phrase(key, lang) for key in keys))
