"""Who answers for an obligation says what they can, and attaches what proves it."""

from browser.test_look import can_be_read_by_everybody
from web.people import give, make_user

DATABASES = ("sqlite", "postgresql")


def test_an_obligation_is_answered_and_proved(visit, site):
    window = visit(as_user=site.planner)
    window.goto("/")
    window.get_by_role("link", name="Forpliktelser").first.click()
    can_be_read_by_everybody(window)
    window.get_by_label("Vis bare").select_option(label="det jeg svarer for")
    window.get_by_role("button", name="Vis", exact=True).click()
    window.get_by_role("link", name="Det internasjonale helsereglementet").click()

    window.get_by_text("oppfylt, ikke dokumentert").wait_for()
    assert window.get_by_text("Si hvem som svarer for den").count() == 0
    window.get_by_text("Legg ved dokumentasjon").click()
    window.get_by_label("Slag").last.select_option(label="beregning")
    window.get_by_role("button", name="Legg ved", exact=True).click()
    window.get_by_text("Fyll ut dette.").first.wait_for()
    can_be_read_by_everybody(window)
    window.locator("#id_assessment").select_option(index=1)
    window.get_by_role("button", name="Legg ved", exact=True).click()
    window.get_by_text("oppfylt og dokumentert").wait_for()
    window.get_by_role("link", name="Liten masseskade").wait_for()

    window.get_by_text("Si hva vi kan").click()
    window.get_by_label("Egen evne").select_option(label="delvis")
    window.get_by_label("Hva som mangler").fill("Laboratorier om natten")
    window.get_by_label("Begrunnelse").first.fill("Øvelsen i mars")
    can_be_read_by_everybody(window)
    window.get_by_role("button", name="Lagre").click()
    window.get_by_text("delvis oppfylt").wait_for()
    said = window.get_by_role("region", name="Hva som er sagt").inner_text()
    assert said.index("Øvelsen i mars") < said.index("Beregnet")

    window.get_by_text("Trekk dokumentasjon tilbake").click()
    window.get_by_role("link", name="Beregning 2").click()
    window.get_by_label("Begrunnelse").fill("Nytt register")
    can_be_read_by_everybody(window)
    window.get_by_role("button", name="Trekk tilbake").click()
    window.get_by_text("Nytt register").wait_for()


def test_a_reader_sees_how_it_stands_and_is_offered_nothing(visit, site):
    reader = make_user("Rolf Leser")
    give(reader, "reader", site.planner.assignments.get().organisation)
    window = visit(as_user=reader)
    window.goto("/obligations/")
    assert window.get_by_role("link", name="Ny forpliktelse").count() == 0
    window.get_by_role("link", name="Evne til å håndtere masseskader").click()
    window.get_by_text("Dette holder den tilbake").wait_for()
    assert window.get_by_role("button", name="Lagre").count() == 0
    assert window.goto("/obligations/add/").status == 403
