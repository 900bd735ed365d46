"""Cases: what is proposed, changed, decided, and done because of it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.engine.council.deciding import SIGNATURES
from beredt.web.accounts.models import Organisation
from beredt.web.councils.models.bodies import Body
from beredt.web.councils.models.meetings import Meeting


class AgendaItem(models.Model):
    """One line of an agenda: a case with its number, or something without one.

    Without a meeting it waits for one.
    """

    class Type(models.TextChoices):
        """What the body is to do with it."""

        APPROVAL = "approval", _("godkjenning")
        DISCUSSION = "discussion", _("drøfting")
        INFORMATION = "information", _("orientering")
        OPEN = "open", _("åpen sak")
        DECISION = "decision", _("beslutning")

    body = models.ForeignKey(Body, models.PROTECT, related_name="items")
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("møte"),
    )
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(_("saksnummer"), max_length=12, blank=True)
    title = models.CharField(_("tittel"), max_length=400)
    type = models.CharField(
        _("sakstype"), max_length=12, choices=Type.choices, blank=True
    )
    # Each as it is printed: `Kari Nordmann, Helsedirektoratet`.
    presenters = models.JSONField(_("legger frem saken"), default=list, blank=True)
    day = models.DateField(_("dag"), null=True, blank=True)
    start = models.PositiveSmallIntegerField(_("kl."), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutter"), null=True, blank=True)
    is_break = models.BooleanField(_("pause"), default=False)
    # By their names in the strategy; nobody guesses them.
    goals = models.JSONField(_("mål den tjener"), default=list, blank=True)
    background = models.TextField(_("bakgrunn"), max_length=20_000, blank=True)
    # What it was made from: an assessment is known by its address and fingerprint.
    origin = models.CharField(_("laget av"), max_length=300, blank=True)
    origin_address = models.CharField(max_length=300, blank=True)
    origin_fingerprint = models.CharField(_("fingeravtrykk"), max_length=64, blank=True)

    class Meta:
        """In the order of the agenda."""

        ordering = ("position", "pk")
        verbose_name = _("sak")
        verbose_name_plural = _("saker")

    def __str__(self) -> str:
        return " ".join(filter(None, (self.number, self.title)))

    def get_absolute_url(self) -> str:
        """Return the page of this case."""
        return reverse("councils:case", args=[self.pk])

    @property
    def owner(self) -> Meeting | Body:
        """The meeting that it is a part of, or the body where it waits."""
        return self.meeting or self.body

    @property
    def place(self) -> Organisation:
        """Whose rows these are: rights are asked there."""
        return self.body.organisation

    @property
    def name(self) -> str:
        """How the engine knows it: by its number, or its title where it has none."""
        return self.number or self.title

    @property
    def decided(self) -> "Decision | None":
        """What was decided, if anything was yet."""
        return getattr(self, "decision", None)

    @property
    def is_frozen(self) -> bool:
        """Whether somebody has signed what was decided."""
        return Signature.objects.filter(decision__item=self).exists()


class OfItem(models.Model):
    """A part of a case."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="%(class)s_rows")

    class Meta:
        """In the order in which they were written."""

        abstract = True
        ordering = ("pk",)

    @property
    def owner(self) -> AgendaItem:
        """The case that it is a part of."""
        return self.item


class Proposal(OfItem):
    """A proposed decision, and where in the papers it stands."""

    text = models.TextField(_("forslag til vedtak"), max_length=4000)
    where = models.CharField(_("hvor det står"), max_length=200, blank=True)

    class Meta(OfItem.Meta):
        """Name it."""

        verbose_name = _("forslag til vedtak")
        verbose_name_plural = _("forslag til vedtak")

    def __str__(self) -> str:
        return self.text[:80]


class Amendment(OfItem):
    """A change to the proposal: these words become those."""

    by = models.CharField(_("fra hvem"), max_length=200)
    old = models.CharField(_("disse ordene"), max_length=1000)
    new = models.CharField(_("blir til"), max_length=1000, blank=True)

    class Meta(OfItem.Meta):
        """Name it."""

        verbose_name = _("endringsforslag")
        verbose_name_plural = _("endringsforslag")

    def __str__(self) -> str:
        return f"{self.by}: {self.new[:60]}"


class Conflict(OfItem):
    """Somebody who is not impartial in the case."""

    person = models.CharField(_("person"), max_length=120)
    reason = models.CharField(_("begrunnelse"), max_length=500, blank=True)

    class Meta(OfItem.Meta):
        """Name it."""

        verbose_name = _("inhabilitet")
        verbose_name_plural = _("inhabilitet")

    def __str__(self) -> str:
        return self.person


class Position(OfItem):
    """A statement in the case, and those who share it."""

    text = models.TextField(_("synspunkt"), max_length=2000)
    shared_by = models.JSONField(_("deles av"), default=list, blank=True)

    class Meta(OfItem.Meta):
        """Name it."""

        verbose_name = _("synspunkt")
        verbose_name_plural = _("synspunkter")

    def __str__(self) -> str:
        return self.text[:80]


class OpenItem(OfItem):
    """Something that was left open, and the later case that it became."""

    text = models.CharField(_("åpent spørsmål"), max_length=400)
    became = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, related_name="grew_from"
    )

    class Meta(OfItem.Meta):
        """Name it."""

        verbose_name = _("åpent spørsmål")
        verbose_name_plural = _("åpne spørsmål")

    def __str__(self) -> str:
        return self.text[:80]


class FollowUp(OfItem):
    """What somebody is to do because of a decision, and by when."""

    action = models.CharField(_("hva som skal gjøres"), max_length=500)
    responsible = models.CharField(_("ansvarlig"), max_length=200)
    due_meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="due_follow_ups",
        verbose_name=_("til møtet"),
    )
    due_day = models.DateField(_("frist"), null=True, blank=True)
    done_day = models.DateField(_("gjort"), null=True, blank=True)

    class Meta(OfItem.Meta):
        """Name it."""

        verbose_name = _("oppfølging")
        verbose_name_plural = _("oppfølging")

    def __str__(self) -> str:
        return self.action[:80]


class Decision(models.Model):
    """What was decided; it stands once two have signed it."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="decision")
    text = models.TextField(_("vedtak"), max_length=4000)
    in_favour = models.JSONField(_("for"), default=list)
    against = models.JSONField(_("mot"), default=list)
    dissent = models.TextField(_("protokolltilførsel"), max_length=2000, blank=True)
    carried = models.BooleanField(_("vedtatt"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    recorded_at = models.DateTimeField(_("ført"), default=timezone.now)

    class Meta:
        """In the order in which they were taken."""

        ordering = ("pk",)
        verbose_name = _("vedtak")
        verbose_name_plural = _("vedtak")

    def __str__(self) -> str:
        return f"{self.item}: {self.text[:80]}"

    @property
    def is_final(self) -> bool:
        """Whether two have signed."""
        return self.signatures.count() >= SIGNATURES


class Signature(models.Model):
    """Somebody's word that the decision is as it was taken. Never changed."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="signatures")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(_("signert"), default=timezone.now)

    class Meta:
        """Nobody signs twice."""

        ordering = ("pk",)
        verbose_name = _("signatur")
        verbose_name_plural = _("signaturer")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "by"], name="decision_signed_once_each"
            )
        ]

    def __str__(self) -> str:
        return self.by.name
