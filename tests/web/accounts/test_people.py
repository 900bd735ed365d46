"""People are invited, hold roles for a while, and sign in in safe ways."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from beredt.web.accounts.actions import make_link
from beredt.web.accounts.models import ApiToken, RoleAssignment, SignInLink, User
from beredt.web.audit.models import Event
from beredt.web.audit.verifying import verify_log
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "en lang hemmelighet 47"  # noqa: S105 - nobody's


@pytest.fixture
def places():
    nation = make_organisation("norge")
    north = make_organisation("nord", below=nation)
    return nation, north, make_organisation("sor", below=nation)


@pytest.fixture
def alice(client, places):
    """Administrator of the north."""
    user = make_user("Alice", password=PASSWORD)
    give(user, "administrator", places[1])
    client.force_login(user)
    return user


def invitation(place, **changes):
    return {
        "email": "Ny@example.no",
        "name": "Ny Planlegger",
        "role": "planner",
        "organisation": place.pk,
        "until": "",
    } | changes


def address_in(response):
    return re.search(
        r"http://localhost:8000(/come-in/[^<]+)<", response.content.decode()
    )[1]


def happened():
    return list(Event.objects.values_list("what", flat=True))


def test_inviting_works(client, alice, places):
    response = client.post("/people/invite/", invitation(places[1]))
    user = User.objects.get(email="ny@example.no")
    assert [(a.role, a.organisation) for a in user.assignments.all()] == [
        ("planner", places[1])
    ]
    stranger = Client()
    address = address_in(response)
    assert "Logg inn" in stranger.get(address).content.decode()
    assert stranger.post(address).url == "/me/"
    assert stranger.get("/me/").status_code == 200
    assert happened()[-4:] == [
        "role.given",
        "link.made",
        "link.used",
        "person.signed_in",
    ]
    assert verify_log().breaches == ()


def test_an_administrator_gives_no_role_outside_the_own_place(client, alice, places):
    for place in (places[0], places[2]):
        assert client.post("/people/invite/", invitation(place)).status_code == 422
    assert not User.objects.filter(email="ny@example.no").exists()


def test_it_says_what_is_wrong(client, alice, places):
    response = client.post(
        "/people/invite/", invitation(places[1], email="x", until="2020-01-01")
    )
    assert response.status_code == 422
    assert "Datoen er passert" in response.content.decode()


@pytest.mark.parametrize("role", ["planner", "reader", "approver", "observer"])
def test_who_does_not_manage_people_is_refused(client, places, role):
    user = make_user()
    give(user, role, places[0])
    other = make_user()
    theirs = give(other, "reader", places[1])
    client.force_login(user)
    assert client.get("/people/invite/").status_code == 403
    assert client.post("/people/invite/", invitation(places[1])).status_code == 403
    assert client.get(f"/people/{other.pk}/").status_code == 404
    assert client.post(f"/people/{other.pk}/link/").status_code == 404
    assert client.post(f"/people/{other.pk}/shut-out/").status_code == 404
    assert client.post(f"/roles/{theirs.pk}/end/").status_code == 404


def test_nobody_makes_a_role_or_a_link_for_oneself(client, places):
    user = make_user()
    mine = give(user, "reader", places[0])
    client.force_login(user)
    assert client.post(f"/roles/{mine.pk}/end/").status_code == 403
    assert client.post(f"/people/{user.pk}/link/").status_code == 403
    assert (
        client.post(f"/people/{user.pk}/", {"role": "administrator"}).status_code == 403
    )


def test_who_also_belongs_elsewhere_is_not_ones_own_to_shut_out(client, alice, places):
    other = make_user()
    give(other, "reader", places[1])
    give(other, "planner", places[2])
    assert client.get(f"/people/{other.pk}/").status_code == 200
    assert client.post(f"/people/{other.pk}/shut-out/").status_code == 403
    assert client.post(f"/people/{other.pk}/link/").status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/", "/people/", "/people/invite/", "/organisations/", "/log/", "/me/"],
)
def test_strangers_are_asked_to_sign_in(client, address):
    assert client.get(address).url.startswith("/accounts/login/")


def test_a_link_lets_in_once(client):
    address = f"/come-in/{make_link(make_user(), by=None)}/"
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert Client().post(address).status_code == 410
    assert Client().get(address).status_code == 410


def test_a_link_that_nobody_made_lets_nobody_in(client):
    assert client.post("/come-in/guess/").status_code == 410


def test_a_link_of_somebody_shut_out_lets_nobody_in(client, alice, places):
    other = make_user()
    give(other, "reader", places[1])
    secret = make_link(other, by=None)
    client.post(f"/people/{other.pk}/shut-out/")
    assert Client().post(f"/come-in/{secret}/").status_code == 410


def test_secrets_are_not_kept(client, alice):
    secret = make_link(alice, by=None)
    client.post("/me/keys/", {"name": "Regneark"})
    kept = [
        *SignInLink.objects.values(),
        *ApiToken.objects.values(),
        *Event.objects.values(),
    ]
    assert secret not in str(kept)
    assert "beredt_" not in str(kept)


def test_shutting_out_ends_what_is_open(client, alice, places):
    other, theirs = make_user(), Client()
    give(other, "reader", places[1])
    theirs.force_login(other)
    assert theirs.get("/").status_code == 200
    client.post(f"/people/{other.pk}/shut-out/")
    assert theirs.get("/").status_code == 302


def test_an_ended_role_gives_nothing_and_stays_known(client, alice, places):
    other = make_user()
    theirs = give(other, "administrator", places[1])
    assert client.post(f"/roles/{theirs.pk}/end/").status_code == 302
    assert not RoleAssignment.objects.current().filter(user=other).exists()
    assert "avsluttet" in client.get(f"/people/{other.pk}/").content.decode()


def sign_in(client, password=PASSWORD, email=""):
    return client.post("/accounts/login/", {"login": email, "password": password})


def test_signing_in_with_a_password(alice):
    stranger = Client()
    assert sign_in(stranger, email=alice.email.upper()).status_code == 302
    assert happened()[-1] == "person.signed_in"
    assert "Sikre innloggingen din" in stranger.get("/").content.decode()


def test_guessing_is_locked_out_and_noted(alice):
    cache.clear()
    stranger = Client()
    for _ in range(5):
        assert sign_in(stranger, "feil", alice.email).status_code == 200
    assert happened().count("person.refused") == 5
    right = sign_in(stranger, email=alice.email)
    assert right.status_code == 200
    assert "person.signed_in" not in happened()
    cache.clear()


def test_nobody_signs_up(client):
    response = client.post(
        "/accounts/signup/",
        {"email": "x@example.no", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert "invitert" in response.content.decode()
    assert not User.objects.filter(email="x@example.no").exists()


def test_sessions_are_listed_and_revoked(alice):
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, email=alice.email)
        client.get("/")
    page = here.get("/accounts/sessions/")
    assert page.status_code == 200
    here.post("/accounts/sessions/")
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302


def test_people_are_found_however_their_address_is_written():
    user = make_user(email="Kari@Example.NO")
    assert User.objects.get_by_natural_key("kari@example.no ") == user


def test_every_page_of_ones_account_opens(alice, places):
    client = Client()
    sign_in(client, email=alice.email)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for address in (
        "/me/",
        "/people/",
        f"/people/{alice.pk}/",
        "/people/invite/",
        "/organisations/",
        "/organisations/nord/",
        "/log/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/password/change/",
        "/accounts/sessions/",
    ):
        assert client.get(address).status_code == 200, address
