"""Endless places: the census of an empty hospital that fills (M/G/infinity)."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from theory.estimates import assert_agrees
from worlds import Site, make_register, make_scenario, set_up, step, stream

EXPECTED = {
    1: 9.919877,
    3: 26.547159,
    5: 37.486056,
    10: 50.607067,
    20: 57.603219,
    30: 59.170934,
    60: 59.917273,
}


@pytest.fixture(scope="module")
def runs():
    """Ten a day, lognormal stays of six days (sigma 0.8), sixty days."""
    variation = np.sqrt(np.expm1(0.8**2))
    stage = step("ward", 6.0, distribution="lognormal", variation=variation)
    register = make_register([Site("h", {"ward": 500})], {"A": [stage]})
    world = set_up(register, make_scenario(60, needs=[stream(10, 60, "A")]))
    return [world.draw(number) for number in range(1500)]


@pytest.mark.parametrize(("day", "mean"), EXPECTED.items())
def test_mean_census_on_the_way_up(runs, day, mean):
    assert_agrees([run.occupied[0, day - 1] for run in runs], mean, slack=1e-4)


@pytest.mark.parametrize("day", [3, 20, 60])
def test_census_is_poisson(runs, day):
    """The variance is the mean: (x - mean)^2 / mean is 1 on average."""
    mean = EXPECTED[day]
    spread = [(run.occupied[0, day - 1] - mean) ** 2 / mean for run in runs]
    assert_agrees(spread, 1.0, slack=1e-3)


def test_need_is_the_census_when_there_is_room_for_all(runs):
    for run in runs[:50]:
        assert_array_equal(run.need[:, 0].sum(axis=0).cumsum(), run.occupied[0])
