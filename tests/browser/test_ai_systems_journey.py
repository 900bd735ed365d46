"""A planner registers an AI system, an approver publishes it, everybody sees it."""

from browser.test_look import can_be_read_by_everybody
from web.people import give, make_user

DATABASES = ("sqlite", "postgresql")
TYPED = {
    "id": "rontgen",
    "name": "Bildestøtte",
    "supplier": "Firma AS",
    "category": "Bildediagnostikk",
    "gains": "Kortere ventetid",
    "without_it": "Radiologen leser bildet alene.",
    "responsible": "Kari Hemmelig",
    "source": "Eksempel",
    "source_date": "2026-11-22",
}
CHOSEN = {
    "Region": "Nasjonalt",
    "Fase": "i bruk",
    "Merke": "offisiell",
    "Sikkerhet": "høy",
}


def test_a_system_is_registered_published_and_open_to_all(visit, site):
    window = visit(as_user=site.planner)
    window.goto("/")
    window.get_by_role("link", name="KI-systemer").click()
    window.get_by_role("link", name="Registrer et system").click()
    for field, text in TYPED.items():
        window.locator(f"#id_{field}").fill(text)
    for field, choice in CHOSEN.items():
        window.get_by_label(field).select_option(label=choice)
    window.get_by_label("Vis for alle").check()
    window.get_by_role("button", name="Send til godkjenning").click()
    window.get_by_text("Den gjelder når noen andre har godkjent den").wait_for()
    assert window.get_by_role("button", name="Publiser").count() == 0
    can_be_read_by_everybody(window)

    approver = make_user("Arne Godkjenner")
    give(approver, "approver", site.planner.assignments.get().organisation)
    window = visit(as_user=approver)
    window.goto("/ai-systems/")
    waiting = window.locator("#waiting-caption").locator("xpath=..")
    waiting.get_by_role("link", name="Bildestøtte").click()
    can_be_read_by_everybody(window)
    window.get_by_role("button", name="Publiser").click()
    window.get_by_text("Oppføringen er publisert.").wait_for()
    window.get_by_role("link", name="KI-forordningen, vedlegg VIII").click()
    window.get_by_text("punkter som må besvares").first.wait_for()
    can_be_read_by_everybody(window)

    stranger = visit()
    stranger.goto("/accounts/login/")
    stranger.get_by_role("link", name="KI-systemer").click()
    stranger.get_by_role("link", name="Bildestøtte").click()
    stranger.get_by_text("Radiologen leser bildet alene.").first.wait_for()
    assert "Hemmelig" not in stranger.content()
    can_be_read_by_everybody(stranger)
