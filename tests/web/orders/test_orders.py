"""What is ordered is done once, whatever happens to the workers."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from beredt.web.audit.models import Event
from beredt.web.orders import working
from beredt.web.orders.actions import (
    ATTEMPTS,
    beat,
    cancel_order,
    end_order,
    place_order,
    take_order,
)
from beredt.web.orders.models import SILENCE, Order
from beredt.web.orders.working import StoppedError, Worker
from web.people import make_user
from web.work import KINDS

pytestmark = pytest.mark.django_db
State = Order.State


@pytest.fixture
def worker(monkeypatch):
    # Inside a test's transaction the connection must stay open.
    monkeypatch.setattr("beredt.web.orders.working.close_old_connections", lambda: None)
    return Worker(KINDS)


def order(to=3, kind="count", **more):
    wish = {"to": to} | more.pop("wish", {})
    return place_order(kind, title="Tell", wish=wish, **{"by": None} | more)


def silence(taken):
    before = timezone.now() - SILENCE - dt.timedelta(seconds=1)
    Order.objects.filter(pk=taken.pk).update(beat_at=before)


def test_an_order_is_done(worker):
    placed = order()
    assert worker.work_once()
    placed.refresh_from_db()
    assert (placed.state, placed.result) == (State.DONE, {"counted": 3})
    assert (placed.done, placed.total) == (3, 3)
    assert not worker.work_once()


def test_who_ordered_and_what_came_of_it_is_in_the_log(worker):
    user = make_user()
    order(by=user)
    worker.work_once()
    assert list(Event.objects.values_list("what", "who")) == [
        ("order.placed", user.pk),
        ("order.done", None),
    ]


def test_the_oldest_is_done_first(worker):
    first, second = order(), order()
    worker.work_once()
    assert Order.objects.get(pk=first.pk).state == State.DONE
    assert Order.objects.get(pk=second.pk).state == State.WAITING


def test_the_same_question_gets_the_same_order(worker):
    placed = order(key="abc")
    assert order(key="abc") == placed
    worker.work_once()
    assert order(key="abc") == placed
    assert order(key="other") != placed
    assert order() != order()


def test_a_question_whose_order_failed_or_was_cancelled_is_asked_again(worker):
    failed = order(kind="fail", key="abc")
    worker.work_once()
    assert order(kind="fail", key="abc") != failed
    cancelled = order(key="xyz")
    cancel_order(cancelled, by=make_user())
    assert order(key="xyz") != cancelled


def test_work_that_fails_says_why_and_the_worker_goes_on(worker):
    failed, next_one = order(kind="fail"), order()
    assert worker.work_once()
    assert worker.work_once()
    failed.refresh_from_db()
    next_one.refresh_from_db()
    assert failed.state == State.FAILED
    assert "cannot be granted" in failed.fault
    assert next_one.state == State.DONE


def test_a_waiting_order_is_cancelled_at_once(worker):
    placed = order()
    cancel_order(placed, by=make_user())
    assert Order.objects.get(pk=placed.pk).state == State.CANCELLED
    assert not worker.work_once()


def test_a_running_order_is_cancelled_at_its_next_step(worker):
    placed = order()
    taken = take_order("elsewhere")
    advance = worker._advance(taken)
    advance(0, 3)
    cancel_order(placed, by=make_user())
    with pytest.raises(StoppedError):
        advance(3, 3)


def test_what_a_silent_worker_held_is_taken_up_again():
    order()
    taken = take_order("one")
    assert take_order("two") is None
    silence(taken)
    again = take_order("two")
    assert (again.pk, again.worker, again.attempts) == (taken.pk, "two", 2)


def test_a_worker_that_wakes_up_late_changes_nothing():
    order()
    late = take_order("one")
    silence(late)
    take_order("two")
    assert beat(late, done=1) is None
    end_order(late, State.DONE, result={"counted": 0})
    now = Order.objects.get()
    assert (now.state, now.worker, now.result) == (State.RUNNING, "two", None)


def test_an_order_that_kills_its_workers_is_given_up():
    order()
    for number in range(ATTEMPTS):
        silence(take_order(str(number)))
    assert take_order("last") is None
    assert Order.objects.get().state == State.FAILED


def test_a_worker_that_is_told_to_stop_puts_its_order_back(worker):
    placed = order()
    worker.is_stopping.set()
    worker.work_once()
    placed.refresh_from_db()
    assert (placed.state, placed.attempts) == (State.WAITING, 0)


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_the_same():
    for _ in range(12):
        order()
    taken = []

    def take():
        while found := take_order(threading.current_thread().name):
            taken.append(found.pk)
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(Order.objects.values_list("pk", flat=True))


WORK = """
import django; django.setup()
from beredt.web.orders import working
from beredt.web.orders.models import Order
from web.work import KINDS
working.BETWEEN_LOOKS = working.BETWEEN_BEATS = 0.05
worker = working.Worker(KINDS)
worker.work()
"""


def start_worker(url):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "web.settings",
        "TEST_DATABASE_URL": url,
        "PYTHONPATH": "tests",
    }
    return subprocess.Popen([sys.executable, "-c", WORK], env=environment)


def wait_until(question, seconds=120):
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end, "It never came so far."
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_loses_nothing(database_url):
    placed = order(to=30, wish={"pause": 0.05})

    def now():
        return Order.objects.get(pk=placed.pk)

    first = start_worker(database_url)
    wait_until(lambda: now().done > 3)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert now().state == State.RUNNING
    silence(placed)
    second = start_worker(database_url)
    wait_until(lambda: now().state == State.DONE)
    second.kill()
    second.wait()
    assert now().result == {"counted": 30}
    assert now().attempts == 2
    assert Event.objects.filter(what="order.done").count() == 1


def test_a_worker_whose_beat_finds_the_database_busy_beats_again(monkeypatch):
    beats = []

    def beat(order):
        beats.append(order)
        if len(beats) == 1:
            raise OperationalError("database is locked")

    monkeypatch.setattr(working, "beat", beat)
    monkeypatch.setattr(working, "BETWEEN_BEATS", 0.01)
    with working._Beating(Order(pk=1)):
        until = time.monotonic() + 10
        while len(beats) < 3 and time.monotonic() < until:
            time.sleep(0.01)
    assert len(beats) >= 3
