"""The bundled strategy in a small country, with somebody for each role."""

import pytest

from beredt.web.strategies.actions import publish_bundled
from beredt.web.strategies.models import Goal, Strategy
from web.people import give, make_user


@pytest.fixture
def strategy(nation):
    publish_bundled()
    return Strategy.objects.get()


@pytest.fixture
def goal(strategy):
    return Goal.objects.get(code="medvirkning")


@pytest.fixture
def alice(client, nation):
    """She follows the strategy of the nation."""
    user = make_user("Alice")
    give(user, "planner", nation)
    client.force_login(user)
    return user


@pytest.fixture
def nora(north):
    """She plans in a region, and reads what the nation follows."""
    user = make_user("Nora")
    give(user, "planner", north)
    return user
