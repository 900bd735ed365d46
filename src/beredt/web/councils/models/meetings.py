"""Meetings: when, where, who sits for whom, and what the papers say."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation
from beredt.web.councils.models.bodies import Body, SeatStatus


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Which meetings."""

    def planned(self) -> Self:
        """Keep those that may still be changed."""
        return self.filter(closed_at=None, is_example=False)


class Meeting(models.Model):
    """A meeting of a body on one day or several."""

    body = models.ForeignKey(
        Body,
        models.PROTECT,
        related_name="meetings",
        verbose_name=_("råd eller utvalg"),
    )
    first_day = models.DateField(_("dato"))
    last_day = models.DateField(_("siste dag"))
    place_name = models.CharField(_("sted"), max_length=200, blank=True)
    # Minutes after midnight of the last day.
    end = models.PositiveSmallIntegerField(_("slutt"), null=True, blank=True)
    label = models.CharField(_("gradering"), max_length=120, blank=True)
    next_first_day = models.DateField(_("neste møte"), null=True, blank=True)
    next_last_day = models.DateField(_("neste møtes siste dag"), null=True, blank=True)
    next_place = models.CharField(_("sted for neste møte"), max_length=200, blank=True)
    # It came with Beredt, as it was printed: read and copied, never changed.
    is_example = models.BooleanField(default=False)
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    called_at = models.DateTimeField(_("opprettet"), default=timezone.now)
    closed_at = models.DateTimeField(_("avsluttet"), null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        """Latest first; no meeting ends before it begins."""

        ordering = ("-first_day", "-pk")
        verbose_name = _("møte")
        verbose_name_plural = _("møter")
        constraints = [
            models.CheckConstraint(
                name="meeting_days_are_in_order",
                condition=Q(last_day__gte=F("first_day")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {date_format(self.first_day, 'DATE_FORMAT')}"

    def get_absolute_url(self) -> str:
        """Return the page of its agenda."""
        return reverse("councils:meeting", args=[self.pk])

    @property
    def place(self) -> Organisation:
        """Whose rows these are: rights are asked there."""
        return self.body.organisation

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed."""
        return self.closed_at is None and not self.is_example


class OfMeeting(models.Model):
    """A part of a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="%(class)s_rows")

    class Meta:
        """In the order in which they were written."""

        abstract = True
        ordering = ("pk",)

    @property
    def owner(self) -> Meeting:
        """The meeting that it is a part of."""
        return self.meeting


class Stretch(models.Model):
    """From and until a minute of the day, on one day of the meeting or on all."""

    day = models.DateField(_("dag"), null=True, blank=True)
    since = models.PositiveSmallIntegerField(_("fra kl."), null=True, blank=True)
    until = models.PositiveSmallIntegerField(_("til kl."), null=True, blank=True)

    class Meta:
        """Only a part of others."""

        abstract = True


class Member(OfMeeting):
    """A person in a seat of the body, in one meeting."""

    person = models.CharField(_("person"), max_length=120)
    organisation = models.CharField(_("organisasjon"), max_length=200)
    status = models.CharField(
        _("plass"),
        max_length=14,
        choices=SeatStatus.choices,
        default=SeatStatus.MEMBER,
    )
    absent = models.BooleanField(_("forfall hele møtet"), default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bruker"),
    )

    class Meta(OfMeeting.Meta):
        """Nobody has two seats in one meeting."""

        verbose_name = _("medlem")
        verbose_name_plural = _("medlemmer")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="member_sits_once"
            )
        ]

    def __str__(self) -> str:
        return self.person


class Deputy(OfMeeting, Stretch):
    """Somebody who sits for a member, for the whole meeting or until an hour."""

    person = models.CharField(_("stedfortreder"), max_length=120)
    organisation = models.CharField(_("organisasjon"), max_length=200, blank=True)
    sits_for = models.ForeignKey(
        Member, models.CASCADE, related_name="deputies", verbose_name=_("stiller for")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bruker"),
    )

    class Meta(OfMeeting.Meta):
        """Name it."""

        verbose_name = _("stedfortreder")
        verbose_name_plural = _("stedfortredere")

    def __str__(self) -> str:
        return self.person


class Absence(OfMeeting, Stretch):
    """When a member comes late, leaves early, or is away for a day."""

    member = models.ForeignKey(
        Member, models.CASCADE, related_name="absences", verbose_name=_("medlem")
    )

    class Meta(OfMeeting.Meta):
        """Name it."""

        verbose_name = _("fravær")
        verbose_name_plural = _("fravær")

    def __str__(self) -> str:
        return self.member.person


class Passage(OfMeeting):
    """What the papers say beside the agenda, as it is printed there."""

    class Kind(models.TextChoices):
        """What sort of passage: the tables of a file of papers."""

        HEADINGS = "headings", _("overskrift på saken")
        RESTARTS = "restarts", _("oppstart etter pause")
        STATEMENTS = "statements", _("utsagn om tid")
        LISTS = "lists", _("medlemsliste")
        SHARES = "shares", _("andeler slik de er trykt")
        BANDS = "bands", _("intervaller slik de er trykt")

    kind = models.CharField(_("slag"), max_length=10, choices=Kind.choices)
    # A row of that table of the file.
    content = models.JSONField(_("innhold"))

    class Meta(OfMeeting.Meta):
        """Name it."""

        verbose_name = _("avsnitt i papirene")
        verbose_name_plural = _("avsnitt i papirene")

    def __str__(self) -> str:
        return self.get_kind_display()
