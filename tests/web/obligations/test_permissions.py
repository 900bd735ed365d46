"""Who reads obligations, answers for one, and keeps them."""

import datetime as dt

import pytest
from django.test import Client
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings

from beredt.files.obligations import read_obligations
from beredt.web.obligations.actions import assign, attach, load_obligations
from beredt.web.obligations.models import Framework, Obligation
from beredt.web.obligations.permissions import (
    kept_frameworks,
    may_answer,
    may_keep,
    readable_frameworks,
    readable_obligations,
)
from web.people import give, held_roles, make_user

pytestmark = pytest.mark.django_db
few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
KEEPERS = {"planner", "approver"}


@pytest.fixture
def kept(country):
    """One obligation of each organisation."""
    found = read_obligations()
    [one] = [one for one in found.obligations if one.id == "who-ihr"]
    for place in country:
        framework = Framework.objects.create(
            code="who", title="WHO", organisation=place
        )
        Obligation.objects.create(
            framework=framework,
            code=one.id,
            title=one.title,
            footing=one.footing,
            source=one.source,
            source_date=one.source_date,
            mark=one.mark,
            confidence=one.confidence,
        )
    return list(Obligation.objects.all())


@few
@given(roles=held_roles)
def test_lists_hold_exactly_what_may_be_read(country, kept, roles):
    user = make_user()
    for place, role in roles:
        give(user, role, country[place])
    held = [country[place].path for place, _ in roles]
    keeps = [country[place].path for place, role in roles if role in KEEPERS]

    def around(place, paths):
        return any(
            place.path.startswith(path) or path.startswith(place.path) for path in paths
        )

    def place(row):
        return row.framework.organisation

    readable = {row for row in kept if around(place(row), held)}
    assert {*readable_obligations(user)} == readable
    assert {*readable_frameworks(user)} == {row.framework for row in readable}
    own = {row for row in kept if any(place(row).path.startswith(p) for p in keeps)}
    assert {*kept_frameworks(user)} == {row.framework for row in own}
    assert {row for row in kept if may_keep(user, row)} == own
    assert {row for row in kept if may_answer(user, row)} == own
    user.assignments.all().delete()


@pytest.fixture
def addresses(casualties, alice):
    proof = attach(casualties, kind="plan", title="P", day=localdate(), by=alice)
    whole = casualties.get_absolute_url()
    return {
        "read": ["/obligations/", whole],
        "answer": [
            f"{whole}answer/",
            f"{whole}evidence/",
            f"/obligations/evidence/{proof.pk}/",
        ],
        "keep": [f"{whole}assign/"],
        "add": ["/obligations/add/", "/obligations/frameworks/add/"],
    }


def status_of(client, pages):
    return {client.post(address, {"why": ""}).status_code for address in pages}


def test_a_region_reads_what_binds_the_nation_and_changes_nothing(
    client, nora, addresses
):
    client.force_login(nora)
    for address in addresses["read"]:
        page = client.get(address)
        assert page.status_code == 200
        assert b"/answer/" not in page.content
        assert b"/assign/" not in page.content
    assert status_of(client, addresses["answer"] + addresses["keep"]) == {403}


def test_who_answers_for_it_says_what_we_can_but_not_by_when(
    client, nora, alice, north, casualties, addresses
):
    assign(casualties, owner=north, due_on=None, why="Vedtatt", revision=0, by=alice)
    client.force_login(nora)
    assert status_of(client, addresses["answer"]) == {422}
    assert status_of(client, addresses["keep"]) == {403}


def test_a_neighbour_does_not_answer_for_it(
    client, alice, north, south, casualties, addresses
):
    assign(casualties, owner=north, due_on=None, why="Vedtatt", revision=0, by=alice)
    neighbour = make_user()
    give(neighbour, "planner", south)
    client.force_login(neighbour)
    assert status_of(client, addresses["answer"] + addresses["keep"]) == {403}


def test_only_those_below_the_keeper_can_be_made_to_answer(client, nora, north, south):
    load_obligations(read_obligations(), organisation=north)
    row = Obligation.objects.get(code="who-ihr")
    client.force_login(nora)
    form = {"owner": south.pk, "why": "Vedtatt", "revision": 0}
    address = f"{row.get_absolute_url()}assign/"
    assert client.post(address, form).status_code == 422
    assert client.post(address, form | {"owner": north.pk}).status_code == 302


def test_a_reader_adds_nothing(client, nation, addresses):
    reader = make_user()
    give(reader, "reader", nation)
    client.force_login(reader)
    assert status_of(client, addresses["add"]) == {403}
    assert status_of(client, addresses["answer"] + addresses["keep"]) == {403}


def test_whoever_has_no_role_finds_nothing(client, addresses):
    client.force_login(make_user())
    assert client.get(addresses["read"][1]).status_code == 404
    assert status_of(client, addresses["answer"] + addresses["keep"]) == {404}
    assert b"nato" not in client.get("/obligations/").content.lower()


def test_strangers_are_asked_to_sign_in(addresses):
    for pages in addresses.values():
        for address in pages:
            for answer in (Client().get(address), Client().post(address)):
                assert answer.status_code in {302, 405}, address
                if answer.status_code == 302:
                    assert answer.url.startswith("/accounts/login/")


def test_evidence_one_may_not_read_is_there_without_its_name(
    client, alice, south, casualties, assessment
):
    attach(
        casualties,
        kind="assessment",
        day=localdate(),
        assessment=assessment,
        by=alice,
    )
    neighbour = make_user()
    give(neighbour, "reader", south)
    client.force_login(neighbour)
    page = client.get(casualties.get_absolute_url()).content.decode()
    assert "noe du ikke har tilgang til" in page
    assert "Hva vi klarer i nord" not in page
    assert assessment.get_absolute_url() not in page


def test_an_assessment_one_may_not_read_cannot_be_attached(
    client, south, nation, assessment
):
    load_obligations(read_obligations(), organisation=south)
    row = Obligation.objects.get(code="who-ihr")
    planner = make_user()
    give(planner, "planner", south)
    client.force_login(planner)
    form = {"kind": "assessment", "assessment": assessment.pk, "day": "2026-03-12"}
    answer = client.post(f"{row.get_absolute_url()}evidence/", form)
    assert answer.status_code == 422


def test_programs_read_the_same(client, alice, nora, north, casualties):
    assign(
        casualties,
        owner=north,
        due_on=dt.date(2020, 1, 1),
        why="Vedtatt",
        revision=0,
        by=alice,
    )
    client.force_login(nora)
    listed = client.get("/api/obligations").json()
    assert listed["count"] == Obligation.objects.count()
    found = client.get(f"/api/obligations/{casualties.pk}").json()
    assert (found["code"], found["owner"]) == ("nato-masseskader", "nord")
    assert (found["due"], found["is_overdue"]) == ("2020-01-01", True)
    assert (found["state"], found["evidence"]) == ("not_assessed", 0)
    client.force_login(make_user())
    assert client.get(f"/api/obligations/{casualties.pk}").status_code == 404
