"""A draft of a register, and every change of a row in it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation
from beredt.web.registers.models import RegisterVersion, title_of


class RegisterDraft(models.Model):
    """A published register with changes that are not published yet."""

    class State(models.TextChoices):
        """Where the draft is."""

        OPEN = "open", _("åpent")
        PROPOSED = "proposed", _("foreslått")
        PUBLISHED = "published", _("publisert")
        WITHDRAWN = "withdrawn", _("trukket")

    base = models.ForeignKey(
        RegisterVersion,
        models.PROTECT,
        related_name="drafts",
        verbose_name=_("bygger på"),
    )
    title = models.CharField(_("tittel"), max_length=200)
    version = models.CharField(_("ny versjon"), max_length=40)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisasjon")
    )
    state = models.CharField(
        _("tilstand"), max_length=10, choices=State.choices, default=State.OPEN
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("startet"), default=timezone.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(_("foreslått"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("avgjort"), null=True)
    reason = models.CharField(_("begrunnelse"), max_length=500, blank=True)
    published = models.OneToOneField(RegisterVersion, models.PROTECT, null=True)

    class Meta:
        """Newest first; nobody publishes what they proposed themselves."""

        ordering = ("-pk",)
        verbose_name = _("registerutkast")
        verbose_name_plural = _("registerutkast")
        constraints = [
            models.CheckConstraint(
                name="draft_has_four_eyes",
                condition=Q(published=None) | ~Q(proposed_by=F("decided_by")),
            ),
            models.CheckConstraint(
                name="draft_published_has_version",
                condition=Q(state="published", published__isnull=False)
                | (~Q(state="published") & Q(published=None)),
            ),
        ]

    def __str__(self) -> str:
        return title_of(self.title, self.version)

    def get_absolute_url(self) -> str:
        """Return the page of this draft."""
        return reverse("drafts:draft", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether its rows may be changed."""
        return self.state == self.State.OPEN


class RowEditQuerySet(models.QuerySet["RowEdit"]):
    """Which changes of rows."""

    def latest_of_each_row(self) -> Self:
        """Keep the last change of each row of each draft."""
        newest = (
            self.order_by()
            .values("draft", "table", "key")
            .annotate(newest=Max("pk"))
            .values("newest")
        )
        return self.filter(pk__in=newest)


class RowEdit(models.Model):
    """One change of one row: what stood before, what stands after, who, when.

    Never changed itself: the next change of the row has the next revision.
    """

    draft = models.ForeignKey(RegisterDraft, models.PROTECT, related_name="edits")
    table = models.CharField(_("tabell"), max_length=30)
    key = models.CharField(_("rad"), max_length=300)
    revision = models.PositiveIntegerField(_("endring nr."))
    # The text of each cell by column; nothing where there is no row.
    before = models.JSONField(_("før"), null=True)
    after = models.JSONField(_("etter"), null=True)
    note = models.CharField(_("begrunnelse"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("hvem"),
    )
    at = models.DateTimeField(_("tidspunkt"), default=timezone.now, db_index=True)

    objects = RowEditQuerySet.as_manager()

    class Meta:
        """Two people never write the same revision of a row."""

        ordering = ("pk",)
        verbose_name = _("endret rad")
        verbose_name_plural = _("endrede rader")
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "table", "key", "revision"], name="row_edit_is_next"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"


class Import(models.Model):
    """Tables that somebody else made, as they were read. Never changed."""

    draft = models.ForeignKey(RegisterDraft, models.PROTECT, related_name="imports")
    name = models.CharField(_("fil"), max_length=200)
    # One for each table: its name, heads and rows.
    tables = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lastet opp"), default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)
        verbose_name = _("import")
        verbose_name_plural = _("importer")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the page on which its columns are found and taken in."""
        return reverse("drafts:import", args=[self.pk])
