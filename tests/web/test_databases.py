"""The site keeps its promises on both databases."""

import pytest
from django.db import connection, transaction

pytestmark = pytest.mark.django_db


def test_the_database_is_the_one_that_was_asked_for(database):
    assert connection.vendor == database


def test_a_writer_takes_the_lock_when_it_begins(database):
    if database == "postgresql":
        pytest.skip("PostgreSQL locks rows.")
    assert connection.transaction_mode == "IMMEDIATE"
    with connection.cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "foreign_keys", "synchronous")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}


def test_what_is_undone_leaves_nothing():
    with transaction.atomic():
        connection.cursor().execute("CREATE TABLE passing (id integer)")
        transaction.set_rollback(True)
    assert "passing" not in connection.introspection.table_names()
