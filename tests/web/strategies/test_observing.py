"""Observations are seen before they count; what is missing is never zero."""

import html
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from openpyxl import load_workbook

from beredt.files.sheets import write_csv
from beredt.web.audit.models import Event
from beredt.web.strategies.actions import ConflictError, take_in, upload_observations
from beredt.web.strategies.contents import latest, observed, whole
from beredt.web.strategies.models import Observation, Upload
from beredt.web.strategies.observing import template_of

pytestmark = pytest.mark.django_db
HEAD = "indicator,year,month,numerator,denominator"
FIRST = ("representasjon,2026,1,10,100", "representasjon,2026,2,20,200")
THIRD = "representasjon,2026,3,90,300"


def table(*rows):
    return "\n".join([HEAD, *rows]).encode()


def said(response):
    text = re.sub(r"<[^>]*>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.fixture
def send(strategy, alice):
    """Send rows and take them in."""

    def sent(*rows):
        data = table(*rows)
        upload = upload_observations(strategy, name="o.csv", data=data, by=alice)
        assert not upload.faults
        take_in(upload, by=alice)
        return upload

    return sent


def post(client, strategy, data, name="o.csv"):
    address = f"{strategy.get_absolute_url()}observations/"
    return client.post(address, {"file": SimpleUploadedFile(name, data)})


def test_a_file_is_seen_first_and_taken_in_afterwards(client, alice, strategy, goal):
    address = post(client, strategy, table(*FIRST, THIRD, "epj,2025,,,")).url
    page = said(client.get(address))
    assert "3 perioder endres" in page
    assert "1 rad er bekreftet uendret." in page
    assert "mars 2026 mangler 90 / 300" in page
    assert not Observation.objects.exists()
    answer = client.post(address, follow=True)
    assert "3 perioder er endret." in said(answer)
    assert len(observed(strategy)) == 3
    shown = said(client.get(goal.get_absolute_url()))
    assert re.search(r"1. kvartal 2026 16,7\s%.* 20,0\s%", shown)
    assert client.post(address).status_code == 422


def test_all_faults_are_told_at_once_and_nothing_changes(client, alice, strategy):
    rows = ("ukjent,2026,1,10,100", "representasjon,26,13,ti,100", "epj,2025,,5,3",
            "helseteknologiordningen,2025,,5,9", "epj,2099,,1,3")  # fmt: skip
    address = post(client, strategy, table(*rows)).url
    page = said(client.get(address))
    assert "7 feil i filen" in page
    for words in (
        "Skriv koden til en indikator: representasjon, epj",
        "Skriv et årstall.",
        "Skriv en måned fra 1 til 12",
        "Telleren kan ikke være større enn nevneren.",
        "Indikatoren er et antall: la nevneren stå tom.",
        "Perioden har ikke begynt ennå.",
    ):
        assert words in page
    assert client.post(address).status_code == 422
    assert not Observation.objects.exists()


def test_a_file_that_is_no_table_is_refused_with_words(client, alice, strategy):
    answer = post(client, strategy, b"\xff\xfe\x00")
    assert answer.status_code == 422
    assert "Filen er verken XLSX eller CSV" in said(answer)
    assert not Upload.objects.exists()


def test_a_missing_month_is_missing_in_the_table_and_a_gap_in_the_chart(
    client, alice, send, goal
):
    send(*FIRST, "representasjon,2026,9,0,100")
    page = client.get(goal.get_absolute_url())
    shown = said(page)
    assert re.search(r"1. kvartal 2026 – \(mangler måned 3; hittil 10,0", shown)
    assert re.search(r"2. kvartal 2026 mangler", shown)
    assert re.search(r"3. kvartal 2026 – \(mangler måned 7, 8; hittil 0,0", shown)
    assert "3 perioder, 3 uten verdi" in page.content.decode()
    assert "2026-Q" not in shown


def test_a_change_is_a_new_revision_and_the_old_one_stays(send, strategy):
    send(FIRST[0])
    second = send("representasjon,2026,1,11,100")
    before, after = Observation.objects.all()
    assert [(row.revision, row.numerator) for row in (before, after)] == [
        (1, 10),
        (2, 11),
    ]
    assert after.upload == second
    assert [one.numerator for one in observed(strategy)] == [11]


def test_an_empty_numerator_withdraws_what_was_observed(client, send, strategy):
    send(*FIRST)
    upload = send("representasjon,2026,2,,")
    assert [one.month for one in observed(strategy)] == [1]
    page = said(client.get(upload.get_absolute_url()))
    assert "februar 2026 20 / 200 mangler" in page
    send("representasjon,2026,2,0,200")
    assert [one.numerator for one in observed(strategy)] == [10, 0]


def test_what_is_known_already_is_confirmed_and_not_written_again(send):
    send(*FIRST)
    send(*FIRST, THIRD)
    assert Observation.objects.count() == 3


def test_the_account_of_a_file_stays_true_after_later_files(client, send):
    first = send(FIRST[0])
    send("representasjon,2026,1,11,100")
    page = said(client.get(first.get_absolute_url()))
    assert "januar 2026 mangler 10 / 100" in page


def test_nothing_is_taken_in_over_what_somebody_else_wrote(strategy, alice, send):
    data = table("representasjon,2026,1,12,100", THIRD)
    mine = upload_observations(strategy, name="mine.csv", data=data, by=alice)
    send(FIRST[0])
    with pytest.raises(ConflictError):
        take_in(mine, by=alice)
    assert [row.numerator for row in latest(strategy).values()] == [10]


def test_a_conflict_is_told_and_the_file_is_asked_for_again(
    client, alice, strategy, send
):
    address = post(client, strategy, table("representasjon,2026,1,12,100")).url
    send(FIRST[0])
    answer = client.post(address, follow=True)
    assert "Noen andre har endret de samme tallene." in said(answer)


@pytest.mark.parametrize("language", ["nb", "nn", "en", "uk"])
def test_the_template_of_any_language_is_understood(language, strategy, alice, send):
    send(*FIRST)
    with override(language):
        sheet = template_of("t", whole(strategy).indicators, latest(strategy))
    data = write_csv(sheet)
    upload = upload_observations(strategy, name="t.csv", data=data, by=alice)
    assert not upload.faults
    assert len(upload.rows) == 2


def test_the_template_is_a_spreadsheet_with_what_is_known(client, send, strategy):
    send(*FIRST)
    address = f"{strategy.get_absolute_url()}observations/template"
    book = load_workbook(io.BytesIO(client.get(f"{address}.xlsx").content))
    rows = list(book.active.values)
    assert rows[0] == ("Indikator", "Tittel", "År", "Måned", "Teller", "Nevner")
    assert rows[1][0] == "representasjon"
    assert rows[1][2:] == (2026, 1, 10, 100)
    assert len(rows) == 1 + 2 + 4
    assert client.get(f"{address}.csv").status_code == 200
    assert client.get(f"{address}.pdf").status_code == 404


def test_reading_and_taking_in_are_one_event_each(send):
    before = Event.objects.count()
    send(*FIRST)
    events = Event.objects.order_by("number").values_list("what", flat=True)
    assert list(events)[before:] == ["observations.uploaded", "observations.taken_in"]
