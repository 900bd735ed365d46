"""A planner composes a scenario, orders, reads what breaks, and tries a measure."""

import threading

import pytest
from django.db import connection

from beredt.files.scenarios import find_scenario
from beredt.web.assessments.models import Assessment
from beredt.web.orders.working import Worker
from beredt.web.scenarios.actions import begin_draft, publish_file
from browser.test_look import can_be_read_by_everybody
from web.people import give, make_user

DATABASES = ("sqlite", "postgresql")


@pytest.fixture
def working():
    """A worker beside the site, as `beredt serve` keeps one."""
    worker = Worker()

    def work():
        worker.work()
        connection.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    yield
    worker.is_stopping.set()
    thread.join()


@pytest.mark.usefixtures("working")
def test_a_planner_composes_orders_and_compares(visit, site):
    publish_file("tiny-strom", find_scenario("tiny-strom"))
    window = visit(as_user=site.planner)
    window.goto("/")
    window.get_by_role("link", name="Scenarioer").first.click()
    window.get_by_role("link", name="Sett sammen").click()
    window.get_by_label("Tittel").fill("Buss, så strøm")
    window.get_by_label("Navn").fill("buss-og-strom")
    window.locator("#id_scenario_1").select_option(label="Liten masseskade")
    window.locator("#id_scenario_2").select_option(index=2)
    window.locator("#id_delay_2").fill("4")
    can_be_read_by_everybody(window)
    window.get_by_role("button", name="Sett sammen").click()

    window.get_by_role("heading", name="Ingen feil").wait_for()
    text = window.get_by_label("Scenarioet som TOML")
    whole = text.input_value()
    text.fill(whole.replace("delay_days = 3", "delay_days = -3"))
    window.get_by_role("heading", name="1 feil").wait_for()
    can_be_read_by_everybody(window)
    text.fill(whole)
    window.get_by_role("heading", name="Ingen feil").wait_for()
    window.get_by_role("button", name="Publiser").click()

    window.get_by_role("heading", name="Buss, så strøm").wait_for()
    can_be_read_by_everybody(window)
    window.get_by_role("link", name="Beregn", exact=True).click()
    window.get_by_label("Antall forløp").fill("5")
    window.locator("#id_register").select_option(index=1)
    window.get_by_role("button", name="Bestill").click()

    window.locator(".says .headline").wait_for(timeout=60_000)
    assert "bindende" in window.locator(".says .headline").inner_text()
    can_be_read_by_everybody(window)
    window.get_by_role("link", name="Hva om").click()
    window.get_by_label("Utsette planlagt behandling").check()
    window.get_by_role("button", name="Bestill").click()
    window.locator(".says .headline").wait_for(timeout=60_000)
    window.get_by_role("link", name="Sammenlign").click()
    window.get_by_role("heading", name="Side om side").wait_for()
    assert "utsette planlagt behandling" in window.locator(".says").inner_text()
    can_be_read_by_everybody(window)


def test_a_planner_changes_what_happens_by_its_form(visit, site):
    planner = site.planner
    draft = begin_draft(
        text=find_scenario("tiny-masseskade").read_text(encoding="utf-8"),
        organisation=planner.assignments.get().organisation,
        by=planner,
    )
    window = visit(as_user=planner)
    window.goto(draft.get_absolute_url())
    text = window.get_by_label("Scenarioet som TOML")
    before = text.input_value()
    window.get_by_role("link", name="Buss", exact=True).click()
    assert window.get_by_label("Skadde").input_value() == "10"
    can_be_read_by_everybody(window)
    window.get_by_label("Krigsskade T1").fill("0,3")
    window.get_by_role("button", name="Lagre").click()
    assert (
        "til sammen; de skal bli 1" in window.locator(".ds-error-summary").inner_text()
    )
    can_be_read_by_everybody(window)
    window.get_by_label("Krigsskade T1").fill("")
    window.get_by_label("Skadde").fill("25")
    window.get_by_role("button", name="Lagre").click()

    window.get_by_role("heading", name="Ingen feil").wait_for()
    assert text.input_value() == before.replace("injured = 10", "injured = 25")
    window.get_by_role("link", name="Buss", exact=True).click()
    window.get_by_role("button", name="Fjern fra utkastet").click()
    window.get_by_text("Hendelsen er fjernet").wait_for()
    assert window.get_by_role("link", name="Buss", exact=True).count() == 0
    text.fill(f"{text.input_value()}\n# Uten buss.\n")
    window.get_by_role("button", name="Lagre utkastet").click()
    window.wait_for_load_state()
    assert "# Uten buss." in text.input_value()


def test_a_reader_is_shown_the_result_and_refused_the_rest(visit, site):
    shown = Assessment.objects.filter(base=None).earliest("pk")
    reader = make_user("Rolf Leser")
    give(reader, "reader", site.planner.assignments.get().organisation)
    window = visit(as_user=reader)
    window.goto(shown.get_absolute_url())
    assert window.get_by_role("link", name="Hva om").count() == 0
    for path in ("/assessments/order/", f"{shown.get_absolute_url()}what-if/"):
        assert window.goto(path).status == 403
