"""Everything that changes orders. A beat is no action: nobody did it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from beredt.web.accounts.models import User
from beredt.web.audit.actions import record_event
from beredt.web.orders.models import Order, OrderQuerySet

State = Order.State
ATTEMPTS = 3


@transaction.atomic
def place_order(
    kind: str, *, title: str, wish: Any, key: str = "", place: str = "", by: User | None
) -> Order:
    """Put an order in the queue; the same question again gets the same order."""
    if same := Order.objects.answering(kind, key).first():
        return same
    order = Order.objects.create(
        kind=kind, title=title, wish=wish, key=key, place=place, ordered_by=by
    )
    record_event("order.placed", order, by=by, place=place, after=wish)
    return order


@transaction.atomic
def cancel_order(order: Order, *, by: User) -> None:
    """Ask that an order be given up: at once if it waits, soon if it runs."""
    order = Order.objects.select_for_update().get(pk=order.pk)
    if not order.is_open or order.is_cancelled:
        return
    order.is_cancelled = True
    if order.state == State.WAITING:
        order.state, order.ended_at = State.CANCELLED, timezone.now()
    order.save(update_fields=["is_cancelled", "state", "ended_at"])
    record_event("order.cancelled", order, by=by, place=order.place)


@transaction.atomic
def take_order(worker: str) -> Order | None:
    """Give a worker the oldest order that nobody works on; never one to two of them."""
    free = Order.objects.free().select_for_update(skip_locked=True)
    while order := free.first():
        if order.is_cancelled:
            _end(order, State.CANCELLED)
        elif order.attempts >= ATTEMPTS:
            _end(order, State.FAILED, fault="The worker stopped each time.")
        else:
            order.state, order.worker = State.RUNNING, worker
            order.attempts, order.beat_at = order.attempts + 1, timezone.now()
            order.save(update_fields=["state", "worker", "attempts", "beat_at"])
            return order
    return None


@transaction.atomic
def give_back(order: Order) -> None:
    """Put an order back in the queue: its worker stops before it is done."""
    # It was no failure of the order, and counts as no attempt.
    _mine(order).update(state=State.WAITING, attempts=order.attempts - 1, worker="")


@transaction.atomic
def end_order(order: Order, state: State, **outcome: Any) -> None:
    """Write down what came of an order, if its worker still holds it."""
    # Somebody else may have taken it after a silence: then theirs is the answer.
    if _mine(order).select_for_update().exists():
        _end(order, state, **outcome)


def beat(order: Order, **progress: int) -> Order | None:
    """Say that the worker lives; return the order, or nothing if it is lost."""
    _mine(order).update(beat_at=timezone.now(), **progress)
    return _mine(order).first()


def _mine(order: Order) -> OrderQuerySet:
    return Order.objects.filter(
        pk=order.pk, state=State.RUNNING, worker=order.worker, attempts=order.attempts
    )


def _end(order: Order, state: State, **outcome: Any) -> None:
    order.state, order.ended_at = state, timezone.now()
    for name, value in outcome.items():
        setattr(order, name, value)
    order.save(update_fields=["state", "ended_at", *outcome])
    record_event(f"order.{state}", order, by=None, place=order.place)
