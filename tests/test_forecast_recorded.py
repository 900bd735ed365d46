"""The forecast on what happened: patients with COVID-19 in Norwegian hospitals.

The recorded series are not part of the project. The test reads them where they lie in
the folder of recorded series, and is skipped where there is none.
"""

import csv
import os
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from beredt.engine.forecast import Reports, Site, gamma_law, score

BESIDE = Path(__file__).parents[2] / "shared" / "data"
FOLDER = Path(os.environ.get("BEREDT_RECORDED", BESIDE)) / "norway_covid_hospital"
ADMITTED = FOLDER / "fhi_daily_new_hospitalisations_2020-03_2023-09.csv"
INSIDE = FOLDER / "helsedir_daily_inpatients_respirator_2020-03_2021-12.csv"
FIRST, LAST = date(2020, 3, 8), date(2021, 12, 8)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (ADMITTED.is_file() and INSIDE.is_file()),
        reason=f"There are no recorded series at {FOLDER}; BEREDT_RECORDED names them.",
    ),
]


def column(path, name):
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row["date"]: float(row[name]) for row in rows if row[name]}


@pytest.fixture(scope="module")
def scores():
    admitted, inside = column(ADMITTED, "I"), column(INSIDE, "admissions")
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    reports = Reports(
        sites=(Site(place="Norge"),),
        first_day=FIRST.toordinal(),
        # A day without a row is a day without admissions; a census without a row was
        # not reported (weekends of quiet months).
        admissions=np.array([[admitted.get(str(day), 0.0) for day in days]]),
        occupied=np.array([[inside.get(str(day), np.nan) for day in days]]),
        capacity=np.full((1, len(days)), np.nan),
    )
    lines = score(reports, laws={"": gamma_law(6.0, 0.8)}, draws=200)
    return {(one.method, one.horizon): one for one in lines}


@pytest.mark.parametrize("horizon", [7, 14])
def test_the_forecast_beats_persistence(scores, horizon):
    flow, standing = scores["flow", horizon], scores["persistence", horizon]
    assert flow.forecasts >= 80
    assert flow.crps < 0.85 * standing.crps
    assert flow.absolute_error < standing.absolute_error


@pytest.mark.parametrize("horizon", [1, 7, 14, 21])
def test_the_forecast_is_no_worse_than_a_plain_convolution(scores, horizon):
    assert scores["flow", horizon].crps < scores["convolution", horizon].crps


@pytest.mark.parametrize("horizon", [1, 7, 14, 21])
def test_the_bands_hold_what_came(scores, horizon):
    assert 0.7 <= scores["flow", horizon].coverage_80 <= 0.9
    assert 0.88 <= scores["flow", horizon].coverage_95 <= 1.0
