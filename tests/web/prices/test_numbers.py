"""Price models on the site say what the command line says, to the last øre."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile

from beredt.cli import main
from web.reading import text_of

pytestmark = pytest.mark.django_db
ORDER = "named,branches,turnover"
PAGES = ("", "tariffs/", "bill/", "what-if/", "implied/", "forward/")


def said_by_the_command_line(words):
    result = CliRunner().invoke(main, ["price-model", *words.split(), "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def chart_rows(response):
    """Read the numbers that a page offers with its chart."""
    href = re.search(r'href="data:text/csv[^,]*,([^"]*)"', response.content.decode())
    text = unquote(unescape(href[1])).lstrip("\ufeff")
    return list(csv.reader(io.StringIO(text)))[1:]


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


@pytest.mark.parametrize("language", ["nb", "nn", "uk"])
def test_a_decimal_is_shown_with_a_comma_and_typed_with_a_comma_or_a_point(
    client, reader, model, language
):
    client.cookies["django_language"] = language
    address = f"{model.get_absolute_url()}implied/"
    assert 'name="price_error" value="0,5"' in client.get(address).content.decode()
    for typed in ("2,5", "2.5"):
        page = text_of(client.get(f"{address}?price_error={typed}&added_error=250"))
        assert page.count("9879 (7934–11945)") == 2


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


def test_every_share_is_exact_and_rejected_keys_only_compared(client, reader, model):
    page = text_of(client.get(model.get_absolute_url()))
    assert "Helsenettet 2027 1/3 1/3 – 1/3" in page
    assert "117266667" in page
    before, rejected = page.split("bare til sammenligning", 1)
    assert "forkastet" not in before
    assert "forkastet" in rejected


def test_the_first_page_leads_to_what_is_asked_most(client, reader, model):
    page = client.get("/prices/").content.decode()
    for name in ("bill", "what-if", "forward"):
        assert f'href="{model.get_absolute_url()}{name}/"' in page


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
    assert "rad 2" in page
    assert "rad 3" in page
