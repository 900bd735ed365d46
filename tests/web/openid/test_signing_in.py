"""People come in with an identity from a real provider that is as strict as HelseID."""

import json
import os
import re
import shutil
import socket
import subprocess
import urllib.parse
import urllib.request
from dataclasses import replace
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from django.test import Client
from joserfc.jwk import ECKey

from beredt.web.audit.models import Event
from beredt.web.openid import provider as provider_module
from beredt.web.openid.models import Identity
from beredt.web.openid.provider import Errand, RefusedError, the_provider
from web.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PACKAGE = "oidc-provider@9.13.3"
BACK = "http://localhost:8000/openid/back/"


@pytest.fixture(scope="session")
def client_key():
    return ECKey.generate_key("P-256", {"alg": "ES256", "use": "sig"}, auto_kid=True)


@pytest.fixture(scope="session")
def issuer(client_key, tmp_path_factory):
    """The provider's address, once it runs."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("There is no Node here to run a provider with.")
    folder = tmp_path_factory.mktemp("provider")
    program = shutil.copy(Path(__file__).parent / "provider.mjs", folder)
    fetched = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if fetched.returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(fetched.stderr)
    port = free_port()
    key = json.dumps(client_key.as_dict(private=False))
    running = subprocess.Popen(
        ["node", program, str(port), key, BACK],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    while "ready" not in (line := running.stdout.readline()):
        assert line, "The provider stopped."
    yield f"http://localhost:{port}"
    running.kill()
    running.communicate()


@pytest.fixture(autouse=True)
def trusted(issuer, client_key, settings):
    settings.OPENID_ISSUER = issuer
    settings.OPENID_CLIENT = "beredt"
    settings.OPENID_KEY = json.dumps(client_key.as_dict(private=True))
    provider_module._published.cache_clear()


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Returned(Exception):  # noqa: N818 - it is no error
    """The browser was sent back to the site."""


class Browser(urllib.request.HTTPRedirectHandler):
    """Somebody's browser at the provider."""

    def __init__(self):
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(self, cookies)

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        if newurl.startswith(BACK):
            raise Returned(newurl.removeprefix("http://localhost:8000"))
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    def recognised(self, address, who):
        """Say who one is, and agree to what is asked; return where that leads."""
        page = self.opener.open(address)
        try:
            while True:
                form = page.read().decode()
                prompt = re.search(r'name="prompt" value="(\w+)"', form)[1]
                words = {"prompt": prompt, "login": who, "password": "x"}
                action = re.search(r'<form[^>]* action="([^"]+)"', form)[1]
                body = urllib.parse.urlencode(words).encode()
                page = self.opener.open(urllib.parse.urljoin(page.url, action), body)
        except Returned as way:
            return str(way)


def go(client, who):
    """Go to the provider and back; return the site's answer."""
    return client.get(Browser().recognised(client.get("/openid/").url, who))


@pytest.fixture
def alice(client):
    user = make_user("Alice")
    client.force_login(user)
    go(client, "alice-sub")
    return user


def test_who_has_signed_in_links_an_identity_and_comes_in_with_it_later(alice, issuer):
    identity = Identity.objects.get()
    assert (identity.user, identity.issuer, identity.subject) == (
        alice,
        issuer,
        "alice-sub",
    )
    later = Client()
    assert go(later, "alice-sub").url == "/"
    assert later.get("/me/").context["user"] == alice
    events = list(Event.objects.values_list("what", flat=True))
    assert events == ["identity.linked", "person.signed_in"]


def test_an_identity_that_nobody_linked_lets_nobody_in():
    stranger = Client()
    assert go(stranger, "somebody").url == "/accounts/login/"
    assert stranger.get("/me/").status_code == 302


def test_an_identity_is_one_persons(alice):
    other = Client()
    other.force_login(make_user())
    go(other, "alice-sub")
    assert Identity.objects.get().user == alice


def test_who_is_shut_out_does_not_come_in_with_it(alice):
    alice.is_active = False
    alice.save()
    stranger = Client()
    assert go(stranger, "alice-sub").url == "/accounts/login/"


def test_an_answer_counts_once_and_for_who_asked(alice):
    asked, other = Client(), Client()
    way = Browser().recognised(asked.get("/openid/").url, "alice-sub")
    other.get("/openid/")
    assert other.get(way).url == "/accounts/login/"
    assert asked.get(way).url == "/"
    assert Client().get(way).url == "/accounts/login/"


def test_an_answer_of_another_provider_is_refused(alice):
    asked = Client()
    way = Browser().recognised(asked.get("/openid/").url, "alice-sub")
    assert "iss=" in way
    false = re.sub(r"iss=[^&]+", "iss=https%3A%2F%2Fevil.example", way)
    assert asked.get(false).url == "/accounts/login/"


def test_a_site_with_another_key_is_refused(settings):
    other = ECKey.generate_key("P-256", {"alg": "ES256"}, auto_kid=True)
    settings.OPENID_KEY = json.dumps(other.as_dict(private=True))
    assert Client().get("/openid/").url == "/accounts/login/"


def errand(**changes):
    key = ECKey.generate_key("P-256").as_dict(private=True)
    words = {"state": "s" * 43, "nonce": "n" * 43, "verifier": "v" * 64, "key": key}
    return Errand(**words | changes)


def code_for(asked):
    way = Browser().recognised(the_provider().start(asked, back=BACK), "alice-sub")
    return urllib.parse.parse_qs(urllib.parse.urlsplit(way).query)["code"][0]


@pytest.mark.parametrize("lacking", ["verifier", "key"])
def test_the_code_alone_is_worth_nothing(lacking):
    """Whoever catches the code on its way lacks the secret and the key."""
    asked = errand()
    thief = replace(asked, **{lacking: getattr(errand(verifier="w" * 64), lacking)})
    with pytest.raises(RefusedError, match="refused"):
        the_provider().finish(thief, code=code_for(asked), back=BACK)


def test_an_identity_told_to_another_sign_in_is_refused():
    asked = errand()
    code = code_for(asked)
    replayed = replace(asked, nonce="m" * 43)
    with pytest.raises(RefusedError, match="does not hold"):
        the_provider().finish(replayed, code=code, back=BACK)


def test_without_a_provider_there_is_no_way_to_it(client, settings):
    settings.OPENID_ISSUER = ""
    assert client.get("/openid/").status_code == 404
