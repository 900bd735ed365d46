"""An AI system of an organisation, and every record that was written of it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.engine.ai_systems import AISystem
from beredt.web.accounts.models import Organisation


class RegisteredSystemQuerySet(models.QuerySet["RegisteredSystem"]):
    """Which systems."""

    def open_to_all(self) -> Self:
        """Keep those whose published record everybody may see."""
        return self.filter(published__is_public=True)


class RegisteredSystem(models.Model):
    """One AI system; what is said of it stands in its records."""

    code = models.SlugField(_("kode"), max_length=80, unique=True)
    # Nobody's: it came with Beredt, and whoever has a role may read it.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, verbose_name=_("organisasjon")
    )
    # What counts; nothing until somebody else has approved the first record.
    published = models.OneToOneField(
        "SystemRecord", models.PROTECT, null=True, related_name="+"
    )

    objects = RegisteredSystemQuerySet.as_manager()

    class Meta:
        """In the order of their codes."""

        ordering = ("code",)
        verbose_name = _("KI-system")
        verbose_name_plural = _("KI-systemer")

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the page of this system."""
        return reverse("ai_systems:system", args=[self.code])

    def newest(self) -> "SystemRecord":
        """Return the newest record, whatever has become of it."""
        return self.records.order_by("-number")[0]

    def said(self) -> AISystem:
        """Return the published record, or the newest where none is published."""
        return (self.published or self.newest()).said()


class SystemRecord(models.Model):
    """One record of a system, as somebody wrote it. Its content is never changed."""

    class State(models.TextChoices):
        """What has become of it."""

        PROPOSED = "proposed", _("foreslått")
        PUBLISHED = "published", _("publisert")
        RETURNED = "returned", _("sendt tilbake")
        REPLACED = "replaced", _("erstattet")

    system = models.ForeignKey(RegisteredSystem, models.PROTECT, related_name="records")
    number = models.PositiveIntegerField(_("nummer"))
    # What the engine takes, field by field.
    content = models.JSONField(_("innhold"))
    is_public = models.BooleanField(_("vises for alle"), default=False)
    note = models.CharField(_("begrunnelse"), max_length=500, blank=True)
    state = models.CharField(
        _("tilstand"), max_length=10, choices=State.choices, default=State.PROPOSED
    )
    # Nobody: it came with Beredt.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("hvem"),
    )
    at = models.DateTimeField(_("tidspunkt"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("avgjort"), null=True)
    reason = models.CharField(_("begrunnelse"), max_length=500, blank=True)

    class Meta:
        """Nobody publishes what they wrote; two people never write the same number."""

        ordering = ("system", "-number")
        verbose_name = _("oppføring")
        verbose_name_plural = _("oppføringer")
        constraints = [
            models.UniqueConstraint(
                fields=["system", "number"], name="system_record_is_next"
            ),
            models.CheckConstraint(
                name="system_record_has_four_eyes",
                condition=Q(by=None) | Q(decided_by=None) | ~Q(by=F("decided_by")),
            ),
            models.CheckConstraint(
                name="system_record_is_published_by_somebody",
                condition=~Q(state="published")
                | Q(by=None)
                | Q(decided_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content['name']} ({self.number})"

    def said(self) -> AISystem:
        """Return the record as the engine knows it."""
        content: dict[str, Any] = self.content
        return AISystem(**content | {"gains": tuple(content.get("gains", ()))})
