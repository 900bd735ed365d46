"""A version of a register, as it was published."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation


def title_of(title: str, version: str) -> str:
    """Tell a version of a register from its others: «Nordvik, versjon 1»."""
    said = {"title": title, "version": version}
    return gettext("%(title)s, versjon %(version)s") % said


class RegisterVersion(models.Model):
    """A register that nobody changes any more; assessments name the one they used."""

    name = models.SlugField(_("navn"), max_length=60)
    version = models.CharField(_("versjon"), max_length=40)
    title = models.CharField(_("tittel"), max_length=200)
    fingerprint = models.CharField(_("fingeravtrykk"), max_length=64, unique=True)
    # The whole data package, zipped: what is published is what was computed from.
    package = models.BinaryField()
    # Nobody's: it came with Beredt, and whoever has a role may read it.
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True)
    published_at = models.DateTimeField(_("publisert"), default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-published_at", "-pk")
        verbose_name = _("registerversjon")
        verbose_name_plural = _("registerversjoner")

    def __str__(self) -> str:
        return title_of(self.title, self.version)

    def get_absolute_url(self) -> str:
        """Return the page of this version."""
        return reverse("registers:version", args=[self.pk])


class FieldLabel(models.Model):
    """How sensitive a column of registers is; one without a label is open."""

    class Label(models.TextChoices):
        """From what colleagues may see to what few may see."""

        INTERNAL = "internal", _("intern")
        RESTRICTED = "restricted", _("begrenset")

    table = models.CharField(_("tabell"), max_length=30)
    column = models.CharField(_("kolonne"), max_length=60)
    label = models.CharField(_("gradering"), max_length=10, choices=Label.choices)

    class Meta:
        """One label for each column."""

        ordering = ("table", "column")
        verbose_name = _("gradert felt")
        verbose_name_plural = _("graderte felt")
        constraints = [
            models.UniqueConstraint(
                fields=["table", "column"], name="field_has_one_label"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table}.{self.column}: {self.get_label_display()}"
