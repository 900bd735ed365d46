"""Random numbers at their addresses: the published generator, the right laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from beredt.engine.kernels.philox import COUNT, block, poisson, uniforms
from beredt.engine.streams import PURPOSES
from oracle.addresses import Numbers, philox
from theory.estimates import assert_agrees

ONES = 0xFFFFFFFF
# Known answers of philox4x32-10 from the test suite of Random123: counter, key, words.
KNOWN = [
    (
        (0, 0, 0, 0),
        (0, 0),
        (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8),
    ),
    (
        (ONES, ONES, ONES, ONES),
        (ONES, ONES),
        (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD),
    ),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]
words = st.integers(0, ONES)
reproducible = settings(derandomize=True, database=None, deadline=None)


@pytest.mark.parametrize(("counter", "key", "answer"), KNOWN)
def test_known_answers(counter, key, answer):
    assert philox(counter, key) == answer
    seed = np.uint64(key[0] | key[1] << 32)
    draw, stream, index, stage = (np.uint64(word) for word in counter)
    assert block(seed, np.uint64(0), draw, stream, index, stage) == answer


@reproducible
@given(st.integers(0, 2**63 - 1), st.integers(1, 6), words, words, words, words)
def test_every_address_holds_what_the_plain_generator_finds(
    seed, purpose, draw, stream, index, stage
):
    plain = Numbers(seed, draw).words(purpose, stream, index, stage)
    assert block(seed, purpose, draw, stream, index, stage) == plain


def test_purposes_do_not_share_numbers():
    found = {block(1, purpose + 1, 2, 3, 4, 5) for purpose in range(len(PURPOSES))}
    assert len(found) == len(PURPOSES)


def test_uniform_numbers_are_uniform_and_independent():
    u = uniforms(7, 1, 3, np.arange(200), 1000)
    assert u.min() > 0
    assert u.max() < 1
    assert stats.kstest(u.ravel(), "uniform").pvalue > 1e-3
    for other in (np.roll(u, 1, axis=0), np.roll(u, 1, axis=1)):
        products = ((u - 0.5) * (other - 0.5)).ravel() * 12
        assert abs(products.mean()) <= 4 / np.sqrt(products.size)


@reproducible
@given(st.integers(0, 2**63 - 1), words, words, words, st.floats(0, 200))
def test_counts_equal_those_of_the_plain_ladder(seed, draw, stream, index, mean):
    expected = Numbers(seed, draw).poisson(stream, index, mean)
    assert poisson(seed, draw, stream, index, mean) == expected


@reproducible
@given(words, st.floats(0, 200), st.floats(0, 200))
def test_a_larger_mean_never_gives_fewer(stream, one, other):
    few, many = sorted((one, other))
    assert poisson(1, 0, stream, 0, few) <= poisson(1, 0, stream, 0, many)


@pytest.mark.parametrize("mean", [0.3, 4.0, 31.9, 100.0])
def test_counts_are_poisson(mean):
    counts = np.array([poisson(5, d, 9, 0, mean) for d in range(20_000)])
    assert_agrees(counts, mean)
    assert_agrees((counts - mean) ** 2, mean)
    most = stats.poisson.ppf(0.999, mean)
    seen = np.bincount(np.minimum(counts, most).astype(int), minlength=int(most) + 1)
    expected = stats.poisson.pmf(np.arange(most + 1), mean)
    expected[-1] = 1 - expected[:-1].sum()
    enough = expected * len(counts) >= 10
    seen = np.append(seen[enough], seen[~enough].sum())
    expected = np.append(expected[enough], expected[~enough].sum()) * len(counts)
    keep = expected > 0
    assert stats.chisquare(seen[keep], expected[keep]).pvalue > 1e-3


def test_no_patients_come_when_the_mean_is_zero():
    assert poisson(1, 0, 1, 0, 0.0) == 0
    assert PURPOSES.index("count") + 1 == COUNT
