"""Every test that asks for the database runs on SQLite and again on PostgreSQL."""

import contextlib
import os
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases

from beredt.web.audit import keeping, triggers
from beredt.web.config.environment import database_at
from web.postgresql import postgresql_server, server_programs

DATABASES = ("sqlite", "postgresql")


def pytest_generate_tests(metafunc):
    if asks_for_database(metafunc.definition):
        metafunc.fixturenames.append("database")
        metafunc.parametrize("database", DATABASES, indirect=True, scope="session")


def asks_for_database(item):
    fixtures = {"db", "transactional_db", "live_server"}
    return item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.fixture(scope="session")
def postgresql_url():
    """Address of a real server, started for these tests alone."""
    programs = server_programs()
    if programs is None:
        message = "No PostgreSQL server here (apt-get install postgresql)."
        # Where every change is checked, both databases are.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    with postgresql_server(programs) as url:
        yield url


@pytest.fixture(scope="session")
def database(request, tmp_path_factory):
    """Let the site use this database until the other one's turn comes."""
    folder = tmp_path_factory.mktemp("database")
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'beredt.sqlite3'}"
    else:
        url = request.getfixturevalue("postgresql_url")
    chosen = database_at(url) | {"TEST": {}}
    if request.param == "sqlite":
        # A file, as in use: threads and other processes see it.
        chosen["TEST"] = {"NAME": str(folder / "beredt.sqlite3")}
    former = settings.DATABASES["default"]
    use(chosen)
    yield request.param
    use(former)


@pytest.fixture(scope="session")
def django_db_setup(database, django_test_environment, django_db_blocker):
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
    with emptying_the_log():
        yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@contextlib.contextmanager
def emptying_the_log():
    """Let tests that really commit empty the tables afterwards; nobody else may."""
    empty = TransactionTestCase._fixture_teardown

    def teardown(test):
        triggers.remove(connection)
        with keeping.lifted(connection):
            empty(test)
        triggers.install(connection)

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = empty


@pytest.fixture
def database_url(database):
    """Address at which another process finds the database of this test."""
    chosen = connection.settings_dict
    if database == "sqlite":
        return f"sqlite:///{chosen['NAME']}"
    return f"postgres://beredt@{quote(chosen['HOST'], safe='')}/{chosen['NAME']}"


def use(database):
    connections["default"].close()
    del connections["default"]
    settings.DATABASES = {"default": database}
    connections.settings = connections.configure_settings(settings.DATABASES)
