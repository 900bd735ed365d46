"""Whoever has only the database cannot make anybody's codes."""

import importlib

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from beredt.web.accounts.actions import forget_ways_in, hide_codes_anew
from beredt.web.accounts.hiding import LostKeyError, hidden_anew, hide, reveal
from beredt.web.audit.models import Event
from web.people import make_user

FORMER, NEWER = "a former key of this site" * 3, "tomorrow's key of this site" * 3


@given(st.text())
def test_what_is_hidden_is_revealed_and_looks_different_each_time(text):
    assert reveal(hide(text)) == text
    assert text not in hide(text) or len(text) < 3
    assert hide(text) != hide(text)


def test_a_former_key_reveals_and_another_does_not(settings):
    settings.SECRET_KEY = FORMER
    hidden = hide("codes")
    settings.SECRET_KEY = NEWER
    with pytest.raises(LostKeyError):
        reveal(hidden)
    settings.SECRET_KEY_FALLBACKS = [FORMER]
    assert reveal(hidden) == "codes"
    anew = hidden_anew(hidden)
    settings.SECRET_KEY_FALLBACKS = []
    assert reveal(anew) == "codes"
    assert hidden_anew(anew) == anew


@pytest.fixture
def secret():
    return generate_totp_secret()


@pytest.fixture
def alice(secret):
    alice = make_user("Alice")
    TOTP.activate(alice, secret)
    RecoveryCodes.activate(alice)
    return alice


def kept():
    """Return the secrets as they stand in the database, by their names."""
    rows = Authenticator.objects.values_list("data", flat=True)
    secrets = {"secret", "seed"}
    return {n: text for row in rows for n, text in row.items() if n in secrets}


@pytest.mark.django_db
def test_the_database_holds_no_secret_as_it_is(alice, secret):
    assert kept().keys() == {"secret", "seed"}
    assert secret not in str(kept())
    assert reveal(kept()["secret"]) == secret


@pytest.mark.django_db
def test_codes_survive_a_change_of_key_and_outlive_the_former_one(
    alice, secret, settings
):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = NEWER
    hide_codes_anew()
    settings.SECRET_KEY_FALLBACKS = []
    assert reveal(kept()["secret"]) == secret
    before = kept()
    hide_codes_anew()
    assert kept() == before


@pytest.mark.django_db
def test_codes_of_a_lost_key_are_wrong_and_break_nothing(alice, settings):
    settings.SECRET_KEY = NEWER
    hide_codes_anew()
    totp = TOTP(Authenticator.objects.get(type="totp"))
    assert not totp.validate_code("123456")


@pytest.mark.django_db
def test_secrets_that_were_kept_as_they_are_become_hidden(alice, secret):
    number = "beredt.web.accounts.migrations.0002_hide_codes"
    migration = importlib.import_module(number)
    seed = reveal(kept()["seed"])
    migration.reveal_all(apps, None)
    assert kept() == {"secret": secret, "seed": seed}
    migration.hide_all(apps, None)
    assert {reveal(text) for text in kept().values()} == {secret, seed}


@pytest.mark.django_db
def test_ways_in_that_are_lost_are_forgotten_and_that_is_noted(alice):
    forget_ways_in(alice, by=None)
    assert not Authenticator.objects.exists()
    event = Event.objects.latest("number")
    assert (event.what, event.key) == ("person.ways_in_forgotten", str(alice.pk))
    assert settings.SECRET_KEY not in str(event.change)
