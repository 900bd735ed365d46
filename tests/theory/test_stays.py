"""Quantile tables: exact means, nearly exact laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from beredt.engine import stays
from beredt.engine.kernels.patients import sample
from oracle.addresses import WORD, read

LAWS = [
    ("exponential", 3.0, 1.0, stats.expon(scale=3)),
    ("gamma", 5.0, 0.6, stats.gamma(0.6**-2, scale=5 * 0.6**2)),
    ("gamma", 2.0, 1.5, stats.gamma(1.5**-2, scale=2 * 1.5**2)),
    (
        "lognormal",
        6.0,
        0.9,
        stats.lognorm(np.sqrt(np.log1p(0.81)), scale=6 * np.exp(-np.log1p(0.81) / 2)),
    ),
    ("fixed", 4.0, 0.0, stats.uniform(4, 1e-12)),
]
each_law = pytest.mark.parametrize(
    ("law", "mean", "variation", "exact"),
    LAWS,
    ids=[f"{law}-{variation}" for law, _, variation, _ in LAWS],
)


@each_law
def test_mean_is_exact(law, mean, variation, exact):
    table = stays.stay_table(law, mean, variation)
    assert stays.table_mean(table) == pytest.approx(mean, rel=1e-12)
    assert exact.mean() == pytest.approx(mean)


@each_law
def test_second_moment_is_nearly_exact(law, mean, variation, exact):
    """The only error is the cut at one in two millions and straight pieces."""
    table = stays.stay_table(law, mean, variation)
    ages = np.linspace(0, table[-1], 400_001)
    second = 2 * np.trapezoid(ages * stays.survival(table, ages), ages)
    assert second == pytest.approx(exact.moment(2), rel=0.01)


@each_law
def test_quantiles_are_those_of_the_law(law, mean, variation, exact):
    table = stays.stay_table(law, mean, variation)
    at = stays.grid()
    inside = (at > 0.01) & (at < 0.999)
    assert table[inside] == pytest.approx(exact.ppf(at[inside]), rel=0.003)


@each_law
def test_survival_reads_the_table_backwards(law, mean, variation, exact):
    table = stays.stay_table(law, mean, variation)
    ages = np.linspace(0.1, 3.9, 20)
    assert stays.survival(table, ages) == pytest.approx(exact.sf(ages), abs=0.002)


@settings(derandomize=True, database=None, deadline=None)
@given(st.integers(0, WORD - 1), st.sampled_from(range(len(LAWS))))
def test_compiled_reading_equals_plain_reading(word, which):
    law, mean, variation, _ = LAWS[which]
    table = stays.stay_table(law, mean, variation).astype(np.float32)
    assert sample(table[None], 0, word) == pytest.approx(
        read(table.tolist(), word), rel=1e-12
    )


def test_longer_word_longer_stay():
    table = stays.stay_table("gamma", 5.0, 0.6).astype(np.float32)[None]
    found = [sample(table, 0, word) for word in range(0, WORD, WORD // 5000)]
    assert (np.diff(found) >= 0).all()


def test_an_unknown_law_is_named():
    with pytest.raises(ValueError, match="'weibull' is no law of stays"):
        stays.quantiles("weibull", 1.0, 1.0, np.array([0.5]))
