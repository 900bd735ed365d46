"""The cases as the command runs them, once for all tests of this folder."""

import pytest

from beredt.cli.cases import Ground


@pytest.fixture(scope="session")
def ground():
    return Ground(draws=60)


@pytest.fixture(scope="session")
def water(ground):
    return ground.event("askoy-2019"), ground.record("askoy-2019")


@pytest.fixture(scope="session")
def attack(ground):
    return ground.event("22-juli-2011"), ground.record("22-juli-2011")


@pytest.fixture(scope="session")
def flights(ground):
    return ground.event("medevac-inn"), ground.record("medevac-inn")
