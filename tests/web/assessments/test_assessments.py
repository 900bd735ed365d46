"""An assessment is ordered, computed, read, commented on and compared."""

import io
import json
import zipfile

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from beredt.cli import main
from beredt.engine.assessment import assess
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import find_scenario, read_scenario
from beredt.report.document import assessment_document
from beredt.web.assessments.actions import order_assessment
from beredt.web.assessments.models import Assessment, Comment, Result
from beredt.web.audit.models import Event
from beredt.web.orders.actions import cancel_order
from beredt.web.orders.models import Order
from beredt.web.registers.actions import label_field
from beredt.web.scenarios.texts import opened
from web.people import give, make_user

pytestmark = pytest.mark.django_db
PAGES = ("", "gaps/", "outcomes/", "supplies/", "assumptions/")


def form(scenario, register, organisation, **more):
    said = {
        "scenario": scenario.pk,
        "register": register.pk,
        "organisation": organisation.pk,
        "draws": 4,
        "seed": 1,
    }
    return said | more


def without_time(document):
    return {k: v for k, v in document.items() if k not in ("seconds", "label")}


def test_ordering_works(client, alice, scenario, register, north):
    sent = form(scenario, register, north)
    response = client.post("/assessments/order/", sent)
    ordered = Assessment.objects.get()
    assert response.url == f"/assessments/{ordered.pk}/"
    assert ordered.title == scenario.title
    assert [event.what for event in Event.objects.filter(who=alice)] == [
        "order.placed",
        "assessment.ordered",
    ]
    page = client.get(response.url).content.decode()
    assert 'hx-get="/assessments/' in page


def test_it_says_what_is_wrong(client, alice, scenario, register, north):
    sent = form(scenario, register, north, draws=0, seed=-1)
    response = client.post("/assessments/order/", sent)
    assert response.status_code == 422
    assert not Assessment.objects.exists()


def test_a_scenario_that_does_not_go_with_the_register_is_refused_fault_by_fault(
    client, alice, scenario, register, north
):
    text = scenario.text.replace("K02", "K99").replace("days = 30", "days = 31")
    scenario.pk, scenario.text, scenario.fingerprint = None, text, "x"
    scenario.save(force_insert=True)
    sent = form(scenario, register, north)
    response = client.post("/assessments/order/", sent)
    assert response.status_code == 422
    assert "K99" in response.content.decode()


def test_it_asks_strangers_to_sign_in(client, nation):
    assert client.get("/assessments/").url.startswith("/accounts/login/")
    assert client.get("/assessments/order/").url.startswith("/accounts/login/")


def test_a_reader_may_not_order_but_reads(client, done, reader, scenario, register):
    client.force_login(reader)
    assert client.get("/assessments/order/").status_code == 403
    sent = form(scenario, register, done.organisation)
    assert client.post("/assessments/order/", sent).status_code == 403
    assert client.post(f"{done.get_absolute_url()}what-if/").status_code == 403
    assert client.get(done.get_absolute_url()).status_code == 200


def test_without_a_title_it_is_called_as_its_reader_calls_the_scenario(client, done):
    page = client.get(done.get_absolute_url(), headers={"Accept-Language": "en"})
    assert "<h1>A small mass-casualty event</h1>" in page.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_each_page_of_a_result_shows_it(client, done, page):
    response = client.get(f"/assessments/{done.pk}/{page}")
    assert response.status_code == 200
    assert done.title in response.content.decode()
    assert b"style=" not in response.content


def test_the_first_page_says_what_breaks_and_what_binds(client, done):
    page = client.get(done.get_absolute_url()).content.decode()
    assert done.headline
    assert done.headline in page
    assert "Behov mot brukbar kapasitet" in page


def test_gaps_are_filtered(client, done):
    whole = client.get(f"/assessments/{done.pk}/gaps/").content.decode()
    kept = client.get(f"/assessments/{done.pk}/gaps/?q=finnes-ikke").content.decode()
    assert kept.count("<tr") < whole.count("<tr")


def test_the_site_the_command_line_and_python_give_the_same_numbers(client, done):
    site = client.get(f"/assessments/{done.pk}/assessment.json").json()
    register = read_register(find_register("tiny"))
    scenario = read_scenario(find_scenario("tiny-masseskade"), register)
    made = assess(scenario, register, draws=4, seed=1, influence=True)
    words = ["assess", "tiny-masseskade", "--register", "tiny"]
    words += ["--draws", "4", "--seed", "1", "--json"]
    said = CliRunner().invoke(main, words)
    python = json.loads(json.dumps(assessment_document(made)))
    assert without_time(site) == without_time(python)
    assert without_time(site) == without_time(json.loads(said.stdout))


def test_the_same_order_twice_is_answered_at_once(done, alice, scenario, register):
    again = order_assessment(
        scenario=scenario,
        register=register,
        draws=4,
        seed=1,
        organisation=done.organisation,
        by=alice,
    )
    assert again == done
    other = order_assessment(
        scenario=scenario,
        register=register,
        draws=4,
        seed=1,
        organisation=done.organisation,
        title="Med et annet navn",
        by=alice,
    )
    assert other != done
    assert other.is_done
    assert Order.objects.count() == Result.objects.count() == 1


def test_one_that_was_cancelled_says_so_and_can_be_asked_again(
    client, ordered, alice, scenario, register
):
    cancel_order(ordered.order, by=alice)
    page = client.get(ordered.get_absolute_url()).content.decode()
    assert "Avbrutt" in page
    assert f"?scenario={scenario.pk}" in page
    sent = form(scenario, register, ordered.organisation)
    again = client.post("/assessments/order/", sent)
    assert again.url != ordered.get_absolute_url()


def test_a_worker_that_goes_on_after_a_stop_keeps_one_result(done, worker):
    Order.objects.filter(pk=done.order_id).update(state="waiting", result=None)
    assert worker.work_once()
    assert Result.objects.count() == 1


def test_what_it_changes_is_compared_side_by_side(client, done, worker):
    address = f"/assessments/{done.pk}/"
    page = client.get(f"{address}what-if/").content.decode()
    assert 'value="utsett-planlagt"' in page
    sent = {"measures": ["utsett-planlagt"], "start": 2, "size": 100, "title": "Utsatt"}
    response = client.post(f"{address}what-if/", sent)
    variant = Assessment.objects.get(base=done)
    assert response.url == variant.get_absolute_url()
    assert worker.work_once()
    assert "Sammenlign" in client.get(address).content.decode()
    compared = client.get(f"{address}compare/{variant.pk}/")
    assert compared.status_code == 200
    assert "Utsatt" in compared.content.decode()
    assert b"style=" not in compared.content


def test_a_variant_taken_along_gives_the_same_on_the_command_line(
    client, done, worker, tmp_path
):
    sent = {"measures": ["utsett-planlagt"], "start": 2, "size": 100}
    client.post(f"/assessments/{done.pk}/what-if/", sent)
    variant = Assessment.objects.get(base=done)
    assert worker.work_once()
    site = client.get(f"/assessments/{variant.pk}/assessment.json").json()
    for name, text in variant.scenario.files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "variant.toml"
    path.write_text(variant.scenario.text, encoding="utf-8")
    words = ["assess", str(path), "--register", "tiny", "--draws", "4", "--json"]
    said = CliRunner().invoke(main, words)
    assert without_time(site) == without_time(json.loads(said.stdout))


def test_half_a_measure_changes_half_as_much(client, done):
    sent = {"measures": ["utsett-planlagt"], "start": 1}
    for size in (100, 50):
        client.post(f"/assessments/{done.pk}/what-if/", sent | {"size": size})
    half, whole = (
        opened(variant.scenario).measures[-1].share.value
        for variant in Assessment.objects.filter(base=done)
    )
    assert half == pytest.approx(whole / 2)
    refused = client.post(f"/assessments/{done.pk}/what-if/", sent | {"size": 0})
    assert refused.status_code == 422


def test_a_variant_that_makes_no_sense_is_refused(client, done):
    sent = {"measures": ["utsett-planlagt"], "start": 999, "size": 100}
    response = client.post(f"/assessments/{done.pk}/what-if/", sent)
    assert response.status_code == 422
    assert not Assessment.objects.filter(base=done).exists()


def test_what_met_other_patients_is_not_compared(client, done, alice, worker):
    other = order_assessment(
        scenario=done.scenario,
        register=done.register,
        draws=4,
        seed=2,
        organisation=done.organisation,
        by=alice,
    )
    assert worker.work_once()
    response = client.get(f"/assessments/{done.pk}/compare/{other.pk}/")
    assert response.status_code == 404


def test_comments_are_read_by_all_who_read_it(client, done, reader):
    client.force_login(reader)
    response = client.post(f"/assessments/{done.pk}/comments/", {"text": "<b>Nei</b>"})
    assert response.url == f"/assessments/{done.pk}/#comments"
    assert "&lt;b&gt;Nei" in client.get(done.get_absolute_url()).content.decode()
    assert Comment.objects.get().author == reader
    assert Event.objects.latest("number").what == "assessment.commented"


def test_a_result_is_taken_along_whole(client, done):
    answer = client.get(f"/assessments/{done.pk}/result.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert {"gaps.csv", "gaps.parquet", "report.html"} <= set(archive.namelist())
    sheets = client.get(f"/assessments/{done.pk}/result.xlsx")
    book = load_workbook(io.BytesIO(sheets.content))
    assert book.sheetnames == ["gaps", "supplies", "deaths", "measures"]
    assert book["gaps"]["A1"].value == "region"
    report = client.get(f"/assessments/{done.pk}/report.html")
    assert report.headers["Content-Disposition"].startswith("attachment")
    assert done.headline in report.content.decode()


def test_what_waits_is_not_taken_along(client, ordered):
    for name in ("report.html", "assessment.json", "result.zip", "gaps/"):
        assert client.get(f"/assessments/{ordered.pk}/{name}").status_code == 404


def test_elsewhere_it_is_not_there(client, done, south):
    stranger = make_user()
    give(stranger, "planner", south)
    client.force_login(stranger)
    assert done.title not in client.get("/assessments/").content.decode()
    for page in (*PAGES, "report.html", "assessment.json", "what-if/"):
        assert client.get(f"/assessments/{done.pk}/{page}").status_code == 404
    assert client.get("/api/assessments").json()["count"] == 0
    assert client.get(f"/api/assessments/{done.pk}/document").status_code == 404


def test_what_a_field_is_withheld_from_is_not_told_by_a_result(
    client, done, alice, north
):
    label_field("places", "number", "restricted", by=alice)
    reader = make_user()
    give(reader, "reader", north)
    client.force_login(reader)
    page = client.get(done.get_absolute_url()).content.decode()
    assert done.headline in page
    assert "Noe er holdt tilbake" in page
    kept = ("report.html", "assessment.json", "result.xlsx", "result.zip")
    for name in kept:
        address = f"{done.get_absolute_url()}{name}"
        assert client.get(address).status_code == 403, name
    assert client.get(f"/api/assessments/{done.pk}/document").status_code == 403
    client.force_login(alice)
    for name in kept:
        assert client.get(f"{done.get_absolute_url()}{name}").status_code == 200


def test_programs_get_the_same(client, done):
    (listed,) = client.get("/api/assessments").json()["items"]
    assert listed["state"] == "done"
    assert listed == client.get(f"/api/assessments/{done.pk}").json()
    document = client.get(f"/api/assessments/{done.pk}/document").json()
    assert document == client.get(f"/assessments/{done.pk}/assessment.json").json()


def test_the_regions_have_pages_of_their_own(client, done, monkeypatch):
    address = f"/assessments/{done.pk}/gaps/"
    whole = client.get(address).content.decode()
    monkeypatch.setattr("beredt.web.assessments.views.REGIONS_ON_A_PAGE", 1)
    first = client.get(f"{address}?place=ward&page=1").content.decode()
    assert first.count("<tr") < whole.count("<tr")
    # What is looked for, and where one is among the facilities, stays.
    assert "?place=ward&amp;page=1&amp;regions=2" in first
    second = client.get(f"{address}?regions=2").content.decode()
    assert second.count("<tr") == client.get(address).content.decode().count("<tr")
    assert "Hele landet" in second
