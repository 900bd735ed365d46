"""Everything that changes campaigns: one transaction and one event each."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from beredt.files.sheets import read_sheets
from beredt.web.accounts.models import Organisation, RoleAssignment, User
from beredt.web.accounts.permissions import GRANTS, Permission
from beredt.web.audit.actions import record_event
from beredt.web.campaigns.asking import (
    digest_of,
    minutes_for,
    numbers_asked,
    read_answer,
)
from beredt.web.campaigns.models import Ask, Campaign, Upload
from beredt.web.drafts.actions import RowWish, edit_rows
from beredt.web.drafts.contents import revisions_of
from beredt.web.drafts.models import RegisterDraft

State = Ask.State


@transaction.atomic
def open_campaign(
    *,
    title: str,
    words: str,
    draft: RegisterDraft,
    deadline: dt.date,
    asked: Sequence[Organisation],
    table: str = Campaign.Table.PLACES,
    by: User,
) -> Campaign:
    """Ask organisations what they have; each is told by mail."""
    campaign = Campaign.objects.create(
        title=title,
        words=words,
        table=table,
        draft=draft,
        organisation=draft.organisation,
        deadline=deadline,
        opened_by=by,
    )
    for organisation in asked:
        ask = Ask.objects.create(
            campaign=campaign,
            organisation=organisation,
            asked=numbers_asked(draft, table, organisation),
        )
        _write_to(ask)
    record_event(
        "campaign.opened",
        campaign,
        by=by,
        place=campaign.organisation.path,
        after={"table": table, "asked": [one.code for one in asked]},
    )
    return campaign


@transaction.atomic
def close_campaign(campaign: Campaign, *, by: User) -> None:
    """Take in no more answers."""
    campaign.closed_at = timezone.now()
    campaign.save(update_fields=["closed_at"])
    place = campaign.organisation.path
    record_event("campaign.closed", campaign, by=by, place=place)


@transaction.atomic
def remind(campaign: Campaign, *, by: User) -> int:
    """Remind those who have not answered; return how many they are."""
    waiting = list(campaign.asks.waiting().select_related("campaign", "organisation"))
    for ask in waiting:
        ask.reminded_at = timezone.now()
        ask.save(update_fields=["reminded_at"])
        _write_to(ask)
    record_event(
        "campaign.reminded",
        campaign,
        by=by,
        place=campaign.organisation.path,
        after=[ask.organisation.code for ask in waiting],
    )
    return len(waiting)


@transaction.atomic
def decline(ask: Ask, *, reason: str, by: User) -> None:
    """Note that an organisation cannot answer: that is known, not forgotten."""
    ask.state, ask.reason, ask.by, ask.at = State.NO_ANSWER, reason, by, timezone.now()
    ask.save(update_fields=["state", "reason", "by", "at"])
    record_event("ask.declined", ask, by=by, place=ask.organisation.path, after=reason)


@transaction.atomic
def upload_answer(ask: Ask, *, name: str, data: bytes, by: User) -> Upload:
    """Read a file and keep what it would change; nothing is changed yet.

    `FileError` where it is no table at all.
    """
    lines = next(iter(read_sheets(data, file=name).values()), [])
    source = _("%(organisation)s, %(campaign)s") % {
        "organisation": ask.organisation.name,
        "campaign": ask.campaign.title,
    }
    read = read_answer(ask, lines, source)
    seen = revisions_of(ask.campaign.draft, ask.campaign.table)
    upload = Upload.objects.create(
        ask=ask,
        name=name[:200],
        digest=digest_of(data),
        revisions={key: seen.get(key, 0) for key in read["rows"]},
        by=by,
        **read,
    )
    record_event(
        "answer.uploaded",
        upload,
        by=by,
        place=ask.organisation.path,
        after={
            "digest": upload.digest,
            "faults": len(upload.faults),
            "rows": len(upload.rows),
        },
    )
    return upload


@transaction.atomic
def take_in(upload: Upload, *, by: User) -> None:
    """Write what a file answers into the draft.

    `RowConflictError` when somebody has changed one of the rows since it was read.
    """
    ask = Ask.objects.select_for_update().get(pk=upload.ask_id)
    table = ask.campaign.table
    wishes = [
        RowWish(table=table, key=key, after=cells, revision=upload.revisions[key])
        for key, cells in upload.rows.items()
    ]
    edit_rows(ask.campaign.draft, wishes, note=str(ask), by=by)
    upload.taken_at = timezone.now()
    upload.save(update_fields=["taken_at"])
    ask.state, ask.by, ask.at, ask.reason = State.ANSWERED, by, timezone.now(), ""
    ask.answered, ask.silent = upload.answered, upload.silent
    ask.save(update_fields=["state", "by", "at", "reason", "answered", "silent"])
    record_event(
        "answer.taken_in",
        ask,
        by=by,
        place=ask.organisation.path,
        after={"upload": upload.pk, "rows": len(upload.rows)},
    )


def _write_to(ask: Ask) -> None:
    """Write to those who may answer, once the database has it."""
    if not settings.EMAIL_HOST:
        return
    roles = RoleAssignment.objects.current().filter(
        organisation=ask.organisation, role__in=GRANTS[Permission.EDIT_REGISTER]
    )
    address = settings.ADDRESS + ask.get_absolute_url()
    for role in roles.select_related("user"):
        with override(role.user.language):
            day = date_format(ask.campaign.deadline, "DATE_FORMAT")
            subject = _("Svar innen %(day)s: %(campaign)s") % {
                "day": day,
                "campaign": ask.campaign.title,
            }
            body = _letter(ask, day, address)
        _send_later(subject, body, role.user.email)


def _letter(ask: Ask, day: str, address: str) -> str:
    """Write who asks about what, until when, how long it takes, and where to go."""
    about = _(
        "%(name)s spør %(organisation)s om %(table)s. "
        "Det tar om lag %(minutes)d minutter. Svar innen %(day)s."
    ) % {
        "name": ask.campaign.organisation.name,
        "organisation": ask.organisation.name,
        "table": ask.campaign.get_table_display(),
        "minutes": minutes_for(ask),
        "day": day,
    }
    where = _("Logg inn og hent malen her. Det vi vet, er fylt ut:")
    return "\n\n".join(filter(None, [about, ask.campaign.words, f"{where}\n{address}"]))


def _send_later(subject: str, body: str, email: str) -> None:
    transaction.on_commit(lambda: send_mail(subject, body, None, [email]))
