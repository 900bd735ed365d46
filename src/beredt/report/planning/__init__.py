"""A plan in words, as tables, as a page and as one document."""

from beredt.report.planning.document import plan_document
from beredt.report.planning.page import plan_page
from beredt.report.planning.terminal import plan_summary
from beredt.report.planning.titles import plan_description, plan_title

__all__ = [
    "plan_description",
    "plan_document",
    "plan_page",
    "plan_summary",
    "plan_title",
]
