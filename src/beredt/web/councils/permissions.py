"""Who reads councils and their meetings, who runs them, and who signs."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from beredt.engine.council.deciding import SIGNATURES
from beredt.web.accounts.models import User
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    below,
    may,
    may_anywhere,
    places_where,
)
from beredt.web.councils.models import (
    AgendaItem,
    Body,
    Decision,
    Deputy,
    FollowUp,
    Meeting,
    Member,
    Seat,
    SeatStatus,
    Signature,
)
from beredt.web.councils.models.meetings import MeetingQuerySet
from beredt.web.councils.parts import FROZEN, meeting_of

LEADERS = (SeatStatus.LEADER, SeatStatus.DEPUTY_LEADER)


def readable_bodies(user: Visitor) -> QuerySet[Body]:
    """Keep all, for whoever has a role or a seat: who sits where is no secret."""
    bodies = Body.objects.all()
    if may_anywhere(user, Permission.READ) or _seats(user).exists():
        return bodies
    return bodies.none()


def readable_meetings(user: Visitor) -> MeetingQuerySet:
    """Keep the meetings of one's places, of one's seats, and the bundled examples."""
    if not isinstance(user, User):
        return Meeting.objects.none()
    own = below(places_where(user, Permission.READ), "body__organisation__path")
    seated = Q(body__in=_seats(user).values("body"))
    there = Q(pk__in=Member.objects.filter(user=user).values("meeting"))
    there |= Q(pk__in=Deputy.objects.filter(user=user).values("meeting"))
    if may_anywhere(user, Permission.READ):
        there |= Q(is_example=True)
    return Meeting.objects.filter(own | seated | there)


def readable_items(user: Visitor) -> QuerySet[AgendaItem]:
    """Keep the cases of meetings that one reads, and those that wait where one runs."""
    meetings = readable_meetings(user).order_by().values("pk")
    waiting = below(
        places_where(user, Permission.RUN_COUNCILS), "body__organisation__path"
    )
    return AgendaItem.objects.filter(
        Q(meeting__in=meetings) | (Q(meeting=None) & waiting)
    )


def readable_follow_ups(user: Visitor) -> QuerySet[FollowUp]:
    """Keep what is to be done after the meetings that one reads."""
    items = readable_items(user).order_by().values("pk")
    return FollowUp.objects.filter(item__in=items, item__meeting__is_example=False)


def running_bodies(user: Visitor) -> QuerySet[Body]:
    """Keep the bodies whose secretariat somebody is."""
    places = places_where(user, Permission.RUN_COUNCILS)
    return Body.objects.filter(below(places, "organisation__path"))


def may_run(user: Visitor, owner: Body | Meeting | AgendaItem) -> bool:
    """Tell whether somebody may change a body, a meeting that is open, or a case."""
    meeting = meeting_of(owner)
    is_open = meeting is None or meeting.is_open
    return is_open and may(user, Permission.RUN_COUNCILS, owner.place)


def may_change(user: Visitor, owner: Body | Meeting | AgendaItem, kind: str) -> bool:
    """Tell whether somebody may add to, change or remove a sort of part.

    What a signed decision rests on stands; what follows from it may still be added,
    also when the meeting is over.
    """
    if isinstance(owner, AgendaItem):
        meeting = owner.meeting
        is_example = meeting is not None and meeting.is_example
        if kind == "follow-up" and not is_example:
            return may(user, Permission.RUN_COUNCILS, owner.place)
        if kind in FROZEN and owner.is_frozen:
            return False
    return may_run(user, owner)


def may_sign(user: Visitor, meeting: Meeting) -> bool:
    """Tell whether somebody may sign what is decided: approvers, and those who lead."""
    if not meeting.is_open or not isinstance(user, User):
        return False
    leads = _seats(user).filter(body=meeting.body, status__in=LEADERS)
    return may(user, Permission.SIGN_DECISIONS, meeting.place) or leads.exists()


def unsigned_decisions(user: User, meeting: Meeting) -> QuerySet[Decision]:
    """Keep the decisions of a meeting that lack a signature, and lack one's own."""
    counted = Decision.objects.filter(item__meeting=meeting).annotate(
        signed=Count("signatures")
    )
    own = Signature.objects.filter(by=user).values("decision")
    return counted.filter(signed__lt=SIGNATURES).exclude(pk__in=own)


def _seats(user: Visitor) -> QuerySet[Seat]:
    """Keep the seats that somebody has today."""
    if not isinstance(user, User) or not user.is_active:
        return Seat.objects.none()
    return Seat.objects.on(timezone.localdate()).filter(user=user)
