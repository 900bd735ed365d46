"""People come in with a passkey, or with a password and a code from their phone."""

import time

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from browser.conftest import DESK, LOCALES
from browser.test_planner_journey import can_be_read_by_everybody
from web.accounts.test_codes import code

DATABASES = ("sqlite", "postgresql")
PASSWORD = "en lang og god setning"  # noqa: S105 - the one that the site was given
# What a phone or a laptop with a fingerprint reader is to a browser.
FINGERPRINT = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def window(chromium, site):
    """A window of somebody who has not signed in. Passkeys belong to a name."""
    context = chromium.new_context(
        base_url=site.address.replace("127.0.0.1", "localhost"),
        locale=LOCALES["nb"],
        viewport=DESK,
    )
    window = context.new_page()
    window.set_default_timeout(10_000)
    yield window
    context.close()


@pytest.fixture
def reader(window):
    """Give the machine a fingerprint reader; return how to ask what it keeps."""
    devices = window.context.new_cdp_session(window)
    devices.send("WebAuthn.enable")
    made = devices.send("WebAuthn.addVirtualAuthenticator", {"options": FINGERPRINT})
    return lambda: devices.send("WebAuthn.getCredentials", made)["credentials"]


def shown_now(secret):
    """Return the code on the phone, one that stays there while it is typed."""
    if (rest := 30 - time.time() % 30) < 5:
        time.sleep(rest)
    return code(secret, time.time())


def sign_in(window, user):
    window.goto("/accounts/login/")
    window.get_by_label("E-post").fill(user.email)
    window.get_by_label("Passord", exact=True).fill(PASSWORD)
    window.get_by_role("button", name="Logg inn med passord").click()


def prove_oneself(window):
    """Who changes how one signs in gives the password once more."""
    can_be_read_by_everybody(window)
    window.get_by_label("Passord", exact=True).fill(PASSWORD)
    window.locator("main").get_by_role("button").first.click()


def sign_out(window):
    window.goto("/accounts/logout/")
    window.locator("main").get_by_role("button", name="Logg ut").click()
    window.get_by_role("heading", name="Logg inn").wait_for()


def test_a_passkey_is_added_and_lets_its_owner_in_alone(window, reader, site):
    sign_in(window, site.administrator)
    window.get_by_role("link", name="Sikre innloggingen din").click()
    can_be_read_by_everybody(window)
    window.get_by_role("link", name="Legg til en tilgangsnøkkel").click()
    prove_oneself(window)
    window.get_by_label("Navn").wait_for()
    can_be_read_by_everybody(window)
    window.get_by_label("Navn").fill("Den bærbare")
    expect(window.get_by_label("Logg inn med denne nøkkelen alene")).to_be_checked()
    window.get_by_role("button", name="Legg til").click()
    window.wait_for_url(lambda url: "/add/" not in url)
    assert len(reader()) == 1
    sign_out(window)
    window.get_by_role("button", name="Logg inn med tilgangsnøkkel").click()
    window.get_by_role("heading", name="Hei, Kari Nordmann").wait_for()
    assert window.get_by_text("Sikre innloggingen din").count() == 0


def test_a_password_needs_the_code_of_the_phone_once_it_was_added(window, site):
    sign_in(window, site.administrator)
    window.goto("/accounts/2fa/totp/activate/")
    prove_oneself(window)
    secret = window.locator("#authenticator_secret").input_value()
    can_be_read_by_everybody(window)
    window.get_by_label("Autentiseringskode").fill(shown_now(secret))
    window.get_by_role("button", name="Aktiver").click()
    window.wait_for_url(lambda url: "/activate/" not in url)
    sign_out(window)
    sign_in(window, site.administrator)
    field = window.get_by_label("Kode")
    field.wait_for()
    can_be_read_by_everybody(window)
    field.fill("000000")
    window.locator("main").get_by_role("button").first.click()
    window.wait_for_url("**/2fa/authenticate/**")
    # A code works once; half a minute later there is another, which is not waited for.
    cache.clear()
    field.fill(shown_now(secret))
    window.locator("main").get_by_role("button").first.click()
    window.get_by_role("heading", name="Hei, Kari Nordmann").wait_for()
