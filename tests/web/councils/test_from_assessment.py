"""A result becomes a case at a click, and the case says what it was made from."""

import pytest

from beredt.files.registers import bundled_registers
from beredt.files.scenarios import find_scenario
from beredt.web.assessments.actions import order_assessment
from beredt.web.audit.models import Event
from beredt.web.councils.models import AgendaItem
from beredt.web.orders.working import Worker
from beredt.web.registers.actions import publish_package
from beredt.web.scenarios.actions import publish_file
from web.people import give, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(council, directorate, secretary, monkeypatch):
    # Inside a test's transaction the connection must stay open.
    monkeypatch.setattr("beredt.web.orders.working.close_old_connections", lambda: None)
    found = order_assessment(
        scenario=publish_file("tiny-masseskade", find_scenario("tiny-masseskade")),
        register=publish_package("tiny", bundled_registers()["tiny"]),
        draws=2,
        seed=1,
        organisation=directorate,
        by=secretary,
    )
    Worker().work_once()
    found.order.refresh_from_db()
    return found


def test_a_result_becomes_a_case_that_carries_its_fingerprint(
    client, assessment, council, secretary
):
    page = client.get(assessment.get_absolute_url()).content.decode()
    address = f"/councils/cases/from-assessment/{assessment.pk}/"
    assert f'action="{address}"' in page
    response = client.post(address)
    item = AgendaItem.objects.get()
    assert response.url == item.get_absolute_url()
    assert item.meeting is None
    assert item.origin_address == assessment.get_absolute_url()
    assert assessment.order.key.startswith(item.origin_fingerprint)
    assert item.background == assessment.headline
    assert Event.objects.latest("number").what == "case.raised"
    page = client.get(item.get_absolute_url()).content.decode()
    assert item.origin_fingerprint in page


def test_a_published_plan_becomes_a_case_too(client, council, secretary):
    plan = publish_file("tiny-masseskade", find_scenario("tiny-masseskade"))
    address = f"/councils/cases/from-scenario/{plan.pk}/"
    page = client.get(plan.get_absolute_url()).content.decode()
    assert f'action="{address}"' in page
    client.post(address)
    item = AgendaItem.objects.get()
    assert item.origin_fingerprint == plan.fingerprint
    assert item.title == plan.title


def test_who_runs_no_council_makes_no_case(client, assessment, directorate):
    reader = make_user("Rolf Leser")
    give(reader, "reader", directorate)
    client.force_login(reader)
    page = client.get(assessment.get_absolute_url()).content.decode()
    assert "from-assessment" not in page
    address = f"/councils/cases/from-assessment/{assessment.pk}/"
    assert client.post(address).status_code == 403
    assert not AgendaItem.objects.exists()
