"""Frameworks, obligations, what is said of them, and what proves it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation
from beredt.web.assessments.models import Assessment
from beredt.web.scenarios.models import ScenarioVersion


class Framework(models.Model):
    """What obligations belong to, kept by an organisation."""

    code = models.SlugField(_("kode"), max_length=80)
    title = models.CharField(_("rammeverk"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisasjon")
    )

    class Meta:
        """As they were added; an organisation has each of them once."""

        ordering = ("pk",)
        verbose_name = _("rammeverk")
        verbose_name_plural = _("rammeverk")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "organisation"], name="framework_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Obligation(models.Model):
    """One thing that is agreed, required or recommended; its words never change."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="obligations")
    code = models.SlugField(_("kode"), max_length=80)
    title = models.CharField(_("forpliktelse"), max_length=300)
    text = models.TextField(_("innhold"), blank=True)
    footing = models.CharField(_("slag"), max_length=14)
    address = models.URLField(_("adresse"), max_length=500, blank=True)
    depends_on = models.ManyToManyField("self", symmetrical=False, related_name="+")
    source = models.CharField(_("kilde"), max_length=300)
    source_date = models.CharField(_("kildens dato"), max_length=10)
    mark = models.CharField(max_length=12)
    confidence = models.CharField(max_length=6)

    class Meta:
        """As they stand in their framework."""

        ordering = ("framework", "pk")
        verbose_name = _("forpliktelse")
        verbose_name_plural = _("forpliktelser")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code"], name="obligation_once"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of this obligation."""
        return reverse("obligations:obligation", args=[self.pk])

    @property
    def now(self) -> "Entry":
        """What is said of it now; of some, nothing yet."""
        # Prefetched where there are many of them.
        entries = list(self.entries.all())
        return entries[-1] if entries else Entry(obligation=self, revision=0)


class Entry(models.Model):
    """What is said of an obligation from a moment on. Never changed: a new one is."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="entries")
    revision = models.PositiveIntegerField()
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, verbose_name=_("ansvarlig")
    )
    due_on = models.DateField(_("frist"), null=True)
    ability = models.CharField(_("egen evne"), max_length=12, default="not_assessed")
    gap = models.TextField(_("hva som mangler"), blank=True)
    dependency = models.TextField(_("avhengig av"), blank=True)
    why = models.CharField(_("begrunnelse"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("skrevet"), default=timezone.now)

    class Meta:
        """The oldest first; two people never write the same revision."""

        ordering = ("obligation", "revision")
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "revision"], name="entry_revision_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.obligation} ({self.revision})"


class Evidence(models.Model):
    """Something that proves an ability; withdrawn when it no longer does."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="evidence")
    kind = models.CharField(_("slag"), max_length=10)
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, null=True, verbose_name=_("beregning")
    )
    scenario = models.ForeignKey(
        ScenarioVersion, models.PROTECT, null=True, verbose_name=_("scenario")
    )
    title = models.CharField(_("tittel"), max_length=300, blank=True)
    address = models.URLField(_("adresse"), max_length=500, blank=True)
    day = models.DateField(_("dato"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("skrevet"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("trukket tilbake"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField(_("begrunnelse"), max_length=500, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-day", "-pk")
        verbose_name = _("dokumentasjon")
        verbose_name_plural = _("dokumentasjon")
        constraints = [
            models.CheckConstraint(
                name="evidence_is_what_its_kind_says",
                condition=Q(kind="assessment", assessment__isnull=False, scenario=None)
                | Q(kind="scenario", scenario__isnull=False, assessment=None)
                | Q(
                    kind__in=("exercise", "plan", "other"),
                    assessment=None,
                    scenario=None,
                )
                & ~Q(title=""),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.kind
