"""An assessment as flat rows of plain values: one noun a table, ids in the cells.

The same rows are written to files, shown in the terminal and printed on the page.
Days count from 1. `_mean`, `_p10`, `_p50`, `_p90` belong together as a band.
"""

from collections.abc import Iterable, Iterator
from math import isnan
from typing import NamedTuple

from beredt.engine.assessment import Assessment, Flow, Gap, SupplyLine
from beredt.engine.bands import Band
from beredt.engine.gaps import ISOLATION
from beredt.engine.scenario import SOURCES
from beredt.report.words import WHOLE_COUNTRY

LIKELY = 0.5


class NeedRow(NamedTuple):
    """Places one source needs of one kind on one day, with unlimited capacity."""

    day: int
    region: str
    place: str
    source: str
    need_mean: float
    need_p10: float
    need_p50: float
    need_p90: float
    need_expected: float


class CapacityRow(NamedTuple):
    """Usable places, what binds them, and what all sources together lack."""

    day: int
    region: str
    place: str
    usable: float
    binding: str
    need_mean: float
    need_p10: float
    need_p50: float
    need_p90: float
    gap_mean: float
    gap_p10: float
    gap_p50: float
    gap_p90: float


class CourseRow(NamedTuple):
    """Patients in places and patients waiting for one."""

    day: int
    region: str
    place: str
    occupied_mean: float
    occupied_p10: float
    occupied_p50: float
    occupied_p90: float
    waiting_mean: float
    waiting_p10: float
    waiting_p50: float
    waiting_p90: float


class GapRow(NamedTuple):
    """What is missing of one kind of place in one region or facility."""

    region: str
    facility: str
    place: str
    first_day: int
    probability: float
    peak_mean: float
    peak_p10: float
    peak_p50: float
    peak_p90: float
    unmet_days_mean: float
    unmet_days_p10: float
    unmet_days_p50: float
    unmet_days_p90: float
    binding: str
    norwegian_military: float
    allied: float
    civil: float
    ordinary: float


class FlowRow(NamedTuple):
    """How many patients of one source had one outcome."""

    source: str
    outcome: str
    patients_mean: float
    patients_p10: float
    patients_p50: float
    patients_p90: float


class DeathRow(NamedTuple):
    """Deaths of one source in one region by cause and place waited for."""

    source: str
    region: str
    place: str
    cause: str
    deaths_mean: float
    deaths_p10: float
    deaths_p50: float
    deaths_p90: float


class SupplyRow(NamedTuple):
    """How long one holder's stock of one item lasts."""

    item: str
    holder: str
    region: str
    unit: str
    stock: float
    daily_use: float
    days_of_supply_mean: float
    days_of_supply_p10: float
    days_of_supply_p50: float
    days_of_supply_p90: float
    first_day_out: int | None
    probability: float
    left_at_end: float


class ArrivalRow(NamedTuple):
    """Patients of one source who come on one day."""

    day: int
    source: str
    patients_mean: float
    patients_p10: float
    patients_p50: float
    patients_p90: float


class BacklogRow(NamedTuple):
    """Planned patients who have been put off and not yet caught up."""

    day: int
    region: str
    patients: float


class AssumptionRow(NamedTuple):
    """One parameter, where it comes from, and how far it moves the result."""

    key: str
    name: str
    value: float
    low: float
    high: float
    unit: str
    source: str
    source_date: str
    mark: str
    confidence: str
    together: str
    change: float | None
    influence: float | None


def need_rows(assessment: Assessment) -> Iterator[NeedRow]:
    """List the need in places of each source, day by day."""
    for t in range(assessment.facts.days):
        for r, region in enumerate(assessment.regions):
            for k, kind in enumerate(assessment.kinds):
                for s, source in enumerate(assessment.sources):
                    band = assessment.need_by_source[:, t, r, k, s].tolist()
                    band.append(float(assessment.expected_need[t, r, k, s]))
                    yield NeedRow(t + 1, region, kind, source, *band)


def capacity_rows(assessment: Assessment) -> Iterator[CapacityRow]:
    """List usable places with what binds them, beside need and gap, day by day."""
    for t in range(assessment.facts.days):
        for r, region in enumerate(assessment.regions):
            for k, kind in enumerate(assessment.kinds):
                yield CapacityRow(
                    t + 1,
                    region,
                    kind,
                    float(assessment.usable[t, r, k]),
                    assessment.constraints[assessment.binding[t, r, k]],
                    *assessment.need[:, t, r, k].tolist(),
                    *assessment.gap[:, t, r, k].tolist(),
                )


def course_rows(assessment: Assessment) -> Iterator[CourseRow]:
    """List patients in places and waiting, day by day."""
    for t in range(assessment.facts.days):
        for r, region in enumerate(assessment.regions):
            for k, kind in enumerate(assessment.kinds):
                yield CourseRow(
                    t + 1,
                    region,
                    kind,
                    *assessment.occupied[:, t, r, k].tolist(),
                    *assessment.waiting[:, t, r, k].tolist(),
                )


def gap_rows(assessment: Assessment) -> Iterator[GapRow]:
    """List the gaps: likely ones first, then by first day, then by size."""
    for gap in gaps_in_order(assessment):
        yield GapRow(
            gap.region,
            gap.facility or "",
            gap.place,
            gap.first_day,
            gap.probability,
            *levels(gap.peak),
            *levels(gap.unmet_days),
            gap.binding,
            *(float(gap.by_source.get(source, 0.0)) for source in SOURCES),
        )


def gaps_in_order(assessment: Assessment) -> list[Gap]:
    """Return the gaps: likely ones first, then by first day, then by size."""
    return sorted(
        assessment.gaps,
        key=lambda gap: (
            gap.probability < LIKELY,
            gap.first_day,
            -gap.unmet_days.mean,
            gap.region,
            gap.facility or "",
            gap.place,
        ),
    )


def gaps_of_places(assessment: Assessment) -> list[Gap]:
    """Return the gaps that count every patient, not only those who need isolation."""
    return [gap for gap in gaps_in_order(assessment) if gap.binding != ISOLATION]


def regional(rows: Iterable[GapRow]) -> list[GapRow]:
    """Keep the gaps of regions, and of the whole country where no region lacks more."""
    rows = [row for row in rows if not row.facility]
    in_regions = [row for row in rows if row.region != WHOLE_COUNTRY]
    return in_regions or rows


def flow_rows(assessment: Assessment) -> Iterator[FlowRow]:
    """List what became of the patients, by source and outcome."""
    for flow in assessment.flows:
        for outcome in FLOW_OUTCOMES:
            yield FlowRow(flow.source, outcome, *levels(outcome_of(flow, outcome)))


FLOW_OUTCOMES = (
    "arrived",
    "treated",
    "still_inside",
    "moved",
    "evacuated",
    "worsened",
    "left_untreated",
    "died_waiting",
    "died_of_illness",
    "postponed",
)


def outcome_of(flow: Flow, outcome: str) -> Band:
    """Return the band of one outcome."""
    band: Band = getattr(flow, outcome)
    return band


def death_rows(assessment: Assessment) -> Iterator[DeathRow]:
    """List deaths by source, region, cause and place."""
    for line in assessment.deaths:
        yield DeathRow(
            line.source, line.region, line.place, line.cause, *levels(line.deaths)
        )


def supply_rows(assessment: Assessment) -> Iterator[SupplyRow]:
    """List supplies: those that run out first, first."""
    for line in supplies_in_order(assessment):
        yield SupplyRow(
            line.item,
            line.holder,
            line.region,
            line.unit,
            line.stock,
            line.daily_use,
            *levels(line.days_of_supply),
            line.first_day_out,
            line.probability,
            float(line.left[-1]) if len(line.left) else line.stock,
        )


def supplies_in_order(assessment: Assessment) -> list[SupplyLine]:
    """Return supplies: those that run out first, first."""
    return sorted(
        assessment.supplies,
        key=lambda line: (
            line.first_day_out is None,
            line.first_day_out or 0,
            -line.probability,
            line.days_of_supply.mean,
            line.item,
            line.holder,
            line.region,
        ),
    )


def arrival_rows(assessment: Assessment) -> Iterator[ArrivalRow]:
    """List patients who come, by day and source."""
    for t in range(assessment.facts.days):
        for s, source in enumerate(assessment.sources):
            band = assessment.patients_per_day[:, t, s].tolist()
            yield ArrivalRow(t + 1, source, *band)


def backlog_rows(assessment: Assessment) -> Iterator[BacklogRow]:
    """List the ledger of postponed care, by day and region."""
    for t in range(assessment.facts.days):
        for r in range(assessment.backlog.shape[1]):
            patients = float(assessment.backlog[t, r])
            yield BacklogRow(t + 1, assessment.regions[r], patients)


def assumption_rows(assessment: Assessment) -> Iterator[AssumptionRow]:
    """List every parameter used: those that move the result most, first."""
    for row in assessment.assumptions:
        yield AssumptionRow(
            row.key,
            row.name,
            row.value,
            row.low,
            row.high,
            row.unit,
            row.source,
            row.source_date,
            row.mark,
            row.confidence,
            row.group,
            None if isnan(row.change) else row.change,
            None if isnan(row.influence) else row.influence,
        )


def levels(band: Band) -> tuple[float, float, float, float]:
    """Return mean, p10, p50 and p90 of a band."""
    return band.mean, band.p10, band.p50, band.p90
