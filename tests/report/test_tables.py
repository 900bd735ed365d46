import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from beredt.engine.assessment import Assessment
from beredt.report import tables
from beredt.report.totals import totals_of

ROWS: list[Callable[[Assessment], Iterator[Any]]] = [
    tables.need_rows,
    tables.capacity_rows,
    tables.course_rows,
    tables.gap_rows,
    tables.flow_rows,
    tables.death_rows,
    tables.supply_rows,
    tables.arrival_rows,
    tables.backlog_rows,
    tables.assumption_rows,
]


@pytest.mark.parametrize("rows", ROWS)
def test_cells_are_plain_finite_values(rows, assessment: Assessment):
    for row in rows(assessment):
        for cell in row:
            assert cell is None or type(cell) in {str, int, float}
            assert not isinstance(cell, float) or math.isfinite(cell)


def test_needs_of_all_sources_add_up_to_the_need(assessment: Assessment):
    needs: dict[Any, float] = {}
    for row in tables.need_rows(assessment):
        key = row.day, row.region, row.place
        needs[key] = needs.get(key, 0.0) + row.need_mean
    for row in tables.capacity_rows(assessment):
        key = row.day, row.region, row.place
        assert needs[key] == pytest.approx(row.need_mean)


def test_gaps_that_are_likely_come_first_and_soonest_first(assessment: Assessment):
    rows = list(tables.gap_rows(assessment))
    likely = [row.first_day for row in rows if row.probability >= tables.LIKELY]
    assert [row.probability >= tables.LIKELY for row in rows[: len(likely)]] == [
        True
    ] * len(likely)
    assert likely == sorted(likely)
    assert len(rows) == len(assessment.gaps)


def test_supplies_that_run_out_come_first(assessment: Assessment):
    days = [row.first_day_out for row in tables.supply_rows(assessment)]
    assert days == [5, 23, None]


def test_unmet_place_days_are_summed_over_regions_not_over_the_country_too(
    assessment: Assessment,
):
    parts = assessment.unmet_days_by_draw[:, :-1].sum(axis=(1, 2))
    assert totals_of(assessment).unmet_days.mean == pytest.approx(np.mean(parts))
