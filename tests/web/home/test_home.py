"""The first page: what to do today, the latest picture, what is old."""

import datetime as dt

import pytest
from django.utils import timezone

from beredt.files.registers import find_register
from beredt.files.scenarios import find_scenario
from beredt.web.assessments.actions import order_assessment
from beredt.web.drafts.actions import propose_draft, send_back
from beredt.web.home.picture import latest_picture
from beredt.web.home.staleness import stale_table
from beredt.web.home.tasks import tasks_of
from beredt.web.orders.models import Order
from beredt.web.registers.actions import publish_package
from beredt.web.registers.models import RegisterVersion
from beredt.web.scenarios.actions import publish_file
from web.nordvik import Nordvik
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return Nordvik()


def assessed(country, organisation, seed):
    """An assessment that a worker has done."""
    scenario = publish_file("tiny-strom", find_scenario("tiny-strom"))
    made = order_assessment(
        scenario=scenario,
        register=country.version,
        draws=1,
        seed=seed,
        organisation=organisation,
        by=country.planner,
    )
    result = {"headline": {"nb": [f"Det brytes {seed}."]}}
    Order.objects.filter(pk=made.order_id).update(state="done", result=result)
    return made


def test_the_latest_picture_is_the_national_one_where_there_is_one(country):
    assert latest_picture(country.reader) is None
    regional = assessed(country, country.region, 1)
    assert latest_picture(country.reader).assessment == regional
    national = assessed(country, country.nation, 2)
    assessed(country, country.region, 3)
    picture = latest_picture(country.reader)
    assert (picture.assessment, picture.is_national) == (national, True)
    # Whoever reads for a trust sees no assessment of others.
    assert latest_picture(country.owner) is None


def test_a_picture_says_that_the_register_is_newer(client, country):
    assessed(country, country.nation, 1)
    assert latest_picture(country.reader).newer is None
    RegisterVersion.objects.create(
        name="tiny",
        version="7",
        title="Nordvik",
        fingerprint="x",
        package=b"",
        organisation=country.nation,
        published_at=timezone.now() + dt.timedelta(seconds=1),
    )
    assert latest_picture(country.reader).newer.version == "7"


def test_the_page_says_it_in_words(client, country):
    assessed(country, country.nation, 4)
    client.force_login(country.reader)
    page = client.get("/").content.decode()
    assert "Siste nasjonale bilde" in page
    assert "Det brytes 4." in page


def test_three_things_are_shown_and_the_rest_is_a_click_away(client, country):
    for number in range(4):
        draft = country.draft(title=f"Utkast {number}", version=str(number))
        propose_draft(draft, by=country.planner)
    client.force_login(country.approver)
    shown = client.get("/")
    assert len(shown.context["tasks"]) == 3
    assert len(shown.context["further"]) == 3
    assert "3 ting til venter" in shown.content.decode()


def test_what_was_sent_back_waits_for_whoever_proposes(country):
    draft = country.draft()
    propose_draft(draft, by=country.planner)
    send_back(draft, reason="Tell på nytt.", by=country.approver)
    said = [task.text for task in tasks_of(country.planner)]
    assert "Sendt tilbake: Tell på nytt." in said
    assert not any("Tell" in task.text for task in tasks_of(country.reader))


def test_old_numbers_are_counted_for_the_places_that_one_reads():
    publish_package("norway", find_register("norway"))
    nation = make_organisation("norge")
    north = make_organisation("helse-nord", below=nation)
    trust = make_organisation("unn", below=north, kind="trust")
    make_organisation("unn-tromso", below=trust, kind="facility")
    of_all, of_north, nobody = make_user(), make_user(), make_user()
    give(of_all, "reader", nation)
    give(of_north, "reader", north)
    everything, some = ({str(row[0].value): row[2] for row in stale_table(who).rows}
                        for who in (of_all, of_north))  # fmt: skip
    assert everything.keys() >= some.keys()
    assert everything["Plasser"] > some["Plasser"] > 0
    assert list(stale_table(nobody).rows) == []
