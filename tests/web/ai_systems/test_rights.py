"""Bundled records come once, and lists hold what may be read."""

import json

import pytest
from click.testing import CliRunner
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings

from beredt.cli import main
from beredt.files.ai_systems import read_systems
from beredt.web.ai_systems.actions import (
    publish_bundled,
    write_record,
)
from beredt.web.ai_systems.models import RegisteredSystem, SystemRecord
from beredt.web.ai_systems.permissions import readable_systems
from web.ai_systems.said import TYPED, person, said
from web.people import are_around, give, held_roles, make_organisation, make_user
from web.reading import text_of

pytestmark = pytest.mark.django_db


def test_bundled_records_are_loaded_once_and_are_those_of_the_command_line(
    client, bundled
):
    assert publish_bundled() == []
    expected = json.loads(CliRunner().invoke(main, ["ai-systems", "--json"]).stdout)
    assert client.get("/api/ai-systems/open").json() == expected
    reader = person("Lisa", "reader", make_organisation("norge"))
    client.force_login(reader)
    assert client.get("/ai-systems/systems.json").json() == expected


def test_a_changed_bundled_record_is_published_anew(bundled):
    (code,) = (one.id for one in read_systems())
    record = SystemRecord.objects.get(system__code=code)
    content = record.content | {"version": "0.0.1"}
    SystemRecord.objects.filter(pk=record.pk).update(content=content)
    assert len(publish_bundled()) == 1
    system = RegisteredSystem.objects.get(code=code)
    assert system.published.number == 2
    assert system.said() in read_systems()


def test_nobody_writes_on_what_came_with_beredt(client, bundled, writer):
    assert client.get("/ai-systems/beredt-kapasitet/write/").status_code == 403
    assert client.get("/ai-systems/beredt-kapasitet/").status_code == 200


@pytest.mark.parametrize("role", ["reader", "administrator", "observer", "approver"])
def test_only_those_who_write_write(client, published, north, role):
    client.force_login(person("Noen", role, north))
    assert client.get("/ai-systems/notat/").status_code == 200
    for address in (
        "/ai-systems/new/",
        "/ai-systems/file/",
        "/ai-systems/notat/write/",
    ):
        assert client.get(address).status_code == 403
        assert client.post(address, TYPED).status_code == 403


@pytest.mark.parametrize("role", ["reader", "administrator", "observer", "planner"])
def test_only_an_approver_decides(client, published, writer, north, role):
    write_record(published, said(), is_public=True, note="", seen=1, by=writer)
    client.force_login(person("Noen", role, north))
    for verb in ("publish", "return"):
        address = f"/ai-systems/notat/2/{verb}/"
        assert client.post(address, {"reason": "x"}).status_code == 403
        assert client.get(address).status_code == 405
    assert published.newest().state == "proposed"


def test_another_region_sees_nothing_of_it(client, published, nation):
    other = person("Nabo", "planner", make_organisation("sor", below=nation))
    client.force_login(other)
    for page in ("", "history/", "write/", "atrs/"):
        assert client.get(f"/ai-systems/notat/{page}").status_code == 404
    assert client.get("/ai-systems/systems.json").json()["systems"] == []


def test_an_approver_is_told_what_waits(client, published, writer, approver):
    write_record(published, said(), is_public=True, note="", seen=1, by=writer)
    client.force_login(approver)
    assert "Venter på godkjenning" in text_of(client.get("/ai-systems/"))
    assert "Godkjenn Notat" in text_of(client.get("/"))
    client.force_login(writer)
    assert "Godkjenn Notat" not in text_of(client.get("/"))


@given(held_roles)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_lists_hold_what_may_be_read(client, bundled, country, roles):
    for number, place in enumerate(country):
        RegisteredSystem.objects.get_or_create(
            code=f"s{number}", defaults={"organisation": place}
        )
    user = make_user()
    for place, role in roles:
        give(user, role, country[place])
    own = [country[place] for place, _ in roles]
    every = RegisteredSystem.objects.select_related("organisation")
    expected = {row.code for row in are_around(every, own)}
    assert {row.code for row in readable_systems(user)} == expected
    client.force_login(user)
    listed = {row["code"] for row in client.get("/api/ai-systems").json()["items"]}
    assert listed == expected & {"beredt-kapasitet"}


def test_words_of_keys_are_in_the_language_of_the_reader(client, published):
    with override("uk"):
        client.cookies["django_language"] = "uk"
        assert "пілот" in text_of(client.get("/open/ai-systems/notat/"))
