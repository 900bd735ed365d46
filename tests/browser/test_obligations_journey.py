"""Who answers for an obligation says what they can, and attaches what proves it."""

from browser.conftest import PHONE
from browser.test_look import can_be_read_by_everybody
from web.people import give, make_user

DATABASES = ("sqlite", "postgresql")
# Hyphens are for a language that the browser knows: words are whole without them.
BROKEN_WORDS = """() => {
  const broken = [];
  for (const cell of document.querySelectorAll("main tbody :is(th, td)")) {
    cell.style.hyphens = "manual";
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (range.getClientRects().length > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""


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


def test_no_word_of_a_table_is_broken_on_a_phone(visit, site):
    window = visit(as_user=site.planner, size=PHONE)
    window.goto("/obligations/")
    assert window.locator("table.long").count() == 1
    assert window.evaluate(BROKEN_WORDS) == []
    window.get_by_role("link", name="Evne til å håndtere masseskader").click()
    window.get_by_text("Robuste kommunikasjonssystemer").wait_for()
    assert window.locator("table.cards").count() > 1
    assert window.evaluate(BROKEN_WORDS) == []
