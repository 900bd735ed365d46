"""Settings come from the environment, and a site that others use is safe or stops."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from beredt.web.config.environment import Environment, refuse_unsafe

SAFE = {
    "BEREDT_PRODUCTION": "yes",
    "BEREDT_SECRET_KEY": "N4xq-73Hk_bRz0VYpQeLmUoTcSgWfDaJiX9821zzKKvB5nM6lPrE",
    "BEREDT_HOSTS": "beredt.example.no",
    "BEREDT_ADDRESS": "https://beredt.example.no",
}


def environment(**variables):
    return Environment(variables=variables)


def test_a_safe_site_starts():
    refuse_unsafe(environment(**SAFE))


def test_a_site_on_ones_own_machine_starts_without_any_setting():
    refuse_unsafe(environment())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BEREDT_SECRET_KEY", ""),
        ("BEREDT_SECRET_KEY", "short"),
        ("BEREDT_SECRET_KEY", "a" * 80),
        ("BEREDT_DEBUG", "yes"),
        ("BEREDT_HOSTS", ""),
        ("BEREDT_HOSTS", "beredt.example.no, *"),
        ("BEREDT_ADDRESS", "http://beredt.example.no"),
        ("BEREDT_OPENID_ISSUER", "http://helseid.example.no"),
    ],
)
def test_an_unsafe_setting_stops_production(name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        refuse_unsafe(environment(**SAFE | {name: value}))


def test_everything_unsafe_is_said_at_once():
    with pytest.raises(ImproperlyConfigured) as refusal:
        refuse_unsafe(environment(BEREDT_PRODUCTION="1", BEREDT_DEBUG="1"))
    names = ("SECRET_KEY", "DEBUG", "HOSTS", "ADDRESS")
    assert all(f"BEREDT_{name}" in str(refusal.value) for name in names)


def test_the_key_is_made_once_and_nobody_else_can_read_it(tmp_path):
    first = environment(BEREDT_HOME=str(tmp_path)).secret_key()
    assert environment(BEREDT_HOME=str(tmp_path)).secret_key() == first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


@pytest.mark.parametrize("said", ["maybe", "ja", "2"])
def test_yes_and_no_are_not_guessed(said):
    with pytest.raises(ImproperlyConfigured, match="BEREDT_DEBUG"):
        environment(BEREDT_DEBUG=said).yes("BEREDT_DEBUG")


def test_postgresql_is_one_setting():
    database = environment(
        DATABASE_URL="postgres://b:c@db.example.no/beredt"
    ).database()
    assert database["ENGINE"].endswith("postgresql")
    assert (database["HOST"], database["NAME"]) == ("db.example.no", "beredt")
