"""A strategy, what is said of its goals, its milestones, and what is observed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation


class Strategy(models.Model):
    """A strategy that an organisation follows."""

    name = models.SlugField(_("navn"), max_length=80)
    title = models.CharField(_("tittel"), max_length=200)
    vision = models.TextField(_("visjon"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisasjon")
    )

    class Meta:
        """In alphabetical order; an organisation has each of them once."""

        ordering = ("title", "pk")
        verbose_name = _("strategi")
        verbose_name_plural = _("strategier")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "organisation"], name="strategy_once"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of this strategy."""
        return reverse("strategies:strategy", args=[self.pk])


class Goal(models.Model):
    """A goal: overarching, or strategic with one indicator."""

    class Level(models.TextChoices):
        """What sort of goal."""

        OVERARCHING = "overarching", _("overordnet mål")
        STRATEGIC = "strategic", _("strategisk mål")

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="goals")
    code = models.SlugField(_("kode"), max_length=80)
    level = models.CharField(_("slag"), max_length=12, choices=Level.choices)
    title = models.CharField(_("tittel"), max_length=300)

    class Meta:
        """As they stand in the strategy."""

        ordering = ("pk",)
        verbose_name = _("mål")
        verbose_name_plural = _("mål")
        constraints = [
            models.UniqueConstraint(fields=["strategy", "code"], name="goal_once")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of this goal."""
        return reverse("strategies:goal", args=[self.pk])


class Status(models.Model):
    """What was said about a goal on a day: status and challenges. Never changed."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="statuses")
    day = models.DateField(_("dato"))
    texts = models.JSONField(_("status og utfordringer"))
    source = models.CharField(_("kilde"), max_length=300)
    mark = models.CharField(max_length=12, default="official")
    confidence = models.CharField(max_length=6, default="high")
    # Nobody: it came with Beredt.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("skrevet"), default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-day", "-pk")
        verbose_name = _("status")
        verbose_name_plural = _("statuser")

    def __str__(self) -> str:
        return f"{self.goal}, {self.day}"


class Milestone(models.Model):
    """Something that is to be done for a goal; its dates are promises."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="milestones")
    title = models.CharField(_("milepæl"), max_length=200)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, verbose_name=_("ansvarlig")
    )
    done_on = models.DateField(_("gjort"), null=True)

    class Meta:
        """The oldest first."""

        ordering = ("pk",)
        verbose_name = _("milepæl")
        verbose_name_plural = _("milepæler")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of this milestone."""
        return reverse("strategies:milestone", args=[self.pk])


class Promise(models.Model):
    """A date that was promised for a milestone, by whom and why. Never changed."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="promises")
    said_on = models.DateField(_("lovet"))
    due_on = models.DateField(_("frist"))
    why = models.CharField(_("begrunnelse"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("skrevet"), default=timezone.now)

    class Meta:
        """The oldest first."""

        ordering = ("said_on", "pk")
        verbose_name = _("lovet dato")
        verbose_name_plural = _("lovede datoer")

    def __str__(self) -> str:
        return f"{self.milestone}, {self.due_on}"


class Indicator(models.Model):
    """What is counted for a goal, over what, and the rule it is worked out by."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="indicators")
    code = models.SlugField(_("kode"), max_length=80)
    title = models.CharField(_("tittel"), max_length=300)
    definition = models.TextField(_("definisjon"))
    numerator = models.CharField(_("teller"), max_length=300)
    denominator = models.CharField(_("nevner"), max_length=300, blank=True)
    aggregation = models.CharField(_("regnes som"), max_length=20)
    data_source = models.CharField(_("datakilde"), max_length=300, blank=True)
    frequency = models.CharField(_("hyppighet"), max_length=20)
    polarity = models.CharField(_("retning"), max_length=20)
    source = models.CharField(_("kilde"), max_length=300)
    source_date = models.CharField(_("kildens dato"), max_length=10)
    mark = models.CharField(max_length=12)
    confidence = models.CharField(max_length=6)

    class Meta:
        """As they stand in the strategy."""

        ordering = ("pk",)
        verbose_name = _("indikator")
        verbose_name_plural = _("indikatorer")
        constraints = [
            models.UniqueConstraint(fields=["goal", "code"], name="indicator_once")
        ]

    def __str__(self) -> str:
        return self.title


class Upload(models.Model):
    """A file of observations, as it was read. Never changed."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="uploads")
    name = models.CharField(_("fil"), max_length=200)
    digest = models.CharField(_("fingeravtrykk"), max_length=64)
    # Faults by line; what each period is to be, and the revision it was seen at.
    faults = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lastet opp"), default=timezone.now)
    taken_at = models.DateTimeField(_("tatt inn"), null=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)
        verbose_name = _("opplasting")
        verbose_name_plural = _("opplastinger")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the page that says what the file would change."""
        return reverse("strategies:upload", args=[self.pk])


class Observation(models.Model):
    """What was counted in a period. A change is a new revision; nothing is lost."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="observations"
    )
    year = models.PositiveSmallIntegerField(_("år"))
    # None is the whole year in files; here 0, so that the database knows it again.
    month = models.PositiveSmallIntegerField(_("måned"), default=0)
    revision = models.PositiveIntegerField(default=1)
    # Nothing: it was withdrawn, and is missing again. That is not zero.
    numerator = models.PositiveBigIntegerField(_("teller"), null=True)
    denominator = models.PositiveBigIntegerField(_("nevner"), null=True)
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="observations")

    class Meta:
        """The latest revision of a period is what counts."""

        ordering = ("indicator", "year", "month", "revision")
        verbose_name = _("observasjon")
        verbose_name_plural = _("observasjoner")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "month", "revision"],
                name="observed_once",
            ),
            models.CheckConstraint(
                name="observation_month", condition=Q(month__lte=12)
            ),
            models.CheckConstraint(
                name="observation_is_a_share",
                condition=Q(denominator=None) | Q(denominator__gte=1),
            ),
        ]

    def __str__(self) -> str:
        period = f"{self.year}-{self.month:02}" if self.month else str(self.year)
        return f"{self.indicator}, {period}"
