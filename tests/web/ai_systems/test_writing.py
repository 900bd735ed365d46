"""AI systems are written of by one and published by another, all with its history."""

from dataclasses import fields

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from beredt.engine.ai_systems import AISystem
from beredt.web.ai_systems.actions import (
    ConflictError,
    publish_record,
    return_record,
    write_record,
)
from beredt.web.ai_systems.models import RegisteredSystem, SystemRecord
from beredt.web.ai_systems.opening import open_records
from beredt.web.ai_systems.words import FIELDS, SECTIONS
from beredt.web.audit.models import Event
from web.ai_systems.said import TYPED, person, said
from web.people import give
from web.reading import text_of

pytestmark = pytest.mark.django_db


def test_one_writes_another_publishes_and_both_stand_in_the_log(
    client, writer, approver, north
):
    response = client.post("/ai-systems/new/", TYPED | {"organisation": north.pk})
    assert response.url == "/ai-systems/notat/history/"
    record = SystemRecord.objects.get()
    assert record.content["gains"] == ["Mindre tid", "Bedre dager"]
    assert record.state == "proposed"
    assert not open_records()
    assert client.post("/ai-systems/notat/1/publish/").status_code == 403
    client.force_login(approver)
    page = text_of(client.get("/ai-systems/notat/history/"))
    assert "Skrevet av Wenche" in page
    assert "Hva som er sagt" in page
    assert "Før" not in page
    assert "Notatet skrives for hånd." in page
    assert client.post("/ai-systems/notat/1/publish/").url == "/ai-systems/notat/"
    events = Event.objects.order_by("number").values_list("what", "who__name")
    assert list(events) == [
        ("ai_system.proposed", "Wenche"),
        ("ai_system.published", "Arne"),
    ]


def test_what_is_published_counts_until_something_newer_is(
    client, published, writer, approver
):
    changed = said(name="Nytt navn")
    write_record(published, changed, is_public=True, note="", seen=1, by=writer)
    assert "Notat" in text_of(client.get("/ai-systems/"))
    assert "Nytt navn" not in text_of(client.get("/open/ai-systems/"))
    publish_record(published.newest(), by=approver)
    assert "Nytt navn" in text_of(client.get("/open/ai-systems/"))
    states = published.records.values_list("number", "state")
    assert sorted(states) == [(1, "replaced"), (2, "published")]


def test_a_record_is_sent_back_with_a_reason_and_written_again(
    client, published, writer, approver
):
    write_record(published, said(), is_public=True, note="", seen=1, by=writer)
    client.force_login(approver)
    address = "/ai-systems/notat/2/return/"
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Mangler formål"})
    assert "Mangler formål" in text_of(client.get("/ai-systems/notat/history/"))
    assert Event.objects.latest("number").what == "ai_system.returned"
    client.force_login(writer)
    sent = TYPED | {"seen": 2, "purpose": "Skrive notater"}
    assert client.post("/ai-systems/notat/write/", sent).status_code == 302
    assert published.newest().content["purpose"] == "Skrive notater"


def test_a_newer_proposal_takes_the_place_of_an_older(published, writer):
    for seen in (1, 2):
        write_record(published, said(), is_public=True, note="", seen=seen, by=writer)
    states = published.records.order_by("number").values_list("state", flat=True)
    assert list(states) == ["published", "replaced", "proposed"]


def test_nobody_publishes_what_they_wrote(published, nation):
    both = person("Begge", "planner", nation)
    give(both, "approver", nation)
    record = write_record(published, said(), is_public=True, note="", seen=1, by=both)
    with pytest.raises(IntegrityError), transaction.atomic():
        publish_record(record, by=both)
    published.refresh_from_db()
    assert published.published.number == 1


def test_nobody_overwrites_what_they_have_not_seen(client, published, writer):
    other = said(purpose="Deres formål")
    write_record(published, other, is_public=True, note="", seen=1, by=writer)
    sent = TYPED | {"seen": 1, "purpose": "Mitt formål"}
    page = text_of(client.post("/ai-systems/notat/write/", sent), 409)
    assert "Mitt formål" in page
    assert "Deres formål" in page
    assert published.newest().content["purpose"] == "Deres formål"
    client.post("/ai-systems/notat/write/", sent | {"seen": 2})
    assert published.newest().content["purpose"] == "Mitt formål"


def test_what_is_decided_is_not_decided_again(client, published, approver):
    with pytest.raises(ConflictError):
        publish_record(published.published, by=approver)
    with pytest.raises(ConflictError):
        return_record(published.published, reason="x", by=approver)
    client.force_login(approver)
    response = client.post("/ai-systems/notat/1/publish/", follow=True)
    assert "Noen andre har avgjort det imens." in text_of(response)


def test_a_code_is_used_once(client, writer, north, published):
    response = client.post("/ai-systems/new/", TYPED | {"organisation": north.pk})
    assert "annet system med denne koden" in text_of(response, 422)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"phase": "perhaps"},
        {"region": "Månen"},
        {"source_date": "i går"},
        {"documentation": "telepathy"},
        {"id": "to ord"},
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(client, writer, north, wrong):
    sent = TYPED | {"organisation": north.pk} | wrong
    response = client.post("/ai-systems/new/", sent)
    assert response.status_code == 422
    assert "ds-error-summary" in response.content.decode()
    assert not RegisteredSystem.objects.exists()


def test_what_was_written_stands_in_the_form(client, published, writer):
    page = client.get("/ai-systems/notat/write/").content.decode()
    assert 'value="Notat"' in page
    assert "Tid\nKvalitet" in page


def test_every_field_of_a_record_is_asked_for_and_named():
    names = [name for _title, names in SECTIONS for name in names]
    assert sorted([*names, "id"]) == sorted(field.name for field in fields(AISystem))
    assert set(FIELDS) == {*names, "id"}


FILE = """
[[systems]]
id = "notat"
name = "Notat"
supplier = "Firma AS"
region = "Helse Nord"
phase = "in_use"
source = "test"
source_date = "2026"
mark = "assumption"
confidence = "low"

[[systems]]
id = "bilde"
name = "Bilde"
region = "Helse Nord"
phase = "idea"
source = "test"
source_date = "2026"
mark = "assumption"
confidence = "low"
"""


def in_file(text, organisation):
    file = SimpleUploadedFile("systems.toml", text.encode())
    return {"file": file, "organisation": organisation.pk}


def test_systems_come_in_from_a_file_once(client, published, writer, north):
    response = client.post("/ai-systems/file/", in_file(FILE, north), follow=True)
    page = text_of(response)
    assert "2 oppføringer venter på godkjenning." in page
    assert published.newest().content["phase"] == "in_use"
    assert SystemRecord.objects.filter(state="proposed").count() == 2
    assert Event.objects.latest("number").who == writer
    response = client.post("/ai-systems/file/", in_file(FILE, north), follow=True)
    assert "0 oppføringer venter på godkjenning." in text_of(response)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('phase = "idea"', 'phase = "maybe"', "maybe"),
        ("name =", "nmae =", "nmae"),
        ("[[systems]]", "[[systems", "toml.io"),
        ('id = "bilde"', 'id = "beredt-kapasitet"', "koden til en annen"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_and_nothing_is_written(
    client, bundled, writer, north, old, new, told
):
    before = SystemRecord.objects.count()
    wrong = in_file(FILE.replace(old, new, 1), north)
    response = client.post("/ai-systems/file/", wrong)
    assert told in text_of(response, 422)
    assert SystemRecord.objects.count() == before


def test_nobody_says_that_a_source_is_official_by_leaving_a_list_alone(
    client, writer, north
):
    page = client.get("/ai-systems/new/").content.decode()
    for name in ("region", "phase", "mark", "confidence"):
        offered = page.split(f'name="{name}"')[1].split("</select>")[0]
        assert offered.index('value=""') < offered.index("Velg")
        assert "selected" not in offered.split("Velg")[1]
