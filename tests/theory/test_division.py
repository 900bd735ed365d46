"""Chance and knowledge are told apart as the analysis of variance has it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.engine.influence.ranking import total_indices
from beredt.engine.knowledge import divide, half_width

few = settings(derandomize=True, database=None, deadline=None, max_examples=40)


def made(between, within, worlds, draws, seed):
    """Return draws in worlds with these standard deviations between and within."""
    generator = np.random.default_rng(seed)
    world = np.repeat(np.arange(worlds), draws)
    means = generator.normal(0, between, worlds)
    return means[world] + generator.normal(0, within, len(world)), world


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_known_shares_are_found(share):
    values, world = made(np.sqrt(share), np.sqrt(1 - share), 4000, 5, seed=1)
    found = divide(values, world)
    assert found.knowledge == pytest.approx(share, abs=0.03)
    assert found.knowledge + found.chance == pytest.approx(1)


def test_the_estimate_is_right_on_average_for_few_worlds():
    """Twenty worlds of five draws, a half and a half: unbiased but for the cut at 0."""
    found = [divide(*made(1, 1, 20, 5, seed)).knowledge for seed in range(400)]
    assert np.mean(found) == pytest.approx(0.5, abs=0.03)


def test_without_chance_all_is_knowledge():
    values, world = made(1, 0, 20, 5, seed=2)
    assert divide(values, world).knowledge == 1


def test_in_one_world_all_is_chance():
    values, _ = made(1, 1, 20, 5, seed=3)
    found = divide(values, np.zeros(100, int))
    assert (found.knowledge, found.chance) == (0, 1)


def test_what_never_varies_has_no_shares():
    found = divide(np.ones(10), np.arange(10) // 5)
    assert (found.knowledge, found.chance) == (0, 0)


@few
@given(st.lists(st.integers(1, 9), min_size=2, max_size=12), st.integers(0, 99))
def test_worlds_may_have_different_numbers_of_draws(sizes, seed):
    world = np.repeat(np.arange(len(sizes)), sizes)
    found = divide(np.random.default_rng(seed).normal(size=len(world)), world)
    assert 0 <= found.knowledge <= 1
    assert found.knowledge + found.chance == pytest.approx(1)


def test_an_interval_counts_worlds_not_draws():
    """Five equal draws a world say no more than one."""
    means = np.random.default_rng(4).normal(size=40)
    often = half_width(np.repeat(means, 5), np.repeat(np.arange(40), 5))
    once = half_width(means, np.zeros(40, int))
    assert often == pytest.approx(once)


def ishigami(shares):
    x = np.pi * (2 * shares - 1)
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def test_total_indices_of_the_ishigami_function():
    """Published exact values: 0.558, 0.442, 0.244."""
    blocks = [np.array([i]) for i in range(3)]
    found = total_indices(ishigami, blocks, samples=2048)
    assert found == pytest.approx([0.558, 0.442, 0.244], abs=0.02)


def test_a_block_stands_for_all_its_inputs():
    """Everything but the second input: what the second leaves, 1 - 0.442."""
    blocks = [np.array([0, 2]), np.array([1])]
    found = total_indices(ishigami, blocks, samples=2048)
    assert found == pytest.approx([0.558, 0.442], abs=0.02)


def test_inputs_without_effect_have_no_index():
    found = total_indices(lambda u: u[0], [np.array([i]) for i in range(3)])
    assert found == pytest.approx([1, 0, 0], abs=0.02)
    assert total_indices(
        lambda u: 0 * u[0], [np.array([0]), np.array([1])]
    ).tolist() == [
        0,
        0,
    ]
