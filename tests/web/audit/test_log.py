"""The log is only ever made longer, and whoever changes it is found out."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beredt.web.audit import triggers
from beredt.web.audit.actions import record_event
from beredt.web.audit.models import Event, Head
from beredt.web.audit.verifying import verify_log
from web.people import make_user

pytestmark = pytest.mark.django_db


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def log():
    """Five events."""
    user = make_user()
    for number in range(5):
        record_event("user.counted", user, by=user, before=number, after=number + 1)
    return user


@pytest.fixture
def unguarded(log):
    """A log in the hands of somebody who owns the database."""
    triggers.remove(connection)
    return log


def breaches():
    """What is found, once the database's own guard is back in place."""
    triggers.install(connection)
    return verify_log().breaches


def test_an_untouched_log_holds(log):
    proof = verify_log()
    assert proof.breaches == ()
    assert proof.number == 5
    assert proof.hash == Event.objects.last().hash


def test_an_empty_log_holds():
    assert verify_log().breaches == ()


def test_an_event_tells_who_did_what_to_which_object_and_what_it_was_before(log):
    event = Event.objects.get(number=3)
    assert (event.who, event.what) == (log, "user.counted")
    assert (event.kind, event.key, event.title) == (
        "accounts.user",
        str(log.pk),
        str(log),
    )
    assert (event.before, event.after) == (2, 3)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET what = 'user.praised' WHERE number = 2",
        "DELETE FROM audit_event WHERE number = 5",
        "DELETE FROM audit_event",
        "INSERT INTO audit_event (number) VALUES (9)",
        "UPDATE audit_head SET number = 3",
        "DELETE FROM audit_head",
        "INSERT INTO audit_head SELECT * FROM audit_head",
    ],
)
def test_the_database_refuses(log, statement):
    with (
        pytest.raises(DatabaseError, match=r"only ever|duplicate key"),
        transaction.atomic(),
    ):
        sql(statement)
    assert verify_log().breaches == ()


def test_the_database_refuses_to_replace_or_empty(log, database):
    statement = {
        "sqlite": "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event"
        " WHERE number = 5",
        "postgresql": "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE audit_event",
    }[database]
    with (
        pytest.raises(DatabaseError, match=r"only ever|duplicate key"),
        transaction.atomic(),
    ):
        sql(statement)


def test_an_event_is_written_with_its_action_or_not_at_all(log):
    with transaction.atomic():
        record_event("user.counted", log, by=log)
        transaction.set_rollback(True)
    assert verify_log().number == 5


@pytest.mark.parametrize(
    "column", ["signature", "what", "kind", "key", "title", "place", "change"]
)
def test_a_changed_word_is_found(unguarded, column):
    sql(f"UPDATE audit_event SET {column} = 'x' WHERE number = 3")
    assert any("3 er endret" in breach for breach in breaches())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET who_id = NULL WHERE number = 3",
        "UPDATE audit_event SET at = '2020-01-01 00:00:00+00' WHERE number = 3",
        "UPDATE audit_event SET hash = previous WHERE number = 3",
        "DELETE FROM audit_event WHERE number = 1",
        "DELETE FROM audit_event WHERE number = 3",
        "DELETE FROM audit_event WHERE number = 5",
        "DELETE FROM audit_event",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET number = 4",
        "UPDATE audit_head SET seal = 'x'",
        "UPDATE audit_event SET number = 6 WHERE number = 5",
    ],
)
def test_tampering_is_found(unguarded, statement):
    sql(statement)
    assert breaches()


def test_events_that_change_places_are_found(unguarded):
    for old, new in ((2, 99), (3, 2), (99, 3)):
        sql("UPDATE audit_event SET number = %s WHERE number = %s", new, old)
    assert breaches()


def test_a_shortened_log_with_a_head_that_fits_is_found(unguarded):
    """Whoever lacks the site's key cannot seal another end."""
    fourth = Event.objects.get(number=4)
    sql("DELETE FROM audit_event WHERE number = 5")
    sql("UPDATE audit_head SET number = 4, hash = %s", fourth.hash)
    assert any("Seglet" in breach for breach in breaches())


def test_an_older_state_put_back_is_found_by_a_head_noted_elsewhere(unguarded):
    noted = verify_log().head
    head = Head.objects.get()
    record_event("user.counted", unguarded, by=None)
    newest = verify_log().head
    sql("DELETE FROM audit_event WHERE number = 6")
    sql("UPDATE audit_head SET number = 5, hash = %s, seal = %s", head.hash, head.seal)
    triggers.install(connection)
    assert verify_log().breaches == ()
    assert verify_log(noted).breaches == ()
    assert any(newest in breach for breach in verify_log(newest).breaches)


def test_a_guard_that_is_gone_is_found(log):
    triggers.remove(connection)
    assert len(verify_log().breaches) == len(triggers.missing(connection)) > 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(before=JSON, after=JSON)
def test_whatever_an_event_holds_its_hash_survives_the_database(log, before, after):
    record_event("user.counted", log, by=log, before=before, after=after)
    assert verify_log().breaches == ()


@pytest.mark.django_db(transaction=True)
def test_actions_at_the_same_time_make_one_chain():
    user = make_user()

    def act():
        for _ in range(5):
            with transaction.atomic():
                record_event("user.counted", user, by=user)
        connection.close()

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    proof = verify_log()
    assert (proof.number, proof.breaches) == (20, ())


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    with pytest.raises(TransactionManagementError):
        record_event("user.counted", make_user(), by=None)
