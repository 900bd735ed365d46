"""What passes, and what does not."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.engine.validation import Computed, judge

numbers = st.floats(-1e6, 1e6)


def line(recorded, computed, alternative):
    simplest = ("straight_line", alternative)
    return judge("case", "metric", "patients", recorded, computed, simplest)


@pytest.mark.parametrize(
    ("computed", "alternative", "passed"),
    [
        (Computed(12, 8, 15), 20, True),
        (Computed(12, 11, 15), 20, False),  # below the band
        (Computed(8, 5, 9), 20, False),  # above the band
        (Computed(12, 8, 15), 11, False),  # a simpler way is closer
        (Computed(12, 8, 15), 12, True),  # as close as the simpler way
        (Computed(12), 20, True),  # no band
        (Computed(12), 11, False),
    ],
)
def test_ten_was_recorded(computed, alternative, passed):
    assert line(10, computed, alternative).passed is passed


@given(numbers, numbers, numbers)
def test_errors_are_distances_from_what_was_recorded(recorded, computed, alternative):
    found = line(recorded, Computed(computed, -inf, inf), alternative)
    assert found.error == abs(recorded - computed)
    assert found.simplest_error == abs(recorded - alternative)
    assert found.passed == (found.error <= found.simplest_error)


@given(numbers, numbers)
def test_a_number_without_a_band_never_fails_because_of_it(recorded, computed):
    assert line(recorded, Computed(computed, nan, nan), inf).passed
