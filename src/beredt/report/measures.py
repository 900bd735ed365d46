"""Measures as flat rows: who decides them, whom they moved, what they cost."""

from collections.abc import Iterator
from typing import NamedTuple

from beredt.engine.assessment import Assessment
from beredt.report.tables import levels


class MeasureRow(NamedTuple):
    """One measure: who decides it, whom it moved, why not more, what it costs."""

    measure: str
    kind: str
    place: str
    to: str
    first_day: int
    days: float
    authority_level: str
    legal_basis: str
    owner: str
    backlog: float | None
    tired_from: int | None
    ordered: float | None = None
    moved_mean: float | None = None
    moved_p10: float | None = None
    moved_p50: float | None = None
    moved_p90: float | None = None
    no_litter: float | None = None
    no_hub: float | None = None
    no_place: float | None = None
    nobody_fit: float | None = None
    vehicle_days: float | None = None


def measure_rows(assessment: Assessment) -> Iterator[MeasureRow]:
    """List measures in the order of the scenario."""
    for line in assessment.measures:
        moved = () if line.moved is None else (line.ordered, *levels(line.moved))
        row = MeasureRow(
            line.measure,
            line.kind,
            line.place,
            line.to,
            line.first_day,
            line.days,
            line.authority_level,
            line.legal_basis,
            line.owner,
            line.backlog,
            line.tired_from,
            *moved,
        )
        if moved:
            row = row._replace(
                no_litter=line.left_behind["no_litter"],
                no_hub=line.left_behind["no_hub"],
                no_place=line.left_behind["no_place"],
                nobody_fit=line.left_behind["nobody_fit"],
                vehicle_days=sum(line.vehicle_days.values()),
            )
        yield row
