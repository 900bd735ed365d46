"""The frame by keyboard: doors, language, colours, charts and the map."""

import pytest

from browser.conftest import DESK, PHONE

COMPONENTS = "/layout/components/"
FOCUS = """() => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  return {
    name: here.getAttribute("aria-label") || here.textContent.trim() || here.id,
    tag: here.tagName,
    shown: box.width > 0 && box.height > 0 && getComputedStyle(here).outlineStyle,
    key: [...document.querySelectorAll("*")].indexOf(here),
  };
}"""


@pytest.fixture
def window(site, visit):
    return visit(as_user=site.administrator)


def walk(window, most=200):
    """Press Tab from the top to the end; return what had the focus on the way."""
    window.evaluate("document.querySelector('.ds-skip-link').focus()")
    seen = [window.evaluate(FOCUS)]
    for _ in range(most):
        window.keyboard.press("Tab")
        here = window.evaluate(FOCUS)
        if here["tag"] == "BODY" or here["key"] == seen[0]["key"]:
            return seen
        seen.append(here)
    raise AssertionError("The focus never comes round.")


@pytest.mark.parametrize("path", ["/", "/people/", COMPONENTS])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(window, path):
    window.goto(path)
    seen = walk(window)
    assert [here["name"] for here in seen if here["shown"] in {False, "none"}] == []
    controls = "a[href], button, input:not([type=hidden]), select, textarea"
    there = window.locator(controls).filter(visible=True).count()
    # Radio buttons of one question are one stop, and an unsent form has hidden ones.
    assert len({here["key"] for here in seen}) >= there - 4


def test_the_skip_link_leads_past_the_doors(window):
    window.goto("/")
    window.keyboard.press("Tab")
    assert window.evaluate(FOCUS)["name"] == "Hopp til innholdet"
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.closest('main') !== null")


def test_the_language_is_changed_by_keyboard_and_stays(window):
    window.goto("/people/")
    window.locator("[popovertarget=languages]").press("Enter")
    window.get_by_role("button", name="Українська").press("Enter")
    window.wait_for_url("**/people/")
    assert window.locator("html").get_attribute("lang") == "uk"
    window.goto("/organisations/")
    assert window.locator("html").get_attribute("lang") == "uk"


def test_the_colours_are_changed_and_stay(window):
    window.goto("/")
    background = "getComputedStyle(document.body).backgroundColor"
    light = window.evaluate(background)
    window.locator("[popovertarget=schemes]").press("Enter")
    window.get_by_role("button", name="Mørke farger").press("Enter")
    window.wait_for_function("document.documentElement.dataset.colorScheme === 'dark'")
    window.goto("/people/")
    assert window.evaluate(background) != light


def test_paper_is_light_whatever_the_screen_is(site, visit):
    window = visit(as_user=site.administrator, scheme="dark")
    window.emulate_media(media="print", color_scheme="dark")
    window.goto("/")
    background = window.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(255, 255, 255)"
    assert not window.locator(".preferences").is_visible()


def test_the_doors_of_a_phone_are_behind_a_button(site, visit):
    window = visit(as_user=site.administrator, size=PHONE)
    window.goto("/")
    door = window.get_by_role("link", name="Organisasjoner")
    assert not door.is_visible()
    window.get_by_role("button", name="Meny").click()
    door.click()
    window.wait_for_url("**/organisations/")


def test_a_long_table_of_short_names_gives_a_phone_room_for_what_it_says(site, visit):
    window = visit(as_user=site.administrator, size=PHONE)
    window.goto("/log/")
    done = window.locator(".ds-table.long tbody tr").first.locator("td").nth(1)
    assert done.bounding_box()["x"] < 0.65 * PHONE["width"]


def test_a_chart_is_read_by_arrow_keys(window):
    window.goto(COMPONENTS)
    chart = window.locator("[data-chart]").first
    chart.locator(".drawing").first.focus()
    window.keyboard.press("ArrowRight")
    assert chart.locator("[data-reading-here]").inner_text() == (
        "Dag 1: Behov 20; Brukbar kapasitet 62"
    )
    window.keyboard.press("End")
    assert "Dag 45" in chart.locator("[data-reading-here]").inner_text()


def test_the_numbers_of_a_chart_can_be_downloaded(window):
    window.goto(COMPONENTS)
    with window.expect_download() as waiting:
        window.get_by_role("link", name="Last ned tallene").first.click()
    text = waiting.value.path().read_text("utf-8-sig")
    assert waiting.value.suggested_filename == "beredt-need.csv"
    assert text.splitlines()[:2] == ["Dag,Behov,Brukbar kapasitet", "1,20.0,62.0"]


def test_the_map_is_walked_by_arrow_keys(window):
    window.goto(COMPONENTS)
    view = window.locator("[data-map-view]")
    said = window.locator("[data-map] [data-reading-here]")
    view.focus()
    places = set()
    for key in ("ArrowDown", "ArrowDown", "ArrowLeft"):
        window.keyboard.press(key)
        places.add(said.inner_text())
    assert len(places) == 3
    box = view.locator("svg").get_attribute("viewBox")
    window.keyboard.press("+")
    assert view.locator("svg").get_attribute("viewBox") != box
    window.keyboard.press("0")
    assert view.locator("svg").get_attribute("viewBox") == box


def test_a_bar_comes_further_by_itself(window):
    window.set_viewport_size(DESK)
    window.goto(COMPONENTS)
    window.get_by_text("84 av 120 forløp", exact=True).wait_for()


def test_pages_work_without_scripts(chromium, site):
    context = chromium.new_context(java_script_enabled=False, base_url=site.address)
    context.add_cookies(site.cookies(site.administrator, "nb"))
    window = context.new_page()
    window.goto(COMPONENTS)
    assert window.locator("[data-map] svg .symbol").count() > 50
    window.goto("/people/")
    assert window.get_by_role("link", name="Ola Hansen").is_visible()
    context.close()
