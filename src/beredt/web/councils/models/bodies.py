"""Councils and committees: their names, their seats, what they answer for."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation


class Body(models.Model):
    """A council or committee under one name; a new name is a new body."""

    code = models.SlugField(_("kode"), max_length=60, unique=True)
    name = models.CharField(_("navn"), max_length=200)
    mandate = models.TextField(_("mandat"), max_length=4000, blank=True)
    first_day = models.DateField(_("fra og med"), null=True, blank=True)
    last_day = models.DateField(_("til og med"), null=True, blank=True)
    predecessor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("het før"),
    )
    # Whose secretariat calls its meetings.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("sekretariat")
    )
    source = models.TextField(_("kilde"), max_length=1000)
    source_date = models.CharField(_("kildens dato"), max_length=10)
    mark = models.CharField(_("merke"), max_length=10, default="official")
    confidence = models.CharField(_("tillit"), max_length=6, default="high")

    class Meta:
        """By name; nothing ends before it begins."""

        ordering = ("name", "-first_day")
        verbose_name = _("råd eller utvalg")
        verbose_name_plural = _("råd og utvalg")
        constraints = [
            models.CheckConstraint(
                name="body_ends_after_it_begins",
                condition=Q(first_day=None)
                | Q(last_day=None)
                | Q(last_day__gte=F("first_day")),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the page of this body."""
        return reverse("councils:body", args=[self.pk])

    @property
    def place(self) -> Organisation:
        """Whose rows these are: rights are asked there."""
        return self.organisation

    @property
    def is_over(self) -> bool:
        """Whether it has ended, or has another name now."""
        return self.last_day is not None and self.last_day < timezone.localdate()


class SeatStatus(models.TextChoices):
    """What somebody may do in a seat."""

    LEADER = "leader", _("leder")
    DEPUTY_LEADER = "deputy_leader", _("nestleder")
    MEMBER = "member", _("medlem")
    OBSERVER = "observer", _("observatør")


class SeatQuerySet(models.QuerySet["Seat"]):
    """Which seats."""

    def on(self, day: dt.date) -> Self:
        """Keep the seats that there are on a day."""
        return self.filter(
            Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day)
        )


class Seat(models.Model):
    """Seats of one organisation; two county governors are two seats."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="seats")
    organisation = models.CharField(_("organisasjon"), max_length=200)
    status = models.CharField(
        _("plass"),
        max_length=14,
        choices=SeatStatus.choices,
        default=SeatStatus.MEMBER,
    )
    number = models.PositiveSmallIntegerField(
        _("antall plasser"), null=True, blank=True
    )
    person = models.CharField(_("person"), max_length=120, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("bruker"),
    )
    since = models.DateField(_("fra og med"), null=True, blank=True)
    until = models.DateField(_("til og med"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        """In the order in which they were written; a number is at least one."""

        ordering = ("pk",)
        verbose_name = _("plass i rådet")
        verbose_name_plural = _("plasser i rådet")
        constraints = [
            models.CheckConstraint(
                name="seat_number_is_some", condition=Q(number=None) | Q(number__gte=1)
            )
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.person, self.organisation)))

    @property
    def owner(self) -> Body:
        """The body that it is a part of."""
        return self.body


class Responsibility(models.Model):
    """What a body or its members answer for, by one of the four principles."""

    class Principle(models.TextChoices):
        """The principles of Norwegian preparedness."""

        RESPONSIBILITY = "responsibility", _("ansvar")
        LIKENESS = "likeness", _("likhet")
        NEARNESS = "nearness", _("nærhet")
        COOPERATION = "cooperation", _("samvirke")

    body = models.ForeignKey(Body, models.CASCADE, related_name="responsibilities")
    principle = models.CharField(
        _("prinsipp"), max_length=14, choices=Principle.choices
    )
    who = models.CharField(_("hvem"), max_length=200)
    what = models.TextField(_("hva de svarer for"), max_length=2000)

    class Meta:
        """By principle."""

        ordering = ("principle", "pk")
        verbose_name = _("ansvar")
        verbose_name_plural = _("ansvar")

    def __str__(self) -> str:
        return f"{self.get_principle_display()}: {self.who}"

    @property
    def owner(self) -> Body:
        """The body that it is a part of."""
        return self.body
