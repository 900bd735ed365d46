"""What every law of stays promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from beredt.engine.estimation import FAMILIES, Law, Mixture, presence

laws = st.builds(
    Law,
    st.sampled_from(FAMILIES),
    st.floats(0.2, 30),
    st.floats(0.2, 2),
)


@given(laws, st.floats(0.05, 0.95))
def test_a_quantile_is_where_survival_says(law, share):
    assert_allclose(
        law.survival(law.quantiles(np.array([share]))), 1 - share, rtol=1e-6
    )


@given(laws, st.floats(0.05, 1))
def test_days_counted_sum_to_the_mean_stay(law, moment):
    long = int(law.quantiles(np.array([1 - 1e-9]))[0]) + 2
    assert_allclose(
        presence(law, min(long, 200_000), moment).sum(), law.mean, rtol=1e-3
    )


@given(laws)
def test_nobody_is_counted_more_at_a_later_age(law):
    present = presence(law, 200)
    assert present[0] <= 1
    assert (np.diff(present) <= 1e-9).all()


@given(laws)
def test_density_is_the_fall_of_survival(law):
    age, step = law.quantiles(np.array([0.6])), 1e-5 * law.mean
    fall = (law.survival(age - step) - law.survival(age + step)) / (2 * step)
    assert_allclose(law.density(age), fall, rtol=1e-3)


@given(laws, laws, st.floats(0.05, 0.95))
def test_a_mixture_lies_between_its_laws(one, other, share):
    mixed = Mixture((one, other), (1 - share, share))
    ages = np.array([0.5, 2.0, 9.0])
    ends = np.sort([one.survival(ages), other.survival(ages)], axis=0)
    assert (ends[0] - 1e-12 <= mixed.survival(ages)).all()
    assert (mixed.survival(ages) <= ends[1] + 1e-12).all()
    assert_allclose(mixed.survival(mixed.quantiles(np.array([0.7]))), 0.3, atol=1e-6)


def test_a_mixture_of_one_law_with_itself_is_that_law():
    law = Law("gamma", 4.0, 0.8)
    mixed = Mixture((law, law), (0.3, 0.7))
    assert mixed.mean == pytest.approx(4.0)
    assert mixed.variation == pytest.approx(0.8)


def test_a_law_without_a_mean_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        Law("gamma", 0.0, 1.0)
    with pytest.raises(ValueError, match="none of"):
        Law("normal", 1.0, 1.0)
