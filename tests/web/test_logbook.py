"""The log can be read and searched."""

import ast
from pathlib import Path

import pytest

from beredt.web.audit.actions import record_event
from beredt.web.councils.models.bodies import Seat
from beredt.web.councils.models.cases import OfItem
from beredt.web.councils.models.meetings import OfMeeting
from beredt.web.logbook.words import OBJECTS, action_word
from web.people import give, make_organisation, make_user

RECORDS = "record_event"
pytestmark = pytest.mark.django_db


@pytest.fixture
def log(client):
    user = make_user("Alice")
    place = make_organisation("norge")
    give(user, "approver", place)
    client.force_login(user)
    for number in range(3):
        record_event("draft.started", place, by=user, place=place.path, after=[number])
    record_event("campaign.opened", place, by=None, place=place.path)
    return client


def numbers(response):
    return [event.number for event in response.context["page"]]


def test_the_newest_comes_first(log):
    assert numbers(log.get("/log/"))[:2] == [4, 3]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what=campaign", [4]),
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
    assert page.context["changes"].rows == [("Tekst", "–", "1")]


def test_each_action_is_said_in_words():
    unsaid = {
        what for what in actions_in(Path("src/beredt/web")) if action_word(what) == what
    }
    assert unsaid == set()


def test_each_part_of_a_meeting_is_said_in_words():
    parts = [*OfMeeting.__subclasses__(), *OfItem.__subclasses__(), Seat]
    assert {part._meta.model_name for part in parts} <= OBJECTS.keys()


def actions_in(folder):
    """Yield what the site records by its name, wherever it does."""
    for file in sorted(folder.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == RECORDS:
                said = call.args[0]
                if isinstance(said, ast.Constant):
                    yield said.value


def test_what_one_may_not_read_is_not_there(log, client):
    client.force_login(make_user())
    assert numbers(client.get("/log/")) == []
    assert client.get("/log/2/").status_code == 404
