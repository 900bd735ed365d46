"""An assessment that somebody asked for, its result, and what is said of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation
from beredt.web.layout.languages import reading_language
from beredt.web.orders.models import Order
from beredt.web.registers.models import RegisterVersion
from beredt.web.scenarios.models import ScenarioVersion


class Assessment(models.Model):
    """What was asked: which scenario in which register, how often, for whom."""

    # Empty: what the scenario is called in the language of whoever reads.
    called = models.CharField(_("tittel"), max_length=200, blank=True)
    scenario = models.ForeignKey(
        ScenarioVersion, models.PROTECT, verbose_name=_("scenario")
    )
    register = models.ForeignKey(
        RegisterVersion, models.PROTECT, verbose_name=_("register")
    )
    draws = models.PositiveIntegerField(_("antall forløp"))
    seed = models.PositiveBigIntegerField(_("frø"))
    label = models.CharField(_("gradering"), max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisasjon")
    )
    # What it changes one thing of, to be compared with.
    base = models.ForeignKey("self", models.PROTECT, null=True, related_name="variants")
    # Shared by all who asked the same.
    order = models.ForeignKey(Order, models.PROTECT)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    ordered_at = models.DateTimeField(_("bestilt"), default=timezone.now)

    class Meta:
        """Newest first, and what the database keeps."""

        ordering = ("-pk",)
        verbose_name = _("beregning")
        verbose_name_plural = _("beregninger")
        constraints = [
            models.CheckConstraint(
                name="assessment_has_draws", condition=Q(draws__gte=1)
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return its permanent address."""
        return reverse("assessments:assessment", args=[self.pk])

    @property
    def title(self) -> str:
        """What it is called."""
        return self.called or self.scenario.title

    @property
    def is_done(self) -> bool:
        """Whether there is a result."""
        return self.order.state == Order.State.DONE

    @property
    def headline(self) -> str:
        """The first sentence of the result in the reader's language."""
        said: dict[str, Any] = (self.order.result or {}).get("headline", {})
        sentences = said.get(reading_language()) or said.get("nb") or [""]
        return str(sentences[0])


class Result(models.Model):
    """What was computed, by the key of the order that asked for it."""

    key = models.CharField(max_length=80, unique=True)
    content = models.BinaryField()
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Name it."""

        verbose_name = _("resultat")
        verbose_name_plural = _("resultater")

    def __str__(self) -> str:
        return self.key


class Comment(models.Model):
    """What somebody says of an assessment."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="comments")
    text = models.TextField(_("kommentar"), max_length=4000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    written_at = models.DateTimeField(_("skrevet"), default=timezone.now)

    class Meta:
        """Oldest first."""

        ordering = ("pk",)
        verbose_name = _("kommentar")
        verbose_name_plural = _("kommentarer")

    def __str__(self) -> str:
        return self.text[:80]
