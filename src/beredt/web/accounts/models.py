"""People, the organisations they belong to, and the roles they hold there."""

import datetime as dt
import hashlib
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """How people are found and made."""

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """Make somebody who can sign in; without a password, by link or passkey."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find somebody by e-mail address, however it is written."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Somebody who signs in. People are never deleted: the log speaks of them."""

    email = models.EmailField(_("e-postadresse"), unique=True)
    name = models.CharField(_("navn"), max_length=120)
    language = models.CharField(_("språk"), max_length=2, default="nb")
    is_active = models.BooleanField(_("kan logge inn"), default=True)
    joined_at = models.DateTimeField(_("registrert"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        """Rules that the database keeps."""

        ordering = ("name", "email")
        verbose_name = _("bruker")
        verbose_name_plural = _("brukere")
        constraints = [
            models.CheckConstraint(
                name="user_email_is_lower", condition=Q(email=Lower("email"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    def get_absolute_url(self) -> str:
        """Return the page of this person."""
        return reverse("accounts:person", args=[self.pk])


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Which organisations."""

    def within(self, organisation: "Organisation") -> Self:
        """Keep an organisation and all below it."""
        return self.filter(path__startswith=organisation.path)

    def above(self, organisation: "Organisation") -> Self:
        """Keep an organisation and all that it belongs to, the nation first."""
        return self.filter(path__in=paths_above(organisation.path)).order_by("path")


class Organisation(models.Model):
    """One knot of the tree that people and capacity belong to."""

    class Kind(models.TextChoices):
        """What sort of organisation."""

        NATION = "nation", _("nasjon")
        REGION = "region", _("helseregion")
        TRUST = "trust", _("helseforetak")
        FACILITY = "facility", _("behandlingssted")
        COUNTY = "county", _("fylke")
        MUNICIPALITY = "municipality", _("kommune")
        DIRECTORATE = "directorate", _("direktorat")
        ARMED_FORCES = "armed_forces", _("Forsvaret")
        PARTNER = "partner", _("partner i utlandet")

    code = models.SlugField(_("kode"), max_length=60, unique=True)
    name = models.CharField(_("navn"), max_length=160)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children"
    )
    # All codes from the nation down, so that one comparison answers "is it below?".
    path = models.CharField(_("sti"), max_length=200, unique=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        """The order of the tree, and its one root."""

        ordering = ("path",)
        verbose_name = _("organisasjon")
        verbose_name_plural = _("organisasjoner")
        constraints = [
            models.CheckConstraint(
                name="organisation_root_is_nation",
                condition=Q(kind="nation", parent=None)
                | (~Q(kind="nation") & Q(parent__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the page of this organisation."""
        return reverse("accounts:organisation", args=[self.code])


def paths_above(path: str) -> list[str]:
    """Return a path and those of all that it lies under.

    >>> paths_above("/no/nord/")
    ['/no/', '/no/nord/']
    """
    codes = path.strip("/").split("/")
    return [f"/{'/'.join(codes[: n + 1])}/" for n in range(len(codes))]


def is_nation(path: str) -> bool:
    """Tell whether a path is that of the whole tree.

    >>> is_nation("/norge/"), is_nation("/norge/nord/")
    (True, False)
    """
    return path.count("/") == 2


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Which assignments."""

    def current(self, on: dt.date | None = None) -> Self:
        """Keep those that hold on a day, by default today."""
        day = on or timezone.localdate()
        return self.filter(
            Q(until=None) | Q(until__gte=day),
            since__lte=day,
            ended_at=None,
            user__is_active=True,
        )

    def ending_soon(self) -> Self:
        """Keep those that end within two weeks."""
        return self.filter(until__lte=timezone.localdate() + dt.timedelta(days=14))


class RoleAssignment(models.Model):
    """A role that somebody holds for a place in the tree and a period."""

    class Role(models.TextChoices):
        """What somebody is there to do."""

        PLANNER = "planner", _("planlegger")
        CAPACITY_OWNER = "capacity_owner", _("kapasitetseier")
        APPROVER = "approver", _("godkjenner")
        READER = "reader", _("leser")
        ADMINISTRATOR = "administrator", _("administrator")
        OBSERVER = "observer", _("observatør")

    user = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    role = models.CharField(_("rolle"), max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisasjon")
    )
    since = models.DateField(_("fra og med"), default=timezone.localdate)
    until = models.DateField(_("til og med"), null=True, blank=True)
    ended_at = models.DateTimeField(_("avsluttet"), null=True, editable=False)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        """Rules that the database keeps."""

        ordering = ("organisation__path", "role")
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        constraints = [
            models.CheckConstraint(
                name="role_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organisation}"


class SignInLink(models.Model):
    """A secret address that lets one person in, once, for a while."""

    user = models.ForeignKey(User, models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("gyldig til"))
    used_at = models.DateTimeField(_("brukt"), null=True)

    class Meta:
        """Name it."""

        verbose_name = _("innloggingslenke")
        verbose_name_plural = _("innloggingslenker")

    def __str__(self) -> str:
        return f"{self.user}, {self.expires_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        """Whether it still lets its person in."""
        return self.used_at is None and self.expires_at > timezone.now()


def digest_of(token: str) -> str:
    """Return what is kept of a secret: enough to know it again, never to tell it."""
    return hashlib.sha256(token.encode()).hexdigest()


class ApiToken(models.Model):
    """A key that lets a program read what its owner may read."""

    user = models.ForeignKey(User, models.PROTECT)
    name = models.CharField(_("navn"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("gyldig til"))
    revoked_at = models.DateTimeField(_("trukket tilbake"), null=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)
        verbose_name = _("API-nøkkel")
        verbose_name_plural = _("API-nøkler")

    def __str__(self) -> str:
        return self.name
