"""What was done: a chain of events that is only ever made longer."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NO_HASH = "0" * 64


class Event(models.Model):
    """One action: who did what to which object, with what stood before and after."""

    number = models.PositiveBigIntegerField(_("nummer"), primary_key=True)
    at = models.DateTimeField(_("tidspunkt"), db_index=True)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("hvem")
    )
    signature = models.CharField(_("navn da det skjedde"), max_length=254)
    what = models.CharField(_("hva"), max_length=80, db_index=True)
    kind = models.CharField(_("slags objekt"), max_length=80)
    key = models.CharField(_("objektets nøkkel"), max_length=80)
    title = models.CharField(_("objekt"), max_length=200)
    place = models.CharField(_("sted"), max_length=200, db_index=True, blank=True)
    # Text, not JSON: databases rewrite numbers, and the hash is of the letters.
    change = models.TextField(_("endring"))
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """Newest last, as they happened."""

        ordering = ("number",)
        indexes = [models.Index(fields=["kind", "key"], name="event_object")]
        verbose_name = _("hendelse")
        verbose_name_plural = _("hendelser")

    def __str__(self) -> str:
        return f"{self.number} {self.what} {self.title}"

    @property
    def before(self) -> Any:
        """What stood before the action, or nothing."""
        return json.loads(self.change)["before"]

    @property
    def after(self) -> Any:
        """What stands after the action, or nothing."""
        return json.loads(self.change)["after"]


class Head(models.Model):
    """The end of the chain, sealed with the site's key; there is one."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=NO_HASH)
    seal = models.CharField(max_length=200, blank=True)

    class Meta:
        """Rules that the database keeps."""

        constraints = [
            models.CheckConstraint(name="head_is_one", condition=models.Q(pk=1))
        ]

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"
