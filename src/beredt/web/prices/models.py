"""A price model, as it was published."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.report.pricing.words import MODELS
from beredt.web.accounts.models import Organisation
from beredt.web.layout.languages import say


class PriceModelVersion(models.Model):
    """Costs, keys, categories and prices that nobody changes any more."""

    name = models.SlugField(_("navn"), max_length=80)
    # Empty: the name in the language of whoever reads, for what came with Beredt.
    called = models.CharField(_("tittel"), max_length=200, blank=True)
    fingerprint = models.CharField(_("fingeravtrykk"), max_length=64)
    # The tables, zipped: what is published is what was computed from.
    package = models.BinaryField()
    # Nobody's: it came with Beredt, and whoever has a role may read it.
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True)
    published_at = models.DateTimeField(_("publisert"), default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-published_at", "-pk")
        verbose_name = _("prismodell")
        verbose_name_plural = _("prismodeller")
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint", "organisation"], name="price_model_once"
            ),
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=Q(organisation=None),
                name="price_model_bundled_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of this version."""
        return reverse("prices:model", args=[self.pk])

    @property
    def title(self) -> str:
        """What it is called."""
        term = MODELS.get(self.name)
        return self.called or (say(term) if term else self.name)
