"""A small country, a scenario and a register that are quick to compute."""

import pytest

from beredt.files.registers import bundled_registers
from beredt.files.scenarios import bundled_scenarios
from beredt.web.assessments.actions import order_assessment
from beredt.web.orders.working import Worker
from beredt.web.registers import actions as registers
from beredt.web.registers.models import RegisterVersion
from beredt.web.scenarios import actions as scenarios
from beredt.web.scenarios.models import ScenarioVersion
from web.people import give, make_user

KINDS = {"assessment": "beredt.web.assessments.work.assess_order"}


@pytest.fixture
def bundled(monkeypatch):
    names = ("tiny-masseskade", "tiny-strom")
    some = {name: bundled_scenarios()[name] for name in names}
    tiny = {"tiny": bundled_registers()["tiny"]}
    monkeypatch.setattr(scenarios, "bundled_scenarios", lambda: some)
    monkeypatch.setattr(registers, "bundled_registers", lambda: tiny)
    registers.publish_bundled()
    scenarios.publish_bundled()


@pytest.fixture
def register(bundled):
    return RegisterVersion.objects.get(name="tiny")


@pytest.fixture
def scenario(bundled):
    return ScenarioVersion.objects.get(name="tiny-masseskade")


@pytest.fixture
def alice(client, north):
    user = make_user("Alice")
    give(user, "planner", north)
    client.force_login(user)
    return user


@pytest.fixture
def reader(north):
    user = make_user("Rolf")
    give(user, "reader", north)
    return user


@pytest.fixture
def worker(monkeypatch):
    # Inside a test's transaction the connection must stay open.
    monkeypatch.setattr("beredt.web.orders.working.close_old_connections", lambda: None)
    return Worker(KINDS)


@pytest.fixture
def ordered(scenario, register, alice, north):
    """An assessment that waits."""
    return order_assessment(
        scenario=scenario,
        register=register,
        draws=4,
        seed=1,
        organisation=north,
        by=alice,
    )


@pytest.fixture
def done(ordered, worker):
    """An assessment with its result."""
    assert worker.work_once()
    ordered.order.refresh_from_db()
    assert ordered.order.state == "done", ordered.order.fault
    return ordered
