"""Stays from published quantiles."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from beredt.engine.estimation import (
    FAMILIES,
    Law,
    Mixture,
    QuantileTable,
    estimate_from_quantiles,
)

SHARES = np.array([0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99])


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(FAMILIES), st.floats(1, 20), st.floats(0.4, 1.4))
def test_the_table_of_a_law_gives_the_law_back(family, mean, variation):
    law = Law(family, mean, variation)
    table = QuantileTable(shares=SHARES, days=law.quantiles(SHARES), number=5000)
    found = estimate_from_quantiles(table)
    assert found.misfit < 0.02
    assert_allclose(found.law.quantiles(SHARES)[3:7], table.days[3:7], rtol=0.1)
    assert found.mean.value == pytest.approx(mean, rel=0.08)


def test_two_kinds_of_patients_need_two_laws():
    both = Mixture(
        (Law("lognormal", 1.0, 0.5), Law("lognormal", 14.0, 0.6)), (0.6, 0.4)
    )
    table = QuantileTable(shares=SHARES, days=both.quantiles(SHARES), number=5000)
    found = estimate_from_quantiles(table)
    assert found.family == "mixture"
    assert found.misfit < 0.02
    assert found.mean.value == pytest.approx(both.mean, rel=0.08)


def test_rounded_days_may_stand_at_several_shares():
    table = QuantileTable(
        shares=np.array([0.1, 0.2, 0.5, 0.9]), days=np.array([1.0, 1.0, 2.0, 5.0])
    )
    assert estimate_from_quantiles(table).misfit < 0.1


def test_the_published_mean_is_used():
    days = Law("gamma", 5.0, 1.0).quantiles(np.array([0.25, 0.5]))
    table = QuantileTable(shares=np.array([0.25, 0.5]), days=days, mean=7.0)
    assert estimate_from_quantiles(table).mean.value > 5.3


def test_a_table_that_falls_is_refused():
    with pytest.raises(ValueError, match="must rise"):
        QuantileTable(shares=np.array([0.2, 0.5]), days=np.array([3.0, 2.0]))
