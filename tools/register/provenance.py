"""Where the numbers come from, named once."""

from dataclasses import dataclass
from typing import Any

from beredt.engine.register import Confidence, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The four provenance columns of a row."""

    source: str
    date: str
    mark: Mark
    confidence: Confidence

    def columns(self) -> dict[str, Any]:
        """Return the columns as keyword arguments of a row."""
        return {
            "source": self.source,
            "source_date": self.date,
            "mark": self.mark,
            "confidence": self.confidence,
        }


SET_DATE = "2026-11-21"


def assumed(why: str, confidence: Confidence = "low") -> dict[str, Any]:
    """Say that a number is a planning assumption of this project."""
    return Origin(
        source=f"Planning assumption of this project (set ref-2026.1): {why}",
        date=SET_DATE,
        mark="assumption",
        confidence=confidence,
    ).columns()


def derived(source: str, date: str, confidence: Confidence) -> dict[str, Any]:
    """Say that a number is worked out from a source."""
    return Origin(
        source=source, date=date, mark="derived", confidence=confidence
    ).columns()


def official(source: str, date: str, confidence: Confidence = "high") -> dict[str, Any]:
    """Say that a number is an authority's own."""
    return Origin(
        source=source, date=date, mark="official", confidence=confidence
    ).columns()
