"""AI systems are registered by one, published by another, and shown to everybody."""

import json
import re
from dataclasses import asdict, fields
from html import unescape

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, RDF

from beredt.cli import main
from beredt.engine.ai_systems import AISystem
from beredt.files.ai_systems import read_systems
from beredt.web.ai_systems.actions import (
    ConflictError,
    publish_bundled,
    publish_record,
    register_system,
    return_record,
    write_record,
)
from beredt.web.ai_systems.models import RegisteredSystem, SystemRecord
from beredt.web.ai_systems.opening import CLOSED, WITHHELD, open_records
from beredt.web.ai_systems.permissions import readable_systems
from beredt.web.ai_systems.words import FIELDS, SECTIONS
from beredt.web.audit.models import Event
from web.people import are_around, give, held_roles, make_organisation, make_user

pytestmark = pytest.mark.django_db
TYPED = {
    "id": "notat",
    "name": "Notatskriver",
    "supplier": "Firma AS",
    "region": "Nasjonalt",
    "phase": "in_use",
    "category": "Dokumentasjon",
    "gains": "Mindre tid\r\nBedre dager\r\n",
    "documentation": "speech_to_advice",
    "without_it": "Notatet skrives for hånd.",
    "responsible": "Kari Hemmelig",
    "source": "Eksempel",
    "source_date": "2026-11-22",
    "mark": "assumption",
    "confidence": "low",
    "seen": "0",
}


def said(code="notat", **more):
    known = {
        "name": code.title(),
        "supplier": "Firma AS",
        "region": "Helse Nord",
        "phase": "pilot",
        "source": "test",
        "source_date": "2026",
        "mark": "assumption",
        "confidence": "low",
    }
    return AISystem(id=code, **{**known, **more})


@pytest.fixture
def nation():
    return make_organisation("norge")


@pytest.fixture
def north(nation):
    return make_organisation("nord", below=nation)


def person(name, role, organisation):
    user = make_user(name)
    give(user, role, organisation)
    return user


@pytest.fixture
def writer(client, north):
    user = person("Wenche", "planner", north)
    client.force_login(user)
    return user


@pytest.fixture
def approver(nation):
    return person("Arne", "approver", nation)


@pytest.fixture
def bundled():
    return publish_bundled()


@pytest.fixture
def published(writer, approver, north):
    record = register_system(
        said(responsible="Kari Hemmelig", gains=("Tid", "Kvalitet")),
        organisation=north,
        is_public=True,
        note="",
        by=writer,
    )
    publish_record(record, by=approver)
    return RegisteredSystem.objects.get(code="notat")


def text_of(response, status=200):
    assert response.status_code == status
    bare = re.sub(r"<[^>]+>", " ", unescape(response.content.decode()))
    return " ".join(bare.split())


# --------------------------------------------------------- written, then published


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


# --------------------------------------------------------------------- from a file

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
        ('id = "bilde"', 'id = "beredt-kapasitet"', "another's code"),
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


# ------------------------------------------------------------------------ as shown


def test_systems_are_counted_once_and_those_without_supplier_not(
    client, published, writer, approver, north
):
    for code, more in (
        ("samme", {"name": "Notat", "region": "Helse Vest"}),
        ("ubestemt", {"supplier": ""}),
    ):
        record = register_system(
            said(code, **more), organisation=north, is_public=False, note="", by=writer
        )
        publish_record(record, by=approver)
    page = text_of(client.get("/ai-systems/"))
    assert "Unike systemer: 1." in page
    assert "som ikke er talt: 1." in page
    assert "ikke bestemt" in page


def test_the_list_is_searched_and_filtered(client, published, bundled):
    def listed(query):
        page = client.get(f"/ai-systems/?{query}").content.decode()
        return {code for code in ("notat", "beredt-kapasitet") if f"/{code}/" in page}

    assert listed("") == {"notat", "beredt-kapasitet"}
    assert listed("q=NOTAT") == {"notat"}
    assert listed("region=Nasjonalt") == {"beredt-kapasitet"}
    assert listed("phase=pilot&category=Beredskapsplanlegging") == {"beredt-kapasitet"}
    assert listed("q=finnes ikke") == set()


def test_the_class_and_its_reason_are_shown(client, writer, north):
    client.post("/ai-systems/new/", TYPED | {"organisation": north.pk})
    page = text_of(client.get("/ai-systems/notat/"))
    assert "tale til utkast med forslag" in page
    assert "Av det følger: medisinsk utstyr" in page
    assert "Notatet skrives for hånd." in page
    assert "ikke publisert" in page


def test_both_standards_show_the_same_record(client, published):
    atrs = text_of(client.get("/ai-systems/notat/atrs/"))
    annex = text_of(client.get("/ai-systems/notat/annex-viii/"))
    assert "2.8" in atrs
    assert "13" in annex
    assert "Punkter som må besvares: 8." in annex
    assert "Firma AS" in atrs
    assert "Firma AS" in annex
    assert " pilot" in annex


@pytest.mark.parametrize("language", ["nb", "nn", "en", "uk"])
@pytest.mark.parametrize(
    "page",
    [
        "/ai-systems/",
        "/ai-systems/new/",
        "/ai-systems/file/",
        "/ai-systems/notat/",
        "/ai-systems/notat/atrs/",
        "/ai-systems/notat/annex-viii/",
        "/ai-systems/notat/history/",
        "/ai-systems/notat/write/",
        "/open/ai-systems/",
        "/open/ai-systems/notat/",
    ],
)
def test_every_page_is_there_in_every_language(client, published, page, language):
    client.cookies["django_language"] = language
    response = client.get(page)
    assert response.status_code == 200
    assert "style=" not in response.content.decode()


# -------------------------------------------------------------- what everybody sees


def test_strangers_see_what_is_open_and_nothing_else(
    client, published, writer, approver, north
):
    hidden = register_system(
        said("internt", name="Internt system"),
        organisation=north,
        is_public=False,
        note="",
        by=writer,
    )
    publish_record(hidden, by=approver)
    client.logout()
    for address in (
        "/open/ai-systems/",
        "/open/ai-systems.json",
        "/api/ai-systems/open",
    ):
        page = client.get(address).content.decode()
        assert "Notat" in page
        assert "Internt system" not in page
        assert "Hemmelig" not in page
    shown = text_of(client.get("/open/ai-systems/notat/"))
    assert "uten å logge inn" in shown
    assert "Hemmelig" not in shown
    assert client.get("/open/ai-systems/internt/").status_code == 404


def test_strangers_are_asked_to_sign_in_everywhere_else(client, published):
    client.logout()
    for address in (
        "/ai-systems/",
        "/ai-systems/systems.json",
        "/ai-systems/new/",
        "/ai-systems/file/",
        "/ai-systems/notat/",
        "/ai-systems/notat/history/",
        "/ai-systems/notat/write/",
    ):
        assert client.get(address).url.startswith("/accounts/login/")
    assert client.get("/api/ai-systems").status_code == 401
    assert client.get("/api/ai-systems/notat").status_code == 401


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def test_what_stays_inside_is_what_was_meant_to():
    assert CLOSED == WITHHELD


@given(st.fixed_dictionaries(dict.fromkeys(sorted(WITHHELD), texts)))
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_is_withheld_never_leaves(published, withheld):
    content = asdict(said(**withheld))
    SystemRecord.objects.filter(pk=published.published.pk).update(content=content)
    (shown,) = open_records()
    assert all(getattr(shown, name) == "" for name in WITHHELD)
    assert {name: getattr(shown, name) for name in ("name", "supplier")} == {
        "name": "Notat",
        "supplier": "Firma AS",
    }


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize(("form", "read"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_the_catalogue_finds_the_register(client, published, form, read):
    client.logout()
    response = client.get(f"/open/ai-systems/dcat.{form}")
    graph = Graph().parse(data=response.content.decode(), format=read)
    (data,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert str(data).endswith("/open/ai-systems/")
    assert list(graph.objects(data, DCTERMS.issued))
    (copy,) = graph.objects(data, DCAT.distribution)
    (file,) = graph.objects(copy, DCAT.downloadURL)
    address = str(file).removeprefix("http://localhost:8000")
    assert client.get(address).json()["unique"] == 1
    assert client.get("/open/ai-systems/dcat.xml").status_code == 404


# ------------------------------------------------------------------- what is bundled


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


# -------------------------------------------------------------------- who may what


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


@pytest.fixture
def country(nation, north):
    south = make_organisation("sor", below=nation)
    return [nation, north, south, make_organisation("tromso", below=north)]


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
