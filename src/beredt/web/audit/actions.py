"""The one thing that is ever done to the log: an event is added."""

from typing import Any

from django.db import models, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from beredt.web.audit.chain import as_text, hash_of, seal
from beredt.web.audit.models import Event, Head

SITE = "Beredt"


def record_event(
    what: str,
    on: models.Model,
    *,
    by: Any,
    place: str = "",
    before: Any = None,
    after: Any = None,
) -> Event:
    """Add what was done to the log, in the transaction that does it.

    `by` is a user, or nobody where the site itself acted. Raises
    `TransactionManagementError` outside a transaction: an action without its event, or
    an event without its action, must not be possible.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError(f"{what} is recorded outside a transaction.")
    # The lock on the head lets actions queue here, so that the chain never forks.
    head = Head.objects.select_for_update().get_or_create(pk=1)[0]
    event = Event(
        number=head.number + 1,
        at=timezone.now(),
        who=by,
        signature=str(by or SITE)[:254],
        what=what,
        kind=on._meta.label_lower,
        key=str(on.pk),
        title=str(on)[:200],
        place=place,
        change=as_text({"before": before, "after": after}),
        previous=head.hash,
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    head.number, head.hash = event.number, event.hash
    head.seal = seal(head)
    head.save(update_fields=["number", "hash", "seal"])
    return event
