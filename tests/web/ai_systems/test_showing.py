"""AI systems are counted once, classed with a reason, and open where meant to be."""

from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, RDF

from beredt.web.ai_systems.actions import (
    publish_record,
    register_system,
)
from beredt.web.ai_systems.models import SystemRecord
from beredt.web.ai_systems.opening import CLOSED, WITHHELD, open_records
from web.ai_systems.said import TYPED, said
from web.reading import text_of

pytestmark = pytest.mark.django_db


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


def test_the_list_tells_how_much_is_answered(client, published, bundled):
    page = text_of(client.get("/ai-systems/"))
    assert "Notat Firma AS Helse Nord pilot – – 1 av 11" in page
    assert "9 av 11" in page
    assert " av 11" not in text_of(client.get("/open/ai-systems/"))


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
    assert "2.8 risiko og tiltak" in atrs
    assert "13 nettsted" in annex
    assert "av 8 punkter som må besvares." in annex
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
