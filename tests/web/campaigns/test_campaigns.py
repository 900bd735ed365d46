"""Organisations are asked what they have; what they answer is seen before it counts."""

import datetime as dt
import html
import io
import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from django.utils.translation import override
from openpyxl import load_workbook

from beredt.files.sheets import write_csv
from beredt.web.audit.models import Event
from beredt.web.campaigns.actions import (
    close_campaign,
    decline,
    open_campaign,
    remind,
    take_in,
    upload_answer,
)
from beredt.web.campaigns.asking import template_of
from beredt.web.campaigns.models import Ask, Campaign, Upload
from beredt.web.drafts.actions import RowConflictError, edit_row
from beredt.web.drafts.contents import row_of, rows_of
from web.nordvik import Nordvik

pytestmark = pytest.mark.django_db
WARD = "nordvik-sykehus~ward~staffed"


@pytest.fixture
def country():
    return Nordvik()


@pytest.fixture
def campaign(country):
    return open_campaign(
        title="Høst 2026",
        words="Tell sengene.",
        draft=country.draft(),
        deadline=localdate() + dt.timedelta(days=3),
        asked=[country.trust],
        by=country.planner,
    )


@pytest.fixture
def ask(campaign):
    return campaign.asks.get()


def template(client, ask):
    answer = client.get(f"/campaigns/asks/{ask.pk}/template.xlsx")
    return load_workbook(io.BytesIO(answer.content))


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def put(book, kind, head, value, place="nordvik-sykehus"):
    heads = [cell.value for cell in book.active[1]]
    for row in book.active.iter_rows(min_row=2):
        if (row[0].value, row[2].value) == (place, kind):
            row[heads.index(head)].value = value


def send(client, ask, data, name="svar.xlsx"):
    file = SimpleUploadedFile(name, data)
    return client.post(f"/campaigns/asks/{ask.pk}/", {"file": file})


def said(response):
    text = re.sub(r"<[^>]*>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


def test_the_template_holds_what_is_known_in_the_readers_words(client, country, ask):
    client.force_login(country.owner)
    rows = list(template(client, ask).active.values)
    assert rows[0][:4] == ("Kode", "Navn", "Plasstype", "Bemannet")
    ward = next(row for row in rows if row[:3] == ("nordvik-sykehus", "Nordvik sykehus",
                                                   "Kategori 0"))  # fmt: skip
    assert ward[3] == 100
    assert not any(row[0] == "nabolandet" for row in rows)


@pytest.mark.parametrize("language", ["nb", "nn", "en", "uk"])
def test_a_template_of_any_language_is_understood(country, ask, language):
    with override(language):
        data = write_csv(template_of(ask))
    upload = upload_answer(ask, name="a.csv", data=data, by=country.owner)
    assert not upload.faults
    assert len(upload.rows) == ask.asked > 0


def test_two_bad_rows_are_mended_and_taken_in(client, country, campaign, ask):
    client.force_login(country.owner)
    book = template(client, ask)
    put(book, "Kategori 0", "Bemannet", "mange")
    put(book, "Kategori 3", "Fysisk", 1)
    page = said(client.get(send(client, ask, saved(book)).url))
    assert re.search(r"[2-9] feil i filen", page)
    assert "Skriv et helt tall, eller «ikke svar»." in page
    assert "Kan ikke være færre enn" in page
    assert "Ta inn svaret" not in page
    book = template(client, ask)
    put(book, "Kategori 0", "Bemannet", 90)
    address = send(client, ask, saved(book)).url
    page = said(client.get(address))
    assert "1 endring " in page
    assert "Bemannet: " in page
    assert rows_of(campaign.draft, "places")[WARD]["number"] == "100"
    assert client.post(f"{address}take-in/").url == ask.get_absolute_url()
    row = rows_of(campaign.draft, "places")[WARD]
    assert (row["number"], row["source"]) == ("90", "Nordvik-Hf, Høst 2026")
    ask.refresh_from_db()
    assert (ask.state, ask.answered, ask.silent) == ("answered", ask.asked, 0)
    assert "1 endring " in said(client.get(address))


def test_the_account_tells_what_is_only_confirmed_and_what_is_silent(
    client, country, ask
):
    client.force_login(country.owner)
    book = template(client, ask)
    put(book, "Kategori 0", "Bemannet", "ikke svar")
    page = said(client.get(send(client, ask, saved(book)).url))
    assert f"{ask.asked - 1} rader er bekreftet uendret." in page
    assert "1 tall er uten svar og står som før." in page
    assert "Ingenting er endret." in page


def test_nothing_is_taken_in_over_what_somebody_else_wrote(country, campaign, ask):
    data = csv_of(ask)
    upload = upload_answer(ask, name="a.csv", data=data, by=country.owner)
    cells, revision = row_of(campaign.draft, "places", WARD)
    edit_row(
        campaign.draft,
        table="places",
        key=WARD,
        after=cells | {"number": "95"},
        revision=revision,
        by=country.planner,
    )
    with pytest.raises(RowConflictError):
        take_in(upload, by=country.owner)
    assert campaign.draft.edits.count() == 1
    assert rows_of(campaign.draft, "places")[WARD]["number"] == "95"


def csv_of(ask):
    return write_csv(template_of(ask))


def test_taking_in_is_one_event_of_rows_and_one_of_the_answer(country, ask):
    upload = upload_answer(ask, name="a.csv", data=csv_of(ask), by=country.owner)
    take_in(upload, by=country.owner)
    events = list(Event.objects.order_by("number").values_list("what", flat=True))
    assert events[-3:] == ["answer.uploaded", "rows.edited", "answer.taken_in"]


def test_no_answer_is_an_answer(client, country, ask):
    client.force_login(country.owner)
    path = f"/campaigns/asks/{ask.pk}/no-answer/"
    assert client.post(path, {"reason": ""}).status_code == 422
    client.post(path, {"reason": "Flytter avdelinger."})
    ask.refresh_from_db()
    assert (ask.state, ask.reason) == ("no_answer", "Flytter avdelinger.")
    assert not Ask.objects.waiting().exists()


def test_completeness_and_age_are_told_by_region(client, country, campaign, ask):
    client.force_login(country.planner)
    before = said(client.get(campaign.get_absolute_url()))
    assert "Nordvik-Region" in before
    upload = upload_answer(ask, name="a.csv", data=csv_of(ask), by=country.owner)
    take_in(upload, by=country.owner)
    after = said(client.get(campaign.get_absolute_url()))
    assert "har svart" in after
    assert re.search(r"Nordvik-Region 100 0 0", after)


def test_who_has_not_answered_is_reminded_by_mail(
    country, campaign, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_HOST = "mail.example.no"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(campaign, by=country.planner) == 1
    assert [letter.to for letter in mail.outbox] == [[country.owner.email]]
    letter = mail.outbox[0].body
    assert "Tell sengene." in letter
    assert "spør Nordvik-Hf om plasser. Det tar om lag 5 minutter." in letter
    decline(campaign.asks.get(), reason="Nei", by=country.owner)
    assert remind(campaign, by=country.planner) == 0


def test_what_waits_is_told_on_the_first_page(client, country, ask):
    client.force_login(country.owner)
    assert "Svar på Høst 2026" in said(client.get("/"))
    client.force_login(country.planner)
    assert "1 har ikke svart på Høst 2026" in said(client.get("/"))


@pytest.mark.parametrize(
    ("name", "status"), [("owner", 302), ("planner", 302), ("reader", 403),
                         ("approver", 403), ("stranger", 404)]
)  # fmt: skip
def test_only_those_whose_numbers_they_are_answer(client, country, ask, name, status):
    client.force_login(getattr(country, name))
    assert send(client, ask, csv_of(ask), "a.csv").status_code == status


def test_only_those_who_run_it_remind_and_close(client, country, campaign):
    for name, status in (("owner", 403), ("stranger", 404), ("planner", 302)):
        client.force_login(getattr(country, name))
        for what in ("remind", "close"):
            if what == "close" and name == "planner":
                continue
            address = f"{campaign.get_absolute_url()}{what}/"
            assert client.post(address).status_code == status


def test_a_closed_campaign_takes_no_answers(client, country, campaign, ask):
    close_campaign(campaign, by=country.planner)
    client.force_login(country.owner)
    assert send(client, ask, csv_of(ask), "a.csv").status_code == 403
    assert client.get(f"/campaigns/asks/{ask.pk}/").status_code == 200


def test_a_campaign_is_started_by_form(client, country):
    client.force_login(country.planner)
    form = country.campaign_form("places")
    past = form | {"deadline": "2020-01-01"}
    assert client.post("/campaigns/start/", past).status_code == 422
    answer = client.post("/campaigns/start/", form)
    assert answer.url == Campaign.objects.get().get_absolute_url()
    client.force_login(country.owner)
    assert client.get("/campaigns/start/").status_code == 403


def test_nobody_is_asked_about_what_was_not_chosen(client, country):
    client.force_login(country.planner)
    page = client.get("/campaigns/start/")
    assert page.context["form"]["table"].field.choices[0] == ("", "Velg")
    refused = client.post("/campaigns/start/", country.campaign_form(""))
    assert refused.status_code == 422
    assert refused.context["form"].errors == {"table": ["Feltet er påkrevet."]}
    assert not Campaign.objects.exists()


def test_a_file_that_is_none_or_too_large_is_refused(client, country, ask, settings):
    client.force_login(country.owner)
    assert send(client, ask, b"PK\x03\x04x").status_code == 422
    settings.UPLOAD_LIMIT = 10
    answer = send(client, ask, b"a,b\n" * 10, "a.csv")
    assert answer.status_code == 422
    assert "Filen er for stor" in answer.content.decode()
    assert not Upload.objects.exists()


def test_what_is_elsewhere_is_not_there(client, country, campaign, ask):
    upload = upload_answer(ask, name="a.csv", data=csv_of(ask), by=country.owner)
    addresses = [
        campaign.get_absolute_url(),
        ask.get_absolute_url(),
        f"/campaigns/asks/{ask.pk}/template.csv",
        upload.get_absolute_url(),
    ]
    client.force_login(country.stranger)
    for address in addresses:
        assert client.get(address).status_code == 404
    assert "Høst 2026" not in client.get("/campaigns/").content.decode()
    client.logout()
    for address in addresses:
        assert client.get(address).url.startswith("/accounts/login/")
