"""Every page can be read by everybody: no faults of access, in any colours and size."""

import json
from http import HTTPStatus
from pathlib import Path

import pytest

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
            window.set_viewport_size(size)
            if found := [*faults_of(window), *too_wide(window, size)]:
                faults[f"{page.path} at {size['width']}"] = found
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
        window.set_viewport_size(size)
        window.evaluate(AXE.read_text("utf-8"))
        assert [*faults_of(window), *too_wide(window, size)] == []


def too_wide(window, size):
    width = window.evaluate("document.documentElement.scrollWidth")
    return [f"{width} pixels wide"] if width > size["width"] else []


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
