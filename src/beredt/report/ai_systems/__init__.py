"""A register of AI systems: counts and views, for the terminal and as documents."""

from beredt.report.ai_systems.showing import (
    systems_document,
    systems_summary,
    view_document,
    view_summary,
)

__all__ = ["systems_document", "systems_summary", "view_document", "view_summary"]
