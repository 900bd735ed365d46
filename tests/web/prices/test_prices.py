"""Price models on the site say what the command line says, to the last øre."""

import csv
import io
import json
import re
import shutil
import zipfile
from html import unescape
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings

from beredt.cli import main
from beredt.files.price_models import TABLES, bundled_models
from beredt.web.accounts.permissions import Permission, may_anywhere
from beredt.web.audit.models import Event
from beredt.web.prices.actions import publish_bundled
from beredt.web.prices.models import PriceModelVersion
from beredt.web.prices.permissions import readable_price_models
from beredt.web.registers.packages import zipped
from web.people import are_around, give, held_roles, make_organisation, make_user

pytestmark = pytest.mark.django_db
ORDER = "named,branches,turnover"
PAGES = ("", "tariffs/", "bill/", "what-if/", "implied/", "forward/")


@pytest.fixture
def nation():
    return make_organisation("norge")


@pytest.fixture
def north(nation):
    return make_organisation("nord", below=nation)


@pytest.fixture
def model():
    publish_bundled()
    return PriceModelVersion.objects.get(name="e-helse", organisation=None)


@pytest.fixture
def reader(client, north):
    user = make_user()
    give(user, "reader", north)
    client.force_login(user)
    return user


@pytest.fixture
def administrator(client, nation):
    user = make_user("Anne")
    give(user, "administrator", nation)
    client.force_login(user)
    return user


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    shutil.copytree(bundled_models()["e-helse"], folder)
    return folder


def change(folder, name, old, new):
    path = folder / f"{name}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def sent(data, nation, **more):
    file = SimpleUploadedFile("modell.zip", data)
    return {"title": "Vår modell", "organisation": nation.pk, "file": file} | more


def said_by_the_command_line(words):
    result = CliRunner().invoke(main, ["price-model", *words.split(), "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def text_of(response, status=200):
    assert response.status_code == status
    bare = re.sub(r"<[^>]+>", " ", unescape(response.content.decode()))
    return " ".join(bare.replace("\N{NO-BREAK SPACE}", "").split())


def chart_rows(response):
    """Read the numbers that a page offers with its chart."""
    href = re.search(r'href="data:text/csv[^,]*,([^"]*)"', response.content.decode())
    text = unquote(unescape(href[1])).lstrip("\ufeff")
    return list(csv.reader(io.StringIO(text)))[1:]


# ------------------------------------------------------------- the same numbers


def test_the_document_is_that_of_the_command_line(client, reader, model):
    response = client.get(f"{model.get_absolute_url()}model.json")
    assert json.loads(response.content) == said_by_the_command_line("")
    answer = client.get(f"/api/prices/{model.fingerprint}").json()
    assert answer["document"] == said_by_the_command_line("")


def test_the_curve_is_that_of_the_command_line(client, reader, model):
    response = client.get(f"{model.get_absolute_url()}what-if/")
    shown = [(float(row[0]), float(row[1])) for row in chart_rows(response)]
    expected = said_by_the_command_line("what-if")["curve"]
    assert shown == [(point["added"], point["price"]) for point in expected]


@pytest.mark.parametrize("new", [0, 1, 2500, 9999, 10_000])
def test_one_number_of_new_members_has_the_price_of_the_command_line(
    client, reader, model, new
):
    response = client.get(f"{model.get_absolute_url()}what-if/?new={new}")
    (point,) = said_by_the_command_line(f"what-if --new {new}")["curve"]
    assert f"{point['price']} kr i måneden" in text_of(response)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("turnover=14.9&branches=1&role=ordinary", "--turnover 14.9"),
        ("turnover=9&branches=12&role=ordinary", "--turnover 9 --branches 12"),
        ("turnover=100&branches=1&role=county", "--turnover 100 --role county"),
        ("turnover=1&branches=1&role=partner", "--turnover 1 --role partner"),
        ("turnover=39.999999&branches=3&role=own_staff", "--turnover 39.999999"),
    ],
)
def test_a_bill_is_that_of_the_command_line(client, reader, model, query, words):
    response = client.get(f"{model.get_absolute_url()}bill/?{query}&order={ORDER}")
    page = text_of(response)
    if "own_staff" in query:
        words += " --branches 3 --role own_staff"
    expected = said_by_the_command_line(f"bill {words}")
    for bill in expected["bills"]:
        assert f"{bill['monthly']} {bill['yearly']}" in page
    assert ("Nær en grense" in page) == (expected["near_edge"] is not None)


def test_the_cliff_is_drawn_and_the_order_of_rules_can_be_changed(
    client, reader, model
):
    address = f"{model.get_absolute_url()}bill/"
    query = "turnover=14.9&branches=12&role=ordinary"
    chain = client.get(f"{address}?{query}&order=named,branches,turnover")
    assert "e Kjeder" in text_of(chain)
    by_turnover = client.get(f"{address}?{query}&order=named,turnover,branches")
    assert "Nær en grense" in text_of(by_turnover)
    rows = {float(row[0]): float(row[2]) for row in chart_rows(by_turnover)}
    assert (rows[14.9], rows[15.0], rows[80.0]) == (7080, 18_300, 162_168)


def test_members_are_implied_as_on_the_command_line(client, reader, model):
    address = f"{model.get_absolute_url()}implied/"
    page = text_of(client.get(f"{address}?price_error=2.5&added_error=250"))
    for interval in ("9879 (9786–9973)", "9879 (9426–10359)", "9879 (7934–11945)"):
        assert interval in page
    assert page.count("9879 (7934–11945)") == 2
    for bound in ("b Mellomstore 0–1425", "c Store 0–241", "e Kjeder, per filial"):
        assert bound in page
    assert "15–160" in page
    assert "Ikke oppgitt" in page


def test_the_proposed_prices_are_set_against_the_cost(client, reader, model, tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("category,members\na,12879\nb,480\nc,60\nd,31\ne,300\nf,15\n")
    expected = said_by_the_command_line(f"forward {path}")
    address = f"{model.get_absolute_url()}forward/"
    file = SimpleUploadedFile("members.csv", path.read_bytes())
    response = client.post(f"{address}members/", {"file": file}, follow=True)
    page = text_of(response)
    assert str(expected["revenue_at_proposed"]) in page
    for name in ("a", "d"):
        whole = round(expected["needed"][name]["value"])
        assert f"{expected['proposed'][name]} {whole}" in page
    only = client.get(f"{address}?alternative=1&only=a&a=12879&b=480").status_code
    assert only == 200


# ---------------------------------------------------------------------- the pages


def test_every_share_is_exact_and_rejected_keys_only_compared(client, reader, model):
    page = text_of(client.get(model.get_absolute_url()))
    assert "Helsenettet 2027 1/3 1/3 – 1/3" in page
    assert "117266667" in page
    before, rejected = page.split("bare til sammenligning", 1)
    assert "forkastet" not in before
    assert "forkastet" in rejected


def test_what_does_not_agree_in_print_is_told(client, reader, model):
    page = text_of(client.get(model.get_absolute_url()))
    assert page.count("33,3 + 33,3 + 33,3 = 99,9 ≠ 100") == 3
    assert "≤ 15 | ≥ 15" in page


def test_the_year_has_may_and_august(client, reader, model):
    page = text_of(client.get(model.get_absolute_url()))
    assert "1. mai" in page
    assert "august" in page


@pytest.mark.parametrize("language", ["nb", "nn", "en", "uk"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_in_every_language(client, reader, model, page, language):
    client.cookies["django_language"] = language
    response = client.get(f"{model.get_absolute_url()}{page}")
    assert response.status_code == 200
    assert "style=" not in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "bill/?turnover=-1",
        "bill/?turnover=x&branches=1&role=ordinary&order=named,branches,turnover",
        "bill/?turnover=1&branches=1&role=king&order=named,branches,turnover",
        "what-if/?new=10001",
        "implied/?price_error=100&added_error=0",
        "forward/?alternative=1",
        "forward/?alternative=1&a=5&only=b",
        "forward/?alternative=3&a=5",
    ],
)
def test_what_makes_no_sense_is_told(client, reader, model, query):
    response = client.get(f"{model.get_absolute_url()}{query}")
    assert response.status_code == 422
    assert "ds-error-summary" in response.content.decode()


def test_every_fault_of_a_file_of_members_is_told(client, reader, model):
    file = SimpleUploadedFile("m.csv", b"category,members\nz,1\na,-3\n")
    address = f"{model.get_absolute_url()}forward/members/"
    response = client.post(address, {"file": file})
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert "row 2" in page
    assert "row 3" in page


# ------------------------------------------------------------- models of one's own


def test_a_model_is_taken_along_changed_and_published(
    client, administrator, model, nation, own
):
    package = client.get(f"{model.get_absolute_url()}tables.zip").content
    names = zipfile.ZipFile(io.BytesIO(package)).namelist()
    assert {"prices.csv", "shares.csv"} <= set(names)
    change(own, "prices", "2027,1,a,590", "2027,1,a,600")
    response = client.post("/prices/upload/", sent(zipped(own), nation))
    made = PriceModelVersion.objects.get(organisation=nation)
    assert response.url == made.get_absolute_url()
    assert made.title == "Vår modell"
    event = Event.objects.latest("number")
    assert (event.what, event.who) == ("price_model.published", administrator)
    assert "600" in text_of(client.get(f"{response.url}tariffs/"))
    client.post("/prices/upload/", sent(zipped(own), nation))
    assert PriceModelVersion.objects.filter(organisation=nation).count() == 1


def test_all_faults_are_told_at_once_and_nothing_is_kept(
    client, administrator, nation, own
):
    change(own, "shares", "1/3", "0.333")
    change(own, "categories", "b,turnover,15000000", "b,turnover,14000000")
    response = client.post("/prices/upload/", sent(zipped(own), nation))
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert "add up to 999/1000" in page
    assert "14000000 after a band that ends at 15000000" in page
    assert not PriceModelVersion.objects.exists()


@pytest.mark.parametrize("data", [b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_holds_no_tables_is_refused(client, administrator, nation, data):
    response = client.post("/prices/upload/", sent(data, nation))
    assert response.status_code == 422
    assert not PriceModelVersion.objects.exists()


def test_a_zip_of_one_folder_will_do(client, administrator, nation, own):
    response = client.post("/prices/upload/", sent(zipped(own.parent), nation))
    assert response.status_code == 302


def test_a_model_without_alternatives_shows_what_it_holds(
    client, administrator, nation, own
):
    path = own / "prices.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith("2027")), "utf-8")
    address = client.post("/prices/upload/", sent(zipped(own), nation)).url
    for page in ("", "tariffs/", "bill/", "bill/?turnover=3&branches=1&role=ordinary"):
        assert client.get(f"{address}{page}").status_code in {200, 422}
    for page in ("what-if/", "implied/", "forward/", "model.json"):
        assert client.get(f"{address}{page}").status_code == 404
    made = PriceModelVersion.objects.get()
    assert client.get(f"/api/prices/{made.fingerprint}").status_code == 404


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        *((table, None, None) for table in TABLES),
        ("prices", "2027,2,a,425", "2027,2,a,590"),
        ("prices", "2027,1,e,840", "2027,1,e,0"),
        ("prices", "2026,0,e,748", "2026,0,e,0"),
        ("prices", "2027,1,b,1525", "2027,1,b,0"),
        ("costs", ",351800000,", ",0,"),
    ],
)
def test_a_model_that_lacks_something_never_breaks_a_page(
    client, administrator, nation, own, table, old, new
):
    if old is None:
        path = own / f"{table}.csv"
        path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    else:
        change(own, table, old, new)
    response = client.post("/prices/upload/", sent(zipped(own), nation))
    if response.status_code == 422:
        assert "Dette må rettes" in text_of(response, 422)
        return
    for page in (*PAGES, "bill/?turnover=14.9&branches=1&role=ordinary&order=" + ORDER):
        assert client.get(f"{response.url}{page}").status_code in {200, 404}
    asked = client.get(f"{response.url}forward/?alternative=1&b=5")
    assert asked.status_code in {200, 404, 422}


# -------------------------------------------------------------------- who may what


def test_bundled_models_are_published_once(model):
    assert publish_bundled() == []
    assert PriceModelVersion.objects.count() == len(bundled_models())
    assert Event.objects.filter(what="price_model.published").count() == 1


def test_it_asks_strangers_to_sign_in(client, model):
    for address in ("/prices/", "/prices/upload/", model.get_absolute_url()):
        assert client.get(address).url.startswith("/accounts/login/")
    assert client.get("/api/prices").status_code == 401


def test_only_an_administrator_publishes(client, reader, north):
    assert client.get("/prices/upload/").status_code == 403
    assert client.post("/prices/upload/", sent(b"x", north)).status_code == 403
    assert "Publiser en modell" not in text_of(client.get("/prices/"))


def test_nobody_publishes_for_others(client, nation, north, own):
    user = make_user()
    give(user, "administrator", north)
    client.force_login(user)
    response = client.post("/prices/upload/", sent(zipped(own), nation))
    assert response.status_code == 422
    assert not PriceModelVersion.objects.exists()


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
def test_lists_hold_what_may_be_read(client, model, country, roles):
    for place in country:
        PriceModelVersion.objects.get_or_create(
            name="egen", fingerprint="f" * 64, package=b"", organisation=place
        )
    user = make_user()
    for place, role in roles:
        give(user, role, country[place])
    own = [country[place] for place, _ in roles]
    every = PriceModelVersion.objects.select_related("organisation")
    expected = {row.pk for row in are_around(every, own)}
    assert {row.pk for row in readable_price_models(user)} == expected
    client.force_login(user)
    listed = {row["fingerprint"] for row in client.get("/api/prices").json()["items"]}
    assert bool(listed) == bool(expected)
    assert may_anywhere(user, Permission.PUBLISH_PRICES) == any(
        role == "administrator" for _, role in roles
    )
