"""Where somebody is signed in is noted, and reading a page writes nothing."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext

from web.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    client.force_login(make_user())
    client.get("/me/")
    return client


def written_by(client, **heads):
    with CaptureQueriesContext(connection) as asked:
        client.get("/me/", **heads)
    writes = ("INSERT", "UPDATE", "DELETE")
    return [one["sql"] for one in asked if one["sql"].startswith(writes)]


def test_a_session_is_noted_at_once_and_reading_on_writes_nothing(reader):
    assert UserSession.objects.count() == 1
    assert written_by(reader) == []


def test_a_session_that_is_used_again_later_is_noted_again(reader):
    session = UserSession.objects.get()
    before = session.last_seen_at - dt.timedelta(minutes=2)
    UserSession.objects.update(last_seen_at=before)
    reader.get("/me/")
    session.refresh_from_db()
    assert session.last_seen_at > before + dt.timedelta(minutes=1)


def test_a_session_that_moves_is_noted_at_once(reader):
    assert written_by(reader, HTTP_USER_AGENT="Another browser") != []
    assert UserSession.objects.get().user_agent == "Another browser"
