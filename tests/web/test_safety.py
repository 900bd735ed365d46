"""Browsers are told to trust nothing that did not come from here."""

import json
import re

import pytest
from django.core.management import call_command
from django.urls import URLPattern, get_resolver

from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/accounts/login/", "/health/live", "/nowhere/"])
def test_every_answer_carries_the_policies(client, address):
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_pages_hold_no_script_or_style_of_their_own(client):
    user = make_user()
    give(user, "administrator", make_organisation("norge"))
    client.force_login(user)
    for address in ("/", "/people/", "/people/invite/", "/log/", "/me/", "/orders/"):
        page = client.get(address).content.decode()
        assert not re.findall(r"<style|<script(?![^>]* src=)(?![^>]*json)", page)
        assert not re.findall(r"<[^>]+ (?:style|on\w+)=", page), address


# What strangers reach. Everything else leads them to the page where one signs in.
OPEN = {
    "accounts/login/",
    "accounts/logout/",
    "accounts/signup/",
    "accounts/inactive/",
    "accounts/2fa/authenticate/",
    "accounts/2fa/webauthn/login/",
    "accounts/2fa/trust/",
    "come-in/<str:secret>/",
    "health/live",
    "health/ready",
    "metrics",
    "openid/",
    "openid/back/",
    "layout/language/",
    "layout/scheme/",
    "layout/licences/",
    # What is published of AI systems is there for everybody.
    "open/ai-systems/",
    "open/ai-systems/<slug:code>/",
    "open/ai-systems.json",
    "open/ai-systems/dcat.<slug:form>",
    # Not in production.
    "layout/components/",
    "layout/components/progress/",
}


def addresses(patterns, above=""):
    for pattern in patterns:
        address = above + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern.callback
        else:
            yield from addresses(pattern.url_patterns, address)


def test_only_what_is_listed_is_open_to_strangers():
    found = {
        address
        for address, view in addresses(get_resolver().url_patterns)
        if not getattr(view, "login_required", True) and not address.startswith("api/")
    }
    assert found <= OPEN


def test_words_that_a_database_refuses_are_said_to_be_wrong(client):
    client.force_login(make_user())
    for address in ("/organisations/?q=%00", "/log/?q=%00", "/log/?page=%00"):
        assert client.get(address).status_code in {200, 422}
    assert client.get(f"/log/{10**30}/").status_code == 404
    assert client.get(f"/people/{10**30}/").status_code == 404


def test_files_get_names_that_tell_their_content(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "beredt.web.config.static.StaticFiles"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    named = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    hashed = named["layout/frame.css"]
    assert re.fullmatch(r"layout/frame\.[0-9a-f]{12}\.css", hashed)
    assert (tmp_path / f"{hashed}.gz").exists()
