"""An analyst asks what prices imply; an administrator publishes a changed model."""

import zipfile
from io import BytesIO

from beredt.web.prices.models import PriceModelVersion
from browser.test_look import can_be_read_by_everybody

DATABASES = ("sqlite", "postgresql")


def test_an_analyst_finds_the_bill_the_curve_and_what_is_left_open(visit, site):
    window = visit(as_user=site.planner)
    window.goto("/")
    window.get_by_role("link", name="Priser").click()
    window.get_by_role("link", name="De nasjonale e-helseløsningene").click()
    window.get_by_text("33,3 + 33,3 + 33,3 = 99,9").first.wait_for()

    window.get_by_role("link", name="Min regning").click()
    typed(window, "Omsetning i året", "14,9")
    window.get_by_role("button", name="Vis regningen").click()
    window.get_by_text("Nær en grense").first.wait_for()
    chart = window.locator("[data-chart]")
    chart.locator(".drawing").first.focus()
    window.keyboard.press("Home")
    window.keyboard.press("ArrowRight")
    reading = chart.locator("[data-reading-here]").inner_text()
    assert reading.startswith("Omsetning (mnok) 14,9: 2026 8\N{NO-BREAK SPACE}976;")
    can_be_read_by_everybody(window)

    window.get_by_role("link", name="Hvis flere blir med").click()
    typed(window, "Nye medlemmer", "5000")
    window.get_by_role("button", name="Vis").click()
    window.get_by_text("511 kr").wait_for()
    can_be_read_by_everybody(window)

    window.get_by_role("link", name="Hva prisene innebærer").click()
    typed(window, "Prisene kan avvike", "2,5")
    typed(window, "Antall nye medlemmer kan avvike", "250")
    window.get_by_role("button", name="Regn ut").click()
    own = window.locator("#own-caption").locator("xpath=..")
    assert "11\N{NO-BREAK SPACE}945" in own.inner_text()

    window.get_by_role("link", name="Dekker prisene kostnaden?").click()
    typed(window, "a Små virksomheter", "12879")
    typed(window, "b Mellomstore", "1425")
    window.get_by_role("button", name="Regn ut").click()
    window.get_by_text("De foreslåtte prisene gir").wait_for()
    can_be_read_by_everybody(window)


def test_an_administrator_sees_every_fault_and_then_publishes(visit, site):
    window = visit(as_user=site.administrator)
    window.goto("/prices/")
    window.get_by_role("link", name="De nasjonale e-helseløsningene").click()
    with window.expect_download() as waiting:
        window.get_by_role("link", name="Alle tabeller").click()
    tables = waiting.value.path().read_bytes()

    window.goto("/prices/upload/")
    window.get_by_label("Tittel").fill("Vår modell")
    for old, new in ((b"2027,1,a,590", b"2027,1,z,590"), (b",1/3,", b",0.333,")):
        tables = changed(tables, old, new)
    send(window, tables)
    window.get_by_text("som blir 999/1000 til sammen").first.wait_for()
    assert "'z'" in window.locator("#faults-caption").locator("xpath=..").inner_text()
    can_be_read_by_everybody(window)

    for old, new in ((b"2027,1,z,590", b"2027,1,a,610"), (b",0.333,", b",1/3,")):
        tables = changed(tables, old, new)
    send(window, tables)
    window.get_by_role("heading", name="Vår modell").wait_for()
    assert PriceModelVersion.objects.filter(called="Vår modell").count() == 1


def typed(window, label, number):
    whole = window.get_by_role("spinbutton", name=label)
    window.get_by_role("textbox", name=label).or_(whole).fill(number)


def changed(tables, old, new):
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(tables)) as read, zipfile.ZipFile(made, "w") as write:
        for name in read.namelist():
            write.writestr(name, read.read(name).replace(old, new))
    return made.getvalue()


def send(window, tables):
    file = {"name": "modell.zip", "mimeType": "application/zip", "buffer": tables}
    window.get_by_label("Tabellene som ZIP").set_input_files(files=[file])
    window.get_by_role("button", name="Publiser").click()
