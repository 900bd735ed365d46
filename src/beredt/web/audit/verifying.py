"""Prove that nobody has changed the log, or say where somebody did."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import connection, transaction
from django.utils.translation import gettext as _

from beredt.web.audit import triggers
from beredt.web.audit.chain import hash_of, is_sealed
from beredt.web.audit.models import NO_HASH, Event, Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a walk along the chain found."""

    number: int
    hash: str
    breaches: tuple[str, ...]

    @property
    def head(self) -> str:
        """The end of the chain, to note outside the site and compare with later."""
        return f"{self.number}:{self.hash}"


def verify_log(expected: str | None = None) -> Proof:
    """Prove the whole log; `expected` is a head that was noted earlier."""
    proof = verify_chain(expected)
    breaches = list(proof.breaches)
    if not is_sealed(Head.objects.filter(pk=1).first() or Head()):
        breaches.append(_("Seglet på loggens slutt er ikke satt av dette nettstedet."))
    breaches += [
        _("Databasen hindrer ikke lenger endringer: utløseren %(name)s mangler.")
        % {"name": name}
        for name in triggers.missing(connection)
    ]
    return replace(proof, breaches=tuple(breaches))


def verify_chain(expected: str | None = None) -> Proof:
    """Walk along the events, and see that they hang together and end at the head."""
    # The head is held so that nothing is added behind the walk's back.
    with transaction.atomic():
        head = Head.objects.select_for_update().filter(pk=1).first() or Head()
        last, breaches = _walk(expected)
        if (head.number, head.hash) != last:
            said = {"last": last[0], "head": head.number}
            breaches.append(
                _("Loggen slutter ved %(last)s, men skulle slutte ved %(head)s.") % said
            )
    return Proof(number=head.number, hash=head.hash, breaches=tuple(breaches))


def _walk(expected: str | None) -> tuple[tuple[int, str], list[str]]:
    last, passed = (0, NO_HASH), False
    breaches: list[str] = []
    for event in Event.objects.iterator(chunk_size=2000):
        breaches += _between(last, event)
        last = event.number, event.hash
        passed = passed or f"{event.number}:{event.hash}" == expected
    if expected and not passed and expected != f"0:{NO_HASH}":
        breaches.append(
            _("Kjeden går ikke lenger gjennom %(head)s.") % {"head": expected}
        )
    return last, breaches


def _between(last: tuple[int, str], event: Event) -> Iterator[str]:
    number, hash_before = last
    said = {"number": event.number, "next": number + 1}
    if event.number != number + 1:
        yield _("Hendelse %(next)s mangler foran %(number)s.") % said
    elif event.previous != hash_before:
        yield _("Hendelse %(number)s henger ikke sammen med den foran.") % said
    if event.hash != hash_of(event):
        yield _("Hendelse %(number)s er endret.") % said
