"""Who is who at a provider of identities."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import User


class Identity(models.Model):
    """A person of this site, as a provider knows them."""

    user = models.ForeignKey(User, models.PROTECT, related_name="identities")
    issuer = models.URLField(_("utsteder"))
    subject = models.CharField(_("nøkkel hos utstederen"), max_length=255)
    linked_at = models.DateTimeField(_("koblet"), default=timezone.now)

    class Meta:
        """One person for each identity."""

        verbose_name = _("identitet")
        verbose_name_plural = _("identiteter")
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject"], name="identity_is_one_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.issuer}"
