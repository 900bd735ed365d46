"""Whoever ordered sees how far it has come, and can give it up."""

import pytest

from beredt.web.orders.actions import place_order
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make_organisation("norge")


@pytest.fixture
def alice(client, place):
    user = make_user("Alice")
    give(user, "planner", place)
    client.force_login(user)
    return user


def order(by, place):
    return place_order(
        "count", title="Krig i nord", wish={"to": 3}, place=place.path, by=by
    )


def test_the_page_shows_the_order(client, alice, place):
    placed = order(alice, place)
    assert "Krig i nord" in client.get("/orders/").content.decode()
    assert "Venter" in client.get(f"/orders/{placed.pk}/").content.decode()


def test_the_bar_gets_itself_alone(client, alice, place):
    placed = order(alice, place)
    bar = client.get(f"/orders/{placed.pk}/", headers={"HX-Request": "true"})
    assert "<html" not in bar.content.decode()
    assert 'max="100"' in bar.content.decode()


def test_cancelling_works(client, alice, place):
    placed = order(alice, place)
    response = client.post(f"/orders/{placed.pk}/cancel/")
    assert response.url == f"/orders/{placed.pk}/"
    page = client.get(response.url).content.decode()
    assert "Avbrutt" in page
    assert "hx-get" not in page


def test_only_who_ordered_cancels(client, alice, place):
    placed = order(make_user(), place)
    assert client.get(f"/orders/{placed.pk}/").status_code == 200
    assert client.post(f"/orders/{placed.pk}/cancel/").status_code == 403


def test_elsewhere_nobody_sees_it(client, alice, place):
    placed = order(alice, place)
    client.force_login(make_user())
    assert client.get(f"/orders/{placed.pk}/").status_code == 404
    assert client.post(f"/orders/{placed.pk}/cancel/").status_code == 404


def test_strangers_are_asked_to_sign_in(client):
    assert client.get("/orders/").url.startswith("/accounts/login/")
