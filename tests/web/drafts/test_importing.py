"""Tables that somebody else made become rows of a draft, once that is wanted."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from beredt.web.drafts.contents import rows_of
from beredt.web.drafts.models import Import
from web.nordvik import Nordvik

pytestmark = pytest.mark.django_db
CSV = b"kode,navn,grad,lengde\nnytt-sykehus,Nytt sykehus,64.5,9.7\n"
COLUMNS = {
    "from_id": "kode",
    "from_name": "navn",
    "fixed_kind": "hospital",
    "fixed_region": "nordvik-region",
    "fixed_trust": "nordvik-hf",
    "fixed_municipality": "nordvik",
    "from_lat": "grad",
    "from_lon": "lengde",
    "fixed_acute": "true",
    "fixed_trauma": "none",
    "fixed_neurosurgery": "false",
    "fixed_source": "Liste",
    "fixed_source_date": "2026-11-22",
    "fixed_mark": "derived",
    "fixed_confidence": "low",
    "foreign": "0",
    "table": "facilities",
}


@pytest.fixture
def country():
    return Nordvik()


@pytest.fixture
def draft(country):
    return country.draft()


def send(client, draft, data=CSV, name="liste.csv"):
    path = f"/registers/drafts/{draft.pk}/import/"
    return client.post(path, {"file": SimpleUploadedFile(name, data)})


def test_columns_are_found_then_seen_then_taken_in(client, country, draft):
    client.force_login(country.planner)
    address = send(client, draft).url
    page = client.get(address, {"foreign": "0", "table": "facilities"})
    assert page.context["columns"]["from_id"].value() == ""
    seen = html.unescape(client.post(address, COLUMNS).content.decode())
    assert "1 rad endres eller kommer til." in seen
    assert "nytt-sykehus" not in rows_of(draft, "facilities")
    assert client.post(address, COLUMNS | {"take": "1"}).url == draft.get_absolute_url()
    assert rows_of(draft, "facilities")["nytt-sykehus"]["lat"] == "64.5"


def test_what_is_the_same_changes_nothing(client, country, draft):
    client.force_login(country.planner)
    address = send(client, draft, bytes(country.version.package), "tiny.zip").url
    names = [table["name"] for table in Import.objects.get().tables]
    form = {"foreign": str(names.index("places")), "table": "places"}
    columns = client.get(address, form).context["columns"]
    said = {name: columns[name].value() or "" for name in columns.fields}
    seen = html.unescape(client.post(address, form | said).content.decode())
    assert "0 rader endres eller kommer til." in seen
    assert "60 er som før." in seen
    assert "Ta inn radene" not in seen


def test_wrong_cells_are_told_and_nothing_taken_in(client, country, draft):
    client.force_login(country.planner)
    address = send(client, draft).url
    wrong = COLUMNS | {"fixed_kind": "castle", "take": "1"}
    page = html.unescape(client.post(address, wrong).content.decode())
    assert "1 feil i filen" in page
    assert "castle" in page
    assert not draft.edits.exists()


def test_rows_of_others_are_not_taken_in(client, country, draft):
    client.force_login(country.owner)
    address = send(client, draft).url
    elsewhere = COLUMNS | {"fixed_trust": "", "take": "1"}
    assert client.post(address, elsewhere).status_code == 200
    assert not draft.edits.exists()
    assert client.post(address, COLUMNS | {"take": "1"}).status_code == 302


def test_what_is_no_table_is_refused(client, country, draft, settings):
    client.force_login(country.planner)
    assert send(client, draft, b"PK\x03\x04x", "x.zip").status_code == 422
    settings.UPLOAD_LIMIT = 10
    assert send(client, draft).status_code == 422
    assert not Import.objects.exists()


def test_others_read_no_import_and_start_none(client, country, draft):
    client.force_login(country.planner)
    address = send(client, draft).url
    client.force_login(country.reader)
    assert client.get(address).status_code == 404
    assert send(client, draft).status_code == 403
    client.logout()
    assert client.get(address).url.startswith("/accounts/login/")
