"""Every page can be read by everybody: no faults of access, in any colours and size."""

import json
import os
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client

from browser.conftest import DESK, PHONE
from browser.pages import SHOWN, addresses

AXE = Path(__file__).parent / "vendor/axe/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A page, a form that is only sent, or a way to another page for those who are in.
ANSWERS = SHOWN | {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.FOUND}


def test_no_page_is_missed(site):
    missed = {}
    clients = [site.client(site.administrator), site.client(site.planner)]
    for address in addresses():
        path = site.path(address)
        statuses = {client.get(path).status_code for client in clients}
        if not statuses & ANSWERS and not address.is_no_page:
            missed[address.name] = sorted(statuses)
    assert not missed, f"Make an example of each in pages.py, or say why not: {missed}"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_read_by_everybody(site, visit, scheme):
    faults = {}
    for page in site.pages():
        window = visit(as_user=page.reader, scheme=scheme)
        window.goto(page.path)
        window.evaluate(AXE.read_text("utf-8"))
        for size in (DESK, PHONE):
            resize(window, size)
            if found := [*faults_of(window), *too_wide(window, size)]:
                faults[f"{page.path} at {size['width']}"] = found
    assert not faults, json.dumps(faults, indent=1, ensure_ascii=False)


@pytest.fixture
def wrong(site, monkeypatch):
    """Pages of everything that goes wrong, by status and what it was."""
    client = site.client(site.planner)
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    answers = [
        client.get("/nowhere/"),
        client.get("/people/invite/"),
        strict.post("/layout/scheme/", {"scheme": "dark"}),
        Client(SERVER_NAME="elsewhere.example").get("/accounts/login/"),
    ]

    def fail(_):
        raise ValueError("Of our own making.")

    monkeypatch.setattr("beredt.web.home.views.tasks_of", fail)
    client.raise_request_exception = False
    answers.append(client.get("/"))
    return answers


def answering(answer):
    """Answer the browser with what the site has said already."""

    def fulfill(route):
        route.fulfill(
            status=answer.status_code, headers=dict(answer.headers), body=answer.content
        )

    return fulfill


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_goes_wrong_is_told_so_that_everybody_can_read_it(wrong, visit, scheme):
    assert [answer.status_code for answer in wrong] == [404, 403, 403, 400, 500]
    window = visit(scheme=scheme)
    faults = {}
    for number, answer in enumerate(wrong):
        window.route(f"**/wrong-{number}/", answering(answer))
        window.goto(f"/wrong-{number}/")
        window.evaluate(AXE.read_text("utf-8"))
        for size in (DESK, PHONE):
            resize(window, size)
            if found := [*faults_of(window), *too_wide(window, size)]:
                faults[f"{answer.status_code} at {size['width']}"] = found
        if folder := os.environ.get("PICTURES"):
            name = f"wrong-{answer.status_code}-{number}-{scheme}.png"
            window.screenshot(path=Path(folder) / name)
    assert not faults, json.dumps(faults, indent=1, ensure_ascii=False)


@pytest.mark.slow
def test_no_page_breaks_its_own_policy_or_fails_in_its_scripts(site, visit):
    said = []
    listened = set()
    for page in site.pages():
        window = visit(as_user=page.reader)
        if window not in listened:
            listened.add(window)
            window.on("pageerror", lambda error: said.append(("error", str(error))))
            window.on("console", lambda line: said.append((line.type, line.text)))
        window.goto(page.path)
    # A page that says that it is gone is told so by the browser too.
    assert not [line for line in said if line[0] == "error" and "410" not in line[1]]


def can_be_read_by_everybody(window):
    """Look again on a journey: those who may act see more than everybody sees."""
    for size in (PHONE, DESK):
        resize(window, size)
        window.evaluate(AXE.read_text("utf-8"))
        assert [*faults_of(window), *too_wide(window, size)] == []


# The first frame after a change may still be drawn as before.
DRAWN = """() => new Promise(
  drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"""


def resize(window, size):
    """Give a window another size, and let the page be laid out and drawn in it."""
    window.set_viewport_size(size)
    window.evaluate(DRAWN)


# Elements that stand out to the right, and are not in something that scrolls.
STANDING_OUT = """() => [...document.querySelectorAll('body *')].filter(element => {
  if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
  for (let at = element; at !== document.body; at = at.offsetParent ?? document.body)
    if (at !== element && getComputedStyle(at).overflowX !== 'visible') return false;
  return true;
}).slice(0, 5).map(element => element.outerHTML.slice(0, 120))"""


def too_wide(window, size):
    width = window.evaluate("document.documentElement.scrollWidth")
    if width <= size["width"]:
        return []
    return [f"{width} pixels wide", *window.evaluate(STANDING_OUT)]


def faults_of(window):
    options = {
        "runOnly": {"type": "tag", "values": RULES},
        "resultTypes": ["violations"],
    }
    result = window.evaluate("options => axe.run(document, options)", options)
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary'][:300]}"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]
