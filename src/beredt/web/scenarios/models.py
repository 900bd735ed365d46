"""A version of a scenario, as it was published."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation


class ScenarioVersion(models.Model):
    """A scenario that nobody changes any more; assessments name the one they used."""

    name = models.SlugField(_("navn"), max_length=80)
    titles = models.JSONField(_("tittel"))
    fingerprint = models.CharField(_("fingeravtrykk"), max_length=64)
    text = models.TextField(_("innhold"))
    # What it includes, by its place beside the text: nothing else is needed to read it.
    files = models.JSONField(default=dict)
    # What it adds measures to; such versions stand with their assessments.
    base = models.ForeignKey("self", models.PROTECT, null=True)
    shared_with = models.ManyToManyField(
        Organisation, related_name="+", verbose_name=_("delt med")
    )
    # Nobody's: it came with Beredt, and whoever has a role may read it.
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True)
    published_at = models.DateTimeField(_("publisert"), default=timezone.now)

    class Meta:
        """In alphabetical order, newest first."""

        ordering = ("name", "-published_at")
        verbose_name = _("scenarioversjon")
        verbose_name_plural = _("scenarioversjoner")
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint", "organisation"], name="scenario_published_once"
            ),
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=Q(organisation=None),
                name="scenario_bundled_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of this version."""
        return reverse("scenarios:version", args=[self.pk])

    @property
    def title(self) -> str:
        """The title in the reader's language, or in bokmål."""
        said: dict[str, str] = self.titles
        return said.get(get_language() or "nb") or said.get("nb") or self.name


class ScenarioDraft(models.Model):
    """A scenario that its organisation still writes on."""

    title = models.CharField(_("tittel"), max_length=200)
    text = models.TextField(_("innhold"))
    # What the scenario that it was copied from includes, as that was published.
    files = models.JSONField(default=dict)
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    # Counts the savings, so that nobody overwrites what they have not seen.
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    changed_at = models.DateTimeField(_("endret"), default=timezone.now)

    class Meta:
        """The one that was changed last is first."""

        ordering = ("-changed_at",)
        verbose_name = _("scenarioutkast")
        verbose_name_plural = _("scenarioutkast")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page where it is written."""
        return reverse("scenarios:draft", args=[self.pk])
