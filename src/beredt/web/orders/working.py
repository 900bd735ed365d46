"""A worker: takes one order after the other, and says all the while that it lives."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.db import OperationalError, close_old_connections, connection
from django.utils.module_loading import import_string

from beredt.web.orders.actions import beat, end_order, give_back, take_order
from beredt.web.orders.models import Order

State = Order.State
# What a kind of order asks for: how much is done, of how much; raises to stop.
Advance = Callable[[int, int], None]
Work = Callable[[Any, Advance], Any]

BETWEEN_BEATS = 5.0
BETWEEN_LOOKS = 1.0
log = logging.getLogger("beredt.work")


class StoppedError(Exception):
    """The work must end before it is done."""


class Worker:
    """One process that does ordered work."""

    def __init__(self, kinds: Mapping[str, str] | None = None) -> None:
        """Know by name the work that is done here; by default all of the site's."""
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.kinds = settings.ORDER_KINDS if kinds is None else kinds
        self.is_stopping = threading.Event()

    def work(self) -> None:
        """Do what is ordered until somebody says stop."""
        while not self.is_stopping.is_set():
            if not self.work_once():
                self.is_stopping.wait(BETWEEN_LOOKS)

    def work_once(self) -> bool:
        """Do the oldest order, if there is one; tell whether there was."""
        close_old_connections()
        order = take_order(self.name)
        if order is None:
            return False
        log.info("order %s: %s", order.pk, order.title)
        with _Beating(order):
            self._do(order)
        return True

    def _do(self, order: Order) -> None:
        try:
            work: Work = import_string(self.kinds[order.kind])
            result = work(order.wish, self._advance(order))
            end_order(order, State.DONE, result=result, done=order.total)
        except StoppedError:
            if self.is_stopping.is_set():
                give_back(order)
            else:
                end_order(order, State.CANCELLED)
        except Exception as error:
            # The order fails, the worker goes on: the next order is somebody else's.
            log.exception("order %s failed", order.pk)
            end_order(order, State.FAILED, fault=f"{type(error).__name__}: {error}")

    def _advance(self, order: Order) -> Advance:
        written = 0.0

        def advance(done: int, total: int) -> None:
            nonlocal written
            order.total = total
            if time.monotonic() - written < BETWEEN_LOOKS and done < total:
                return
            written = time.monotonic()
            now = beat(order, done=done, total=total)
            if now is None or now.is_cancelled or self.is_stopping.is_set():
                raise StoppedError

        return advance


class _Beating:
    """Says in a thread of its own that the worker lives, however long a step takes."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        self.thread.join()

    def _beat(self) -> None:
        while not self.is_over.wait(BETWEEN_BEATS):
            try:
                beat(self.order)
            except OperationalError:
                # A database that is busy or away for a while: the next beat tells.
                log.warning("order %s: no beat this time", self.order.pk)
        connection.close()
