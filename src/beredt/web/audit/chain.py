"""How events hang together: each carries the hash of the one before it."""

import hashlib
import json
from datetime import UTC
from typing import Any

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder

from beredt.web.audit.models import Event, Head


def as_text(value: Any) -> str:
    """Write a value as JSON in the one way that the hash is taken of."""
    return json.dumps(
        value, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":")
    )


def hash_of(event: Event) -> str:
    """Return the hash of everything an event says, and of the one before it."""
    said = (
        event.number,
        event.at.astimezone(UTC).isoformat(),
        event.who_id,
        event.signature,
        event.what,
        event.kind,
        event.key,
        event.title,
        event.place,
        event.change,
        event.previous,
    )
    return hashlib.sha256(as_text(said).encode()).hexdigest()


def seal(head: Head) -> str:
    """Sign where the chain ends: without the site's key nobody can shorten it."""
    return _signer().signature(str(head))


def is_sealed(head: Head) -> bool:
    """Tell whether the site's key, or a former one, signed this end of the chain."""
    if head.number == 0:
        return True
    try:
        _signer().unsign(f"{head}{_signer().sep}{head.seal}")
    except signing.BadSignature:
        return False
    return True


def _signer() -> signing.Signer:
    # The head itself holds a colon.
    return signing.Signer(salt="beredt.audit.head", sep="|")
