"""Every page of signing in is in our frame, and in the reader's language alone."""

import re
import sys
from html import unescape
from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override, pgettext

from beredt.web.accounts.sign_in import urlpatterns
from web.people import make_user

sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))

from collect_sentences import _of_file as of_file
from collect_sentences import borrowed

pytestmark = pytest.mark.django_db
PASSWORD = "en lang hemmelighet 47"  # noqa: S105 - nobody's
LANGUAGES = ("nb", "nn", "uk")
# The same word in another language, or the name of something.
SAME = {"WebAuthn", "MFA", "IPv4", "IPv6"}
# Nobody sees them: they are sent to, or are a file or a document of JSON.
NO_PAGES = {"mfa_download_recovery_codes", "mfa_login_webauthn"}
HOLE = re.compile(r"%\(\w+\)[sd]|%d|\{\w+\}")


def english():
    """Every sentence of allauth and Django, as a pattern of what stands on a page."""
    for sentence in borrowed():
        for words in filter(None, (sentence.one, sentence.plural)):
            if words not in SAME:
                parts = [
                    re.escape(part) for part in HOLE.split(" ".join(words.split()))
                ]
                yield re.compile(r".+?".join(parts))


ENGLISH = [*english()]


def texts(page):
    """What stands on a page, each piece between two tags by itself."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", "", page, flags=re.DOTALL)
    pieces = re.split(r"<[^>]*>", page)
    pieces += re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', page)
    return [text for piece in pieces if (text := " ".join(unescape(piece).split()))]


def names(patterns=urlpatterns):
    for one in patterns:
        yield from (
            names(one.url_patterns) if hasattr(one, "url_patterns") else [one.name]
        )


@pytest.fixture(autouse=True)
def nothing_counted(monkeypatch):
    """Nobody has tried before, and no browser need answer for its key."""
    cache.clear()
    keys = "allauth.mfa.webauthn.internal.auth"
    monkeypatch.setattr(f"{keys}.begin_authentication", lambda *_, **__: {})
    monkeypatch.setattr(f"{keys}.get_credentials", lambda _: [])


@pytest.fixture
def key():
    """Ola, who has a password, codes on the phone, recovery codes and a passkey."""
    ola = make_user("Ola", password=PASSWORD)
    TOTP.activate(ola, generate_totp_secret())
    RecoveryCodes.activate(ola)
    return Authenticator.objects.create(
        user=ola,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Nøkkel", "credential": {}},
    )


class Reader:
    """A browser in one language that keeps every answer that is a page."""

    def __init__(self, language, user=None):
        self.client = Client(headers={"accept-language": language})
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        if user:
            self.client.force_login(user)
        self.answers = []

    def note(self, answer):
        if answer.get("content-type", "").startswith("text/html") and answer.content:
            self.answers.append(answer)
        return answer

    def get(self, address):
        return self.note(self.client.get(address))

    def post(self, address, **words):
        return self.note(self.client.post(address, words))


def address(name, key):
    needs_key = name in {"mfa_remove_webauthn", "mfa_edit_webauthn"}
    return reverse(name, args=[key.pk] if needs_key else [])


def walked(language, key):
    """Every page that allauth makes here, with what it says of mistakes."""
    bare = make_user("Kari", password=PASSWORD)
    unknown = make_user("Per")
    readers = [Reader(language, who) for who in (None, bare, key.user, unknown)]
    seen = set()
    for reader in readers:
        for confirmed in (False, True):
            if confirmed:
                reader.post(reverse("account_reauthenticate"), password=PASSWORD)
            for name in names():
                if reader.get(address(name, key)).status_code == 200:
                    seen.add(name)
    stranger, kari, ola, _ = readers
    wrong = {"login": bare.email, "password": "feil"}
    for _ in range(7):
        stranger.post(reverse("account_login"), **wrong)
    stranger.post(reverse("account_login"))
    halfway = Reader(language)
    halfway.post(reverse("account_login"), login=key.user.email, password=PASSWORD)
    assert halfway.get(reverse("mfa_authenticate")).status_code == 200
    halfway.post(reverse("mfa_authenticate"), code="000000")
    seen.add("mfa_authenticate")
    kari.post(reverse("mfa_activate_totp"), code="1")
    kari.post(reverse("mfa_add_webauthn"), credential="{}")
    short = {"oldpassword": "feil", "password1": "kort", "password2": "kortere"}
    for _ in range(7):
        kari.post(reverse("account_change_password"), **short)
    fresh = Reader(language, bare)
    fresh.post(reverse("account_reauthenticate"), password="feil")  # noqa: S106 - wrong
    ola.post(reverse("mfa_reauthenticate"), code="1")
    ola.post(reverse("mfa_edit_webauthn", args=[key.pk]), name="")
    ola.post(reverse("mfa_deactivate_totp"))
    ola.get(reverse("mfa_index"))
    ola.post(reverse("account_logout"))
    ola.get(reverse("account_login"))
    return [*readers, halfway, fresh], seen


def said(readers):
    """Each piece of text on every page, with the page."""
    return {
        (answer.request["PATH_INFO"], text)
        for reader in readers
        for answer in reader.answers
        for text in texts(answer.content.decode())
    }


def in_english(pages):
    return {
        (page, text)
        for page, text in pages
        if any(sentence.fullmatch(text) for sentence in ENGLISH)
    }


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_every_page_is_in_our_frame_and_in_one_language(language, key):
    readers, seen = walked(language, key)
    assert seen | NO_PAGES >= {*names()}
    answers = [answer for reader in readers for answer in reader.answers]
    assert {200, 429} <= {answer.status_code for answer in answers}
    for answer in answers:
        page = answer.content.decode()
        assert f'<html lang="{language}"' in page, answer.request["PATH_INFO"]
        assert '<header class="frame">' in page, answer.request["PATH_INFO"]
    found = in_english(said(readers))
    # What is found in English would be found in the others too.
    assert len(found) > 50 if language == "en" else not found, found


def test_whoever_guesses_is_told_in_their_language_that_it_is_enough(key):
    told = {text for _, text in said(walked("nb", key)[0])}
    assert told >= {
        "E-postadressen eller passordet er feil.",
        "For mange mislykkede forsøk på å logge inn. Prøv igjen senere.",
        "For mange forsøk",
        "Passordet er for kort. Det må ha minst 14 tegn.",
        "Skriv passordet du har nå.",
        "Feil kode.",
    }


def test_what_is_walked_is_what_is_collected(key):
    """A page of allauth that is not asked for its words would be left in English."""
    readers, _ = walked("nb", key)
    home = Path(allauth.__file__).parent
    collected = {sentence.one for sentence in borrowed()}
    shown = {
        Path(template.origin.name)
        for reader in readers
        for answer in reader.answers
        for template in answer.templates
        if template.origin and template.origin.name
    }
    ours = [path for path in shown if home in path.parents]
    assert len(ours) > 10
    for path in ours:
        words = {sentence.one for sentence in of_file(path, "allauth")}
        assert words <= collected, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_borrowed_is_said_in_the_language(language):
    """Also what no page says today: a message, a fault of a form."""
    with override(language):
        left = [
            one.one
            for one in borrowed()
            if one.one not in SAME
            and one.one
            == (
                pgettext(one.context, one.one)
                if one.context
                else ngettext(one.one, one.plural, 1)
                if one.plural
                else gettext(one.one)
            )
        ]
    assert not left


def test_ukrainian_headings_begin_with_one_capital_letter():
    with override("uk"):
        told = [gettext(one.one) for one in borrowed() if not one.plural]
    capital = re.compile(r"[а-яіїєґ] (?!Україн)[А-ЯІЇЄҐ][а-яіїєґ]")
    assert not [text for text in told if capital.search(text)]
