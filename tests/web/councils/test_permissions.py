"""Who reads councils, who runs them, and that nobody else does."""

import pytest

from beredt.web.audit.models import Event
from beredt.web.councils.actions.keeping import load_bundled_bodies
from beredt.web.councils.actions.meetings import load_bundled_meetings
from beredt.web.councils.models import AgendaItem, Body, Passage
from beredt.web.councils.parts import OF_BODY, OF_ITEM, OF_MEETING
from beredt.web.councils.permissions import readable_bodies, readable_meetings
from web.councils.test_meetings import item
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(client, meeting, nation):
    """Sign in as somebody with a role at a place, or with none."""

    def sign_in(role=None, place=None):
        user = make_user(role or "Ingen")
        if role:
            give(user, role, place)
        client.force_login(user)
        return user

    return sign_in


def posts(meeting):
    """Everything that changes a meeting, with something that might be sent."""
    row = item(meeting, "14/26")
    address = meeting.get_absolute_url()
    yield from (
        f"{address}{what}/"
        for what in ("change", "proposals", "time", "number", "close", "sign")
    )
    yield from (f"{address}add/{kind}/" for kind in OF_MEETING)
    yield from (f"{row.get_absolute_url()}add/{kind}/" for kind in OF_ITEM)
    yield from (
        f"{row.get_absolute_url()}{what}/"
        for what in ("decide", "adopt", "place", "promote", "move/up")
    )
    yield f"/councils/parts/item/{row.pk}/"
    yield f"/councils/parts/item/{row.pk}/remove/"


@pytest.mark.parametrize("role", [None, "reader", "observer", "administrator"])
def test_who_only_reads_changes_nothing(client, visitor, meeting, directorate, role):
    visitor(role, directorate)
    before = Event.objects.count()
    for path in posts(meeting):
        assert client.post(path, {"text": "x"}).status_code in {403, 404}, path
    for path in ("/councils/meetings/call/", "/councils/bodies/new/"):
        assert client.post(path).status_code == 403
    assert Event.objects.count() == before


def test_who_reads_sees_every_page_and_no_button(client, visitor, meeting, directorate):
    visitor("reader", directorate)
    address = meeting.get_absolute_url()
    row = item(meeting, "14/26")
    for path in ("", "people/", "papers/", "decisions/"):
        page = client.get(f"{address}{path}")
        assert page.status_code == 200
        assert "/add/" not in page.content.decode()
    page = client.get(row.get_absolute_url()).content.decode()
    assert "/add/" not in page
    assert "decide/" not in page


def test_meetings_elsewhere_are_not_there(client, visitor, meeting, nation):
    elsewhere = make_organisation("sor", below=nation)
    user = visitor("planner", elsewhere)
    row = item(meeting, "14/26")
    assert not readable_meetings(user).filter(is_example=False).exists()
    for path in (meeting.get_absolute_url(), row.get_absolute_url()):
        assert client.get(path).status_code == 404
    for path in posts(meeting):
        assert client.post(path).status_code == 404, path
    part = f"/councils/parts/member/{meeting.member_rows.first().pk}/"
    assert client.get(part).status_code == 404
    # Who sits where is no secret.
    assert readable_bodies(user).exists()


def test_who_has_a_seat_reads_and_changes_nothing(client, visitor, meeting, council):
    user = visitor()
    assert client.get(meeting.get_absolute_url()).status_code == 404
    seat = council.seats.last()
    seat.user = user
    seat.save()
    assert client.get(meeting.get_absolute_url()).status_code == 200
    assert client.post(f"{meeting.get_absolute_url()}time/").status_code == 403
    council.seats.filter(pk=seat.pk).update(until="2020-01-01")
    assert client.get(meeting.get_absolute_url()).status_code == 404


def test_users_are_named_by_address_and_never_listed(client, council, secretary):
    user = make_user("Nora Neste", email="nora@example.no")
    address = f"{council.get_absolute_url()}add/seat/"
    assert "nora@example.no" not in client.get(address).content.decode()
    sent = {"organisation": "KS", "status": "member", "user": "nora@example.no"}
    wrong = client.post(address, sent | {"user": "ingen@example.no"})
    assert wrong.status_code == 422
    client.post(address, sent)
    seat = council.seats.get(user=user)
    page = client.get(f"/councils/parts/seat/{seat.pk}/").content.decode()
    assert "nora@example.no" in page


def test_a_deputy_reads_the_meeting_that_they_sit_in(client, visitor, meeting):
    user = visitor()
    meeting.deputy_rows.filter(person="Terje Wistner").update(user=user)
    assert readable_meetings(user).get() == meeting
    assert client.get(meeting.get_absolute_url()).status_code == 200


def test_cases_that_wait_are_seen_by_the_secretariat_alone(
    client, visitor, meeting, council, directorate, secretary
):
    waiting = AgendaItem.objects.create(body=council, title="Senere")
    client.force_login(secretary)
    assert client.get(waiting.get_absolute_url()).status_code == 200
    visitor("reader", directorate)
    assert client.get(waiting.get_absolute_url()).status_code == 404


def test_what_is_asked_for_and_is_not_there_is_said_so(client, meeting):
    address = meeting.get_absolute_url()
    passage = Passage.objects.create(
        meeting=meeting, kind="lists", content={"body": "X", "organisations": []}
    )
    for path in (
        f"{address}add/seat/",
        f"{address}add/nothing/",
        f"/councils/parts/nothing/{meeting.pk}/",
        f"/councils/parts/bands/{passage.pk}/",
        "/councils/cases/999999/",
    ):
        assert client.get(path).status_code == 404, path


# ----------------------------------------------------------------------------- bodies


def test_bundled_bodies_and_meetings_are_loaded_once(council, example):
    before = Event.objects.count()
    assert load_bundled_bodies() == []
    assert load_bundled_meetings() == []
    assert Event.objects.count() == before
    assert council.organisation.code == "hdir"
    assert council.predecessor.name == "Nasjonalt e-helseråd"
    assert Body.objects.get(code="vannforsyning").organisation.parent is None


def test_a_body_is_made_changed_and_seated(client, secretary, council, directorate):
    sent = {"name": "Råd for noe nytt", "organisation": directorate.pk}
    response = client.post("/councils/bodies/new/", sent | {"predecessor": council.pk})
    body = Body.objects.get(name="Råd for noe nytt")
    assert response.url == body.get_absolute_url()
    assert body.code == "rad-for-noe-nytt"
    page = client.get(body.get_absolute_url()).content.decode()
    assert "Nasjonalt e-helseråd" in page
    for kind, said in (
        ("seat", {"organisation": "KS", "status": "member", "number": "2"}),
        ("responsibility", {"principle": "nearness", "who": "KS", "what": "Drift"}),
    ):
        assert kind in OF_BODY
        address = f"{body.get_absolute_url()}add/{kind}/"
        assert client.post(address, said).status_code == 302
    page = client.get(body.get_absolute_url()).content.decode()
    assert "nærhet" in page
    late = sent | {"first_day": "2026-01-02", "last_day": "2026-01-01"}
    changed = client.post(f"{body.get_absolute_url()}change/", late)
    assert changed.status_code == 422
    every = list(Event.objects.values_list("what", flat=True))
    assert every[-3:] == ["body.made", "seat.added", "responsibility.added"]


def test_a_body_elsewhere_is_read_and_not_changed(client, visitor, council, nation):
    visitor("planner", make_organisation("sor", below=nation))
    assert client.get(council.get_absolute_url()).status_code == 200
    for path in ("change/", "add/seat/"):
        assert client.post(f"{council.get_absolute_url()}{path}").status_code == 403


# -------------------------------------------------------------------------------- api


def test_programs_get_what_the_pages_show(client, visitor, meeting, directorate):
    visitor("reader", directorate)
    bodies = client.get("/api/councils/bodies").json()
    assert bodies["count"] == Body.objects.count()
    (found,) = client.get("/api/councils/meetings").json()["items"]
    assert (found["id"], found["body"]) == (meeting.pk, "strategiradet")
    document = client.get(f"/api/councils/meetings/{meeting.pk}").json()
    assert document["minutes"] == 360
    findings = client.get(f"/api/councils/meetings/{meeting.pk}/findings").json()
    assert [one["rule"] for one in findings] == ["case_number", "title_type"]
    assert client.get("/api/councils/follow-ups").json()["count"] == 0


def test_programs_get_nothing_else(client, visitor, meeting, nation):
    visitor("reader", make_organisation("sor", below=nation))
    assert client.get("/api/councils/meetings").json()["count"] == 0
    assert client.get(f"/api/councils/meetings/{meeting.pk}").status_code == 404
    client.logout()
    assert client.get("/api/councils/meetings").status_code == 401
