"""A trust answers what it has with a spreadsheet, and two others publish it."""

import io

import pytest
from openpyxl import load_workbook

from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened
from browser.test_look import can_be_read_by_everybody
from web.nordvik import Nordvik

DATABASES = ("sqlite", "postgresql")


@pytest.fixture
def country(site):
    """The country that the site was furnished with."""
    assert site.planner.pk
    return Nordvik.found()


def filled(template, **answers):
    """Write answers into the staffed column of the template, by kind of place."""
    book = load_workbook(template)
    heads = [cell.value for cell in book.active[1]]
    staffed = heads.index("Bemannet")
    for row in book.active.iter_rows(min_row=2):
        if row[0].value == "nordvik-sykehus" and row[2].value in answers:
            row[staffed].value = answers[row[2].value]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def send(window, data):
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    window.get_by_label("Utfylt mal").set_input_files(
        {"name": "nordvik.xlsx", "mimeType": spreadsheet, "buffer": data}
    )
    window.get_by_role("button", name="Se hva som endres").click()


def test_a_trust_mends_two_bad_rows_and_a_second_person_publishes(visit, country):
    window = visit(as_user=country.owner)
    window.goto("/")
    window.get_by_role("link", name="Svar på Kapasitet høsten 2026").click()
    with window.expect_download() as waiting:
        window.get_by_role("link", name="Mal som regneark").click()
    template = waiting.value.path().read_bytes()
    can_be_read_by_everybody(window)
    wrong = {"Kategori 0": "mange", "Kategori 3": 9}
    send(window, filled(io.BytesIO(template), **wrong))
    window.get_by_role("heading", name="Filen må rettes").wait_for()
    assert window.get_by_text("Skriv et helt tall, eller «ikke svar».").is_visible()
    assert window.get_by_text("Kan ikke være færre enn bemannet: 9.").count() > 0
    can_be_read_by_everybody(window)
    window.get_by_role("link", name="Send en rettet fil").click()
    send(window, filled(io.BytesIO(template), **{"Kategori 0": 88, "Kategori 3": 3}))
    window.get_by_role("heading", name="Dette endres hvis du tar filen inn").wait_for()
    assert window.get_by_text("2 endringer").is_visible()
    can_be_read_by_everybody(window)
    window.get_by_role("button", name="Ta inn svaret").click()
    window.get_by_text("Svaret er tatt inn. Takk!").wait_for()

    window = visit(as_user=country.planner)
    window.goto(country.campaign_address())
    window.get_by_role("link", name="Se utkastet").click()
    window.get_by_role("button", name="Foreslå for publisering").click()
    window.get_by_text("En annen må godkjenne.").wait_for()
    assert window.get_by_role("button", name="Godkjenn og publiser").count() == 0

    window = visit(as_user=country.approver)
    window.goto("/")
    window.get_by_role("link", name="Godkjenn Nordvik, versjon 2").click()
    can_be_read_by_everybody(window)
    window.get_by_role("button", name="Godkjenn og publiser").click()
    window.get_by_text("Versjonen er publisert. Ingen kan endre den nå.").wait_for()
    window.get_by_role("link", name="Nordvik sykehus").first.click()
    ward = window.get_by_role("row", name="Kategori 0 seng på post").first
    assert "88" in ward.inner_text()

    published = RegisterVersion.objects.get(version="2")
    numbers = {
        row.kind: row.number
        for row in opened(published).places
        if (row.facility, row.status) == ("nordvik-sykehus", "staffed")
    }
    assert (numbers["ward"], numbers["intensive"]) == (88, 3)


def test_two_people_at_the_same_row_lose_nothing(visit, country):
    address = country.row_address()
    first, second = visit(as_user=country.owner), visit(as_user=country.planner)
    for window in (first, second):
        window.goto(address)
    first.get_by_label("Antall").fill("80")
    first.get_by_role("button", name="Lagre").click()
    first.get_by_text("Raden er lagret.").wait_for()
    second.get_by_label("Antall").fill("70")
    second.get_by_role("button", name="Lagre").click()
    second.get_by_text("mens du skrev").wait_for()
    assert second.get_by_label("Antall").input_value() == "70"
    can_be_read_by_everybody(second)
    assert second.get_by_role("cell", name="80").first.is_visible()
    second.get_by_role("button", name="Lagre").click()
    second.get_by_text("Raden er lagret.").wait_for()
    second.goto(address)
    for number in ("100", "90", "80", "70"):
        assert second.get_by_role("cell", name=number, exact=True).count() > 0


def test_a_reader_is_refused(visit, country):
    window = visit(as_user=country.reader)
    window.goto(country.row_address())
    assert window.get_by_text("Du kan se raden, men ikke endre den.").is_visible()
    assert window.get_by_role("button", name="Lagre").count() == 0
    assert window.goto("/registers/drafts/start/").status == 403
