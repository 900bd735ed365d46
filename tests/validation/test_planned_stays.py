"""The register's own stays against patients in hospital, with nothing fitted."""

import numpy as np
import pytest

from beredt.engine.estimation import CensusSeries
from beredt.engine.validation.planned_stays import INTENSIVE, WARD, WORLDS, tell
from beredt.files.registers import find_register, read_register


@pytest.fixture(scope="module")
def register():
    return read_register(find_register("norway"))


def one_day(number=100.0, days=119):
    admissions = np.zeros(days)
    admissions[0] = number
    return CensusSeries(admissions=admissions, occupied=np.zeros(days))


def mean_stay(register, category):
    """Return the mean of the triangles of all long stages of a category."""
    rows = [r for r in register.pathways if r.category == category and r.stay >= 1]
    return sum((r.stay_low + r.stay + r.stay_high) / 3 for r in rows)


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_patient_days_are_patients_times_mean_stay(register, share):
    told = tell(one_day(), register, share)
    mean = (1 - share) * mean_stay(register, WARD) + share * mean_stay(
        register, INTENSIVE
    )
    assert told.shape == (WORLDS, 119)
    assert told.sum(axis=1).mean() == pytest.approx(100 * mean, rel=0.04)


def test_nobody_is_counted_before_admission_and_fewer_each_day_after(register):
    told = tell(one_day(), register, 0.25)
    assert (np.diff(told, axis=1) <= 1e-9).all()
    assert (told[:, 0] <= 100).all()


def test_twice_the_patients_are_twice_the_census(register):
    one, two = (tell(one_day(n), register, 0.25) for n in (100.0, 200.0))
    np.testing.assert_allclose(two, 2 * one)
