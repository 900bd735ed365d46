"""Which tables stand beside the report, by the names of their files."""

from collections.abc import Callable, Iterable
from typing import Any

from beredt.engine.assessment import Assessment
from beredt.report import measures, tables

Rows = Callable[[Assessment], Iterable[tuple[Any, ...]]]

# Each table with the noun of its rows, which names and types the columns.
RESULT_TABLES: dict[str, tuple[type, Rows]] = {
    "need": (tables.NeedRow, tables.need_rows),
    "capacity": (tables.CapacityRow, tables.capacity_rows),
    "course": (tables.CourseRow, tables.course_rows),
    "gaps": (tables.GapRow, tables.gap_rows),
    "supplies": (tables.SupplyRow, tables.supply_rows),
    "deaths": (tables.DeathRow, tables.death_rows),
    "measures": (measures.MeasureRow, measures.measure_rows),
}
