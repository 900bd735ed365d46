"""Who reads a strategy follows from where they stand; who says something, too."""

import pytest
from django.test import Client
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings

from beredt.files.strategies import read_strategy
from beredt.web.strategies.actions import load_strategy, set_milestone
from beredt.web.strategies.permissions import (
    following_organisations,
    readable_goals,
    readable_milestones,
    readable_strategies,
)
from web.people import give, held_roles, make_user

pytestmark = pytest.mark.django_db
few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def followed(country):
    """A strategy of each organisation."""
    found = read_strategy()
    return [
        load_strategy(found, name="plan", organisation=place, by=None)
        for place in country
    ]


@few
@given(roles=held_roles)
def test_lists_hold_exactly_what_may_be_read(country, followed, roles):
    user = make_user()
    for place, role in roles:
        give(user, role, country[place])
    held = [country[place].path for place, _ in roles]

    def reads(place):
        return any(
            place.path.startswith(path) or path.startswith(place.path) for path in held
        )

    readable = {one for one in followed if reads(one.organisation)}
    assert {*readable_strategies(user)} == readable
    assert {one.strategy for one in readable_goals(user)} == readable
    assert {one.goal.strategy for one in readable_milestones(user)} == readable
    assert {*following_organisations(user)} == {
        place
        for place in country
        for at, role in roles
        if role in {"planner", "approver"} and place.path.startswith(country[at].path)
    }
    user.assignments.all().delete()


@pytest.fixture
def pages(strategy, goal, alice):
    milestone = set_milestone(
        goal, title="M", owner=None, due_on=localdate(), why="W", by=alice
    )
    return {
        "read": [
            "/strategies/",
            strategy.get_absolute_url(),
            goal.get_absolute_url(),
            milestone.get_absolute_url(),
            f"{strategy.get_absolute_url()}observations/",
            f"{strategy.get_absolute_url()}report/2026/",
        ],
        "write": [
            f"{goal.get_absolute_url()}status/",
            f"{goal.get_absolute_url()}milestones/",
            f"{milestone.get_absolute_url()}move/",
            f"{milestone.get_absolute_url()}done/",
            f"{strategy.get_absolute_url()}observations/",
        ],
    }


def test_a_region_reads_what_the_nation_follows_and_changes_nothing(
    client, nora, pages
):
    client.force_login(nora)
    for address in pages["read"]:
        page = client.get(address)
        assert page.status_code == 200, address
        assert b'<form method="post" enctype' not in page.content
        assert b"/status/" not in page.content
    for address in pages["write"]:
        assert client.post(address, {}).status_code == 403, address


def test_a_reader_of_the_nation_changes_nothing_either(client, nation, pages):
    reader = make_user()
    give(reader, "reader", nation)
    client.force_login(reader)
    for address in pages["write"]:
        assert client.post(address, {}).status_code == 403, address


def test_whoever_has_no_role_finds_nothing(client, pages):
    client.force_login(make_user())
    for address in pages["read"][1:]:
        assert client.get(address).status_code == 404, address
    for address in pages["write"]:
        assert client.post(address, {}).status_code == 404, address


def test_strangers_are_asked_to_sign_in(pages):
    for address in pages["read"] + pages["write"]:
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code in {302, 405}, address
            if answer.status_code == 302:
                assert answer.url.startswith("/accounts/login/")


def test_programs_read_the_same(client, nora, strategy):
    client.force_login(nora)
    [found] = client.get("/api/strategies").json()["items"]
    assert found == {
        "id": strategy.pk,
        "name": "e-helse",
        "title": "Nasjonal e-helsestrategi",
        "organisation": "norge",
    }
    document = client.get(f"/api/strategies/{strategy.pk}").json()
    assert [one["id"] for one in document["indicators"]][:2] == [
        "representasjon",
        "epj",
    ]
    assert document["milestones"][0]["promised"][0]["due"] == "2026-12-31"
    client.force_login(make_user())
    assert client.get(f"/api/strategies/{strategy.pk}").status_code == 404
