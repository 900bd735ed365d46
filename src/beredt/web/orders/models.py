"""Long work that somebody ordered."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A worker says every few seconds that it lives. Whoever is silent this long is dead.
SILENCE = dt.timedelta(seconds=30)


class OrderQuerySet(models.QuerySet["Order"]):
    """Which orders."""

    def free(self) -> Self:
        """Keep those that a worker may take, oldest first: nobody works on them."""
        silent = Q(state=Order.State.RUNNING, beat_at__lt=timezone.now() - SILENCE)
        return self.filter(Q(state=Order.State.WAITING) | silent).order_by("pk")

    def answering(self, kind: str, key: str) -> Self:
        """Keep those that are, or will be, the answer to the same question."""
        ended_badly = (Order.State.FAILED, Order.State.CANCELLED)
        same = self.filter(kind=kind, key=key, is_cancelled=False).exclude(key="")
        return same.exclude(state__in=ended_badly).order_by("-pk")


class Order(models.Model):
    """An order for long work: what for, how far it has come, what came of it."""

    class State(models.TextChoices):
        """Where the order is."""

        WAITING = "waiting", _("venter")
        RUNNING = "running", _("pågår")
        DONE = "done", _("ferdig")
        FAILED = "failed", _("feilet")
        CANCELLED = "cancelled", _("avbrutt")

    kind = models.CharField(_("slag"), max_length=40)
    title = models.CharField(_("tittel"), max_length=200)
    wish = models.JSONField(_("bestilling"))
    # The same key means the same answer, which is then not worked out again.
    key = models.CharField(max_length=80, blank=True, db_index=True)
    place = models.CharField(max_length=200, blank=True)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    ordered_at = models.DateTimeField(_("bestilt"), default=timezone.now)

    state = models.CharField(
        _("tilstand"), max_length=10, choices=State.choices, default=State.WAITING
    )
    is_cancelled = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(_("avsluttet"), null=True)
    result = models.JSONField(null=True)
    fault = models.TextField(blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        """Newest first, and what the database keeps."""

        ordering = ("-pk",)
        verbose_name = _("bestilling")
        verbose_name_plural = _("bestillinger")
        indexes = [models.Index(fields=["state", "beat_at"], name="order_state")]
        constraints = [
            models.CheckConstraint(
                name="order_done_has_result",
                condition=~Q(state="done") | Q(result__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page that shows how far it has come."""
        return reverse("orders:order", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether something will still happen to it."""
        return self.state in {self.State.WAITING, self.State.RUNNING}
