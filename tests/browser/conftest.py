"""A browser, the site on a port of its own, and somebody who may see everything."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from browser.pages import Site

# The browser is driven in a loop of its own; Django takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB", "uk": "uk-UA"}
WINDOWS = pytest.StashKey[dict]()
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def pytest_generate_tests(metafunc):
    # What a page looks like does not depend on the database; a journey runs on both.
    if "site" in metafunc.fixturenames:
        metafunc.fixturenames.append("database")
        chosen = getattr(metafunc.module, "DATABASES", ("sqlite",))
        metafunc.parametrize("database", chosen, indirect=True, scope="session")


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, with nothing of whoever runs the tests."""
    program = shutil.which("chromium")
    if program is None:
        message = "No Chromium here (apt-get install chromium)."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def site(live_server):
    """The site with a country, somebody who administers it, and a few events."""
    return Site.furnished(live_server.url)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    # A journey that failed tells what its windows showed just then.
    report = yield
    if report.when == "call" and report.failed:
        for context in item.stash.get(WINDOWS, {}).values():
            window = context.pages[0]
            shown = window.locator("body").inner_text()
            report.sections.append((f"Window at {window.url}", shown))
    return report


@pytest.fixture
def visit(chromium, site, request):
    """Open a window of the browser as somebody, in some language, colours and size."""
    opened = request.node.stash[WINDOWS] = {}

    def window_of(*, as_user=None, language="nb", scheme="light", size=DESK):
        key = (as_user.pk if as_user else None, language, scheme)
        if key not in opened:
            opened[key] = chromium.new_context(
                base_url=site.address,
                color_scheme=scheme,
                locale=LOCALES[language],
                reduced_motion="reduce",
            )
            opened[key].add_cookies(site.cookies(as_user, language))
            opened[key].new_page().set_default_timeout(10_000)
        window = opened[key].pages[0]
        window.set_viewport_size(size)
        return window

    yield window_of
    for context in opened.values():
        context.close()
