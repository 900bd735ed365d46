"""Regions are asked about people and stores, and the Armed Forces about theirs."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from django.utils.translation import override

from beredt.files.sheets import write_csv
from beredt.web.campaigns.actions import open_campaign, take_in, upload_answer
from beredt.web.campaigns.asking import template_of
from beredt.web.drafts.contents import rows_of
from web.nordvik import Nordvik
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db
NURSES = "hospital~nurse~nordvik-region"


@pytest.fixture
def country():
    return Nordvik()


@pytest.fixture
def military(country):
    return make_organisation("sanitet", below=country.nation, kind="armed_forces")


@pytest.fixture
def ask_about(country):
    def ask(table, organisation):
        campaign = open_campaign(
            title="Folk og varer",
            words="",
            draft=country.draft(),
            deadline=localdate() + dt.timedelta(days=3),
            asked=[organisation],
            table=table,
            by=country.planner,
        )
        return campaign.asks.get()

    return ask


def filled(ask):
    with override("nb"):
        return write_csv(template_of(ask)).decode("utf-8-sig")


def sent(ask, text, by):
    return upload_answer(ask, name="svar.csv", data=text.encode(), by=by)


def test_a_region_is_asked_about_its_civil_staff_in_words(country, ask_about):
    lines = filled(ask_about("staff", country.region)).splitlines()
    assert lines[0] == (
        "Kode,Arbeidsgiver,Yrkesgruppe,Helseregion,Personer,Årsverk,"
        "Andel fraværende,Talt dato"
    )
    assert lines[1].startswith(f"{NURSES},sykehus,")
    assert lines[1].endswith(",225,225,0.1,")
    assert not any("armed_forces" in line for line in lines)


def test_the_armed_forces_are_asked_about_theirs(country, military, ask_about):
    keys = [line.partition(",")[0] for line in filled(ask_about("staff", military))
            .splitlines()[1:]]  # fmt: skip
    assert keys
    assert all(key.startswith("armed_forces~") for key in keys)


@pytest.mark.parametrize("table", ["staff", "stocks"])
@pytest.mark.parametrize("language", ["nb", "nn", "en", "uk"])
def test_a_template_of_any_language_is_understood(country, ask_about, table, language):
    ask = ask_about(table, country.region)
    with override(language):
        text = write_csv(template_of(ask)).decode("utf-8-sig")
    upload = sent(ask, text, country.planner)
    assert upload.faults == []
    assert upload.answered == ask.asked > 0


def test_staff_is_counted_anew_and_taken_in(client, country, ask_about):
    ask = ask_about("staff", country.region)
    owner = make_user("Regionen")
    give(owner, "capacity_owner", country.region)
    client.force_login(owner)
    text = filled(ask).replace(",225,225,0.1", ",240,ikke svar,0.1", 1)
    file = SimpleUploadedFile("svar.csv", text.encode())
    address = client.post(ask.get_absolute_url(), {"file": file}).url
    page = client.get(address).content.decode()
    assert "1 endring" in page
    assert "Ta inn svaret" in page
    assert client.post(f"{address}take-in/").status_code == 302
    row = rows_of(ask.campaign.draft, "staff")[NURSES]
    assert (row["head_count"], row["full_time_equivalents"]) == ("240", "225")
    assert row["source"] == "Nordvik-Region, Folk og varer"
    ask.refresh_from_db()
    assert (ask.state, ask.answered, ask.silent) == ("answered", ask.asked - 1, 1)
    assert "1 endring" in client.get(address).content.decode()
    assert client.get(ask.campaign.get_absolute_url()).status_code in {200, 404}


def test_what_is_wrong_is_said_in_words_and_nothing_is_changed(
    client, country, ask_about
):
    ask = ask_about("stocks", country.region)
    text = filled(ask).replace(",100,", ",mye,", 1)
    upload = sent(ask, text + "ukjent,,,,,,3,\r\n", country.planner)
    assert upload.rows == {}
    client.force_login(country.planner)
    page = client.get(upload.get_absolute_url()).content.decode()
    assert "Skriv et tall, eller «ikke svar»." in page
    assert "Bruk koden til en av radene i malen." in page
    assert "Mengde" in page


def test_stocks_that_are_taken_in_are_those_of_the_draft(country, ask_about):
    ask = ask_about("stocks", country.region)
    before = rows_of(ask.campaign.draft, "stocks")
    take_in(sent(ask, filled(ask).replace(",100,", ",90,", 1), country.planner),
            by=country.planner)  # fmt: skip
    after = rows_of(ask.campaign.draft, "stocks")
    changed = {
        key for key in before if before[key]["quantity"] != after[key]["quantity"]
    }
    assert changed == {"red_cells~hospital~Lageret i Nordvik~nordvik-region~"}


def test_nobody_is_asked_who_has_nothing_of_it_in_the_register(client, country):
    client.force_login(country.planner)
    form = country.campaign_form("staff")
    answer = client.post("/campaigns/start/", form)
    assert answer.status_code == 422
    assert "Utkastet har ingen slike tall for: Nordvik-Hf." in answer.content.decode()
    form["asked"] = [country.region.pk]
    assert client.post("/campaigns/start/", form).status_code == 302
