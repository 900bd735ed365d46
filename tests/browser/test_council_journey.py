"""A secretary holds the meeting of 11 June 2026, from the paste to the minutes."""

import os
import shutil
import subprocess
import time

import pytest
from docx import Document
from pypdf import PdfReader

from beredt.web.councils.models import Body, Decision, Meeting
from browser.test_look import can_be_read_by_everybody
from web.councils.conftest import AGENDA
from web.people import give, make_user

DATABASES = ("sqlite", "postgresql")
THREE_MINUTES = 180
OFFICE = shutil.which("soffice")
PROPOSED = {
    "12/26": "Strategirådet godkjenner innkalling og dagsorden.",
    "13/26": "Strategirådet godkjenner referatet fra møtet 26. mars 2026.",
    "14/26": "Strategirådet drøftet status og utfordringer.",
    "15/26": "Strategirådet ble enige om å ikke ha en felles prosess nå.",
    "16/26": "Strategirådet drøftet foreslåtte prismodeller.",
    "17/26": "Strategirådet ble orientert om rammeavtalen.",
    "18/26": "Strategirådet erkjenner nytten av videre samarbeid.",
    "19/26": "Strategirådet drøftet saken.",
    "20/26": "Strategirådets medlemmer tar med seg lærdom fra drøftingen.",
}


@pytest.fixture
def people(site):
    """The secretary of the council, and two who approve for its organisation."""
    organisation = site.planner.assignments.get().organisation
    body = Body.objects.get(code="strategiradet")
    body.seats.create(
        organisation="Helsedirektoratet", person="Mariann Hornnes", status="leader"
    )
    approvers = [make_user("Anna Approver"), make_user("Berit Beslutter")]
    for user in approvers:
        give(user, "approver", organisation)
    return site.planner, approvers


def field(window, label):
    # What may be left out says so in its label.
    return window.get_by_label(label).first


def button(window, name):
    return window.get_by_role("button", name=name)


def click_link(window, name):
    window.get_by_role("link", name=name, exact=True).first.click()


def test_a_secretary_holds_a_meeting(visit, people, tmp_path):
    secretary, approvers = people
    window = visit(as_user=secretary)
    begun = time.monotonic()
    window.goto("/")
    click_link(window, "Råd og møter")
    click_link(window, "Kall inn til møte")
    field(window, "Råd eller utvalg").select_option(label="Strategirådet")
    window.locator("#id_agenda").fill(AGENDA)
    button(window, "Kall inn").click()

    window.get_by_role("heading", name="2 inkonsistenser").wait_for()
    can_be_read_by_everybody(window)
    mend(window, "21/06 Eventuelt", "Saksnummer", "21/26")
    mend(window, "17/26 Orientering om rammeavtale", "Tittel", "Rammeavtale")
    window.get_by_role("heading", name="Alt stemmer").wait_for()
    assert time.monotonic() - begun < THREE_MINUTES

    meeting = Meeting.objects.latest("pk")
    wieland_never_comes(window)
    propose(window, meeting)
    be_impartial(window, meeting)
    adopt_all(window, meeting)
    votes = {
        one.item.number: len(one.in_favour)
        for one in Decision.objects.filter(item__meeting=meeting)
    }
    # Wistner leaves at 12, and who declared a conflict stands aside in one case.
    before, after = ("12/26", "13/26", "15/26"), [f"{n}/26" for n in range(16, 21)]
    assert votes == dict.fromkeys(before, 4) | dict.fromkeys(after, 3) | {"14/26": 3}
    sign_all(visit, approvers, meeting)
    window = visit(as_user=secretary)
    window.goto(f"{meeting.get_absolute_url()}decisions/")
    button(window, "Avslutt møtet").click()
    window.get_by_text("avsluttet").first.wait_for()
    hand_out(window, tmp_path)


def mend(window, line, label, text):
    click_link(window, line)
    can_be_read_by_everybody(window)
    click_link(window, "Endre")
    field(window, label).fill(text)
    button(window, "Lagre").click()


def wieland_never_comes(window):
    """Say that the member stays away also after her deputy has left."""
    window.locator(".tabs").get_by_text("Deltakere").click()
    can_be_read_by_everybody(window)
    click_link(window, "Kristin W. Wieland")
    field(window, "Forfall hele møtet").check()
    button(window, "Lagre").click()
    window.get_by_role("heading", name="Strategirådet").wait_for()


def propose(window, meeting):
    window.goto(f"{meeting.get_absolute_url()}decisions/")
    click_link(window, "Skriv forslagene")
    can_be_read_by_everybody(window)
    for number, text in PROPOSED.items():
        window.get_by_label(number).fill(text)
    button(window, "Lagre").click()


def be_impartial(window, meeting):
    """Let one member stand aside in case 14, and say what is to follow from it."""
    case = meeting.items.get(number="14/26")
    window.goto(case.get_absolute_url())
    click_link(window, "Meld inhabilitet")
    field(window, "Person").fill("Mariann Hornnes")
    button(window, "Lagre").click()
    window.get_by_text("Mariann Hornnes, inhabil").wait_for()
    can_be_read_by_everybody(window)
    click_link(window, "Ny oppfølging")
    can_be_read_by_everybody(window)
    field(window, "Hva som skal gjøres").fill("Kom tilbake med oppfølgingssaker")
    field(window, "Ansvarlig").fill("Helsedirektoratet")
    button(window, "Lagre").click()


def adopt_all(window, meeting):
    window.goto(f"{meeting.get_absolute_url()}decisions/")
    can_be_read_by_everybody(window)
    for number in PROPOSED:
        button(window, f"Vedta som foreslått: {number}").click()
        window.get_by_role("listitem").filter(has_text=number).get_by_text(
            "ført"
        ).wait_for()


def sign_all(visit, approvers, meeting):
    for approver in approvers:
        window = visit(as_user=approver)
        window.goto(f"{meeting.get_absolute_url()}decisions/")
        can_be_read_by_everybody(window)
        button(window, "Signer alle vedtak").click()
    assert window.get_by_text("signert av to").count() == len(PROPOSED)


def hand_out(window, folder):
    """Take the minutes along; open both as their readers would."""
    window.locator(".tabs").get_by_text("Vedtak og oppfølging").click()
    paths = {}
    for form in ("PDF", "DOCX"):
        with window.expect_download() as download:
            click_link(window, f"Referat {form}")
        paths[form] = folder / download.value.suggested_filename
        download.value.save_as(paths[form])
    printed = " ".join(page.extract_text() for page in PdfReader(paths["PDF"]).pages)
    for text in (printed, text_of_document(paths["DOCX"], folder)):
        plain = "".join(text.split())
        for words in (*PROPOSED.values(), "Godkjent av to: Anna Approver", "Referat:"):
            assert "".join(words.split()) in plain


def text_of_document(path, folder):
    """Return what LibreOffice reads in a document; without it, what stands there."""
    if OFFICE is None:
        if os.environ.get("CI"):
            pytest.fail("No LibreOffice (apt-get install libreoffice-writer-nogui).")
        return "\n".join(one.text for one in Document(path).paragraphs)
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation=file://{folder}/office",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.with_suffix(".txt").read_text("utf-8")


def test_who_reads_is_shown_the_meeting_and_refused_the_rest(visit, site):
    reader = make_user("Rolf Leser")
    give(reader, "reader", site.planner.assignments.get().organisation)
    meeting = Meeting.objects.get(is_example=False)
    window = visit(as_user=reader)
    window.goto(meeting.get_absolute_url())
    window.get_by_role("heading", name="10 inkonsistenser").wait_for()
    assert button(window, "Regn ut tidene").count() == 0
    for path in ("change/", "add/item/"):
        assert window.goto(f"{meeting.get_absolute_url()}{path}").status == 403
