"""A campaign, who is asked in it, and what they answered."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation
from beredt.web.drafts.models import RegisterDraft

SOON = dt.timedelta(days=7)


class Campaign(models.Model):
    """A question to several organisations at once, with a deadline."""

    class Table(models.TextChoices):
        """What is asked about."""

        PLACES = "places", _("plasser")
        STAFF = "staff", _("personell")
        STOCKS = "stocks", _("lagre")

    table = models.CharField(
        _("hva det spørres om"),
        max_length=30,
        choices=Table.choices,
        default=Table.PLACES,
    )
    title = models.CharField(_("tittel"), max_length=200)
    words = models.TextField(_("til dem som skal svare"), max_length=4000, blank=True)
    draft = models.ForeignKey(
        RegisterDraft, models.PROTECT, verbose_name=_("registerutkast")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisasjon")
    )
    deadline = models.DateField(_("svarfrist"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("startet"), default=timezone.now)
    closed_at = models.DateTimeField(_("avsluttet"), null=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)
        verbose_name = _("kampanje")
        verbose_name_plural = _("kampanjer")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of this campaign."""
        return reverse("campaigns:campaign", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether answers are still taken in."""
        return self.closed_at is None and self.draft.is_open


class AskQuerySet(models.QuerySet["Ask"]):
    """Which organisations that are asked."""

    def waiting(self) -> Self:
        """Keep those who have not answered a campaign that is open."""
        return self.filter(
            state=Ask.State.WAITING,
            campaign__closed_at=None,
            campaign__draft__state=RegisterDraft.State.OPEN,
        )

    def to_remind(self) -> Self:
        """Keep those who have not answered although the deadline is near or over."""
        today = timezone.localdate()
        return self.waiting().filter(campaign__deadline__lte=today + SOON)


class Ask(models.Model):
    """One organisation that is asked. That it does not answer is an answer too."""

    class State(models.TextChoices):
        """What has come of it."""

        WAITING = "waiting", _("venter på svar")
        ANSWERED = "answered", _("har svart")
        NO_ANSWER = "no_answer", _("kan ikke svare")

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="asks")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisasjon")
    )
    state = models.CharField(
        _("tilstand"), max_length=10, choices=State.choices, default=State.WAITING
    )
    reason = models.CharField(_("begrunnelse"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("svart"), null=True)
    reminded_at = models.DateTimeField(_("påminnet"), null=True)
    # How many numbers were asked for, and what came of them.
    asked = models.PositiveIntegerField(_("tall spurt om"), default=0)
    answered = models.PositiveIntegerField(_("tall besvart"), default=0)
    silent = models.PositiveIntegerField(_("uten svar"), default=0)

    objects = AskQuerySet.as_manager()

    class Meta:
        """Nobody is asked twice."""

        ordering = ("organisation__path",)
        verbose_name = _("forespørsel")
        verbose_name_plural = _("forespørsler")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organisation"], name="asked_once"
            ),
            models.CheckConstraint(
                name="ask_answered_by_somebody",
                condition=Q(state="waiting") | Q(by__isnull=False, at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.organisation}"

    def get_absolute_url(self) -> str:
        """Return the page on which it is answered."""
        return reverse("campaigns:ask", args=[self.pk])


class Upload(models.Model):
    """A file that somebody sent as an answer, as it was read. Never changed."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="uploads")
    name = models.CharField(_("fil"), max_length=200)
    digest = models.CharField(_("fingeravtrykk"), max_length=64)
    # Faults by line; rows of the register by key; the revision that each was seen at.
    faults = models.JSONField(default=list)
    rows = models.JSONField(default=dict)
    revisions = models.JSONField(default=dict)
    answered = models.PositiveIntegerField(_("tall besvart"), default=0)
    silent = models.PositiveIntegerField(_("uten svar"), default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lastet opp"), default=timezone.now)
    taken_at = models.DateTimeField(_("tatt inn"), null=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)
        verbose_name = _("opplasting")
        verbose_name_plural = _("opplastinger")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the page that says what the file would change."""
        return reverse("campaigns:upload", args=[self.pk])
