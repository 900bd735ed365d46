"""A version of a scenario, as it was published."""

from django.db import models
from django.db.models import Q
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

    @property
    def title(self) -> str:
        """The title in the reader's language, or in bokmål."""
        said: dict[str, str] = self.titles
        return said.get(get_language() or "nb") or said.get("nb") or self.name
