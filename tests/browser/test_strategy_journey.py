"""A planner sends observations, mends a file, moves a milestone, prints a report."""

from datetime import timedelta

from django.utils.timezone import localdate

from beredt.web.strategies.models import Strategy
from browser.test_look import can_be_read_by_everybody
from web.followed import table

DATABASES = ("sqlite", "postgresql")


def send(window, *rows):
    window.get_by_label("Utfylt mal").set_input_files(
        {"name": "o.csv", "mimeType": "text/csv", "buffer": table(*rows)}
    )
    window.get_by_role("button", name="Se hva som endres").click()


def test_a_strategy_is_followed(visit, site):
    strategy = Strategy.objects.get()
    window = visit(as_user=site.planner)
    window.goto("/")
    window.get_by_role("link", name="Strategier").first.click()
    window.get_by_role("link", name="Nasjonal e-helsestrategi").click()
    can_be_read_by_everybody(window)

    window.get_by_role("link", name="Observasjoner").click()
    send(window, "epj,2025,,30,100", "epj,2024,,tretti,100")
    window.get_by_role("heading", name="Filen må rettes").wait_for()
    can_be_read_by_everybody(window)
    window.get_by_role("link", name="Send en rettet fil").click()
    send(window, "epj,2025,,30,100", "epj,2023,,25,100")
    window.get_by_role("heading", name="Dette endres").wait_for()
    window.get_by_role("button", name="Ta inn observasjonene").click()
    window.get_by_text("2 perioder er endret.").wait_for()
    can_be_read_by_everybody(window)

    window.goto(strategy.get_absolute_url())
    window.get_by_role("link", name="Enklere arbeidshverdag").click()
    values = window.get_by_role("region", name="Verdier").inner_text()
    assert [line.split("\t")[:2] for line in values.splitlines()[-3:]] == [
        ["2023", "25,0\N{NO-BREAK SPACE}%"],
        ["2024", "mangler"],
        ["2025", "30,0\N{NO-BREAK SPACE}%"],
    ]
    window.get_by_text("Ny milepæl").click()
    window.get_by_label("Milepæl", exact=True).fill("EPJ i alle kommuner")
    later = localdate() + timedelta(days=30)
    window.get_by_label("Frist").fill(later.isoformat())
    window.locator("#id_why").last.fill("Veikartet")
    can_be_read_by_everybody(window)
    window.get_by_role("button", name="Lagre").last.click()

    window.get_by_role("heading", name="EPJ i alle kommuner").wait_for()
    window.get_by_text("Gi den en ny dato").click()
    window.get_by_label("Frist").fill((later + timedelta(days=9)).isoformat())
    window.get_by_label("Begrunnelse").fill("Leverandøren er forsinket")
    can_be_read_by_everybody(window)
    window.get_by_role("button", name="Lagre").first.click()
    promised = window.get_by_role("region", name="Datoer som er lovet").inner_text()
    assert "Veikartet" in promised
    assert "Leverandøren er forsinket" in promised

    window.goto(strategy.get_absolute_url())
    window.get_by_role("link", name="Rapport", exact=True).click()
    window.get_by_text("Fikk ny dato: ").wait_for()
    can_be_read_by_everybody(window)
    with window.expect_download() as taken:
        window.get_by_role("link", name="DOCX").click()
    assert taken.value.suggested_filename.endswith(".docx")
