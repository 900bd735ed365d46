"""The log can be read and searched."""

import pytest

from beredt.web.audit.actions import record_event
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(client):
    user = make_user("Alice")
    place = make_organisation("norge")
    give(user, "approver", place)
    client.force_login(user)
    for number in range(3):
        record_event("thing.made", place, by=user, place=place.path, after=[number])
    record_event("thing.sold", place, by=None, place=place.path)
    return client


def numbers(response):
    return [event.number for event in response.context["page"]]


def test_the_newest_comes_first(log):
    assert numbers(log.get("/log/"))[:2] == [4, 3]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what=thing.sold", [4]),
        ("q=alice", [3, 2, 1]),
        ("q=norge", [4, 3, 2, 1]),
        ("since=2999-01-01", []),
        ("until=2999-01-01", [4, 3, 2, 1]),
    ],
)
def test_it_is_searched(log, question, expected):
    assert numbers(log.get(f"/log/?{question}")) == expected


def test_a_date_that_is_none_is_said(log):
    assert log.get("/log/?since=x").status_code == 422


def test_an_event_shows_what_stands_after_it(log):
    page = log.get("/log/2/")
    assert "[1]" in page.content.decode()


def test_what_one_may_not_read_is_not_there(log, client):
    client.force_login(make_user())
    assert numbers(client.get("/log/")) == []
    assert client.get("/log/2/").status_code == 404
