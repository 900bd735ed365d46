"""A register leaves the site with its label, and without what one may not see."""

import csv
import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from beredt.files.registers import read_register
from beredt.web.accounts.actions import make_token
from beredt.web.audit.models import Event
from beredt.web.registers.actions import label_field
from beredt.web.registers.packages import opened, unzipped
from web.nordvik import Nordvik
from web.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return Nordvik()


@pytest.fixture
def observer(country):
    return country.person("Observatør", "observer", country.nation)


def export(client, country, form):
    return client.get(f"/registers/{country.version.pk}/export/{form}/")


def test_a_package_is_the_register_with_its_label(client, country, settings):
    settings.CLASSIFICATION = "UGRADERT"
    client.force_login(country.reader)
    answer = export(client, country, "zip")
    with unzipped(answer.content) as folder:
        assert read_register(folder).fingerprint == country.version.fingerprint
        descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert descriptor["classification"] == "UGRADERT, åpen"


def test_a_workbook_has_every_table(client, country):
    client.force_login(country.reader)
    book = load_workbook(io.BytesIO(export(client, country, "xlsx").content))
    places = list(book["places"].values)
    assert len(places) == 1 + len(opened(country.version).places)
    assert places[0][:4] == ("facility", "kind", "status", "number")
    assert places[1][3] == 120


def test_a_map_has_every_facility_with_its_places_by_status(client, country):
    client.force_login(country.reader)
    found = json.loads(export(client, country, "geojson").content)
    hospital = found["features"][0]
    assert hospital["geometry"] == {"type": "Point", "coordinates": [9.5, 64.5]}
    assert hospital["properties"]["places"]["ward"]["staffed"] == 100
    assert hospital["properties"]["places"]["ward"]["physical"] == 120


def test_each_row_of_a_csv_carries_the_label(client, country):
    label_field("places", "definition", "internal", by=country.planner)
    client.force_login(country.reader)
    path = f"/registers/{country.version.pk}/tables/places/csv/"
    text = client.get(path).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["classification"] for row in rows} == {"intern"}
    assert rows[0]["definition"] == "Invented"


def test_what_is_withheld_is_in_no_page_and_no_file(client, country, observer):
    label_field("places", "number", "restricted", by=country.planner)
    label_field("facilities", "lat", "internal", by=country.planner)
    client.force_login(observer)
    at = f"/registers/{country.version.pk}/"
    table = client.get(f"{at}tables/places/")
    assert "Antall" not in table.content.decode()
    hospital = client.get(f"{at}facilities/nordvik-sykehus/").content.decode()
    assert "Registeret har ingen plasser her." in hospital
    assert ">120<" not in client.get(at).content.decode()
    found = json.loads(export(client, country, "geojson").content)
    assert {row["geometry"] for row in found["features"]} == {None}
    assert not any(row["properties"]["places"] for row in found["features"])
    book = load_workbook(io.BytesIO(export(client, country, "xlsx").content))
    assert "number" not in next(book["places"].values)
    assert "number" not in client.get(f"{at}tables/places/csv/").content.decode()
    assert export(client, country, "zip").status_code == 403


def test_no_row_is_called_by_what_is_withheld(client, country, observer):
    label_field("transport", "base", "restricted", by=country.planner)
    at = f"/registers/{country.version.pk}/"
    paths = (f"{at}tables/transport/", f"{at}known/transport/bus-nordvik/")
    for who, is_called in ((country.planner, True), (observer, False)):
        client.force_login(who)
        for path in paths:
            page = client.get(path).content.decode()
            assert "bus-nordvik" in page
            assert ("Ambulansebuss, Nordvik" in page) == is_called


def test_a_search_does_not_betray_what_is_withheld(client, country, observer):
    label_field("facilities", "note", "restricted", by=country.planner)
    path = f"/registers/{country.version.pk}/tables/facilities/?q=invented"
    client.force_login(country.planner)
    assert "nordvik-sykehus" in client.get(path).content.decode()
    label_field("facilities", "source", "restricted", by=country.planner)
    client.force_login(observer)
    assert "nordvik-sykehus" not in client.get(path).content.decode()


def test_a_key_gets_no_package_with_fields_withheld_from_its_owner(
    client, country, observer
):
    path = f"/api/registers/{country.version.fingerprint}/package"
    header = {"Authorization": f"Bearer {make_token(name='x', by=observer)}"}
    assert client.get(path, headers=header).status_code == 200
    label_field("places", "number", "internal", by=country.planner)
    assert client.get(path, headers=header).status_code == 403


def test_a_draft_withholds_the_same(client, country, observer):
    label_field("places", "number", "restricted", by=country.planner)
    draft = country.draft()
    client.force_login(observer)
    page = client.get(f"/registers/drafts/{draft.pk}/tables/places/").content.decode()
    assert "Kategori 0" in page
    assert "Antall" not in page


def test_each_export_is_in_the_log(client, country):
    client.force_login(country.reader)
    export(client, country, "xlsx")
    event = Event.objects.latest("number")
    assert (event.what, event.after["form"]) == ("register.exported", "xlsx")
    assert event.who == country.reader


def test_administrators_of_the_nation_label_fields(client, country):
    path, form = "/registers/labels/", {"field": "places.number", "label": "internal"}
    client.force_login(country.planner)
    assert client.post(path, form).status_code == 403
    client.force_login(country.person("Lokal", "administrator", country.region))
    assert client.post(path, form).status_code == 403
    client.force_login(country.person("Admin", "administrator", country.nation))
    assert client.post(path, form).status_code == 302
    assert "intern" in client.get(path).content.decode()
    assert client.post(path, form | {"label": ""}).status_code == 302
    assert "Alle felt er åpne" in client.get(path).content.decode()
    assert Event.objects.filter(what="field.labelled").count() == 2


def test_strangers_and_those_without_a_role_export_nothing(client, country):
    assert export(client, country, "zip").url.startswith("/accounts/login/")
    client.force_login(make_user())
    for form in ("zip", "xlsx", "geojson"):
        assert export(client, country, form).status_code == 404
    client.force_login(country.reader)
    assert export(client, country, "exe").status_code == 404


def test_the_label_in_a_zip_changes_no_byte_of_a_table(client, country):
    client.force_login(country.reader)
    published = zipfile.ZipFile(io.BytesIO(bytes(country.version.package)))
    taken = zipfile.ZipFile(io.BytesIO(export(client, country, "zip").content))
    for name in published.namelist():
        if name != "datapackage.json":
            assert taken.read(name) == published.read(name)
