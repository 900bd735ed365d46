"""Cases: raised, put on an agenda, decided, signed, and followed up."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from beredt.engine import council
from beredt.web.accounts.models import User
from beredt.web.audit.actions import record_event
from beredt.web.councils.actions.meetings import next_position, used_numbers
from beredt.web.councils.models import (
    AgendaItem,
    Body,
    Decision,
    FollowUp,
    Meeting,
    OpenItem,
    Signature,
)
from beredt.web.councils.opening import attendance_in, opened, opened_decision

USUAL_MINUTES = 30


class FrozenError(Exception):
    """Somebody has signed the decision: it can no longer be changed."""


@transaction.atomic
def raise_case(
    body: Body,
    *,
    title: str,
    background: str = "",
    origin: str = "",
    origin_address: str = "",
    origin_fingerprint: str = "",
    by: User,
) -> AgendaItem:
    """Let a case wait for a meeting of a body, with what it was made from."""
    item = AgendaItem.objects.create(
        body=body,
        title=title,
        type=AgendaItem.Type.DISCUSSION,
        background=background,
        origin=origin,
        origin_address=origin_address,
        origin_fingerprint=origin_fingerprint,
    )
    after = {"title": title, "origin": origin_address, "known": origin_fingerprint}
    record_event("case.raised", item, by=by, place=item.place.path, after=after)
    return item


@transaction.atomic
def place_case(item: AgendaItem, meeting: Meeting, *, by: User) -> None:
    """Put a case that waits last on the agenda of a meeting, with the next number."""
    used = used_numbers(meeting.body)
    item.body, item.meeting = meeting.body, meeting
    item.position = next_position(meeting)
    item.day = meeting.last_day
    item.start, item.minutes = meeting.end, item.minutes or USUAL_MINUTES
    if meeting.end is not None:
        meeting.end += item.minutes
        meeting.save(update_fields=["end"])
    item.number = council.next_number(used, meeting.first_day.year)
    item.save()
    record_event(
        "case.placed", item, by=by, place=item.place.path, after={"number": item.number}
    )


@transaction.atomic
def promote_open_item(open_item: OpenItem, *, by: User) -> AgendaItem:
    """Make a case that waits for a later meeting of what was left open."""
    if open_item.became is not None:
        return open_item.became
    source = open_item.item
    open_item.became = raise_case(
        source.body,
        title=open_item.text,
        origin=str(source),
        origin_address=source.get_absolute_url(),
        by=by,
    )
    open_item.save(update_fields=["became"])
    return open_item.became


def proposed_text(item: AgendaItem) -> str:
    """Return the proposal of a case with its amendments.

    Raises `ValueError` where there is none or more than one, and for words that an
    amendment does not find.
    """
    proposals = list(item.proposal_rows.all())
    if len(proposals) != 1:
        raise ValueError(f"{len(proposals)} proposals in {item.name}.")
    return council.amended(
        council.Proposal(text=proposals[0].text),
        tuple(
            council.Amendment(by=one.by, old=one.old, new=one.new)
            for one in item.amendment_rows.all()
        ),
    )


@transaction.atomic
def record_decision(
    item: AgendaItem,
    *,
    text: str,
    against: Collection[str] = (),
    abstained: Collection[str] = (),
    dissent: str = "",
    by: User,
) -> Decision:
    """Record what was decided, with the votes of those who were there just then.

    Raises `ValueError` without a quorum, and for votes that nobody has; `FrozenError`
    when somebody has signed.
    """
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if item.is_frozen:
        raise FrozenError
    if item.meeting is None or not item.meeting.is_open:
        raise ValueError(f"{item.name} is treated in no meeting now.")
    attendance = attendance_in(opened(item.meeting).meeting, item)
    if attendance is None:
        raise ValueError(f"{item.name} has no time.")
    others = {*against, *abstained}
    votes = council.Votes(
        in_favour=tuple(name for name in attendance.voters if name not in others),
        against=tuple(against),
        dissent=dissent,
    )
    decided = council.decide(attendance, text, votes)
    row, _is_new = Decision.objects.update_or_create(
        item=item,
        defaults={
            "text": decided.text,
            "in_favour": decided.votes.in_favour,
            "against": decided.votes.against,
            "dissent": dissent,
            "carried": decided.carried,
            "recorded_by": by,
            "recorded_at": timezone.now(),
        },
    )
    after = {"text": text, "for": votes.in_favour, "against": votes.against}
    record_event("decision.recorded", row, by=by, place=item.place.path, after=after)
    return row


@transaction.atomic
def sign_decision(decision: Decision, *, by: User) -> None:
    """Sign a decision; once two have, it stands.

    Raises `ValueError` when it stands already, or the same person signs twice.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    council.sign(opened_decision(decision), by.name)
    Signature.objects.create(decision=decision, by=by)
    place = decision.item.place.path
    record_event("decision.signed", decision, by=by, place=place, after=decision.text)


@transaction.atomic
def finish_follow_up(follow_up: FollowUp, *, by: User) -> None:
    """Note that what was to be done is done today."""
    follow_up.done_day = timezone.localdate()
    follow_up.save(update_fields=["done_day"])
    place = follow_up.item.place.path
    record_event("follow_up.finished", follow_up, by=by, place=place)
