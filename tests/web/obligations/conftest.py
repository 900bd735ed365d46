"""The bundled obligations in a small country, with somebody for each role."""

import pytest

from beredt.files.scenarios import find_scenario
from beredt.web.assessments.models import Assessment
from beredt.web.obligations.actions import publish_bundled
from beredt.web.obligations.models import Obligation
from beredt.web.orders.models import Order
from beredt.web.registers.models import RegisterVersion
from beredt.web.scenarios.actions import publish_file
from web.people import give, make_user


@pytest.fixture
def obligations(nation):
    publish_bundled()
    return {row.code: row for row in Obligation.objects.all()}


@pytest.fixture
def casualties(obligations):
    return obligations["nato-masseskader"]


@pytest.fixture
def alice(client, nation):
    """She keeps the obligations of the nation."""
    user = make_user("Alice")
    give(user, "planner", nation)
    client.force_login(user)
    return user


@pytest.fixture
def nora(north):
    """She plans in a region."""
    user = make_user("Nora")
    give(user, "planner", north)
    return user


@pytest.fixture
def scenario():
    return publish_file("tiny-masseskade", find_scenario("tiny-masseskade"))


@pytest.fixture
def assessment(scenario, north, nora):
    """An assessment of the north that is done, without computing anything."""
    order = Order.objects.create(
        kind="assessment", title="A", wish={}, state="done", result={}
    )
    register = RegisterVersion.objects.create(
        name="tiny", version="1", title="T", fingerprint="f" * 64, package=b""
    )
    return Assessment.objects.create(
        called="Hva vi klarer i nord",
        scenario=scenario,
        register=register,
        draws=1,
        seed=1,
        organisation=north,
        order=order,
        ordered_by=nora,
    )
