"""A small country, the same for all of the site's tests."""

import pytest

from web.databases import pytest_generate_tests  # noqa: F401
from web.people import make_organisation


@pytest.fixture
def nation():
    return make_organisation("norge")


@pytest.fixture
def north(nation):
    return make_organisation("nord", below=nation)


@pytest.fixture
def south(nation):
    return make_organisation("sor", below=nation)


@pytest.fixture
def country(nation, north, south):
    """The nation, two regions, and a trust below the first of them."""
    return [nation, north, south, make_organisation("tromso", below=north)]
