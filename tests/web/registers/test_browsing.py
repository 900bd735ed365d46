"""A published register is looked through: facilities, staff, tables."""

import html
import re

import pytest
from django.utils.translation import override

from beredt.files.registers import bundled_registers, tables
from beredt.web.layout.languages import day_word
from beredt.web.registers import actions
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened
from beredt.web.registers.words import (
    COLUMNS,
    number_word,
    value_word,
)
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(monkeypatch):
    tiny = {"tiny": bundled_registers()["tiny"]}
    monkeypatch.setattr(actions, "bundled_registers", lambda: tiny)
    actions.publish_bundled()
    return RegisterVersion.objects.get()


@pytest.fixture
def at(client, version):
    user = make_user()
    give(user, "reader", make_organisation("norge"))
    client.force_login(user)
    return f"/registers/{version.pk}/"


def text(response):
    assert response.status_code == 200
    found = re.sub(r"<[^>]*>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(found))


def cells(page, name):
    """The cells of the row that begins with a name, each under its head."""
    rows = re.findall(r"<tr role=\"row\">(.*?)</tr>", page.content.decode(), re.DOTALL)
    for row in rows:
        if f">{name}<" in row:
            found = re.findall(
                r'data-label="([^"]*)"[^>]*><span>(.*?)</span></t', row, re.DOTALL
            )
            return {head: re.sub(r"<[^>]*>", "", cell) for head, cell in found}
    raise AssertionError(f"No row {name}.")


def test_the_list_leads_to_the_versions(client, at):
    page = text(client.get("/registers/"))
    assert "Nordvik: et oppdiktet land" in page
    assert "1 publisert versjon" in page


def test_staffed_and_physical_stand_each_under_its_own_head(client, at, version):
    places = [p for p in opened(version).places if p.facility == "nordvik-sykehus"]
    shown = cells(client.get(at), "Nordvik sykehus")
    for status, head in (("staffed", "Bemannet"), ("physical", "Fysisk")):
        counted = sum(p.number for p in places if p.status == status)
        assert shown[head] == str(counted)
    assert shown["Bemannet"] != shown["Fysisk"]


def test_facilities_are_found_by_name_and_kind(client, at):
    assert "5 behandlingssteder" in text(client.get(at))
    found = text(client.get(at, {"q": "sørvik"}))
    assert "1 behandlingssted" in found
    found = text(client.get(at, {"kind": "hospital"}))
    assert "2 behandlingssteder" in found
    assert client.get(at, {"kind": "castle"}).status_code == 422


def test_one_kind_of_places_is_counted(client, at, version):
    intensive = next(
        row.number
        for row in opened(version).places
        if (row.facility, row.kind, row.status)
        == ("nordvik-sykehus", "intensive", "staffed")
    )
    shown = cells(client.get(at, {"places": "intensive"}), "Nordvik sykehus")
    assert shown["Bemannet"] == str(intensive)


def test_facilities_are_sorted_by_a_number(client, at):
    page = client.get(at, {"sort": "-staffed"}).content.decode()
    order = [page.index(f">{name}</a>") for name in ("Nordvik sykehus", "Nordvik KAD")]
    assert order == sorted(order)
    assert 'aria-sort="descending"' in page


def test_a_facility_tells_where_each_number_comes_from(client, at):
    page = text(client.get(f"{at}facilities/nordvik-sykehus/"))
    assert "Invented for the tutorial" in page
    assert "forutsetning" in page
    assert "Timer uten strøm" in page


def test_who_is_counted_twice_is_said_in_words(client, at):
    page = text(client.get(f"{at}staff/"))
    assert "13 personer er talt to ganger" in page
    assert "3 kirurger er talt hos både sykehus og Forsvaret" in page
    assert "13 personer" not in text(
        client.get(f"{at}staff/", {"pool": "municipality"})
    )


def test_rows_are_told_in_words_and_found_by_them(client, at):
    row = cells(client.get(f"{at}tables/utilities/"), "Nordvik sykehus")
    assert row["Forsyning"] == "strøm"
    assert row["Kildens dato"] == "21.11.2026"
    found = text(client.get(f"{at}tables/utilities/", {"q": "nordvik sykehus"}))
    assert "Sørvik sykehus" not in found
    assert "nordvik-sykehus" not in found


@pytest.mark.parametrize(
    ("written", "shown"),
    [("0.0375", "0,0375"), ("12000", "12 000"), ("3", "3"), ("-2.50", "−2,50")],
)
def test_a_number_has_the_decimals_that_it_has(written, shown):
    assert number_word(written).replace("\xa0", " ") == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2026-11-02", "02.11.2026"), ("2026-11", "november 2026"), ("2026", "2026")],
)
def test_a_day_a_month_and_a_year_are_each_said(written, shown):
    assert day_word(written) == shown


@pytest.mark.parametrize("language", ["nb", "en", "uk"])
def test_no_column_is_shown_by_its_code(language):
    with override(language):
        for name, table in tables().items():
            for column in table.columns:
                assert column.name in COLUMNS
                for code in column.choices:
                    assert "_" not in value_word(name, column.name, code)


def test_every_table_is_shown(client, at, version):
    for name in re.findall(
        r'tables/(\w+)/"', client.get(f"{at}tables/").content.decode()
    ):
        assert client.get(f"{at}tables/{name}/").status_code == 200
    found = text(client.get(f"{at}tables/places/", {"q": "intensive"}))
    assert "Kategori 3" in found
    assert "Kategori 0" not in found


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("transport", "Ambulansebuss, Nordvik"),
        ("offers", "Nabolandet, Kategori 3"),
    ],
)
def test_rows_without_names_are_called_what_they_are(client, at, table, name):
    page = client.get(f"{at}tables/{table}/", {"q": name})
    assert text(page).count("Invented for the tutorial") == 1
    row = cells(page, name)
    assert "-" in row["Kode"]
    address = re.search(rf'href="([^"]+)">{name}</a>', page.content.decode())
    assert f"<h1>{name}</h1>" in client.get(address[1]).content.decode()


@pytest.mark.parametrize("path", ["facilities/castle/", "tables/castles/"])
def test_what_is_not_there_is_not_there(client, at, path):
    assert client.get(at + path).status_code == 404


def test_who_has_no_role_reads_nothing(client, at):
    client.force_login(make_user())
    for path in ("", "staff/", "tables/", "tables/places/", "facilities/nordvik-hf/"):
        assert client.get(at + path).status_code == 404


def test_strangers_are_asked_to_sign_in(client, version):
    for path in ("/registers/", f"/registers/{version.pk}/"):
        assert client.get(path).url.startswith("/accounts/login/")


def test_what_tells_two_lots_of_a_stock_apart_comes_before_how_much_there_is(
    client, at
):
    heads = [
        column.key
        for column in client.get(f"{at}tables/stocks/").context["rows"].columns
    ]
    key = ["item", "holder_kind", "holder", "region", "lot"]
    assert heads[:6] == [*key, "quantity"]
