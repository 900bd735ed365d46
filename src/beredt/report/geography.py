"""Where it breaks: the map, the crowded area larger, and the same as a table."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from beredt.engine.assessment import Assessment
from beredt.report.language import Language
from beredt.report.map import (
    STEPS,
    Broken,
    draw_capital,
    draw_country,
    first_breaks,
    is_on_map,
)
from beredt.report.names import Names
from beredt.report.numerals import EN_DASH, number
from beredt.report.phrases import phrase
from beredt.report.sheets import Sheet
from beredt.report.words import CONSTRAINTS, FACILITIES, PLACES, word


def country(assessment: Assessment, names: Names) -> Mapping[str, Any]:
    """Return the map, the crowded area larger, and the same as a table."""
    broken = first_breaks(assessment)
    lang = names.lang
    keys = ("facility", "kind", "region", "first_day", "place", "binding")
    shown = [
        row for row in broken if row.first_day or row.facility.kind != "nursing_home"
    ]
    sheet = Sheet(
        phrase("map", lang),
        tuple(phrase(key, lang) for key in keys),
        (3,),
        [_facility_row(row, names) for row in shown],
    )
    return {
        "map": draw_country(broken).markup,
        "inset": draw_capital(broken).markup,
        "alt": _map_alt(broken, names),
        "steps": _steps(lang),
        "sheet": sheet,
    }


def _facility_row(row: Broken, names: Names) -> tuple[str, ...]:
    lang = names.lang
    day = number(row.first_day, lang, 0) if row.first_day else phrase("holds", lang)
    region = names.region(row.facility.region) if row.facility.region else EN_DASH
    off = "" if is_on_map(row.facility) else f" ({phrase('abroad', lang).lower()})"
    return (
        row.facility.name + off,
        word(FACILITIES, row.facility.kind, lang),
        region,
        day,
        word(PLACES, row.place, lang) if row.place else EN_DASH,
        word(CONSTRAINTS, row.binding, lang) if row.binding else EN_DASH,
    )


def _map_alt(broken: list[Broken], names: Names) -> str:
    first = [row for row in broken if row.first_day is not None][:5]
    if not first:
        return f"{phrase('map', names.lang)}: {phrase('none', names.lang)}"
    named = (
        f"{row.facility.name} {phrase('breaks_day', names.lang, day=row.first_day)}"
        for row in first
    )
    return f"{phrase('map', names.lang)}: {', '.join(named)}"


def _steps(lang: Language) -> list[tuple[int, str]]:
    """Return the shades of the map with what they mean."""
    ranges = [f"1{EN_DASH}{STEPS[0]}"]
    ranges += [f"{low + 1}{EN_DASH}{high}" for low, high in pairwise(STEPS)]
    ranges.append(f"{STEPS[-1] + 1}+")
    named = [phrase("breaks_day", lang, day=days) for days in ranges]
    return [*enumerate(named, start=1), (0, phrase("holds", lang))]
