"""Whoever has codes on the phone needs one to come in, however they begin."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from django.core.cache import cache
from django.test import Client

from beredt.web.accounts.actions import make_link
from web.people import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "en lang hemmelighet 47"  # noqa: S105 - nobody's
ASKED = "/accounts/2fa/authenticate/"


def code(secret, moment):
    """The six digits that a phone shows (RFC 6238), worked out by hand."""
    key = base64.b32decode(secret)
    counted = hmac.digest(key, struct.pack(">Q", int(moment // 30)), hashlib.sha1)
    start = counted[-1] & 15
    (number,) = struct.unpack(">I", counted[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture
def alice():
    return make_user("Alice", password=PASSWORD)


@pytest.fixture
def secret(alice):
    """Alice has added codes from her phone."""
    cache.clear()
    browser = Client()
    sign_in(browser, alice)
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    address = "/accounts/2fa/totp/activate/"
    shown = browser.get(address).context["form"].secret
    # A code works once; the next sign-in needs the next one.
    answer = browser.post(address, {"code": code(shown, time.time())})
    assert answer.status_code == 302
    cache.clear()
    return shown


def sign_in(browser, user):
    words = {"login": user.email, "password": PASSWORD}
    return browser.post("/accounts/login/", words)


def is_in(browser):
    return browser.get("/me/").status_code == 200


def test_a_password_alone_is_not_enough(alice, secret):
    browser = Client()
    assert sign_in(browser, alice).url.startswith(ASKED)
    assert not is_in(browser)
    browser.post(ASKED, {"code": "000000"})
    assert not is_in(browser)


def test_a_password_and_a_code_are(alice, secret):
    browser = Client()
    sign_in(browser, alice)
    browser.post(ASKED, {"code": code(secret, time.time())})
    assert is_in(browser)


def test_a_link_alone_is_not_enough_either(alice, secret):
    browser = Client()
    answer = browser.post(f"/come-in/{make_link(alice, by=None)}/")
    assert answer.url.startswith(ASKED)
    assert not is_in(browser)
