"""Programs get what the pages show, under the same permissions."""

import io
import zipfile
from functools import cache

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings

from beredt.files.registers import bundled_registers
from beredt.files.scenarios import bundled_scenarios
from beredt.web.accounts.actions import make_token, revoke_token
from beredt.web.accounts.models import ApiToken, User
from beredt.web.accounts.permissions import readable_organisations
from beredt.web.ai_systems import actions as ai_systems
from beredt.web.config.api import api as api_of_the_site
from beredt.web.config.wsgi import application
from beredt.web.orders.actions import place_order
from beredt.web.prices import actions as prices
from beredt.web.registers import actions as registers
from beredt.web.registers.models import RegisterVersion
from beredt.web.scenarios import actions as scenarios
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db
LISTS = (
    "organisations",
    "registers",
    "scenarios",
    "prices",
    "ai-systems",
    "orders",
    "events",
)


@pytest.fixture
def country(monkeypatch):
    # Some of what is bundled is enough here, and quick to publish.
    some = dict(list(bundled_scenarios().items())[:5])
    tiny = {"tiny": bundled_registers()["tiny"]}
    monkeypatch.setattr(scenarios, "bundled_scenarios", lambda: some)
    monkeypatch.setattr(registers, "bundled_registers", lambda: tiny)
    nation = make_organisation("norge")
    north = make_organisation("nord", below=nation)
    make_organisation("tromso", below=north)
    make_organisation("sor", below=nation)
    registers.publish_bundled()
    scenarios.publish_bundled()
    prices.publish_bundled()
    ai_systems.publish_bundled()
    return nation, north


@pytest.fixture
def alice(country):
    user = make_user("Alice")
    give(user, "administrator", country[1])
    place_order("count", title="Tell", wish={}, place=country[1].path, by=user)
    return user


@pytest.fixture
def key(alice):
    return make_token(name="Regneark", by=alice)


@pytest.fixture
def api(key):
    return Client(headers={"Authorization": f"Bearer {key}"})


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_read_with_a_key_and_in_a_session(api, alice, name):
    with_key = api.get(f"/api/{name}").json()
    client = Client()
    client.force_login(alice)
    assert client.get(f"/api/{name}").json() == with_key
    assert with_key["count"] == len(with_key["items"]) > 0


@pytest.mark.parametrize("name", LISTS)
def test_strangers_and_wrong_keys_are_refused(client, country, name):
    assert client.get(f"/api/{name}").status_code == 401
    wrong = client.get(f"/api/{name}", headers={"Authorization": "Bearer beredt_x"})
    assert wrong.status_code == 401


@pytest.mark.parametrize("name", LISTS)
def test_who_has_no_role_gets_empty_lists(client, country, name):
    client.force_login(make_user())
    assert client.get(f"/api/{name}").json() == {"items": [], "count": 0}


def test_a_key_reads_what_its_owner_reads(api, alice):
    found = {row["code"] for row in api.get("/api/organisations").json()["items"]}
    assert found == {row.code for row in readable_organisations(alice)}
    assert api.get("/api/organisations/tromso").status_code == 200
    assert api.get("/api/organisations/sor").status_code == 404


def test_a_key_opens_nothing_once_it_is_revoked(api, alice):
    revoke_token(ApiToken.objects.get(), by=alice)
    assert api.get("/api/organisations").status_code == 401


def test_a_key_opens_nothing_once_its_owner_is_shut_out(api, alice):
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert api.get("/api/organisations").status_code == 401


def test_a_key_is_no_way_to_sign_in(api):
    assert api.get("/").url.startswith("/accounts/login/")


def test_a_long_list_comes_in_pages(api):
    whole = api.get("/api/scenarios").json()["items"]
    part = api.get("/api/scenarios?limit=2&offset=3").json()
    assert part == {"items": whole[3:5], "count": len(whole)}
    assert api.get("/api/scenarios?limit=100000").status_code == 422


def test_a_register_is_downloaded_as_it_was_published(api):
    version = RegisterVersion.objects.get(name="tiny")
    response = api.get(f"/api/registers/{version.fingerprint}/package")
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert "datapackage.json" in archive.namelist()


@pytest.fixture
def kept_open():
    """Let the connection live on after an answer: it holds the test's transaction."""
    moments = (request_started, request_finished)
    for moment in moments:
        moment.disconnect(close_old_connections)
    yield
    for moment in moments:
        moment.connect(close_old_connections)


@cache
def operations():
    described = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    return {found.ok().path: found.ok() for found in described.get_all_operations()}


@pytest.mark.parametrize("path", list(api_of_the_site.get_openapi_schema()["paths"]))
def test_whatever_is_asked_the_answer_is_as_described(path, key, kept_open):
    header = {"Authorization": f"Bearer {key}"}

    @given(case=operations()[path].as_strategy())
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case):
        case.call_and_validate(headers=header)

    ask()
