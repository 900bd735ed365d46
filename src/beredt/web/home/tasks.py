"""What waits for somebody, as each room tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.web.accounts.models import User
from beredt.web.accounts.permissions import (
    managed_organisations,
    readable_assignments,
    readable_people,
)
from beredt.web.ai_systems.permissions import records_to_decide
from beredt.web.assessments.permissions import (
    ordering_organisations,
    readable_assessments,
)
from beredt.web.campaigns.models import Campaign
from beredt.web.campaigns.permissions import may_answer, may_run, readable_asks
from beredt.web.councils.opening import opened_follow_up
from beredt.web.councils.permissions import may_run as may_run_council
from beredt.web.councils.permissions import (
    may_sign,
    readable_follow_ups,
    readable_meetings,
    unsigned_decisions,
)
from beredt.web.drafts.models import RegisterDraft
from beredt.web.drafts.permissions import may_decide, may_propose, readable_drafts
from beredt.web.obligations.contents import overdue_for
from beredt.web.strategies.contents import late_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do: what, why, and where."""

    title: str
    text: str
    address: str


def tasks_of(user: User) -> Iterator[Task]:
    """Yield what needs doing, the most urgent first."""
    yield from _safe_ways_in(user)
    yield from _answers_to_give(user)
    yield from _answers_to_await(user)
    yield from _drafts_to_approve(user)
    yield from _decisions_to_sign(user)
    yield from _late_follow_ups(user)
    yield from _systems_to_approve(user)
    yield from _late_promises(user)
    yield from _drafts_to_mend(user)
    yield from _first_assessment(user)
    if managed_organisations(user).exists():
        yield from _people_to_manage(user)


def _drafts_to_mend(user: User) -> Iterator[Task]:
    sent_back = readable_drafts(user).filter(state=RegisterDraft.State.OPEN)
    for draft in sent_back.exclude(reason="").select_related("organisation"):
        if may_propose(user, draft):
            yield Task(
                title=_("Rett %(draft)s") % {"draft": draft},
                text=_("Sendt tilbake: %(reason)s") % {"reason": draft.reason},
                address=draft.get_absolute_url(),
            )


def _first_assessment(user: User) -> Iterator[Task]:
    if readable_assessments(user).exists():
        return
    if ordering_organisations(user).exists():
        yield Task(
            title=_("Bestill den første beregningen"),
            text=_("Velg et scenario og se hva som brytes først."),
            address=reverse("assessments:order"),
        )


def _safe_ways_in(user: User) -> Iterator[Task]:
    if not Authenticator.objects.filter(user=user).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    ):
        yield Task(
            title=_("Sikre innloggingen din"),
            text=_("Legg til en tilgangsnøkkel eller en kode fra mobilen."),
            address=reverse("accounts:ways_in"),
        )


def _answers_to_give(user: User) -> Iterator[Task]:
    waiting = readable_asks(user).waiting().select_related("organisation")
    for ask in waiting.select_related("campaign__draft"):
        if may_answer(user, ask) and not may_run(user, ask.campaign):
            day = date_format(ask.campaign.deadline)
            yield Task(
                title=_("Svar på %(campaign)s") % {"campaign": ask.campaign},
                text=_("%(organisation)s, innen %(day)s.")
                % {"organisation": ask.organisation, "day": day},
                address=ask.get_absolute_url(),
            )


def _answers_to_await(user: User) -> Iterator[Task]:
    late = readable_asks(user).to_remind()
    campaigns = Campaign.objects.filter(asks__in=late).distinct()
    for campaign in campaigns.select_related("organisation"):
        if may_run(user, campaign):
            count = late.filter(campaign=campaign).count()
            said = ngettext(
                "%(count)d har ikke svart på %(campaign)s",
                "%(count)d har ikke svart på %(campaign)s",
                count,
            )
            yield Task(
                title=said % {"count": count, "campaign": campaign},
                text=_("Fristen er %(day)s. Minn dem om det.")
                % {"day": date_format(campaign.deadline)},
                address=campaign.get_absolute_url(),
            )


def _drafts_to_approve(user: User) -> Iterator[Task]:
    proposed = readable_drafts(user).filter(state=RegisterDraft.State.PROPOSED)
    for draft in proposed.select_related("organisation", "proposed_by"):
        if may_decide(user, draft):
            yield Task(
                title=_("Godkjenn %(draft)s") % {"draft": draft},
                text=_("%(name)s har foreslått det.")
                % {"name": draft.proposed_by.name if draft.proposed_by else ""},
                address=draft.get_absolute_url(),
            )


def _systems_to_approve(user: User) -> Iterator[Task]:
    for record in records_to_decide(user).select_related("system", "by"):
        yield Task(
            title=_("Godkjenn %(draft)s") % {"draft": record.content["name"]},
            text=_("%(name)s har foreslått det.")
            % {"name": record.by.name if record.by else ""},
            address=reverse("ai_systems:history", args=[record.system.code]),
        )


def _decisions_to_sign(user: User) -> Iterator[Task]:
    for meeting in readable_meetings(user).planned().select_related("body"):
        waiting = unsigned_decisions(user, meeting).count()
        if waiting and may_sign(user, meeting):
            yield Task(
                title=ngettext(
                    "Signer %(count)d vedtak", "Signer %(count)d vedtak", waiting
                )
                % {"count": waiting},
                text=str(meeting),
                address=reverse("councils:decisions", args=[meeting.pk]),
            )


def _late_follow_ups(user: User) -> Iterator[Task]:
    late = [
        row
        for row in readable_follow_ups(user).filter(done_day=None)
        if opened_follow_up(row).is_overdue(localdate().toordinal())
        and may_run_council(user, row.item.body)
    ]
    if late:
        yield Task(
            title=ngettext(
                "%(count)d oppfølging er over fristen",
                "%(count)d oppfølginger er over fristen",
                len(late),
            )
            % {"count": len(late)},
            text=late[0].action,
            address=reverse("councils:councils"),
        )


def _late_promises(user: User) -> Iterator[Task]:
    for row in overdue_for(user):
        yield Task(
            title=_("Over fristen: %(title)s") % {"title": row.title},
            text=_("Vis at forpliktelsen er oppfylt, eller si hva som mangler."),
            address=row.get_absolute_url(),
        )
    for milestone in late_for(user):
        yield Task(
            title=_("Forsinket: %(title)s") % {"title": milestone.title},
            text=_("Si at milepælen er gjort, eller gi den en ny dato."),
            address=milestone.get_absolute_url(),
        )


def _people_to_manage(user: User) -> Iterator[Task]:
    waiting = readable_people(user).filter(last_login=None, is_active=True).count()
    if waiting:
        yield Task(
            title=ngettext(
                "%(count)d invitert har ikke logget inn",
                "%(count)d inviterte har ikke logget inn",
                waiting,
            )
            % {"count": waiting},
            text=_("Send dem en ny lenke hvis den gamle er utløpt."),
            address=reverse("accounts:people"),
        )
    ending = readable_assignments(user).current().ending_soon().count()
    if ending:
        yield Task(
            title=ngettext(
                "%(count)d rolle utløper de neste to ukene",
                "%(count)d roller utløper de neste to ukene",
                ending,
            )
            % {"count": ending},
            text=_("Gi dem som skal fortsette, en ny rolle."),
            address=reverse("accounts:people"),
        )
    if readable_people(user).count() == 1:
        yield Task(
            title=_("Inviter de første"),
            text=_("Planleggere, kapasitetseiere og godkjennere ser hver sin del."),
            address=reverse("accounts:invite"),
        )
