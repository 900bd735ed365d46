"""Models of one's own are published whole or not at all, by those who may."""

import io
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings

from beredt.files.price_models import TABLES, bundled_models
from beredt.web.accounts.permissions import Permission, may_anywhere
from beredt.web.audit.models import Event
from beredt.web.prices.actions import publish_bundled
from beredt.web.prices.models import PriceModelVersion
from beredt.web.prices.permissions import readable_price_models
from beredt.web.registers.packages import zipped
from web.people import are_around, give, held_roles, make_user
from web.reading import text_of

pytestmark = pytest.mark.django_db
ORDER = "named,branches,turnover"
PAGES = ("", "tariffs/", "bill/", "what-if/", "implied/", "forward/")


def change(folder, name, old, new):
    path = folder / f"{name}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def sent(data, nation, **more):
    file = SimpleUploadedFile("modell.zip", data)
    return {"title": "Vår modell", "organisation": nation.pk, "file": file} | more


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
    assert "som blir 999/1000 til sammen" in page
    assert "14000000 etter et intervall som slutter på 15000000" in page
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
