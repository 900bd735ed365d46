"""The laws written out here are those of the library that everybody uses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import special

from beredt.engine.chance import (
    gamma_below,
    gamma_quantile,
    normal_below,
    normal_quantile,
)
from beredt.engine.stays import grid

SHARES = np.concatenate(
    [grid(), 10.0 ** -np.arange(1, 300, 7.0), 1 - 10.0 ** -np.arange(1, 15.0)]
)
reproducible = settings(derandomize=True, database=None, deadline=None)


def test_normal_quantiles():
    assert_allclose(normal_quantile(SHARES), special.ndtri(SHARES), rtol=2e-15)
    ends = normal_quantile(np.array([0.0, 1.0]))
    assert ends.tolist() == [-np.inf, np.inf]


def test_shares_below_of_the_normal_law():
    z = np.linspace(-30, 9, 500)
    assert_allclose(normal_below(z), special.ndtr(z), rtol=1e-12)


@pytest.mark.parametrize("variation", [0.02, 0.05, 0.2, 0.8, 1.0, 1.5, 3.0, 10.0])
def test_gamma_quantiles_of_every_variation_of_stays(variation):
    shape = variation**-2.0
    expected = special.gammaincinv(shape, SHARES)
    assert_allclose(gamma_quantile(shape, SHARES), expected, rtol=1e-11, atol=1e-290)
    assert gamma_quantile(shape, np.array([0.0, 1.0])).tolist() == [0.0, np.inf]


@reproducible
@given(st.floats(0.01, 3000), st.floats(0, 5))
def test_shares_below_of_the_gamma_law(shape, times):
    x = np.array([0.0, times * shape, shape, shape + 20 * times])
    expected = special.gammainc(shape, x)
    assert_allclose(gamma_below(shape, x), expected, rtol=1e-11, atol=1e-13)


@reproducible
@given(st.floats(0.02, 1000), st.floats(0.001, 0.999))
def test_a_quantile_has_its_share_below_it(shape, share):
    quantile = gamma_quantile(shape, np.array([share]))
    assert gamma_below(shape, quantile)[0] == pytest.approx(share, abs=1e-11)
